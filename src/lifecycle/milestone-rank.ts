import { type ExceptionKind, type Milestone, milestones } from "../model/parcel.ts";

/** How far along a milestone is. Those after `delivered` lie on branches; their rank only orders scans of one instant. */
export const milestoneRank: { readonly [Name in Milestone]: number } = {
  unknown: 0,
  info_received: 1,
  picked_up: 2,
  in_transit: 3,
  customs: 3,
  arrived_destination: 4,
  out_for_delivery: 5,
  awaiting_collection: 6,
  delivered: 7,
  returning: 8,
  returned: 9,
  cancelled: 10,
};

/** Milestones of a parcel that is in the carrier's hands or through them: a scan of one shows that it moves. */
export const moving: readonly Milestone[] = milestones.filter(
  (one) => one !== "unknown" && one !== "info_received" && one !== "cancelled",
);

/** A failed attempt to deliver. */
export const attempts: readonly ExceptionKind[] = ["attempt_failed", "recipient_unreachable"];

/** What can only go wrong with a parcel the carrier has, and where it stands among scans of the same instant. */
export const heldRank: { readonly [Kind in ExceptionKind]?: number } = {
  attempt_failed: 5.5,
  recipient_unreachable: 5.5,
  refused: 7.5,
  damaged: 8.5,
  lost: 8.5,
};
