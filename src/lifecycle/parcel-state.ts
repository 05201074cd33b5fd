import type { Instant } from "../model/instant.ts";
import type { ExceptionKind, Milestone, SignMode } from "../model/parcel.ts";
import type { Stamp } from "../model/record.ts";

/** A locker or station; empty or 0 where it was not told. */
export interface CollectionPoint {
  readonly name: string;
  readonly code: string;
  readonly holdUntil: Instant | 0;
}

/** One scan as people see it: what several providers said about the same thing is one entry. */
export interface TimelineScan {
  /** The earliest of what was joined. Never later than when we learnt it. */
  readonly at: Instant;
  readonly known: Instant;
  readonly milestone: Milestone | null;
  readonly exception: ExceptionKind | null;
  readonly place: string;
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  readonly mode: SignMode | null;
  readonly point: CollectionPoint | null;
  /** A sign-off that may be a mere drop-off; counted as awaiting collection. */
  readonly ambiguous: boolean;
  /** Its clock was more than 10 minutes ahead of ours. */
  readonly skewed: boolean;
  /** Older than the order, perhaps of a reused number: shown, but evidence of nothing. */
  readonly beforeOrder: boolean;
}

export interface ParcelException {
  readonly kind: ExceptionKind;
  /** Since when without a break. */
  readonly since: Instant;
  readonly known: Instant;
}

/**
 * What the scans of one parcel add up to. Every instant comes with the one at which we learnt it: the receipt of the
 * first row of the scan that establishes it. Equal for every order in which the same scans may have arrived.
 */
export interface ParcelState {
  readonly journey: Milestone;
  /** The scan that brought it there; null where none has. */
  readonly reached: Stamp | null;
  readonly exception: ParcelException | null;
  /** The first pick-up scan, or what implies one. */
  readonly pickedUp: Stamp | null;
  /** No pick-up scan came (yet): dated by the first scan only a parcel in the carrier's hands can have. */
  readonly pickUpImplied: boolean;
  /** The first scan after the pick-up, of whatever kind, or what implies one. */
  readonly firstTransit: Stamp | null;
  readonly inTransit: Stamp | null;
  readonly arrived: Stamp | null;
  /** The latest such scan. */
  readonly outForDelivery: Stamp | null;
  /** The first since it was last signed for, left at a point, failed or refused. */
  readonly wentOut: Stamp | null;
  /** As `outForDelivery` while the courier has it: neither failed, refused, left at a point nor delivered since. */
  readonly withCourier: Stamp | null;
  /**
   * Start of the delivery round: local midnight of the day it was out, or, if that is later, the failed attempt before or
   * when its number was put right.
   */
  readonly round: Stamp | null;
  readonly attemptFailed: Stamp | null;
  readonly attemptKind: ExceptionKind | null;
  /** The first attempt to deliver: signed for, left at a point, failed or refused. */
  readonly firstAttempt: Stamp | null;
  /** How the latest delivery round ended: the first of these after the parcel went out. */
  readonly roundOver: Stamp | null;
  /** When the present (or, once delivered, the last) stay at a point began. */
  readonly awaiting: Stamp | null;
  /** The point that was named last. */
  readonly point: CollectionPoint | null;
  /** Since when it is named with this code; not before the number was put right, or another point taken back. */
  readonly stay: Stamp | null;
  /** Null again once revoked. */
  readonly delivered: Stamp | null;
  /** The latest scan that took a delivery back. */
  readonly revoked: Stamp | null;
  /** Null again while the parcel is on its way to the buyer, or delivered, after all. */
  readonly refused: Stamp | null;
  /** The way to the buyer ended short of him: refused, going back, lost or cancelled; null again as `refused` is. */
  readonly brokenOff: Stamp | null;
  readonly returning: Stamp | null;
  readonly returned: Stamp | null;
  readonly cancelled: Stamp | null;
  readonly lost: Stamp | null;
  readonly damaged: Stamp | null;
  /** The first scan that found the address wrong, whatever came since. */
  readonly addressProblem: Stamp | null;
  /** The latest real scan, known or unknown to us; hints reset no clock. */
  readonly lastScan: Stamp | null;
  readonly signMode: SignMode | null;
  /** Place of the latest scan that moved it; empty where that named none. */
  readonly scanCity: string;
  /** Known as delivered when its number was uploaded, and no scan since has taken that back. */
  readonly importedDelivered: boolean;
  /** The first scan older than the order. */
  readonly tracedBeforeOrder: Stamp | null;
  /** Scans whose clock was more than 10 minutes ahead. */
  readonly skewed: number;
  /** Oldest first. */
  readonly timeline: readonly TimelineScan[];
}
