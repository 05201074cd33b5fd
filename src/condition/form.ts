import type { Duration } from "../model/duration.ts";
import type { AnyWords, Child, Named, Seen, Subject, Words } from "../model/words/types.ts";

/** A length of time: `24h`, or the name of a value. A value that is a list makes each an occasion of its own. */
export type Span<W extends AnyWords = Words> = Duration | W["duration"];

/** An instant a rule may name: a fact, a promise's due or start, a window's end, since when something is so. */
export type InstantName<S extends Subject<W>, W extends AnyWords = Words> =
  | Named<S, "instant", W>
  | `${Named<S, "promise", W>}.${"due" | "started" | "breached"}`
  | `${Named<S, "window", W>}.closes`
  | `${Named<S, "span" | { readonly found: readonly string[] }, W>}.since`;

/** A length of time a text may name: how long until a promise is due, since it was, or since something happened. */
export type LengthName<S extends Subject<W>, W extends AnyWords = Words> =
  | `${Named<S, "promise", W>}.${"left" | "late"}`
  | `${Named<S, "instant", W>}.ago`;

/** One of these, one of several, or none of them. */
export type OneOf<V> = V | readonly V[] | { readonly not: V | readonly V[] };

/** Where a promise stands: `excused` by what came before due, `waived` by a disruption, `voided` by an appeal, `moot` where it is not owed. */
export type PromiseStatus = "open" | "met" | "breached" | "paused" | "excused" | "waived" | "voided" | "moot";

export interface InstantTest<S extends Subject<W>, W extends AnyWords> {
  /** This long ago at least. */
  readonly past?: Span<W>;
  /** No further ahead than this, and not gone by. */
  readonly near?: Span<W>;
  /** Happened, and no longer ago than this. */
  readonly within?: Span<W>;
  /** Later than another instant or a date that a pack gives, or with `by` later by more than that. */
  readonly after?: InstantName<S, W> | W["date"];
  /** At another instant or date (plus `by`), or later. */
  readonly notBefore?: InstantName<S, W> | W["date"];
  /** Not later than another instant or date (plus `by`); holds also while the other is unknown. */
  readonly notAfter?: InstantName<S, W> | W["date"];
  /** Changed by at least `by` against what this person was last told. */
  readonly moved?: "earlier" | "later" | "either";
  readonly by?: Span<W>;
  /** The local clock showed this time or later. */
  readonly clockFrom?: W["clock"] | `${number}:${number}`;
}

/** A figure this person chose: a key of the settings the host hands over. Without it the test fails. */
export interface Chosen {
  readonly setting: string;
}

export interface NumberTest<W extends AnyWords> {
  readonly is?: number | W["number"] | Chosen;
  readonly above?: number | W["number"] | Chosen;
  readonly atLeast?: number | W["number"] | Chosen;
  readonly below?: number | W["number"] | Chosen;
  readonly atMost?: number | W["number"] | Chosen;
}

/** Amounts in minor units of the order's currency. */
export interface MoneyTest<W extends AnyWords> {
  readonly above?: number | W["amount"] | Chosen;
  readonly atLeast?: number | W["amount"] | Chosen;
  readonly below?: number | W["amount"] | Chosen;
  readonly atMost?: number | W["amount"] | Chosen;
}

export interface DurationTest<W extends AnyWords> {
  readonly above?: Span<W>;
  readonly atLeast?: Span<W>;
  readonly below?: Span<W>;
  readonly atMost?: Span<W>;
}

export interface TextTest<S extends Subject<W>, W extends AnyWords> {
  readonly same?: Named<S, "text", W>;
  readonly differs?: Named<S, "text", W>;
  /** Letters with `*` for any run of characters. */
  readonly matches?: string;
}

export interface PromiseTest<W extends AnyWords> {
  readonly is?: OneOf<PromiseStatus>;
  /** Open, and due within this. */
  readonly dueIn?: Span<W>;
  /** Broken, though an appeal took that back, and this long after due. */
  readonly overdue?: Span<W>;
  readonly dueMoved?: "earlier" | "later" | "either";
  readonly by?: Span<W>;
}

export interface WindowTest<W extends AnyWords> {
  /** Open, and closes within this. */
  readonly closesIn: Span<W>;
}

/** One line per kind: the only place that says which tests a fact takes. */
export interface Tests<S extends Subject<W>, W extends AnyWords> {
  instant: boolean | InstantTest<S, W>;
  span: boolean | { readonly lasted: Span<W> };
  flag: boolean;
  number: number | NumberTest<W>;
  money: MoneyTest<W>;
  duration: DurationTest<W>;
  text: OneOf<string> | TextTest<S, W> | boolean;
  promise: OneOf<PromiseStatus> | PromiseTest<W>;
  window: "open" | "closed" | WindowTest<W>;
}

type Test<K, S extends Subject<W>, W extends AnyWords> = K extends keyof Tests<S, W>
  ? Tests<S, W>[K]
  : K extends { readonly found: readonly (infer R)[] }
    ? boolean | OneOf<R>
    : K extends readonly (infer V)[]
      ? OneOf<V> | boolean
      : never;

/** Whether this person was told something about this subject. */
export type ToldTest<W extends AnyWords> = W["notice"] | { readonly notice: W["notice"]; readonly past?: Span<W> };

export interface Connectives<S extends Subject<W>, W extends AnyWords> {
  readonly all?: readonly Condition<S, W>[];
  readonly any?: readonly Condition<S, W>[];
  /** Each of these is false. */
  readonly none?: readonly Condition<S, W>[];
  readonly told?: ToldTest<W>;
  readonly notTold?: ToldTest<W>;
  /** What the pack chose. */
  readonly given?: { readonly [N in keyof W["choice"]]?: OneOf<W["choice"][N][number]> };
  /** This date of a pack has not gone by. */
  readonly until?: W["date"];
  /** What this person chose: a key of the settings the host hands over. */
  readonly setting?: { readonly [name: string]: OneOf<string | number | boolean> };
  /** What this person calls so: a condition among the alerts that were saved; without one it does not hold. */
  readonly chosen?: "important";
  /** A named test of the host; keeps rules data. */
  readonly test?: string;
}

/** What must hold: an object means all of it. */
export type Condition<S extends Subject<W>, W extends AnyWords = Words> = {
  readonly [N in keyof Seen<S, W>]?: Test<Seen<S, W>[N], S, W>;
} & Quantified<S, W> &
  Connectives<S, W>;

/** Where nothing is to be quantified it is `unknown`: a part without members, `{}`, would let any text or number pass. */
type Quantified<S extends Subject<W>, W extends AnyWords> = [Child<S, W>] extends [never]
  ? unknown
  : { readonly [C in Child<S, W> as `${"some" | "every" | "no"} ${C}`]?: Condition<C, W> };

/** A condition, or a list of which any may hold. */
export type Conditions<S extends Subject<W>, W extends AnyWords = Words> = Condition<S, W> | readonly Condition<S, W>[];
