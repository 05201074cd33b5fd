import type { Condition, Conditions, InstantName, Span } from "../condition/form.ts";
import type { Role } from "../model/person.ts";
import type { derivable } from "../model/words/names.ts";
import type { AnyWords, Named, NamesOf, OwnerOf, Subject, Words } from "../model/words/types.ts";
import type { ThenEvent } from "./by-themselves.ts";

/**
 * When something is due: at an instant (`plus` more), or within a span from one; of a list the first whose `if` holds and
 * whose instant is known. An entry whose span is `off` is as if it were not there, as is, beside others, one whose `if` came
 * about after its limit; and one that is `sooner` counts only where nothing after it is due before.
 */
export type Due<S extends Subject<W>, W extends AnyWords> =
  | {
      readonly if?: Condition<S, W>;
      readonly at: InstantName<S, W>;
      readonly plus?: Span<W>;
      readonly sooner?: true;
    }
  | {
      readonly if?: Condition<S, W>;
      readonly from: InstantName<S, W>;
      readonly within: Span<W>;
      /** To the end of that local day. */
      readonly snap?: "end-of-day";
      /** What comes at this time of day or later counts as the next day's; in business days it, and what comes on a day off, as the next business day's. */
      readonly cutOff?: W["clock"];
    };

/** What happens at due + 1 ms, dated due: an event of ours, with what it says, or a task for somebody. */
export type Then<S extends Subject<W>, W extends AnyWords> =
  | { readonly event: ThenEvent<S>; readonly reason?: string; readonly shipBy?: InstantName<S, W> }
  | { readonly task: string; readonly assignee: Role };
/** What happens where this holds. */
export interface ThenIf<S extends Subject<W>, W extends AnyWords> {
  readonly if?: Condition<S, W>;
  readonly then: Then<S, W>;
}

/** What one side owes the other by a time. */
export interface PromiseAbout<S extends Subject<W>, W extends AnyWords = Words> {
  readonly ref: string;
  readonly each: S;
  readonly owedBy: Role;
  readonly owedTo: Role;
  readonly due: Due<S, W> | readonly Due<S, W>[];
  /** Moves due, each time by so much. */
  readonly extended?: { readonly by: Span<W>; readonly times: Named<S, "number", W> };
  /** It is owed while this holds; else it is moot. */
  readonly while?: Conditions<S, W>;
  /** Any of these by due, or by a limit of its own; absent: nothing meets it but time. */
  readonly met?:
    | Conditions<S, W>
    | readonly { readonly when: Conditions<S, W>; readonly by?: InstantName<S, W> | "any time" }[];
  /** The clock stands still, and goes on with what was left. */
  readonly pausedWhile?: Conditions<S, W>;
  /** It need not be kept where one of these came about by due; where `due` is a date (`at`), since that was given. */
  readonly excusedBy?: Conditions<S, W>;
  /** It is held against nobody where this came about by due, and awaited all the same: what goes by its limit goes on. */
  readonly forgivenBy?: Conditions<S, W>;
  /** How long after due evidence may still void a breach; absent: for ever. */
  readonly lateEvidence?: Span<W>;
  /** How long a breach waits for a late feed before it is raised. */
  readonly announceAfter?: Span<W>;
  /** Time may not work against a person who was not warned. */
  readonly notBefore?: {
    /** The warning, or several of which one is told. */
    readonly told: W["notice"] | readonly W["notice"][];
    readonly past: Span<W>;
    readonly orElse: Span<W>;
  };
  readonly then?: Then<S, W> | readonly ThenIf<S, W>[];
}
export type Promises<in out W extends AnyWords = Words> = {
  readonly [N in NamesOf<"promise", W>]?: PromiseAbout<OwnerOf<N, W>, W>;
};

/** A time in which somebody may do something. Its end is inside. */
export interface WindowAbout<S extends Subject<W>, W extends AnyWords = Words> {
  readonly ref?: string;
  readonly each: S;
  readonly opens: InstantName<S, W>;
  readonly within: Span<W>;
  /** It stays open, or opens again, until `past` after one of these is told. */
  readonly notBefore?: { readonly told: W["notice"] | readonly W["notice"][]; readonly past: Span<W> };
  readonly while?: Conditions<S, W>;
}
export type Windows<in out W extends AnyWords = Words> = {
  readonly [N in NamesOf<"window", W>]?: WindowAbout<OwnerOf<N, W>, W>;
};

type FoundKind = { readonly found: readonly string[] };
type ReasonOf<N, S extends Subject<W>, W extends AnyWords> = N extends keyof W["subjects"][S]["facts"]
  ? W["subjects"][S]["facts"][N] extends { readonly found: readonly (infer R)[] }
    ? R & string
    : never
  : never;

/**
 * A suspicion with its reason: the first whose condition holds, in texts; in conditions each that holds, so that
 * `{ not: reason }` is met where no reason that holds is that one.
 */
export interface FindingAbout<S extends Subject<W>, R extends string, W extends AnyWords = Words> {
  readonly ref?: string;
  readonly each: S;
  readonly found: { readonly [Reason in R]: Conditions<S, W> };
  /** What is done when it is found. */
  readonly then?: readonly ThenIf<S, W>[];
}
export type Findings<in out W extends AnyWords = Words> = {
  readonly [N in NamesOf<FoundKind, W>]?: FindingAbout<OwnerOf<N, W>, ReasonOf<N, OwnerOf<N, W>, W>, W>;
};

/** An instant of one's own: when a condition became true. */
export interface DerivedAbout<S extends Subject<W>, W extends AnyWords = Words> {
  readonly each: S;
  readonly when: Conditions<S, W>;
}
/** Facts of a host's own, and those of ours that nothing sets. */
type Derivable<W extends AnyWords> = Exclude<NamesOf<"instant", W>, NamesOf<"instant">> | (typeof derivable)[number];
export type Derived<in out W extends AnyWords = Words> = {
  readonly [N in Derivable<W>]?: DerivedAbout<OwnerOf<N, W>, W>;
};
