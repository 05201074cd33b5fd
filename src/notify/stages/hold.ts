import type { Instant } from "../../model/instant.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { quietHoursOf, quietUntil } from "../quiet-hours.ts";
import type { QuietValue } from "../rule.ts";
import { drop, type Ruling, sort, hold as wait } from "./sort.ts";

/** Quiet hours: class × channel gives send, hold, drop or reroute. */
export function hold(candidates: readonly Candidate[], desk: Desk): Sorted {
  const quiet = new Map<string, Instant | null>();
  return sort("hold", candidates, (candidate) => {
    if (candidate.lane === "inbox") return candidate;
    const { person } = candidate;
    if (!quiet.has(person.id))
      quiet.set(person.id, quietUntil(quietHoursOf(person, desk.quietHours), person.zone, desk.now));
    const until = quiet.get(person.id) ?? null;
    return until === null ? candidate : inQuietHours(candidate, until);
  });
}

function inQuietHours(candidate: Candidate, until: Instant): Ruling {
  const values = candidate.kinds.map((kind) => quietValue(candidate, kind));
  const kinds = candidate.kinds.filter((_, i) => values[i] === "send");
  if (kinds.length === candidate.kinds.length) return candidate;
  // Nobody is woken on a second choice while the first merely waits, unless the rule says to go round.
  if (kinds.length > 0 && (values.includes("reroute") || values[0] === "send")) return { ...candidate, kinds };
  return values.every((value) => value === "drop") ? drop("quiet-hours", true) : wait("quiet-hours", until, true);
}

const quietValue = ({ rule }: Candidate, kind: string): QuietValue =>
  rule.quiet ?? rule.class.quiet[kind] ?? rule.class.quiet.else ?? "hold";
