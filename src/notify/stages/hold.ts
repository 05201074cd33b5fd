import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { quietHoursOf, quietUntil } from "../quiet-hours.ts";
import type { QuietValue } from "../rule.ts";
import { drop, type Ruling, sort, hold as wait } from "./sort.ts";

/** What keeps a channel from being used now, how, and until when. */
interface Barrier {
  readonly reason: "quiet-hours" | "outside-window" | "cap-reached";
  readonly value: QuietValue;
  readonly until: Instant;
}

/** Not now? Quiet hours, send windows and per-order caps, for each channel of the candidate. */
export const hold = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("hold", candidates, (candidate) => (candidate.lane === "inbox" ? candidate : goNow(candidate, desk)));

function goNow(candidate: Candidate, desk: Desk): Ruling {
  const { kinds } = candidate;
  const barriers = kinds.map((kind) => barrier(kind, candidate, desk));
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
function barrier(kind: string, candidate: Candidate, desk: Desk): Barrier | null {
  const { person, rule } = candidate;
  const { window } = rule.class;
  const value = rule.quiet ?? rule.class.quiet[kind] ?? rule.class.quiet.else ?? "hold";
  const quiet = value === "send" ? null : quietUntil(quietHoursOf(person, desk.quietHours), person.zone, desk.now);
  const closed = window ? quietUntil({ from: window.to, to: window.from }, person.zone, desk.now) : null;
  const full = rule.class.uncapped ? null : cappedUntil(kind, candidate, desk);
  const found: Barrier[] = [];
  if (quiet !== null) found.push({ reason: "quiet-hours", value, until: quiet });
  if (closed !== null)
    found.push({ reason: "outside-window", value: value === "send" ? "hold" : value, until: closed });
  if (full !== null) found.push({ reason: "cap-reached", value: "reroute", until: full });
  return found.toSorted((a, b) => b.until - a.until)[0] ?? null;
}

/** When the next message may go over this channel; null while the cap is not reached. What was withdrawn does not count. */
function cappedUntil(kind: string, { person, row }: Candidate, desk: Desk): Instant | null {
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
  return frees.length < cap.most ? null : (frees[frees.length - cap.most] ?? null);
}
