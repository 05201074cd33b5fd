import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import type { AttemptRow, LedgerRow, OrderRecord } from "../../model/record.ts";
import { hasFailed } from "../../notify/ledger.ts";
import { unpacked } from "../../notify/ledger-pack.ts";
import type { NoticeClass } from "../../notify/notice-rule.ts";
import { inDigest } from "../../notify/send-id.ts";
import type { Book } from "../book/book.ts";

/** How long one person's message about one subject took from the decision to the channel. */
export interface Latency {
  readonly notice: string;
  readonly subject: string;
  readonly episode: Instant;
  readonly person: string;
  readonly class: string;
  /** The adapter that took it, or may have; null where none has. */
  readonly channel: string | null;
  /** When it was first issued. */
  readonly decided: Instant;
  /** When the message that was not refused left; null where none has. */
  readonly left: Instant | null;
  /** Milliseconds from the one to the other, or up to the record's own time, without what held it on purpose. */
  readonly took: number;
  /** Milliseconds that its class asks for; null where it asks for none. */
  readonly goal: number | null;
  /** It took longer than that, or never left and has no channel any more. */
  readonly late: boolean;
}

/** One for each telling that was issued over a channel that disturbs, in the order of the ledger. */
export const latenciesOf = (book: Book, { ledger, now }: OrderRecord): readonly Latency[] =>
  ledger.flatMap((packed) => latencyOf(book, unpacked(packed), now) ?? []);

/** That of one telling; null where none was issued that disturbs by itself. */
export function latencyOf(book: Book, row: LedgerRow, now: Instant): Latency | null {
  const rule = book.ruleByName.get(row.n);
  const attempts = row.a.filter((a) => !book.silent.has(a[0]));
  const hasLeft = attempts.findIndex(wasTaken);
  // What is said in a digest waited for that.
  if (!rule || attempts.length === 0 || attempts[hasLeft]?.[0] === inDigest) return null;
  return measured(row, rule.class, hasLeft < 0 ? attempts : attempts.slice(0, hasLeft + 1), book.zone, now);
}

function measured(
  { n, s, e, p, x }: LedgerRow,
  of: NoticeClass,
  attempts: readonly AttemptRow[],
  zone: string,
  now: Instant,
): Latency {
  const last = attempts.at(-1);
  const [channel, , , left = null] = last && wasTaken(last) ? last : ([null, 0, 0, null] as const);
  const decided = attempts[0]?.[2] ?? now;
  const goal = of.goal && shift(decided, of.goal, zone) - decided;
  const took = attempts.reduce((sum, one, i) => sum + underWay(one, now) + backOff(attempts, i, of, zone), 0);
  const isLost = left === null && x !== undefined;
  const late = goal !== null && (took > goal || isLost);
  return { notice: n, subject: s, episode: e, person: p, class: of.name, channel, decided, left, took, goal, late };
}

/** It left, and the channel did not say that it took nothing. */
const wasTaken = ([, , , begun = 0, outcome]: AttemptRow): boolean =>
  begun > 0 && !hasFailed(outcome) && outcome !== "withdrawn";

/** From when it was issued to when it left, or to when it was known that it did not. */
function underWay(attempt: AttemptRow, now: Instant): number {
  const [, , issued, begun = 0, , ended = 0] = attempt;
  const until = wasTaken(attempt) ? begun : ended || now;
  return Math.max(0, until - issued);
}

/**
 * How long the class or the provider has a failed try wait for the next one on its channel. Whatever more went by before
 * that was issued held it on purpose: quiet hours, a window, a cap, a mailbox.
 */
function backOff(attempts: readonly AttemptRow[], i: number, { tries }: NoticeClass, zone: string): number {
  const [channel, , , , outcome, failedAt = 0, retryAt = 0] = attempts[i] as AttemptRow;
  const next = attempts[i + 1];
  if (outcome !== "failed" || next?.[0] !== channel) return 0;
  const before = attempts.slice(0, i + 1).filter((one) => one[0] === channel && one[4] === "failed");
  const wait = tries[before.length];
  const until = Math.max(retryAt, wait ? shift(failedAt, wait, zone) : failedAt);
  return Math.max(0, Math.min(until, next[2]) - failedAt);
}
