import type { InstantAccess } from "../condition/access.ts";
import type { Node } from "../condition/context.ts";
import type { Frame } from "../condition/frame.ts";
import type { Need } from "../condition/need.ts";
import type { ParsedDuration } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { QuietHours } from "../model/person.ts";
import type { Place } from "../model/words/lexicon.ts";
import type { QuietValue } from "./rule.ts";

/** A class ready for the pipeline. */
export interface NoticeClass {
  readonly name: string;
  readonly quiet: { readonly [kind: string]: QuietValue };
  readonly life: ParsedDuration;
  readonly silence: ParsedDuration;
  /** How long a receipt is waited for; null: for none. */
  readonly receipt: ParsedDuration | null;
  readonly tries: readonly ParsedDuration[];
  readonly consent: string | undefined;
  readonly mandatory: boolean;
  readonly uncapped: boolean;
  /** Goes without a mailbox's verdict after this. */
  readonly patience: ParsedDuration | null;
  /** How soon it should leave; null: no matter when. */
  readonly goal: ParsedDuration | null;
  readonly window: QuietHours | undefined;
}

/** What a placeholder is filled from. */
export type Say =
  | { readonly fact: string; readonly place: Place }
  | { readonly fact: string; readonly instant: InstantAccess }
  | { readonly fact: string; readonly money: (frame: Frame) => Money | undefined }
  /** A length of time in milliseconds. */
  | { readonly fact: string; readonly length: (frame: Frame, now: Instant) => number | undefined };

/** What is made of several of a kind: their number, or the first, the last or all of a fact. */
export interface Fold {
  readonly by: "count" | "first" | "last" | "total";
  /** Empty for a count. */
  readonly fact: string;
}

/** A notice rule with its condition compiled and its names resolved. */
export interface NoticeRule {
  readonly name: string;
  readonly ref: string;
  readonly each: string;
  readonly to: string;
  readonly topic: string;
  readonly class: NoticeClass;
  readonly when: Node;
  readonly needs: readonly Need[];
  readonly fresh: ParsedDuration | null;
  readonly per: InstantAccess | null;
  readonly ladder: { readonly of: string; readonly rung: number } | null;
  readonly covers: readonly string[];
  /** The words of its condition, where it covers any: of the promises among them it says what rests on their breach. */
  readonly asks: ReadonlySet<string>;
  /** Where it is said of what rests on the breach of a promise: which. */
  readonly restsOn: Place | null;
  readonly corrects: readonly string[];
  readonly kinds: readonly string[];
  readonly inbox: boolean;
  readonly quiet: QuietValue | undefined;
  /** How long a receipt is waited for, by its class or its own; null: for none. */
  readonly receipt: ParsedDuration | null;
  /** Placeholder → what fills it, all that its texts may use. */
  readonly says: ReadonlyMap<string, Say>;
  readonly actions: readonly string[];
  /** Placeholder → what it sums up, where several are said as one. */
  readonly sums: ReadonlyMap<string, Fold>;
  /** Notices it is said in place of, by a mailbox; it is never said of one order. */
  readonly digests: readonly string[];
  /** At most one message in this time; what comes meanwhile is said as one at its end. */
  readonly every: ParsedDuration | null;
  /** Says that a promise is broken. */
  readonly ofBreach: boolean;
  /** Asks whether something moved: an episode of it is the change. */
  readonly moves: boolean;
  /** Placeholder → instant that some rule watches for moves: kept in the ledger with a telling that says it. */
  readonly remembers: ReadonlyMap<string, { readonly fact: string; readonly at: InstantAccess }>;
}

/** An inhibition ready for the pipeline. */
export interface Inhibitor {
  readonly name: string;
  readonly each: string;
  readonly when: Node;
  readonly needs: readonly Need[];
  readonly drops: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
}
