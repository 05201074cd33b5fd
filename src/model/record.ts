import type { ClaimRow, DeferralRow, Disruption, MoneyRow, PauseRow } from "./claims.ts";
import type { HostFact } from "./fact.ts";
import type { Instant } from "./instant.ts";
import type { MatterRow } from "./matter.ts";
import type { MessageFinds, MessageIntent } from "./message/reading.ts";
import type { Money } from "./money.ts";
import type { Leg, OrderKind, OrderLine } from "./order.ts";
import type { ParcelKind } from "./parcel.ts";
import type { Verdict, WantStatus } from "./want.ts";

/** The layout this version writes. A record with a higher number is refused, not guessed at. */
export const recordSchema = 1;

/** An instant fact with the instant we learnt it: `[at, known]`. */
export type Stamp = readonly [at: Instant, known: Instant];

/** The accepted order as it was placed. */
export interface PlacedOrder {
  readonly number: string;
  readonly kind: OrderKind;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly leg?: Leg;
  /** Regions by which disruptions find it. */
  readonly origin?: string;
  readonly destination?: string;
}

/**
 * One scan as a row: time, lag until we got it, milestone (`delivered?` when ambiguous) or empty, exception or empty,
 * place, code, provider, sign mode; of a locker or station its name, the pick-up code, and until when it keeps the parcel;
 * whether no more than its day was told. Trailing empties are left out.
 */
export type ScanRow = readonly [
  at: Instant,
  lag: number,
  milestone: string,
  exception?: string,
  place?: string,
  code?: string,
  provider?: string,
  mode?: string,
  point?: string,
  pickUpCode?: string,
  holdUntil?: Instant,
  day?: "day",
];

export interface ParcelRecord {
  readonly id: string;
  readonly kind: ParcelKind;
  readonly carrier: string;
  readonly number: string;
  /** When the number was uploaded. A replaced number keeps this clock. */
  readonly uploaded: Stamp;
  /** `[lineId, quantity]` of what is inside. */
  readonly lines: readonly (readonly [string, number])[];
  /** The parcel in whose place it was sent. */
  readonly replaces?: string;
  readonly scans: readonly ScanRow[];
  /** In-transit rows left out because there were too many. */
  readonly dropped?: number;
  /** Scans a provider took back, each with the lag until it last did: what was told before that may come yet. */
  readonly withdrawn?: readonly ScanRow[];
  /** Since when nobody waits for its scans, where a host that still asks was told so. */
  readonly untracked?: Instant;
  /** The expected arrival, and who says so: an event, else the provider, else the leg table. */
  readonly eta?: readonly [at: Instant, known: Instant, from: "event" | "provider" | "legs", scanned?: Instant];
  readonly plannedHandover?: Instant;
  readonly remote?: true;
  readonly replaced?: Stamp;
  readonly replacedBefore?: readonly Stamp[];
  /** When it was last known at another point, or under another code, since a provider took one back. */
  readonly pointAnew?: Stamp;
  /** Numbers it had before. */
  readonly former?: readonly string[];
  /** Courier of the latest scan that names one. */
  readonly courier?: readonly [at: Instant, name: string, phone: string, virtual?: string];
  /** Host's own facts: `[name, value, since]`. */
  readonly facts?: readonly HostFact[];
}

/** A subject of the host's own words. */
export interface OwnSubject {
  readonly subject: string;
  readonly id: string;
  readonly facts: readonly HostFact[];
}

/** Scans of a number that belongs to no parcel of this order: not yet, or not any more. */
export interface WaitingScans {
  readonly carrier: string;
  readonly number: string;
  readonly scans: readonly ScanRow[];
  readonly details?: Pick<ParcelRecord, "courier" | "dropped" | "eta" | "pointAnew" | "withdrawn">;
}

/**
 * An accepted or refused action: id, then nothing, or code, type, role, instant and path of the refusal; of what could not
 * be read, and of what a pack refuses in its words, also what it was told.
 */
