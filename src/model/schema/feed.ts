import { z } from "zod";
import type { FeedSeen } from "../feed.ts";
import { fields, optional } from "./fields.ts";
import { type Parsed, typed } from "./parse.ts";
import { id, list, literal, time, within } from "./values.ts";

const number: z.ZodType<number> = within(0, 1_000_000_000);

/** Reads reports of a feed. Made once, since schemas are costly to build. */
export function feedReader(): (input: unknown) => Parsed<FeedSeen> {
  const schema = fields<FeedSeen>({
    id,
    type: literal("feed.seen"),
    carrier: id,
    provider: id,
    receivedAt: time,
    lags: list(z.int() as z.ZodType<number>, 10_000),
    corrections: optional(number),
    active: optional(number),
  });
  const schemas = new Map([["feed.seen", schema]]);
  return (input) => typed(schemas, input, "feed.seen");
}
