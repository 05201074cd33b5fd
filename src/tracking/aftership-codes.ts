import type { Codes } from "./shared/scans.ts";

/**
 * Every `tag` and `subtag`. What `Pending_002` and on, `InTransit_010` and on, `Exception_014` and 015 mean is not published:
 * they mean what their tag means.
 *
 * Source: aftership.com/docs/tracking 2025-01 to 2026-07, the official Node client, AfterShip's list of sub-statuses.
 */
export const aftershipCodes: Codes = {
  Pending: { milestone: "unknown" },
  InfoReceived: { milestone: "info_received" },
  InTransit: { milestone: "in_transit" },
  OutForDelivery: { milestone: "out_for_delivery" },
  AttemptFail: { exception: "attempt_failed" },
  Delivered: { milestone: "delivered" },
  AvailableForPickup: { milestone: "awaiting_collection" },
  Exception: { exception: "other" },
  Expired: { exception: "tracking_ended" },
  Pending_001: { milestone: "unknown" },
  Pending_002: { milestone: "unknown" },
  Pending_003: { milestone: "unknown" },
  Pending_004: { milestone: "unknown" },
  Pending_005: { milestone: "unknown" },
  Pending_006: { milestone: "unknown" },
  InfoReceived_001: { milestone: "info_received" },
  InTransit_001: { milestone: "in_transit" },
  InTransit_002: { milestone: "picked_up" }, // acceptance scan
  InTransit_003: { milestone: "in_transit" }, // arrival scan
  InTransit_004: { milestone: "in_transit" }, // arrived in the country, not in the city
  InTransit_005: { milestone: "customs" }, // completed
  InTransit_006: { milestone: "customs" }, // started
  InTransit_007: { milestone: "in_transit" }, // departure scan
  InTransit_008: { milestone: "in_transit" }, // problem resolved
  InTransit_009: { milestone: "in_transit", exception: "rerouted" },
  InTransit_010: { milestone: "in_transit" },
  InTransit_011: { milestone: "in_transit" },
  InTransit_012: { milestone: "in_transit" },
  InTransit_013: { milestone: "in_transit" },
  OutForDelivery_001: { milestone: "out_for_delivery" },
  OutForDelivery_002: { milestone: "awaiting_collection" }, // of former times
  OutForDelivery_003: { milestone: "out_for_delivery" }, // customer contacted
  OutForDelivery_004: { milestone: "out_for_delivery" }, // appointment made
  AttemptFail_001: { exception: "attempt_failed" },
  AttemptFail_002: { exception: "recipient_unreachable" },
  AttemptFail_003: { exception: "attempt_failed" }, // business closed
  Delivered_001: { milestone: "delivered" },
  Delivered_002: { milestone: "delivered", mode: "recipient" }, // picked up by the customer
  Delivered_003: { milestone: "delivered", mode: "recipient" }, // signed by the customer
  Delivered_004: { milestone: "delivered" }, // and paid for
  Delivered_005: { milestone: "delivered", mode: "neighbour" },
  AvailableForPickup_001: { milestone: "awaiting_collection" },
  Exception_001: { exception: "other" },
  Exception_002: { exception: "address_problem" }, // customer moved
  Exception_003: { exception: "refused" },
  Exception_004: { milestone: "customs", exception: "customs_problem" }, // delayed
  Exception_005: { exception: "delayed" }, // by something outside
  Exception_006: { exception: "held" }, // for payment
  Exception_007: { exception: "address_problem" },
  Exception_008: { milestone: "awaiting_collection", exception: "overdue_collection" },
  Exception_009: { exception: "stopped" }, // rejected by the carrier
  Exception_010: { milestone: "returning" },
  Exception_011: { milestone: "returned" },
  Exception_012: { exception: "damaged" },
  Exception_013: { exception: "lost" },
  Exception_014: { exception: "other" },
  Exception_015: { exception: "other" },
  Exception_016: { exception: "delayed" }, // in processing
  Exception_017: { exception: "delayed" }, // by the weather
  Exception_018: { milestone: "customs", exception: "customs_problem" }, // documents
  Expired_001: { exception: "tracking_ended" },
};
