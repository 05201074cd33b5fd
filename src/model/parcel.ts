import type { Instant } from "./instant.ts";
import { parcel } from "./words/parcel.ts";

// The words rules use own these lists; here they get their names.
type Facts = typeof parcel.facts;

/** Seller to buyer, but for `return`. Which kinds are judged is the pack's table. */
export type ParcelKind = Facts["parcel.kind"][number];
export const parcelKinds: readonly ParcelKind[] = parcel.facts["parcel.kind"];

/** Where a parcel is. A closed set: every provider's codes are mapped onto it. */
export type Milestone = Facts["parcel.milestone"][number];
export const milestones: readonly Milestone[] = parcel.facts["parcel.milestone"];

/** What went wrong; beside the milestone, not instead of it. A closed set. */
export type ExceptionKind = Facts["parcel.exception"][number];
export const exceptionKinds: readonly ExceptionKind[] = parcel.facts["parcel.exception"];

/** Computed by the provider from silence, not scanned by anybody: shown, but they reset no clock. */
export const hints: readonly ExceptionKind[] = [
  "stalled",
  "overdue_delivery",
  "overdue_collection",
  "tracking_ended",
  "no_carrier_info",
];

/** Who signed. */
export type SignMode = Facts["parcel.signer"][number];
export const signModes: readonly SignMode[] = parcel.facts["parcel.signer"];

/** One scan as a tracking codec reads it and as `trace.received` carries it. */
export interface Scan {
  readonly at: Instant;
  /** No more than its day is told, which begins `at`: it was not before the order, nor before its number was uploaded. */
  readonly day?: true;
  /** The provider's own code, kept even when unknown to us. */
  readonly code: string;
  readonly milestone?: Milestone;
  readonly exception?: ExceptionKind;
  /** City or facility, as short as the provider gives it; no street address. */
  readonly place?: string;
  readonly mode?: SignMode;
  /** A sign-off that may be a mere drop-off: counts as awaiting collection. */
  readonly ambiguous?: true;
  /** Courier named in the scan. A number is told masked; a virtual one, which ends with the delivery, whole. */
  readonly courier?: { readonly name?: string; readonly phone?: string; readonly virtualPhone?: string };
  /** Locker or station, its pick-up code, and until when it keeps the parcel. */
  readonly point?: { readonly name?: string; readonly code?: string; readonly holdUntil?: Instant };
}
