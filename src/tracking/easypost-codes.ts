import { type Codes, type Meaning, meaningOf } from "./shared/scans.ts";

/** Every value of `status`. A `failure` is no end: five of them and a delivery after them are on record. */
export const easypostStatuses: Codes = {
  unknown: { milestone: "unknown" },
  pre_transit: { milestone: "info_received" },
  in_transit: { milestone: "in_transit" },
  out_for_delivery: { milestone: "out_for_delivery" },
  delivered: { milestone: "delivered" },
  available_for_pickup: { milestone: "awaiting_collection" },
  return_to_sender: { milestone: "returning" },
  failure: { exception: "attempt_failed" },
  cancelled: { milestone: "cancelled" },
  error: { milestone: "unknown", exception: "other" },
};

/**
 * Every value of `status_detail`: what it adds to the status or says in its place.
 *
 * Source of both tables: docs.easypost.com/docs/trackers, the types of the official Node client.
 */
export const easypostDetails: Codes = {
  address_correction: { exception: "address_problem" },
  arrived_at_destination: {},
  arrived_at_facility: {},
  arrived_at_pickup_location: { milestone: "awaiting_collection" },
  awaiting_information: { exception: "held" },
  cancelled: { milestone: "cancelled" },
  damaged: { exception: "damaged" },
  delayed: { exception: "delayed" },
  delivery_exception: { exception: "attempt_failed" },
  departed_facility: {},
  departed_origin_facility: {},
  expired: { exception: "tracking_ended" },
  failure: { exception: "attempt_failed" },
  held: { exception: "held" },
  in_transit: {},
  label_created: { milestone: "info_received" },
  lost: { exception: "lost" },
  missorted: { exception: "rerouted" },
  out_for_delivery: {},
  received_at_destination_facility: { milestone: "arrived_destination" },
  // Told at every hub, even after failed attempts: no pick-up.
  received_at_origin_facility: {},
  refused: { exception: "refused" },
  return: { milestone: "returning" },
  status_update: {},
  transferred_to_destination_carrier: { exception: "rerouted" },
  transit_exception: { exception: "other" },
  unknown: {},
  weather_delay: { exception: "delayed" },
};

/** What status and detail say together. */
export function easypostMeaning(status: string, detail: string): Meaning {
  const said = meaningOf(easypostStatuses, status);
  const arrival = detail === "received_at_destination_facility";
  // A failure that is "delayed" was a failed attempt, by the carrier's own words beside it.
  const kept = (arrival && status !== "in_transit") || (detail === "delayed" && status === "failure");
  return { ...said, ...(kept ? {} : meaningOf(easypostDetails, detail)) };
}
