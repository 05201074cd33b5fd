import type { SayableKind } from "../condition/access.ts";
import type { Conditions, InstantName, LengthName, Span } from "../condition/form.ts";
import type { EventType } from "../model/event.ts";
import type { QuietHours } from "../model/person.ts";
import type { AnyWords, Named, Subject, Words } from "../model/words/types.ts";

/** What happens to a message in the reader's quiet hours. */
export type QuietValue = "send" | "hold" | "drop" | "reroute";

export interface NoticeBody<S extends Subject<W>, W extends AnyWords> {
  /** The requirement this answers. */
  readonly ref: string;
  readonly each: S;
  readonly to: W["subjects"][S]["tells"][number];
  readonly topic: W["topic"];
  readonly class: W["class"];
  /** Told while this holds. */
  readonly when: Conditions<S, W>;
  /**
   * Makes it a moment: pointless this long after it became true, but to who was told last that a promise about its subject
   * is broken. Without it, it is a state and never stale.
   */
  readonly fresh?: Span<W>;
  /** An instant, or of several the latest: told again when a later one takes its place. */
  readonly per?: InstantName<S, W> | readonly InstantName<S, W>[];
  /** Of several rungs that hold, only the top one is told. */
  readonly ladder?: { readonly of: string; readonly rung: number };
  /** Says these too: they are not sent beside it. */
  readonly covers?: readonly W["notice"][];
  /** Goes only to those who were told one of these about this subject. */
  readonly corrects?: readonly W["notice"][];
  /** Intrusive channels in order of preference. */
  readonly channels: readonly W["channel"][];
  /** `false` leaves the inbox out. */
  readonly inbox?: false;
  /** Overrides the class. */
  readonly quiet?: QuietValue;
  /** Has to be proved: no receipt after this, and the next channel has it too. All its channels have to give receipts. */
  readonly receipt?: Span<W>;
  /** Placeholder → fact, for what the table of placeholders does not know. */
  readonly says?: { readonly [placeholder: string]: SayableFact<S, W> };
  /** Those of one person that leave together are said as one; placeholder → what it sums up. */
  readonly sums?: { readonly [placeholder: string]: Sum<S, W> };
  /** Goes when this person's hours open, in place of these that came before; of two rules that say a notice the later does. */
  readonly digests?: readonly W["notice"][];
  /** With `sums`: at most one message to a person in this time; what comes meanwhile is said as one at its end. */
  readonly every?: Span<W>;
  readonly actions?: readonly W["action"][];
}

type SayableFact<S extends Subject<W>, W extends AnyWords> =
  | Named<S, SayableKind, W>
  | InstantName<S, W>
  | LengthName<S, W>
  | W["duration"]
  | W["amount"]
  | W["date"];

/** How many there are, or the first, the last or all of a fact over them. */
export type Sum<S extends Subject<W>, W extends AnyWords = Words> =
  | "count"
  | { readonly first: InstantName<S, W> }
  | { readonly last: InstantName<S, W> }
  | { readonly total: Named<S, "number" | "money", W> };

/** A notice about `S`. */
export type NoticeAbout<S extends Subject<W>, W extends AnyWords = Words> = NoticeBody<S, W>;

/** A notice about any subject, told apart by `each`. */
export type Notice<W extends AnyWords = Words> = { readonly [S in Subject<W>]: NoticeAbout<S, W> }[Subject<W>];

export type Notices<in out W extends AnyWords = Words> = { readonly [N in W["notice"]]?: Notice<W> };

/** While `when` holds, these notices about the subject are pointless. */
export type InhibitionAbout<S extends Subject<W>, W extends AnyWords = Words> = {
  readonly each: S;
  readonly when: Conditions<S, W>;
  /** Topics and notices. */
  readonly drops: readonly (W["topic"] | W["notice"])[];
  readonly except?: readonly W["notice"][];
};
export type Inhibition<W extends AnyWords = Words> = { readonly [S in Subject<W>]: InhibitionAbout<S, W> }[Subject<W>];
export type Inhibitions<in out W extends AnyWords = Words> = { readonly [N in W["inhibition"]]?: Inhibition<W> };

/** How a class behaves on intrusive channels. */
export interface ClassRule<W extends AnyWords = Words> {
  /** In quiet hours, by channel kind; `else` for the rest. */
  readonly quiet: { readonly [C in W["channel"] | "else"]?: QuietValue };
  /** Worth nothing to the reader after this. */
  readonly life: Span<W>;
  /** No answer after this: in doubt. */
  readonly silence: Span<W>;
  /** No receipt after this from a channel that gives them: the next channel has it too. Absent: what was accepted is done. */
  readonly receipt?: Span<W>;
  /** Waits before each try on one channel. */
  readonly tries: readonly Span<W>[];
  /** Needs the person's consent under this name. */
  readonly consent?: string;
  /** May not be refused by preference. */
  readonly mandatory?: true;
  /** Caps do not hold it. */
  readonly uncapped?: true;
  /** Goes without a mailbox's verdict after this. */
  readonly patience?: Span<W>;
  /** How soon it should leave once that is decided; nothing is done about it, but `latencies` says what was late. */
  readonly goal?: Span<W>;
  /** Leaves only in these hours of the reader's clock. */
  readonly window?: QuietHours;
}
/** By name: how urgent messages behave, and the less urgent ones. */
export type Classes<in out W extends AnyWords = Words> = { readonly [C in W["class"]]: ClassRule<W> };

interface ActionBody<W extends AnyWords> {
  readonly by: readonly W["subjects"][Subject<W>]["tells"][number][];
  /** What the host is to do. A message names the action by its id; this is read off the pack. */
  readonly command: string;
  /** The event it leads to, which is refused while this is. */
  readonly event?: EventType;
}
/**
 * While one of these holds of the subject it is not offered, and tried all the same it is refused with its code; a code of
 * your own has its `text` here.
 */
interface ActionBarred<S extends Subject<W>, W extends AnyWords> extends ActionBody<W> {
  readonly each: S;
  readonly refused: readonly {
    /** To these alone. */
    readonly by?: ActionBody<W>["by"];
    readonly when: Conditions<S, W>;
    readonly code: string;
    readonly text?: { readonly message: string; readonly remedy: string };
  }[];
}
/** What a person may do about what they read: a label in the texts, a command for the host, and who may. */
export type Action<W extends AnyWords = Words> =
  | (ActionBody<W> & { readonly each?: never; readonly refused?: never })
  | { readonly [S in Subject<W>]: ActionBarred<S, W> }[Subject<W>];
/** By name: what readers may do. */
export type Actions<in out W extends AnyWords = Words> = { readonly [A in W["action"]]?: Action<W> };
