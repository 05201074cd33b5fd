import type { WordTable } from "./index.ts";

/** What a fact is; it decides which tests a condition may put to it. A list names the values it can take. */
export type FactKind =
  | "instant"
  | "span"
  | "flag"
  | "number"
  | "money"
  | "duration"
  | "text"
  | "promise"
  | "window"
  | readonly string[]
  | { readonly found: readonly string[] };

/** What a host may declare a fact to be: there is no event that could give a span. */
export type HostFactKind = Exclude<FactKind, "span">;

/** What rules may be about, with its facts. */
export type SubjectTable<K = FactKind> = {
  /** Subjects whose facts a rule about this one may also name. */
  readonly sees: readonly string[];
  /** Subjects it may ask about with some, every, no. */
  readonly has: readonly string[];
  /** Roles its notices may go to. */
  readonly tells: readonly string[];
  readonly facts: { readonly [fact: string]: K };
};

/** The words of a rulebook, as types. */
export type AnyWords = {
  readonly subjects: { readonly [subject: string]: SubjectTable };
  readonly notice: string;
  readonly compensation: string;
  readonly inhibition: string;
  readonly channel: string;
  readonly topic: string;
  readonly class: string;
  readonly action: string;
  readonly duration: string;
  readonly amount: string;
  readonly number: string;
  readonly clock: string;
  readonly date: string;
  readonly choice: { readonly [name: string]: readonly string[] };
  readonly placeholder: string;
};

type Table = WordTable;

/** The words waybell sets facts for and packs give values to. */
export type Words = {
  readonly subjects: Table["subjects"];
  readonly notice: Table["names"]["notices"][number];
  readonly compensation: Table["names"]["compensations"][number];
  readonly inhibition: Table["names"]["inhibitions"][number];
  readonly channel: Table["names"]["channels"][number];
  readonly topic: Table["names"]["topics"][number];
  readonly class: Table["names"]["classes"][number];
  readonly action: Table["names"]["actions"][number];
  readonly duration: keyof Table["values"]["duration"];
  readonly amount: keyof Table["values"]["amount"];
  readonly number: keyof Table["values"]["number"];
  readonly clock: keyof Table["values"]["clock"];
  readonly date: keyof Table["values"]["date"];
  readonly choice: Table["values"]["choice"];
  readonly placeholder: keyof Table["placeholders"];
};

/** Words of a host's own, beside ours. Everything is optional; write it `as const`. */
export type HostWords = {
  readonly subjects?: { readonly [subject: string]: OwnSubject };
  /** Further facts of a subject. */
  readonly facts?: { readonly [subject: string]: { readonly [fact: string]: HostFactKind } & Unowned };
  /** Further subjects it may ask about: only the order has them. */
  readonly has?: { readonly order?: readonly string[] };
  /** Further roles it may tell. */
  readonly tells?: { readonly [subject: string]: readonly string[] };
  readonly notices?: readonly string[];
  readonly compensations?: readonly string[];
  readonly inhibitions?: readonly string[];
  readonly channels?: readonly string[];
  readonly topics?: readonly string[];
  readonly actions?: readonly string[];
  readonly values?: {
    readonly duration?: { readonly [name: string]: Strictness };
    readonly amount?: { readonly [name: string]: Strictness };
    readonly number?: { readonly [name: string]: Strictness };
    readonly clock?: { readonly [name: string]: Strictness };
    readonly date?: { readonly [name: string]: Strictness };
    readonly choice?: { readonly [name: string]: readonly string[] };
    readonly ranks?: { readonly [name: string]: Ranks };
  };
  readonly placeholders?: { readonly [placeholder: string]: string };
};

/** It is of an order, sees that and has no others. */
type OwnSubject = Omit<SubjectTable<HostFactKind>, "sees" | "has"> & {
  readonly sees: readonly "order"[];
  readonly has: readonly [];
};

/** A word has one owner: those of ours are not declared anew. */
type Unowned = { readonly [F in OurFacts[keyof OurFacts]]?: never };
type OurFacts = { readonly [S in keyof Table["subjects"]]: keyof Table["subjects"][S]["facts"] };

/**
 * Which way a value is stricter for the one who owes; `free`: neither. `off` is the loosest, as nothing that names it applies;
 * where that is the strictest there is, as with a wait or a limit, it is `…-or-off`. `fixed`: of what somebody is measured by,
 * as of a limit for sellers, or of how much is told at all, which a shop or an order leaves as it is.
 */
