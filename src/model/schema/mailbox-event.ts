import { z } from "zod";
import type { WantEffect } from "../effect.ts";
import type { Instant } from "../instant.ts";
import type {
  DigestBegun,
  DigestReceipt,
  DigestSettled,
  GrantGiven,
  GrantWithdrawn,
  MailboxEvent,
} from "../mailbox.ts";
import { type LeftRow, type WantFacts, wantStatuses } from "../want.ts";
import { outcome, receipt } from "./event.ts";
import { type Fields, fields, optional } from "./fields.ts";
import { count, id, instant, list, literal, money, oneOf, text, time } from "./values.ts";

const left: z.ZodType<LeftRow> = z.tuple([id, instant]) as unknown as z.ZodType<LeftRow>;
const facts: z.ZodType<WantFacts> = z.record(
  z.string().max(128),
  z.union([z.number(), money]),
) as unknown as z.ZodType<WantFacts>;

const want: Fields<WantEffect> = {
  type: literal("want"),
  id: text,
  owner: id,
  person: id,
  key: text,
  rev: count,
  status: oneOf(wantStatuses),
  notice: id,
  channel: id,
  class: id,
  topic: text,
  facts,
  permits: list(oneOf(["cap", "grant"] as const), 2),
  left: list(left, 50),
  outcome: optional(text),
  since: instant as z.ZodType<Instant>,
  at: instant,
};

/** The schema of each event of a mailbox. */
export function mailboxSchemas(): ReadonlyMap<string, z.ZodType<MailboxEvent>> {
  const sent = { id: text, person: id, sendId: text };
  const grant = { id, person: id, channel: id, at: optional(time), notices: optional(list(id, 100)) };
  return new Map<string, z.ZodType<MailboxEvent>>([
    ["want", fields<WantEffect>(want)],
    ["grant.given", fields<GrantGiven>({ ...grant, type: literal("grant.given") })],
    ["grant.withdrawn", fields<GrantWithdrawn>({ ...grant, type: literal("grant.withdrawn") })],
    ["digest.begun", fields<DigestBegun>({ ...sent, type: literal("digest.begun") })],
    [
      "digest.settled",
      fields<DigestSettled>({ ...sent, type: literal("digest.settled"), at: instant, outcome: outcome() }),
    ],
    [
      "digest.receipt",
      fields<DigestReceipt>({ ...sent, type: literal("digest.receipt"), at: instant, receipt: receipt() }),
    ],
  ]);
}
