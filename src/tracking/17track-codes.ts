import type { Codes } from "./shared/scans.ts";

/**
 * Every `status`, `sub_status` and `stage`, and every `e` of the API's first version: no two mean different things.
 *
 * Source: the documentation of v2.4 as independent clients have it, help.17track.net.
 */
export const seventeenTrackCodes: Codes = {
  // status; of those that are a stage too, what the stage says
  NotFound: { milestone: "unknown" },
  InfoReceived: { milestone: "info_received" },
  InTransit: { milestone: "in_transit" },
  Expired: { exception: "tracking_ended" },
  AvailableForPickup: { milestone: "awaiting_collection" },
  OutForDelivery: { milestone: "out_for_delivery" },
  DeliveryFailure: { exception: "attempt_failed" },
  Delivered: { milestone: "delivered" },
  Exception: { exception: "other" },
  // stage
  PickedUp: { milestone: "picked_up" },
  Departure: { milestone: "in_transit" },
  Arrival: { milestone: "in_transit" },
  Returning: { milestone: "returning" },
  Returned: { milestone: "returned" },
  // sub_status
  NotFound_Other: { milestone: "unknown" },
  NotFound_InvalidCode: { milestone: "unknown", exception: "no_carrier_info" },
  InTransit_PickedUp: { milestone: "picked_up" },
  InTransit_Other: { milestone: "in_transit" },
  InTransit_Departure: { milestone: "in_transit" },
  InTransit_Arrival: { milestone: "in_transit" },
  InTransit_CustomsProcessing: { milestone: "customs" },
  InTransit_CustomsReleased: { milestone: "customs" },
  InTransit_CustomsRequiringInformation: { milestone: "customs", exception: "customs_problem" },
  Expired_Other: { exception: "tracking_ended" },
  AvailableForPickup_Other: { milestone: "awaiting_collection" },
  OutForDelivery_Other: { milestone: "out_for_delivery" },
  DeliveryFailure_Other: { exception: "attempt_failed" },
  DeliveryFailure_NoBody: { exception: "recipient_unreachable" },
  DeliveryFailure_Security: { exception: "held" },
  DeliveryFailure_Rejected: { exception: "refused" },
  DeliveryFailure_InvalidAddress: { exception: "address_problem" },
  Delivered_Other: { milestone: "delivered" },
  Exception_Other: { exception: "other" },
  Exception_Returning: { milestone: "returning" },
  Exception_Returned: { milestone: "returned" },
  Exception_NoBody: { exception: "recipient_unreachable" },
  Exception_Security: { exception: "held" },
  Exception_Damage: { exception: "damaged" },
  Exception_Damaged: { exception: "damaged" },
  Exception_Rejected: { exception: "refused" },
  Exception_Delayed: { exception: "delayed" },
  Exception_Lost: { exception: "lost" },
  Exception_Destroyed: { exception: "lost" },
  Exception_Cancel: { milestone: "cancelled", exception: "stopped" },
  // e
  "0": { milestone: "unknown" },
  "10": { milestone: "in_transit" },
  "20": { exception: "tracking_ended" },
  "30": { milestone: "awaiting_collection" },
  "35": { exception: "attempt_failed" },
  "40": { milestone: "delivered" },
  "50": { exception: "other" },
};
