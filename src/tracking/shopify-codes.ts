import type { Codes } from "./shared/scans.ts";

/**
 * Every `FulfillmentEventStatus`; webhooks write them in small letters. Source: shopify.dev, Admin and Customer API, the
 * unstable version included.
 */
export const shopifyStatuses: Codes = {
  LABEL_PURCHASED: { milestone: "info_received" },
  LABEL_PRINTED: { milestone: "info_received" },
  CONFIRMED: { milestone: "info_received" },
  CARRIER_PICKED_UP: { milestone: "picked_up" },
  IN_TRANSIT: { milestone: "in_transit" },
  OUT_FOR_DELIVERY: { milestone: "out_for_delivery" },
  ATTEMPTED_DELIVERY: { exception: "attempt_failed" },
  DELAYED: { exception: "delayed" },
  FAILURE: { exception: "other" },
  READY_FOR_PICKUP: { milestone: "awaiting_collection" },
  // By the buyer, not by the carrier.
  PICKED_UP: { milestone: "delivered" },
  DELIVERED: { milestone: "delivered" },
  BUYER_ACTION_REQUIRED: { exception: "held" },
  READY_FOR_RECIPIENT_PICKUP: { milestone: "awaiting_collection" },
  RETURNING_TO_SENDER: { milestone: "returning" },
};
