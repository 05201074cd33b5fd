import { type Instant, never } from "../../model/instant.ts";
import type { AttemptRow } from "../../model/record.ts";
import { isWaiting } from "../ledger.ts";
import type { Candidate, Desk, Sorted, Stage } from "../pipeline-types.ts";
import { outsideOf, quietUntil } from "../quiet-hours.ts";
import type { QuietValue } from "../rule.ts";
import { type Slots, slotsOf } from "../slots.ts";
import { canCarry } from "./route.ts";
import { drop, type Ruling, sort, hold as wait } from "./sort.ts";

/** What keeps a channel from being used now, how, and until when. */
interface Barrier {
  readonly reason: "quiet-hours" | "outside-window" | "cap-reached";
  readonly value: QuietValue;
  readonly until: Instant;
}

/** Not now? Quiet hours, send windows and per-order caps, for each channel of the candidate. */
export const hold: Stage = (candidates, desk) => among(candidates, desk, () => true);

/** The same for what is about to begin: what begins first has the slot, so what only waits to is not in its way. */
export const holdBegin: Stage = (candidates, desk) => among(candidates, desk, (attempt) => !isWaiting(attempt));

function among(candidates: readonly Candidate[], desk: Desk, counts: (attempt: AttemptRow) => boolean): Sorted {
  // What goes in this very step has its slots, too; what no cap holds goes in any case, so it has them first.
  const slots = slotsOf(desk, counts);
  const rulings = new Map<Candidate, Ruling>();
  for (const candidate of candidates.toSorted((a, b) => rank(a) - rank(b))) {
    if (candidate.lane === "inbox") continue;
    const ruling = goNow(candidate, desk, slots);
    if (ruling.is === undefined) slots.take(ruling);
    rulings.set(candidate, ruling);
  }
  return sort("hold", candidates, (candidate) => rulings.get(candidate) ?? candidate);
}

const rank = ({ rule }: Candidate): number => (rule.class.uncapped ? 0 : 1);

function goNow(candidate: Candidate, desk: Desk, slots: Slots): Ruling {
  const ways = candidate.kinds.map((kind) => ({ kind, bar: barrier(kind, candidate, desk, slots) }));
  const same = ways[0]?.bar;
  // Where all are closed alike it is one which of them can be used at all.
  const isUniform = ways.every(({ bar }) => bar?.until === same?.until);
  if (isUniform && !same) return candidate;
  const usable = isUniform ? ways : ways.filter(({ kind }) => canCarry(kind, candidate, desk));
  const all = usable.length > 0 ? usable : ways;
  const left = all.filter(({ bar }) => bar?.value !== "drop");
  const kinds = left.filter(({ bar }) => bar === null).map(({ kind }) => kind);
  const [first] = left.flatMap(({ bar }) => bar ?? []).toSorted((a, b) => a.until - b.until);
  // Nobody is disturbed on a second choice while the first merely waits, unless it says to go round.
  if (kinds.length > 0 && (left[0]?.bar?.value ?? "reroute") === "reroute")
    return { ...candidate, kinds, ...(first && { barred: first }) };
  return first ? wait(first.reason, first.until, true) : drop(all[0]?.bar?.reason ?? "quiet-hours", true);
}

/** The barrier that lasts longest, so that what it frees is free of all. */
function barrier(kind: string, candidate: Candidate, desk: Desk, slots: Slots): Barrier | null {
  const { person, rule } = candidate;
  const { window } = rule.class;
  const asked = rule.quiet ?? rule.class.quiet[kind] ?? rule.class.quiet.else ?? "hold";
  const value = asked === "send" && person.alerts?.criticalBypass === false ? "hold" : asked;
  const full = rule.class.uncapped ? null : slots.until(candidate, kind);
  const found: Barrier[] = [];
  const rest: Hours = (at) => desk.restUntil(person, at);
  if (value !== "send") found.push(...during("quiet-hours", rest, value, candidate, desk));
  if (window) {
    const outside: Hours = (at) => quietUntil(outsideOf(window), person.zone, at);
    found.push(...during("outside-window", outside, value === "send" ? "hold" : value, candidate, desk));
  }
  if (full !== null) found.push({ reason: "cap-reached", value: "reroute", until: full });
  return found.length > 1 ? (found.toSorted((a, b) => b.until - a.until)[0] ?? null) : (found[0] ?? null);
}

/** When the hours end that an instant lies in; null outside them. */
type Hours = (at: Instant) => Instant | null;

/**
 * What is dropped is what became known in such hours, for good: not what happens to be looked at in them, or it would
 * hang on when the host woke.
 */
function during(
  reason: Barrier["reason"],
  hours: Hours,
  value: QuietValue,
  { born }: Candidate,
  { now }: Desk,
): Barrier[] {
  if (value === "drop" && hours(born) !== null) return [{ reason, value, until: never }];
  const until = hours(now);
  return until === null ? [] : [{ reason, value: value === "drop" ? "hold" : value, until }];
}
