import type { Instant } from "./instant.ts";
import type { OrderKind } from "./order.ts";

/**
 * Hours of the reader's clock in which alerts may come; they may cross midnight. The end is outside; equal ones are a
 * whole day.
 */
export interface AlertWindow {
  /** Days on which it begins, 1 Monday to 7 Sunday; absent: every day. */
  readonly days?: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** What of an order one may wish to hear about: its kind, or what became of it. */
export type AlertKind = OrderKind | "aftersales" | "complaint";

/**
 * How one of the seller's people wants to be alerted, as it was saved. What is switched off stays in the inbox; what
 * must not be missed (class `critical`) comes all the same.
 */
export interface AlertSettings {
  /** Counts the times it was saved. */
  readonly version: number;
  readonly savedAt: Instant;
  /** Id of the person who saved it. */
  readonly savedBy: string;
  /** Absent: all. */
  readonly orderTypes?: readonly AlertKind[];
  /** Absent or empty: always. */
  readonly windows?: readonly AlertWindow[];
  /**
   * Channel kinds in order of preference; absent, or none of the rule's: as the rule has it. What must not be missed goes over
   * the rule's others where these do not carry it.
   */
  readonly methods?: readonly string[];
  /** Nothing but the inbox, and what must not be missed. */
  readonly muted?: true;
  /** Those of the person's push addresses that are rung; absent, or none of them there any more: all. */
  readonly devices?: readonly string[];
  /** A condition about the order: it makes one that is confirmed from then on important to this person. */
  readonly important?: { readonly [word: string]: unknown };
  /** Since when that condition stands, where other things were saved after it; absent: since `savedAt`. */
  readonly importantSince?: Instant;
  /** False: what must not be missed waits for a window, too. */
  readonly criticalBypass?: boolean;
}
