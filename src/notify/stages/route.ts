import type { ChannelAdapter } from "../../channels/adapter.ts";
import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import type { AttemptRow } from "../../model/record.ts";
import { attemptsOf } from "../ledger.ts";
import type { NoticeClass } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { drop, hold, type Ruling, sort } from "./sort.ts";

/** Which channel now? The first that has an adapter and an address and has not failed; a failed one after its wait. */
export const route = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("route", candidates, (candidate) =>
    candidate.lane === "inbox" ? toInbox(candidate, desk) : toPerson(candidate, desk),
  );

function toInbox(candidate: Candidate, desk: Desk): Ruling {
  const carriers = desk.adapters.filter(
    (adapter) => adapter.capabilities.silent && trial(adapter, candidate, desk).is !== "used-up",
  );
  return carriers.length > 0 ? { ...candidate, carriers } : drop("attempts-exhausted");
}

/** What one channel has to say about a further try. */
type Trial = { readonly is: "free" | "used-up" | "no-address" } | { readonly is: "wait"; readonly until: Instant };

function toPerson(candidate: Candidate, desk: Desk): Ruling {
  const adapters = candidate.kinds.flatMap((kind) =>
    desk.adapters.filter((adapter) => adapter.kind === kind && !adapter.capabilities.silent),
  );
  const trials = adapters.map((adapter) => trial(adapter, candidate, desk));
  const first = trials.findIndex((t) => t.is === "free" || t.is === "wait");
  const found = trials[first];
  if (found?.is === "wait") return hold(waitsFor(adapters[first], candidate, desk), found.until);
  if (!found) return drop(trials.some((t) => t.is === "used-up") ? "attempts-exhausted" : "no-channel", true);
  return { ...candidate, carriers: adapters.filter((_, i) => i >= first && trials[i]?.is === "free") };
}

const waitsFor = (adapter: ChannelAdapter | undefined, candidate: Candidate, desk: Desk): string =>
  madeOn(adapter?.id, candidate, desk).at(-1)?.[4] === "failed" ? "back-off" : "awaiting-answer";

/** The attempts on one channel, those of its host included: what was said together waits and goes on together. */
const madeOn = (channel: string | undefined, { row }: Candidate, desk: Desk): readonly AttemptRow[] =>
  row ? attemptsOf(desk.ledger, row).filter((a) => a[0] === channel) : [];

function trial(adapter: ChannelAdapter, candidate: Candidate, desk: Desk): Trial {
  const { person, rule, lane } = candidate;
  if (lane === "intrusive" && !hasAddress(person.addresses[adapter.kind])) return { is: "no-address" };
  const made = madeOn(adapter.id, candidate, desk);
  const last = made.at(-1);
  if (!last || last[4] === "withdrawn") return { is: "free" };
  if (last[4] === "failed") return retrial(made, last, rule.class, desk);
  if (last[4] === "undelivered") return { is: "used-up" };
  // Begun without a word, or a doubtful answer: never repeated blindly. After the silence the next channel may.
  const silenceEnds = shift(last[3] ?? last[2], rule.class.silence, desk.zone);
  if (desk.now < silenceEnds) return { is: "wait", until: silenceEnds };
  return desk.stopsInDoubt.has(rule.topic) ? { is: "wait", until: Number.POSITIVE_INFINITY } : { is: "used-up" };
}

function retrial(
  attempts: readonly AttemptRow[],
  [, , , , , failedAt = 0, retryAt = 0]: AttemptRow,
  { tries }: NoticeClass,
  desk: Desk,
): Trial {
  const wait = tries[attempts.filter((a) => a[4] === "failed").length];
  if (retryAt === 0 || wait === undefined) return { is: "used-up" };
  const from = Math.max(retryAt, shift(failedAt, wait, desk.zone));
  return desk.now < from ? { is: "wait", until: from } : { is: "free" };
}

const hasAddress = (address: string | readonly string[] | undefined): boolean =>
  address !== undefined && address.length > 0;
