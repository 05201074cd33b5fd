import type { AlertKind } from "../../model/alerts.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { drop, type Ruling, sort } from "./sort.ts";

/** May this class go to this person over this channel? */
export const consent = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("consent", candidates, (candidate) => mayTell(candidate, desk));

function mayTell(candidate: Candidate, desk: Desk): Ruling {
  const { rule, person, lane } = candidate;
  const { hears } = person;
  if (hears !== undefined && !hears.includes(rule.topic) && !hears.includes(rule.name))
    return drop("not-concerned", true);
  const needed = rule.class.consent;
  const from = needed === undefined ? 0 : (person.consents?.[needed] ?? Number.POSITIVE_INFINITY);
  if (from > desk.now) return { is: "dropped", reason: "no-consent", until: from, watch: true };
  if (lane === "inbox") return candidate;
  const refused = person.optOuts ?? [];
  if (refused.includes(rule.topic) && !rule.class.mandatory) return drop("opted-out", true);
  if (!rule.class.mandatory && isSwitchedOff(candidate, desk)) return drop("alerts-off", true);
  const preferred = rule.class.mandatory ? undefined : person.preferences?.[rule.topic];
  const wished = person.alerts?.methods ?? preferred;
  // None at all is a choice, but for what must not be missed; none of the rule's is no reason to miss a notice.
  if (wished?.length === 0 && !rule.class.mandatory) return drop("category-off", true);
  const both = wished?.filter((kind) => rule.kinds.includes(kind)) ?? [];
  const chosen = both.length > 0 ? both : rule.kinds;
  const kinds = refused.length === 0 ? chosen : chosen.filter((kind) => !refused.includes(kind));
  if (kinds === candidate.kinds) return candidate;
  return kinds.length > 0 ? { ...candidate, kinds } : drop("opted-out", true);
}

/** Alerts that are muted, or chosen for other orders. */
function isSwitchedOff({ person: { alerts }, rule }: Candidate, { orderKind }: Desk): boolean {
  if (!alerts) return false;
  const about = kindOfTopic[rule.topic] ?? orderKind;
  return (
    alerts.muted === true ||
    (alerts.orderTypes !== undefined && about !== undefined && !alerts.orderTypes.includes(about))
  );
}

/** Topics that are chosen by themselves, whatever was ordered. */
const kindOfTopic: { readonly [topic: string]: AlertKind | undefined } = {
  "after-sales": "aftersales",
  complaints: "complaint",
};