export type SeenRow =
  | readonly [id: string]
  | readonly [id: string, code: string, type: string, role: string, at: Instant, path: string, ...said: Said];

/** What is wrong with what could not be read, and what to write instead. */
export type Said = readonly [message?: string, expected?: string];

/**
 * One attempt of the ledger: channel, number of the issue, when issued, when begun (0: not yet), how it ended
 * (empty: open), when, and for a failure the earliest instant of a further try (0: never on this channel).
 */
export type AttemptRow = readonly [
  channel: string,
  attempt: number,
  issued: Instant,
  begun?: Instant,
  outcome?: AttemptOutcome,
  at?: Instant,
  retryAt?: Instant,
];

/**
 * How an attempt may end, with the letter that stands for it in a record: its first, or its second where that is taken.
 * `stale`: nothing left, for the token it was signed with had run out.
 */
export const outcomeLetters = {
  withdrawn: "w",
  stale: "s",
  failed: "f",
  ambiguous: "m",
  accepted: "a",
  undelivered: "u",
  delivered: "d",
  read: "r",
  acted: "c",
} as const;

/** Joined by maximum, so the order and repetition of answers and receipts do not matter. */
export type AttemptOutcome = keyof typeof outcomeLetters;

export type OutcomeLetter = (typeof outcomeLetters)[AttemptOutcome];

/** A telling whose message says another too: notice, subject, episode. */
export type Host = readonly [notice: string, subject: string, episode: Instant];

/**
 * What one person was told about one subject: the row of the ledger as it is worked on, kept for the life of the order.
 * A record holds it packed.
 */
export interface LedgerRow {
  readonly n: string;
  readonly s: string;
  /** Episode: the instant its clock started, 0 for what is told once. */
  readonly e: Instant;
  readonly p: string;
  /** First issued. */
  readonly t: Instant;
  readonly a: readonly AttemptRow[];
  /** Facts this was told with, where some rule asks whether they moved. */
  readonly v?: { readonly [fact: string]: Instant };
  /** The telling whose message said this too. */
  readonly via?: Host;
  /** The same in the inbox, which may be another, or none. */
  readonly filed?: Host;
  /** What the message that was issued last says, and to which address, as a short hash. */
  readonly h?: string;
  /** When all channels were used up, and that was reported. */
  readonly x?: Instant;
}

/** An instant counted from another one, in milliseconds; null where it is 0, which says that there is none. */
export type Lag = number | null;

/** An attempt as a record holds it: `issued` counts from when the row was first issued, all later instants from `issued`. */
export type PackedAttempt = readonly [
  channel: string,
  attempt: number,
  issued: Lag,
  begun?: Lag,
  outcome?: OutcomeLetter,
  at?: Lag,
  retryAt?: Lag,
];

/**
 * A row of the ledger as a record holds it: notice, subject, episode and person, by which it is found, in full; when it
 * was first issued, from which its other instants count; the attempts; hash, values, the telling that said it too, when it
 * was reported that no channel could carry it, and the telling that said it in the inbox, left out where it is the same.
 * What is absent is null, and left out at the end.
 */
export type PackedRow = readonly [
  notice: string,
  subject: string,
  episode: Instant,
  person: string,
  told: Instant,
  attempts: readonly PackedAttempt[],
  hash?: string | null,
  values?: { readonly [fact: string]: Lag } | null,
  via?: Host | null,
  reported?: Lag,
  filed?: Host | null,
];

/**
 * A question to a mailbox: key, person, revision, channel, facts, when asked, how it stands; the verdict as
 * `[seq, verdict, until]`; the channels refused while the facts are these.
 */
export interface WantRow {
  readonly k: string;
  readonly p: string;
  readonly r: number;
  readonly c: string;
  readonly f: string;
  readonly t: Instant;
  readonly s: WantStatus;
  readonly v?: readonly [seq: number, verdict: Verdict, until: Instant];
  readonly x?: readonly string[];
}

