import { type Codes, type Meaning, meaningOf } from "./shared/scans.ts";

/** Every value of `status`. `RETURNED` is told while a parcel is still on its way back. */
export const shippoStatuses: Codes = {
  UNKNOWN: { milestone: "unknown" },
  PRE_TRANSIT: { milestone: "info_received" },
  TRANSIT: { milestone: "in_transit" },
  DELIVERED: { milestone: "delivered" },
  RETURNED: { milestone: "returning" },
  FAILURE: { exception: "other" },
};

/**
 * Every value of `substatus.code`: it says more exactly what the status says, and stands in its place.
 *
 * Source of both tables: docs.goshippo.com/docs/tracking/tracking.
 */
export const shippoSubstatuses: Codes = {
  information_received: { milestone: "info_received" },
  address_issue: { exception: "address_problem" },
  contact_carrier: { exception: "held" },
  delayed: { exception: "delayed" },
  delivery_attempted: { exception: "attempt_failed" },
  delivery_rescheduled: { exception: "delayed" },
  delivery_scheduled: { milestone: "in_transit" },
  location_inaccessible: { exception: "attempt_failed" },
  notice_left: { exception: "attempt_failed" },
  out_for_delivery: { milestone: "out_for_delivery" },
  package_accepted: { milestone: "picked_up" },
  package_arrived: { milestone: "in_transit" },
  package_damaged: { exception: "damaged" },
  package_departed: { milestone: "in_transit" },
  package_forwarded: { milestone: "in_transit", exception: "rerouted" },
  package_held: { exception: "held" },
  package_processed: { milestone: "in_transit" },
  package_processing: { milestone: "in_transit" },
  pickup_available: { milestone: "awaiting_collection" },
  reschedule_delivery: { exception: "attempt_failed" },
  delivered: { milestone: "delivered" },
  return_to_sender: { milestone: "returning" },
  package_unclaimed: { milestone: "returning", exception: "overdue_collection" },
  package_undeliverable: { exception: "attempt_failed" },
  package_disposed: { exception: "lost" },
  package_lost: { exception: "lost" },
  other: { milestone: "unknown" },
};

/** What status and substatus say together: the substatus, unless it says that it does not know. */
export function shippoMeaning(status: string, substatus: string): Meaning {
  const said = meaningOf(shippoStatuses, status);
  const exact = meaningOf(shippoSubstatuses, substatus);
  return (exact?.milestone === "unknown" ? said : (exact ?? said)) ?? exact ?? {};
}
