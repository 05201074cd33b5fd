import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { drop, type Ruling, sort } from "./sort.ts";

/** May this class go to this person over this channel? */
export const consent = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("consent", candidates, (candidate) => mayTell(candidate, desk));

function mayTell(candidate: Candidate, desk: Desk): Ruling {
  const { rule, person, lane } = candidate;
  const needed = rule.class.consent;
  const from = needed === undefined ? 0 : (person.consents?.[needed] ?? Number.POSITIVE_INFINITY);
  if (from > desk.now) return { is: "dropped", reason: "no-consent", until: from, watch: true };
  if (lane === "inbox") return candidate;
  const refused = person.optOuts ?? [];
  if (refused.includes(rule.topic) && !rule.class.mandatory) return drop("opted-out", true);
  const wanted = rule.class.mandatory ? undefined : person.preferences?.[rule.topic];
  const chosen = wanted ? wanted.filter((kind) => rule.kinds.includes(kind)) : rule.kinds;
  if (chosen.length === 0) return drop("category-off", true);
  const kinds = refused.length === 0 ? chosen : chosen.filter((kind) => !refused.includes(kind));
  if (kinds === candidate.kinds) return candidate;
  return kinds.length > 0 ? { ...candidate, kinds } : drop("opted-out", true);
}
