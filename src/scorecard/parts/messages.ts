import { shift } from "../../model/duration.ts";
import { hash32 } from "../../model/id.ts";
import type { AttemptRow } from "../../model/record.ts";
import type { Mark, MarkIs, OptOut } from "../../model/score.ts";
import { hasFailed } from "../../notify/ledger.ts";
import { unpacked } from "../../notify/ledger-pack.ts";
import { inDigest } from "../../notify/send-id.ts";
import type { Book } from "../../rulebook/book/book.ts";
import { latencyOf } from "../../rulebook/views/latency.ts";
import { type Look, noted, type Part, stampOf } from "./look.ts";

/** Delivered, as far as the channel can tell: where it proves no more than that it took a message, that is enough. */
function arrivedOf([channel, , , , outcome]: AttemptRow, { reporting }: Book): MarkIs {
  if (outcome === "delivered" || outcome === "read" || outcome === "acted") return "yes";
  if (hasFailed(outcome) || outcome === "undelivered") return "no";
  return outcome === "accepted" && !reporting.has(channel) ? "yes" : "open";
}

/**
 * Messages that disturb, dated by when they left; what was taken back before it left is out, and what a digest said, which
 * is a message of its own. The one of a telling whose
 * time to leave counts says how long that took, and its class.
 */
export const sentMarks: Part = ({ record, book }) =>
  record.ledger.map(unpacked).flatMap((row) => {
    const latency = latencyOf(book, row, record.now);
    return row.a.flatMap((attempt): readonly Mark[] => {
      const [channel, , issued, begun = 0, outcome, at = issued] = attempt;
      if (book.silent.has(channel) || channel === inDigest) return [];
      if (begun === 0) return outcome === "withdrawn" ? [["sent", at, "out", 0, channel]] : [];
      const isTimed = latency?.left === begun && latency.channel === channel;
      const counted = isTimed ? ([latency.took, channel, latency.class] as const) : ([0, channel] as const);
      return [["sent", begun, arrivedOf(attempt, book), ...counted]];
    });
  });

/** The reminder to confirm receipt, and whether the buyer did within the time after it left. */
export const remindedMarks: Part = (look) => {
  const { record, book } = look;
  const within = book.duration("confirm.reminder-works");
  const told = record.ledger
    .filter(([notice]) => book.ruleByName.get(notice)?.ref === "N-B14")
    .flatMap((row) => unpacked(row).a)
    .filter((attempt) => !book.silent.has(attempt[0]) && arrivedOf(attempt, book) === "yes")
    .map(([, , issued, begun]) => begun || issued);
  if (!within || told.length === 0) return [];
  const due = shift(Math.min(...told), within, book.zone);
  const received = stampOf(look, "order.received");
  const isDone = received !== undefined && received <= due && noted(look, "order.received-by") === "buyer";
  return [["reminded", due, isDone ? "yes" : "no"]];
};

/** What a step learnt of people who want no more messages; a mark of it and not its id, which names them. */
export const optOutsOf = ({ effects }: Look): readonly OptOut[] =>
  effects.flatMap((effect) =>
    effect.type === "person" && effect.learnt === "opted-out"
      ? [[hash32(effect.id), effect.since, effect.channel] as const]
      : [],
  );
