import type { Instant } from "./instant.ts";
import type { Money } from "./money.ts";
import type { breach } from "./words/breach.ts";
import type { order } from "./words/order.ts";

/** Why a breach no longer counts. */
export type BreachEnd = (typeof breach.facts)["breach.why"][number];
export type DisruptionKind = (typeof order.facts)["order.disruption"][number];

export const rulings = ["upheld", "dismissed"] as const;
/** How a platform may rule. */
export type Ruling = (typeof rulings)[number];

/**
 * A broken promise held against somebody: promise, subject, the instant its clock started, the limit it broke, and since
 * when it is held against them (dated, and when that came about). It ends with a reason when the judgement changes.
 */
export interface ClaimRow {
  readonly p: string;
  readonly s: string;
  readonly e: Instant;
  readonly d: Instant;
  readonly r: readonly [at: Instant, known: Instant];
  /** Ended: when, and why. */
  readonly x?: readonly [at: Instant, why: BreachEnd];
  /** Appealed: when; then how it was decided. */
  readonly f?: Instant;
  readonly v?: readonly [at: Instant, result: Ruling];
}

/** A time in which the clock of a promise stood still; `to` 0 while it does. */
export type PauseRow = readonly [promise: string, subject: string, from: Instant, to: Instant | 0];

/**
 * A promise whose time came, or would come, before its warning had its own: it waits until then, less what the clock stood
 * still from `since` on. `settled`: a warning of that limit is not waited for yet, or no more.
 */
export type DeferralRow = readonly [
  promise: string,
  subject: string,
  episode: Instant,
  until: Instant,
  since: Instant,
  settled?: true,
];

/**
 * What a storm, a peak, a ruling does to the promises it is about. Where a limit brings an event about, `waive` stops the
 * clock as `pause` does: else it would never come.
 */
export type DisruptionEffect = { readonly extend: string } | "pause" | "waive";

/** A time in which promises are harder, or impossible, to keep. Its end is outside. */
export interface Disruption {
  readonly id: string;
  readonly kind: DisruptionKind;
  readonly from: Instant;
  readonly to: Instant;
  /** As people call it, for texts. */
  readonly region?: string;
  /** What it is about; all where absent. */
  readonly promises?: readonly string[];
  readonly origins?: readonly string[];
  readonly destinations?: readonly string[];
  readonly carriers?: readonly string[];
  readonly effect: DisruptionEffect;
  /** When this was said of it. */
  readonly declared: Instant;
  /** Also for limits that had passed when it was declared. */
  readonly retroactive?: true;
  /** What was said of it before it was declared anew or ended; before that another thing may have been. */
  readonly before?: Disruption;
}

/**
 * An order to move money: its step, tries, since when, the word of the host, and how much. `left`: it had not come when
 * what it was for ended.
 */
export type SettlementRow = readonly [
  step: string,
  tries: number,
  at: Instant,
  is: "ordered" | "done" | "failed" | "task" | "refused" | "left",
  amount: number,
];

/**
 * Money owed by a policy, once for its key: subject, since when, the breaches it rests on, the amount in minor units.
 * Held until it is issued or cancelled; the charge to the one to blame has a life of its own.
 */
export interface MoneyRow {
  readonly k: string;
  readonly o: string;
  readonly s: string;
  readonly t: Instant;
  readonly c: readonly string[];
  readonly form: string;
  /** Owed in all, as last reckoned. */
  readonly a: number;
  readonly currency: string;
  /** An agent released it: when. */
  readonly ok?: Instant;
  /** Issued: when, and how much of it to the buyer after what the group had paid. */
  readonly i?: readonly [at: Instant, paid: number];
  /** Charged: when, and how much; what of it was given back, and when last. */
  readonly g?: readonly [at: Instant, charged: number, reversed: number, back?: Instant];
  /** Cancelled: when, and why. */
  readonly x?: readonly [at: Instant, why: string];
  readonly q?: readonly SettlementRow[];
}

/** What a person got lately from other orders, as the host knows it. */
export interface Compensated {
  readonly at: Instant;
  readonly amount: Money;
}
