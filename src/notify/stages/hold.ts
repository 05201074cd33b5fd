import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { quietUntil } from "../quiet-hours.ts";
import type { QuietValue } from "../rule.ts";
import { drop, type Ruling, sort, hold as wait } from "./sort.ts";

/** What keeps a channel from being used now, how, and until when. */
interface Barrier {
  readonly reason: "quiet-hours" | "outside-window" | "cap-reached";
  readonly value: QuietValue;
  readonly until: Instant;
}

/** Not now? Quiet hours, send windows and per-order caps, for each channel of the candidate. */
export function hold(candidates: readonly Candidate[], desk: Desk): Sorted {
  // What goes in this very step counts, too.
  const taken: Taken = new Map();
  return sort("hold", candidates, (candidate) => {
    if (candidate.lane === "inbox") return candidate;
    const ruling = goNow(candidate, desk, taken);
    const [kind] = ruling.is === undefined && !candidate.rule.class.uncapped ? ruling.kinds : [];
    if (kind !== undefined) taken.set(slot(candidate, kind), (taken.get(slot(candidate, kind)) ?? 0) + 1);
    return ruling;
  });
}

/** Person and channel kind → messages let through by this step. */
type Taken = Map<string, number>;
const slot = ({ person }: Candidate, kind: string): string => `${kind} ${person.id}`;

function goNow(candidate: Candidate, desk: Desk, taken: Taken): Ruling {
  const { kinds } = candidate;
  const barriers = kinds.map((kind) => barrier(kind, candidate, desk, taken));
  const free = kinds.filter((_, i) => barriers[i] === null);
  if (free.length === kinds.length) return candidate;
  const waiting = barriers.flatMap((one) => (one !== null && one.value !== "drop" ? one : []));
  const [first] = waiting.toSorted((a, b) => a.until - b.until);
  // Nobody is disturbed on a second choice while the first merely waits, unless it says to go round.
  if (free.length > 0 && (barriers[0]?.value ?? "reroute") === "reroute")
    return first ? { ...candidate, kinds: free, barred: first } : { ...candidate, kinds: free };
  return first ? wait(first.reason, first.until, true) : drop(barriers[0]?.reason ?? "quiet-hours", true);
}

/** The barrier that lasts longest, so that what it frees is free of all. */
function barrier(kind: string, candidate: Candidate, desk: Desk, taken: Taken): Barrier | null {
  const { person, rule } = candidate;
  const { window } = rule.class;
  const asked = rule.quiet ?? rule.class.quiet[kind] ?? rule.class.quiet.else ?? "hold";
  const value = asked === "send" && person.alerts?.criticalBypass === false ? "hold" : asked;
  const full = rule.class.uncapped ? null : cappedUntil(kind, candidate, desk, taken);
  const found: Barrier[] = [];
  const rest: Hours = (at) => desk.restUntil(person, at);
  if (value !== "send") found.push(...during("quiet-hours", rest, value, candidate, desk));
  if (window) {
    const outside: Hours = (at) => quietUntil({ from: window.to, to: window.from }, person.zone, at);
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
  if (value === "drop" && hours(born) !== null) return [{ reason, value, until: Number.POSITIVE_INFINITY }];
  const until = hours(now);
  return until === null ? [] : [{ reason, value: value === "drop" ? "hold" : value, until }];
}

/** When the next message may go over this channel; null while the cap is not reached. What was withdrawn does not count. */
function cappedUntil(kind: string, candidate: Candidate, desk: Desk, taken: Taken): Instant | null {
  const { person, row } = candidate;
  const cap = desk.caps.get(kind);
  if (!cap) return null;
  const ids = desk.adapters.filter((adapter) => adapter.kind === kind).map((adapter) => adapter.id);
  const frees = desk.ledger
    .filter((one) => one.p === person.id)
    // What is about to begin is not in its own way.
    .flatMap((one) =>
      one.a.filter((a) => ids.includes(a[0]) && a[4] !== "withdrawn" && !(one === row && a.length === 3)),
    )
    .map((a) => shift(a[2], cap.within, desk.zone))
    .filter((until) => until > desk.now)
    .sort((a, b) => a - b);
  const now = taken.get(slot(candidate, kind)) ?? 0;
  if (frees.length + now < cap.most) return null;
  return frees[frees.length + now - cap.most] ?? shift(desk.now, cap.within, desk.zone);
}
