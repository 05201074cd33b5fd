import { z } from "zod";
import type { FeedSeen } from "../feed.ts";
import { fields, optional } from "./fields.ts";
import { type Parsed, typed } from "./parse.ts";
import { id, time } from "./values.ts";

const most = 1_000_000_000;
const number: z.ZodType<number> = z.int().min(0).max(most);

/** Reads reports of a feed. Made once, since schemas are costly to build. */
export function feedReader(): (input: unknown) => Parsed<FeedSeen> {
  const schema = fields<FeedSeen>({
    id,
    type: z.literal("feed.seen") as unknown as z.ZodType<"feed.seen">,
    carrier: id,
    provider: id,
    receivedAt: time,
    lags: z.array(z.int()).max(10_000) as unknown as z.ZodType<readonly number[]>,
    corrections: optional(number),
    active: optional(number),
  });
  const schemas = new Map([["feed.seen", schema]]);
  return (input) => typed(schemas, input, "feed.seen");
}
