import type { ChannelAdapter } from "../channels/adapter.ts";
import type { ReadContext } from "../condition/context.ts";
import type { Frame } from "../condition/frame.ts";
import type { Relevant } from "../condition/relevance.ts";
import type { ParsedDuration } from "../model/duration.ts";
import type { SendEffect } from "../model/effect.ts";
import type { Instant } from "../model/instant.ts";
import type { OrderKind } from "../model/order.ts";
import type { Person, QuietHours } from "../model/person.ts";
import type { LearntRow, LedgerRow, WantRow } from "../model/record.ts";
import type { Inhibitor, NoticeRule } from "./notice-rule.ts";
import type { TextBook } from "./text-book.ts";

/** The inbox is silent and flows beside the intrusive channels; each is decided for itself. */
export type Lane = "inbox" | "intrusive";

/** A notice that holds for one subject and one person, on its way through the pipeline. */
export interface Candidate {
  /** Tells it from what was stopped. */
  readonly is?: undefined;
  readonly rule: NoticeRule;
  readonly frame: Frame;
  readonly person: Person;
  readonly lane: Lane;
  readonly since: Instant;
  /** When it was both true and known. */
  readonly born: Instant;
  readonly episode: Instant;
  /** What this person was told of this episode so far. */
  readonly row: LedgerRow | undefined;
  /** Channel kinds still open to it, in order of preference. */
  readonly kinds: readonly string[];
  /** Why a channel it would rather use is closed, and until when; set by hold and route where it goes round. */
  readonly barred?: { readonly reason: string; readonly until: Instant };
  /** Adapters that may carry it now, the first choice first; set by route. */
  readonly carriers: readonly ChannelAdapter[];
  /** Notices said in the same message; set by merge. */
  readonly covered: readonly Candidate[];
  /** Set by render, with the placeholders its text says. */
  readonly send: SendEffect | null;
  readonly uses: readonly string[];
  /** What it says and to which address, as a short hash. */
  readonly hash: string;
}

/** Why a candidate goes no further. */
export interface Stopped {
  readonly candidate: Candidate;
  readonly is: "held" | "merged" | "dropped";
  readonly stage: string;
  readonly reason: string;
  readonly until: Instant | undefined;
  /** Something about the person (address, consent, quiet hours) would change it. */
  readonly watch: boolean;
}

/** What a stage kept and what it stopped. Nothing is lost between the two. */
export interface Sorted {
  readonly kept: readonly Candidate[];
  readonly stopped: readonly Stopped[];
}

export type Stage = (candidates: readonly Candidate[], desk: Desk) => Sorted;

/** At most so many in so long. */
export interface Cap {
  readonly most: number;
  readonly within: ParsedDuration;
}

/** How many messages a person gets of all orders together, of some classes, over some channels. */
export interface Budget extends Cap {
  readonly name: string;
  /** What the uncapped classes may use of it in any case. */
  readonly reserve: number;
  /** All, where absent; so are classes, kinds of channel and adapters. */
  readonly to?: readonly string[];
  readonly classes?: readonly string[];
  readonly channels?: readonly string[];
  readonly gateways?: readonly string[];
}

/** All a stage may look at. */
export interface Desk {
  readonly now: Instant;
  readonly zone: string;
  readonly orderId: string;
  readonly rules: readonly NoticeRule[];
  /** Notice → notices that correct it. */
  readonly correctors: ReadonlyMap<string, readonly string[]>;
  /** Rules that may hold of what there is. */
  readonly notices: readonly Relevant<NoticeRule>[];
  readonly inhibitors: readonly Relevant<Inhibitor>[];
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  /** As the host knows them, less the channels that `learnt` takes from them. */
  readonly people: ReadonlyMap<string, readonly Person[]>;
  readonly learnt: readonly LearntRow[];
  readonly ledger: readonly LedgerRow[];
  readonly adapters: readonly ChannelAdapter[];
  /** Whether what crosses orders is asked of mailboxes. */
  readonly mailbox: boolean;
  readonly wants: readonly WantRow[];
  /** Notices of which a mailbox says several in one message. */
  readonly gathered: ReadonlySet<string>;
  /** Ids of the adapters that disturb nobody. */
  readonly silent: ReadonlySet<string>;
  /** Ids of those that disturb and report whether a message arrived. */
  readonly reporting: ReadonlySet<string>;
  readonly quietHours: { readonly [role: string]: QuietHours };
  /** When somebody may be disturbed again who may not be at an instant; of now it is answered once. */
  readonly restUntil: (person: Person, at: Instant) => Instant | null;
  /** What is ordered; undefined where no order is meant. */
  readonly orderKind: OrderKind | undefined;
  /** Channel kind → how many messages of one order one person may get over it in a time. */
  readonly caps: ReadonlyMap<string, Cap>;
  /** Topics whose doubtful sends are not tried again. */
  readonly stopsInDoubt: ReadonlySet<string>;
  readonly texts: TextBook;
  /** Whether nothing bars somebody from an action for a subject now. */
  readonly offers: (action: string, frame: Frame, to: Person) => boolean;
  /** Reads conditions for nobody in particular. */
  readonly reader: ReadContext;
  /** Reads conditions for one person about to be told `rule`, by the intrusive lane where no other is named. */
  readonly readerFor: (person: Person, rule: NoticeRule, lane?: Lane) => ReadContext;
  /** The same against another ledger. */
  readonly reading: (ledger: readonly LedgerRow[]) => Pick<Desk, "reader" | "readerFor">;
}