/** A matter the host settles by itself, as far as it stops clocks; `ended` 0 while it is open. */
export type CaseRow = readonly [id: string, opened: Instant, ended: Instant | 0];

/**
 * A message of the buyer's: event id, when (the answer, where its parcel was asked for), when we learnt it, who, the parcel it
 * is about (empty: none, or unclear), what is wanted, how the parcel stood, what is asked for, the day, the part of the
 * day; empty or 0 where there is none.
 */
export type MessageRow = readonly [
  id: string,
  at: Instant,
  known: Instant,
  person: string,
  parcel: string,
  intent: MessageIntent,
  finds: MessageFinds,
  request: string,
  day: Instant | 0,
  part: string,
];

/**
 * What an order learnt of a person's kind of channel: that he refused it, or of one address (a hash of it, by which one is
 * known to be another) that nothing arrives there, and when it learnt so.
 */
export type LearntRow = readonly [person: string, kind: string, deadAddress?: string, at?: Instant];

/**
 * For so long what was decided, and made messages leave, stands, while nothing but words of those messages comes: from when
 * and until when, when the order wakes by itself (0: never), a sum of the rules, the persons and the last refusal it
 * was decided for, and the persons on whose change something waits.
 */
export type LeaseRow = readonly [from: Instant, until: Instant, wakes: Instant, sum: string, ...watch: string[]];

/** Where the order's charts stand, region by region. */
export interface OrderChartState {
  readonly payment: string;
  readonly fulfilment: string;
  readonly receipt: string;
}

/**
 * All the library remembers of one order: plain JSON for one database row.
 *
 * Written only by `step`. Holds pick-up codes and courier numbers, so store it as you store orders; it holds no
 * address of the buyer or seller.
 */
export interface OrderRecord {
  readonly waybell: number;
  readonly id: string;
  /** The rulebook version this order keeps from its confirmation on; null before. */
  readonly book: string | null;
  /** The latest instant it was brought to. */
  readonly now: Instant;
  /** Null while only early scans have come. */
  readonly order: PlacedOrder | null;
  readonly chart: OrderChartState;
  /** Instants of accepted actions, by fact name; and when something was last said, by what it is about and its field. */
  readonly stamps: { readonly [fact: string]: Stamp };
  /** Texts, amounts and flags of accepted actions and of the host's own words. */
  readonly facts: readonly HostFact[];
  readonly parcels: readonly ParcelRecord[];
  /** Subjects of the host's own words; absent where there are none. */
  readonly own?: readonly OwnSubject[];
  readonly waiting: readonly WaitingScans[];
  readonly seen: readonly SeenRow[];
  readonly ledger: readonly PackedRow[];
  /** Questions to mailboxes; absent where there is none. */
  readonly wants?: readonly WantRow[];
  /** The next instant at which time alone changes more than what is said: a limit passes, money is released. */
  readonly turns?: Instant;
  /** Promises broken; like all that follows, absent where there are none. */
  readonly claims?: readonly ClaimRow[];
  /** Limits that have gone by, each with when the breach of it will be raised: a feed has until then to prove them kept. */
  readonly lagging?: readonly ClaimRow[];
  readonly pauses?: readonly PauseRow[];
  readonly deferrals?: readonly DeferralRow[];
  readonly disruptions?: readonly Disruption[];
  readonly money?: readonly MoneyRow[];
  /** Tasks opened and clocks run out: what is done once. */
  readonly done?: readonly string[];
  /** Matters the host settles by itself: id, opened, ended. */
  readonly cases?: readonly CaseRow[];
  /** Requests, complaints, couriers' jobs and refunds, in the order in which they were opened. */
  readonly matters?: readonly MatterRow[];
  /** What the buyer wrote, without the words. */
  readonly messages?: readonly MessageRow[];
  /** Channels that people of this order refused, or where nothing arrives. */
  readonly learnt?: readonly LearntRow[];
  /** Absent where the last decision made no message, or what it decided hangs on what becomes of them. */
  readonly lease?: LeaseRow;
}
