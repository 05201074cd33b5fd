import type { WantEffect } from "./effect.ts";
import type { Instant, Time } from "./instant.ts";
import type { Outcome, Receipt } from "./outcome.ts";
import type { LearntRow, LedgerRow } from "./record.ts";
import type { LeftRow, Verdict, WantFacts, WantStatus } from "./want.ts";

/**
 * A question as the mailbox keeps it: key, order, revision, status, notice, class, channel, facts, permits, since when it
 * is true, when asked, what left; the verdict as `[seq, verdict, until, at]`; the channel whose unit it holds; whether no
 * digest may say it; when it came to its end.
 */
export interface MailRow {
  readonly k: string;
  readonly o: string;
  readonly r: number;
  readonly s: WantStatus;
  readonly n: string;
  readonly cl: string;
  readonly c: string;
  readonly f: WantFacts;
  readonly p: WantEffect["permits"];
  readonly t: Instant;
  readonly a: Instant;
  readonly l: readonly LeftRow[];
  readonly v?: readonly [seq: number, verdict: Verdict, until: Instant | 0, at: Instant];
  readonly h?: string;
  readonly alone?: 1;
  readonly e?: Instant;
}

/**
 * One authorisation for one message: id, adapter, when given, the question that has it (empty: free), whether it is used
 * up; the notices it is for, all where absent.
 */
export type GrantRow = readonly [
  id: string,
  channel: string,
  at: Instant,
  holder: string,
  used: 0 | 1,
  notices?: readonly string[],
];

/** Authorisations taken back: over which adapter, given up to when; for which notices, all where absent. */
export type WithdrawnRow = readonly [channel: string, upTo: Instant, notices?: readonly string[]];

/** A digest: its attempts like those of any telling, the questions it says, what it says of them, whether it is done. */
export interface DigestRow extends LedgerRow {
  readonly k: readonly string[];
  readonly f: WantFacts;
  readonly done?: 1;
}

/** All that a mailbox remembers of one person: plain JSON for one database row. It holds no address. Written only by `step`. */
export interface MailboxRecord {
  readonly waybell: number;
  /** The person. */
  readonly id: string;
  readonly now: Instant;
  readonly seq: number;
  readonly wants: readonly MailRow[];
  readonly grants: readonly GrantRow[];
  /** What was taken back, for an authorisation that arrives after its withdrawal. */
  readonly withdrawn?: readonly WithdrawnRow[];
  readonly digests: readonly DigestRow[];
  /** Addresses at which nothing arrives, until the host has had a day to note it. */
  readonly learnt?: readonly LearntRow[];
  /** Digest rule → when it, or one that it says, was last let go. */
  readonly said: { readonly [rule: string]: Instant };
  /** Messages of questions that are forgotten, as long as some budget counts them. */
  readonly spent: readonly (readonly [className: string, channel: string, begun: Instant])[];
}

interface MailboxEventOf<Type extends string> {
  /** The sender's, and the same on every retry. */
  readonly id: string;
  readonly type: Type;
  readonly person: string;
}

/** The person allowed one message over this channel; the id of the event is that of the authorisation. */
export interface GrantGiven extends MailboxEventOf<"grant.given"> {
  /** Adapter id. */
  readonly channel: string;
  readonly at?: Time;
  /** Where it is for some messages only, as a template is. */
  readonly notices?: readonly string[];
}

/** The person takes back what was allowed up to then and not used, whichever of the two arrives first. */
export interface GrantWithdrawn extends MailboxEventOf<"grant.withdrawn"> {
  readonly channel: string;
  readonly at?: Time;
  readonly notices?: readonly string[];
}

export interface DigestBegun extends MailboxEventOf<"digest.begun"> {
  readonly sendId: string;
}

export interface DigestSettled extends MailboxEventOf<"digest.settled"> {
  readonly sendId: string;
  readonly at: Instant;
  readonly outcome: Outcome;
}

export interface DigestReceipt extends MailboxEventOf<"digest.receipt"> {
  readonly sendId: string;
  readonly at: Instant;
  readonly receipt: Receipt;
}

/** What can happen to a mailbox. What an order asks is an event as it is. */
export type MailboxEvent = WantEffect | GrantGiven | GrantWithdrawn | DigestBegun | DigestSettled | DigestReceipt;
