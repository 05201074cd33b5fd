import type { ChannelAdapter } from "../../channels/adapter.ts";
import { shift } from "../../model/duration.ts";
import { type Instant, never } from "../../model/instant.ts";
import { hasAddress } from "../../model/person.ts";
import type { AttemptRow } from "../../model/record.ts";
import { attemptsOf, isDoubtful, isWaiting } from "../ledger.ts";
import type { NoticeClass } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { inDigest } from "../send-id.ts";
import { standingWant } from "../want.ts";
import { drop, hold, type Ruling, sort } from "./sort.ts";

/** Which channel now? The first that has an adapter and an address and has not failed; a failed one after its wait. */
export const route = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("route", candidates, (candidate) =>
    candidate.lane === "inbox" ? toInbox(candidate, desk) : toPerson(candidate, desk),
  );

function toInbox(candidate: Candidate, desk: Desk): Ruling {
  const adapters = desk.adapters.filter((adapter) => adapter.capabilities.silent);
  return byTrials(adapters, candidate, desk) ?? drop("attempts-exhausted");
}

/** What one channel has to say about a further try. */
type Trial =
  | { readonly is: "free" | "used-up" | "refused" | "no-address" }
  /** `long`: longer than anybody waits for a word of one channel, so it bars no other. */
  | { readonly is: "wait"; readonly until: Instant; readonly long: boolean };

/** Whether a channel of this kind may still carry it, now or after a wait, or may be doing so. */
export const canCarry = (kind: string, candidate: Candidate, desk: Desk): boolean =>
  adaptersOf(kind, desk).some(
    (adapter) =>
      ["free", "wait"].includes(trial(adapter, candidate, desk).is) ||
      madeOn(adapter.id, candidate, desk).some(isDoubtful),
  );

const adaptersOf = (kind: string, desk: Desk): readonly ChannelAdapter[] =>
  desk.adapters.filter((adapter) => adapter.kind === kind && !adapter.capabilities.silent);

function toPerson(candidate: Candidate, desk: Desk): Ruling {
  // Its mailbox has tried every channel, and once more the one that can prove it.
  if (madeOn(inDigest, candidate, desk).some(isDoubtful)) return drop("attempts-exhausted");
  const doubtful = doubtUntil(candidate, desk);
  if (doubtful !== null) return hold(doubtful === never ? "in-doubt" : "awaiting-answer", doubtful);
  const adapters = candidate.kinds.flatMap((kind) => adaptersOf(kind, desk));
  const found = byTrials(adapters, candidate, desk);
  const { barred } = candidate;
  // What is closed for now may open before a channel that failed is tried again, or when no other is left.
  if (barred && (found === null || (found.is === "held" && (found.until ?? barred.until) > barred.until)))
    return hold(barred.reason, barred.until, true);
  if (found) return found;
  // Accepted, and no receipt: no other channel is left, so it counts as told.
  if (candidate.row && isAccepted(attemptsOf(desk.ledger, candidate.row, desk.silent), desk))
    return drop("already-told");
  return provableAgain(adapters, candidate, desk) ?? drop(whyNone(adapters, candidate, desk), true);
}

const isAccepted = (attempts: readonly AttemptRow[], { silent }: Desk): boolean =>
  attempts.some((a) => !silent.has(a[0]) && a[4] === "accepted");

/** At last, where nobody knows whether it left: once more over a channel that can prove it. */
function provableAgain(adapters: readonly ChannelAdapter[], candidate: Candidate, desk: Desk): Ruling | null {
  const made = adapters.map(({ id }) => madeOn(id, candidate, desk));
  // Whatever came of the one more time, on whichever channel, it was the last.
  if (made.some((on) => on.slice(0, -1).some(isDoubtful))) return null;
  const carriers = adapters.filter(({ kind, capabilities }, i) => {
    const last = made[i]?.at(-1);
    return last && isDoubtful(last) && hasAddress(candidate.person, kind) && capabilities.proof !== "accepted";
  });
  return carriers.length > 0 ? { ...candidate, carriers } : null;
}

function whyNone(adapters: readonly ChannelAdapter[], candidate: Candidate, desk: Desk): string {
  const trials = adapters.map((adapter) => trial(adapter, candidate, desk).is);
  // Where its mailbox tried, that was a try of its own.
  if (trials.includes("used-up") || madeOn(inDigest, candidate, desk).length > 0) return "attempts-exhausted";
  if (trials.includes("refused")) return "refused";
  return adapters.some(({ kind }) => deadSince(0, kind, candidate, desk).length > 0) ? "address-dead" : "no-channel";
}

