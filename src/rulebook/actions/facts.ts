import { type KindName, kindName } from "../../condition/access.ts";
import type { FactsNoted } from "../../model/event.ts";
import type { HostFact } from "../../model/fact.ts";
import { parseTime } from "../../model/instant.ts";
import type { Money } from "../../model/money.ts";
import { shownKey } from "../../model/schema/guard.ts";
import { words } from "../../model/words/index.ts";
import type { Lexicon } from "../../model/words/lexicon.ts";
import type { FactKind } from "../../model/words/types.ts";
import type { Book } from "../book/book.ts";
import { hasLater, noted, parcelOf, putParcel, stampLast } from "../draft.ts";
import { type Action, type Judging, type Refused, refused, wordOn } from "./action.ts";
import { noSuchParcel } from "./goods.ts";

type Value = HostFact[1];
/** How a host's value is read for each kind of fact that events give; undefined: it does not fit. */
interface Reader {
  readonly read: (value: unknown, kind: FactKind) => Value | undefined;
  /** Absent: its code says so, or the kind does. */
  readonly expected?: string;
}

const typed = (type: "boolean" | "number" | "string", expected: string): Reader => ({
  read: (value) => (typeof value === type ? (value as Value) : undefined),
  expected,
});

const readers: { readonly [K in KindName]?: Reader } = {
  instant: {
    read: (value) => {
      const at = readTime(value);
      return typeof at === "number" ? at : undefined;
    },
  },
  flag: typed("boolean", "true or false"),
  number: typed("number", "a number"),
  duration: typed("number", "a number of milliseconds"),
  text: typed("string", "a text"),
  money: {
    read: (value) =>
      typeof value === "object" && value !== null && "currency" in value ? (value as Value) : undefined,
    expected: "{ amount, currency }, in minor units",
  },
  "one-of": {
    read: (value, kind) => (isWord(value, kind) ? value : undefined),
  },
};

const isWord = (value: unknown, kind: FactKind): value is string => (kind as readonly unknown[]).includes(value);

const readTime = (value: unknown): ReturnType<typeof parseTime> =>
  typeof value === "string" || typeof value === "number" ? parseTime(value) : undefined;

const unfit = (value: unknown, kind: FactKind): string =>
  kind !== "instant" ? "E_FIELD" : readTime(value) === "naive" ? "E_NAIVE_TIME" : "E_TIME";

const prefix = "payload.facts.";

/** What a fact takes that was refused at a path: the same whenever that is asked. */
export function factExpected({ lexicon }: Book, path: string): string | undefined {
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : "";
  const kind = kindOf(lexicon, name);
  return Array.isArray(kind) ? `one of ${kind.join(", ")}` : kind && readers[kindName(kind)]?.expected;
}

/** Of whatever subject it is. */
const kindOf = ({ subjects }: Lexicon, name: string): FactKind | undefined =>
  [...subjects.values()].find(({ slots }) => slots.has(name))?.seen.get(name)?.kind;

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
      const of = wordOn(about.subject, about.id);
      const facts = withFacts(judging, about.subject, of, known?.facts ?? [], payload.facts);
      if ("code" in facts) return facts;
      draft.own = [...draft.own.filter((one) => one !== known), { ...about, facts }];
      return "accepted";
    }
    const parcel = parcelOf(draft, parcelId);
    if (parcelId !== undefined && !parcel) return noSuchParcel;
    const before = (parcel ? parcel.facts : draft.facts) ?? [];
    const facts = withFacts(judging, parcel ? "parcel" : "order", parcelId ?? "order", before, payload.facts);
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
  of: string,
  before: readonly HostFact[],
  told: FactsNoted["facts"],
): readonly HostFact[] | Refused {
  const slots = book.lexicon.subjects.get(subject);
  let facts = before;
  for (const [name, value] of Object.entries(told)) {
    const path = `${prefix}${shownKey(name)}`;
    const isHere = slots?.slots.has(name) ?? false;
    const kind = isHere ? slots?.seen.get(name)?.kind : kindOf(book.lexicon, name);
    if (kind === undefined) return refused("E_UNKNOWN_FACT", path);
    const reader = readers[kindName(kind)];
    const isNoted = book.lexicon.hostFacts.has(name) && !book.computed.some((rule) => rule.name === name);
    if (!reader || !isNoted) return refused("E_COMPUTED_FACT", path);
    if (!isHere) return refused("E_FACT_ELSEWHERE", path);
    const read = value === null ? undefined : reader.read(value, kind);
    if (value !== null && read === undefined) return refused(unfit(value, kind), path);
    if (isForeign(read, draft.order?.total)) return refused("E_CURRENCY", path);
    if (hasLater(draft, wordOn(of, name), at)) return refused("E_STALE_UPDATE", path);
    // An instant is put right, a value changes.
    facts = noted(facts, name, read, at, kind !== "instant");
  }
  for (const name of Object.keys(told)) stampLast(draft, wordOn(of, name), at);
  return facts;
}