export type Strictness = "less" | "less-or-off" | "more" | "more-or-off" | "free" | "fixed";

/** The words of a choice from strict to loose; of those in one list none may take the other's place. */
export type Ranks = readonly (string | readonly string[])[];

type Part<H, K extends PropertyKey, D> = H extends { readonly [P in K]: infer V } ? V : D;
type Item<H, K extends PropertyKey> = Part<H, K, readonly []> extends readonly (infer V)[] ? V & string : never;
type Key<H, K extends PropertyKey> = keyof Part<Part<H, "values", unknown>, K, unknown> & string;
type ListAt<H, K extends PropertyKey, S extends PropertyKey> =
  Part<Part<H, K, unknown>, S, readonly []> extends readonly (infer V)[] ? V & string : never;

type Grown<B extends SubjectTable, S extends PropertyKey, H> = {
  readonly sees: B["sees"];
  readonly has: readonly (B["has"][number] | ListAt<H, "has", S>)[];
  readonly tells: readonly (B["tells"][number] | ListAt<H, "tells", S>)[];
  readonly facts: B["facts"] & Omit<Part<Part<H, "facts", unknown>, S, unknown>, keyof B["facts"]>;
};

/** `With<typeof mine>`: our words and a host's. */
export type With<H extends HostWords, W extends AnyWords = Words> = {
  readonly subjects: { readonly [S in keyof W["subjects"] & string]: Grown<W["subjects"][S], S, H> } & {
    readonly [S in keyof Part<H, "subjects", unknown> & string]: Part<H, "subjects", unknown>[S];
  };
  readonly notice: W["notice"] | Item<H, "notices">;
  readonly compensation: W["compensation"] | Item<H, "compensations">;
  readonly inhibition: W["inhibition"] | Item<H, "inhibitions">;
  readonly channel: W["channel"] | Item<H, "channels">;
  readonly topic: W["topic"] | Item<H, "topics">;
  readonly class: W["class"];
  readonly action: W["action"] | Item<H, "actions">;
  readonly duration: W["duration"] | Key<H, "duration">;
  readonly amount: W["amount"] | Key<H, "amount">;
  readonly number: W["number"] | Key<H, "number">;
  readonly clock: W["clock"] | Key<H, "clock">;
  readonly date: W["date"] | Key<H, "date">;
  readonly choice: W["choice"] & Part<Part<H, "values", unknown>, "choice", unknown>;
  readonly placeholder: W["placeholder"] | (keyof Part<H, "placeholders", unknown> & string);
};

export type Subject<W extends AnyWords = Words> = keyof W["subjects"] & string;
export type FactsOf<S, W extends AnyWords = Words> = S extends Subject<W> ? W["subjects"][S]["facts"] : never;
export type Child<S extends Subject<W>, W extends AnyWords = Words> = W["subjects"][S]["has"][number] & Subject<W>;

type Union2Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;

/** Facts a rule about `S` may name: its own and those of the subjects it sees. */
export type Seen<S extends Subject<W>, W extends AnyWords = Words> = FactsOf<S, W> &
  SeenFrom<W["subjects"][S]["sees"][number], W>;
type SeenFrom<P, W extends AnyWords> = [P] extends [never] ? unknown : Union2Intersection<FactsOf<P, W>>;

/** Names among the seen facts whose kind is `K`. */
export type Named<S extends Subject<W>, K, W extends AnyWords = Words> = {
  [N in keyof Seen<S, W>]: Seen<S, W>[N] extends K ? N : never;
}[keyof Seen<S, W>] &
  string;

/** Names of kind `K` over all subjects, and who owns a name. */
export type NamesOf<K, W extends AnyWords = Words> = { [S in Subject<W>]: OwnNamed<S, K, W> }[Subject<W>];
export type OwnNamed<S extends Subject<W>, K, W extends AnyWords = Words> = {
  [N in keyof FactsOf<S, W>]: FactsOf<S, W>[N] extends K ? N : never;
}[keyof FactsOf<S, W>] &
  string;
export type OwnerOf<N, W extends AnyWords = Words> = {
  [S in Subject<W>]: N extends keyof FactsOf<S, W> ? S : never;
}[Subject<W>];