/** When addresses of this kind turned out dead, from that instant on. */
const deadSince = (from: Instant, kind: string, { person }: Candidate, { learnt }: Desk): readonly Instant[] =>
  learnt.flatMap(([id, on, , at = 0]) => (id === person.id && on === kind && at >= from ? [at] : []));

/** What went to an address that is dead since was not tried at the next one. */
function wentToDead(made: readonly AttemptRow[], [, , issued]: AttemptRow, kind: string, of: Candidate, desk: Desk) {
  const dead = deadSince(issued, kind, of, desk);
  // One of the very millisecond tells of one try: a further try of it went to the next address already.
  return dead.some((at) => at > issued) || dead.length >= made.filter((a) => a[2] === issued).length;
}

/** The first that is free or soon will be, else that will be at all; null where none is. */
function byTrials(adapters: readonly ChannelAdapter[], candidate: Candidate, desk: Desk): Ruling | null {
  const trials = adapters.map((adapter) => trial(adapter, candidate, desk));
  const first = trials.findIndex((t) => t.is === "free" || (t.is === "wait" && !t.long));
  const found = trials[first];
  if (found?.is === "wait") return hold("back-off", found.until);
  const until = Math.min(...trials.map((t) => (t.is === "wait" ? t.until : never)));
  const isWaiting = until < never;
  if (!found) return isWaiting ? hold("back-off", until) : null;
  const carriers = adapters.filter((_, i) => i >= first && trials[i]?.is === "free");
  if (!isWaiting || until > (candidate.barred?.until ?? until)) return { ...candidate, carriers };
  return { ...candidate, carriers, barred: { reason: "back-off", until } };
}

/**
 * Until when a message that may have left bars every other channel, also where its own is closed by now; null where none
 * does. After the silence the next channel may, unless the topic stops in doubt.
 */
function doubtUntil({ row, rule }: Candidate, desk: Desk): number | null {
  const doubtful = row
    ? attemptsOf(desk.ledger, row, desk.silent).filter((a) => !desk.silent.has(a[0]) && isDoubtful(a))
    : [];
  if (doubtful.length === 0) return null;
  const end = Math.max(...doubtful.map((a) => shift(a[3] ?? a[2], rule.class.silence, desk.zone)));
  if (desk.now < end) return end;
  return desk.stopsInDoubt.has(rule.topic) ? never : null;
}

/** The attempts on one channel, those of its host included: what was said together waits and goes on together. */
const madeOn = (channel: string | undefined, { row }: Candidate, desk: Desk): readonly AttemptRow[] =>
  row ? attemptsOf(desk.ledger, row, desk.silent).filter((a) => a[0] === channel) : [];

function trial(adapter: ChannelAdapter, candidate: Candidate, desk: Desk): Trial {
  const { person, rule, lane } = candidate;
  const isReachable = lane === "inbox" || hasAddress(person, adapter.kind);
  const made = madeOn(adapter.id, candidate, desk);
  const last = made.at(-1);
  const isUntried =
    !last ||
    last[4] === "withdrawn" ||
    isWaiting(last) ||
    (isReachable && wentToDead(made, last, adapter.kind, candidate, desk));
  if (isUntried && !isReachable) return { is: "no-address" };
  if (desk.mailbox && standingWant(candidate, desk)?.x?.includes(adapter.id)) return { is: "refused" };
  if (isUntried) return { is: "free" };
  if (last[4] === "stale" && isReachable) return { is: "free" };
  if (isMiss(last) && isReachable) return retrial(made, last, rule.class, desk);
  // In doubt and silent for too long: never repeated blindly.
  return { is: "used-up" };
}

const isMiss = ({ 4: outcome }: AttemptRow): boolean => outcome === "failed" || outcome === "undelivered";

function retrial(
  attempts: readonly AttemptRow[],
  [, , , , , failedAt = 0, retryAt = 0]: AttemptRow,
  { tries, life, silence }: NoticeClass,
  desk: Desk,
): Trial {
  const wait = tries[attempts.filter(isMiss).length];
  if (retryAt === 0 || wait === undefined) return { is: "used-up" };
  const from = Math.max(retryAt, shift(failedAt, wait, desk.zone));
  // A wait the message does not outlive is none: the next channel has it.
  if (from > shift(failedAt, life, desk.zone)) return { is: "used-up" };
  const long = from > shift(failedAt, silence, desk.zone);
  return desk.now < from ? { is: "wait", until: from, long } : { is: "free" };
}
