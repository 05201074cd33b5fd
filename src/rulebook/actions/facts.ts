import { type KindName, kindName } from "../../condition/access.ts";
import type { FactsNoted } from "../../model/event.ts";
import { parseTime } from "../../model/instant.ts";
import type { Money } from "../../model/money.ts";
import type { HostFact } from "../../model/record.ts";
import { shownKey } from "../../model/schema/guard.ts";
import { words } from "../../model/words/index.ts";
import type { FactKind } from "../../model/words/types.ts";
import { noted, parcelOf, putParcel } from "../draft.ts";
import { type Action, type Judging, type Refused, refused } from "./action.ts";

/** How a host's value is read for each kind of fact; undefined: it does not fit. */
const readers: { readonly [K in KindName]?: (value: unknown, kind: FactKind) => HostFact[1] | undefined } = {
  instant: (value) => {
    const at = typeof value === "string" || typeof value === "number" ? parseTime(value) : undefined;
    return typeof at === "number" ? at : undefined;
  },
  flag: (value) => (typeof value === "boolean" ? value : undefined),
  number: (value) => (typeof value === "number" ? value : undefined),
  duration: (value) => (typeof value === "number" ? value : undefined),
  text: (value) => (typeof value === "string" ? value : undefined),
  money: (value) =>
    typeof value === "object" && value !== null && "currency" in value ? (value as HostFact[1]) : undefined,
  "one-of": (value, kind) =>
    typeof value === "string" && (kind as readonly string[]).includes(value) ? value : undefined,
};

/** Facts of the host's own words, set by the host. */
export const factsNoted: Action<"facts.noted"> = {
  by: ["platform", "system", "seller"],
  judge: ({ payload }, judging) => {
    const { draft, book } = judging;
    const { about, parcelId } = payload;
    if (about) {
      // It would say nothing: what is a host's own is of the order.
      if (parcelId !== undefined) return refused("E_FIELD", "payload.parcelId");
      const isOwn = book.lexicon.subjects.has(about.subject) && !Object.hasOwn(words.subjects, about.subject);
      if (!isOwn) return refused("E_NO_SUCH_SUBJECT", "payload.about.subject");
      const known = draft.own.find((one) => one.subject === about.subject && one.id === about.id);
      const facts = withFacts(judging, about.subject, known?.facts ?? [], payload.facts);
      if ("code" in facts) return facts;
      draft.own = [...draft.own.filter((one) => one !== known), { ...about, facts }];
      return "accepted";
    }
    const parcel = parcelId === undefined ? undefined : parcelOf(draft, parcelId);
    if (parcelId !== undefined && !parcel) return refused("E_NO_SUCH_PARCEL", "payload.parcelId");
    const before = (parcel ? parcel.facts : draft.facts) ?? [];
    const facts = withFacts(judging, parcel ? "parcel" : "order", before, payload.facts);
    if ("code" in facts) return facts;
    if (parcel) putParcel(draft, { ...parcel, facts });
    else draft.facts = facts;
    return "accepted";
  },
};

/** What is owed by a fact is owed in the currency of the order. */
const isForeign = (read: HostFact[1] | undefined, total: Money | undefined): boolean =>
  typeof read === "object" && total !== undefined && read.currency !== total.currency;

function withFacts(
  { book, at, draft }: Judging,
  subject: string,
  before: readonly HostFact[],
  told: FactsNoted["facts"],
): readonly HostFact[] | Refused {
  const slots = book.lexicon.subjects.get(subject);
  let facts = before;
  for (const [name, value] of Object.entries(told)) {
    const place = slots?.slots.has(name) && book.lexicon.hostFacts.has(name) ? slots.seen.get(name) : undefined;
    if (!place) return refused("E_UNKNOWN_FACT", `payload.facts.${shownKey(name)}`);
    const read = value === null ? undefined : readers[kindName(place.kind)]?.(value, place.kind);
    if (value !== null && read === undefined) return refused("E_FIELD", `payload.facts.${shownKey(name)}`);
    if (isForeign(read, draft.order?.total)) return refused("E_CURRENCY", `payload.facts.${shownKey(name)}`);
    facts = noted(facts, name, read, at);
  }
  return facts;
}
