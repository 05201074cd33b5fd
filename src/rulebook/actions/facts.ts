import { type KindName, kindName } from "../../condition/access.ts";
import { parseTime } from "../../model/instant.ts";
import type { HostFact } from "../../model/record.ts";
import { shownKey } from "../../model/schema/guard.ts";
import type { FactKind } from "../../model/words/types.ts";
import { noted, parcelOf, putParcel } from "../draft.ts";
import { type Action, refused } from "./action.ts";

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
  judge: ({ payload }, { draft, book, at }) => {
    const subject = payload.parcelId === undefined ? "order" : "parcel";
    const parcel = payload.parcelId === undefined ? undefined : parcelOf(draft, payload.parcelId);
    if (subject === "parcel" && !parcel) return refused("E_NO_SUCH_PARCEL", "payload.parcelId");
    const words = book.lexicon.subjects.get(subject);
    let facts: readonly HostFact[] = (parcel ? parcel.facts : draft.facts) ?? [];
    for (const [name, value] of Object.entries(payload.facts)) {
      const place = words?.slots.has(name) && book.lexicon.hostFacts.has(name) ? words.seen.get(name) : undefined;
      if (!place) return refused("E_UNKNOWN_FACT", `payload.facts.${shownKey(name)}`);
      const read = value === null ? undefined : readers[kindName(place.kind)]?.(value, place.kind);
      if (value !== null && read === undefined) return refused("E_FIELD", `payload.facts.${shownKey(name)}`);
      facts = noted(facts, name, read, at);
    }
    if (parcel) putParcel(draft, { ...parcel, facts });
    else draft.facts = facts;
    return "accepted";
  },
};
