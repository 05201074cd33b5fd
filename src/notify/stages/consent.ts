import type { AlertKind } from "../../model/alerts.ts";
import type { Person } from "../../model/person.ts";
import type { NoticeRule } from "../notice-rule.ts";
import type { Candidate, Desk, Sorted } from "../pipeline-types.ts";
import { saysOf } from "./match.ts";
import { drop, type Ruling, sort } from "./sort.ts";

/** May this class go to this person over this channel? */
export const consent = (candidates: readonly Candidate[], desk: Desk): Sorted =>
  sort("consent", candidates, (candidate) => mayTell(candidate, desk));

function mayTell(candidate: Candidate, desk: Desk): Ruling {
  const { rule, person, lane } = candidate;
  const { hears } = person;
  if (hears !== undefined && !hears.includes(rule.topic) && !hears.includes(rule.name) && !isAnswered(candidate, desk))
    return drop("not-concerned", true);
  const needed = rule.class.consent;
  const from = needed === undefined ? 0 : (person.consents?.[needed] ?? Number.POSITIVE_INFINITY);
  if (from > desk.now) return { is: "dropped", reason: "no-consent", until: from, watch: true };
  if (lane === "inbox") return candidate;
  const kinds = kindsFor(rule, person, desk.orderKind);
  if (typeof kinds === "string") return drop(kinds, true);
  return kinds === candidate.kinds ? candidate : { ...candidate, kinds };
}

/** They wrote about a parcel that they were told of; about none, and were told of this order. */
const isAnswered = ({ frame: { subject, whose, parents }, person: { id, role } }: Candidate, desk: Desk): boolean =>
  subject === "message" &&
  whose?.role === role &&
  parents.some(
    (one) =>
      one.subject === "parcel" && desk.ledger.some((row) => row.p === id && (one.key === "" || saysOf(one, row, desk))),
  );

/** The kinds of channels over which this person takes a notice, in the order of their choice; or why they take it over none. */
export function kindsFor(rule: NoticeRule, person: Person, order: Desk["orderKind"]): readonly string[] | string {
  const { mandatory } = rule.class;
  const refused = person.optOuts ?? [];
  if (refused.includes(rule.topic) && !mandatory) return "opted-out";
  if (!mandatory && isSwitchedOff(rule, person, order)) return "alerts-off";
  const wished = person.alerts?.methods ?? (mandatory ? undefined : person.preferences?.[rule.topic]);
  // None at all is a choice, but for what must not be missed; none of the rule's is no reason to miss a notice.
  if (wished?.length === 0 && !mandatory) return "category-off";
  const both = wished?.filter((kind) => rule.kinds.includes(kind)) ?? [];
  // What must not be missed goes on to the rule's others, whatever keeps it from the chosen ones.
  const others = mandatory ? rule.kinds.filter((kind) => !both.includes(kind)) : [];
  const chosen = both.length > 0 ? [...both, ...others] : rule.kinds;
  const kinds = refused.length === 0 ? chosen : chosen.filter((kind) => !refused.includes(kind));
  return kinds === rule.kinds || kinds.length > 0 ? kinds : "opted-out";
}

/** Alerts that are muted, or chosen for other orders. */
function isSwitchedOff(rule: NoticeRule, { alerts }: Person, orderKind: Desk["orderKind"]): boolean {
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
