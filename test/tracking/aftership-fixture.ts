import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import { aftership } from "../../src/tracking/aftership.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { at, hmac, parcels, respelt } from "./header-signed.ts";

// Composed by us in the form of AfterShip; no line is anybody's real scan.

export const zone = "America/New_York";
export const salt = "the secret of a webhook";

export interface CheckpointFields {
  readonly [name: string]: unknown;
}

export const checkpoint = (
  checkpoint_time: string | null,
  subtag: unknown,
  city: string | null = null,
  more: CheckpointFields = {},
): CheckpointFields => ({
  slug: "fedex",
  created_at: "2026-06-01T00:00:00+00:00",
  checkpoint_time,
  city,
  location: null,
  message: "m",
  tag: null,
  subtag,
  raw_tag: "R",
  ...more,
});

/** The oldest checkpoint first, as they come. */
export const tracking = (
  checkpoints: unknown,
  subtag: string | null,
  more: CheckpointFields = {},
): CheckpointFields => ({
  id: "t1",
  tracking_number: "FX0000000042",
  slug: "fedex",
  tag: subtag?.split("_")[0] ?? null,
  subtag,
  expected_delivery: null,
  checkpoints,
  ...more,
});

export const push = (msg: unknown, event = "tracking_update"): string =>
  JSON.stringify({ ts: 1780279200, event, event_id: "e1", is_tracking_first_tag: true, msg });

export const name = { provider: "aftership", carrier: "fedex", number: "FX0000000042" };

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}, headers = {}): Decoded =>
  aftership().decode({ headers, rawBody }, { zone, ...options });

export const journey = {
  name: "a parcel that comes after a failed attempt",
  json: push(
    tracking(
      [
        checkpoint("2026-06-01T10:33:00-04:00", "InfoReceived_001"),
        checkpoint("2026-06-01T16:47:00-04:00", "InTransit_002", "BROOKLYN"),
        checkpoint("2026-06-02T06:41:00-04:00", "OutForDelivery_001", null, { location: "DAYTON, NJ" }),
        checkpoint("2026-06-02T13:00:00-04:00", "AttemptFail_002", "DAYTON"),
        checkpoint("2026-06-03T13:19:47", "Delivered_003", "Deal", { tag: "Delivered" }),
      ],
      "Delivered_003",
      { latest_estimated_delivery: { type: "specific", datetime: "2026-06-03", datetime_max: null } },
    ),
  ),
  expected: parcels({
    ...name,
    // The end of 3 June in New York.
    eta: at("2026-06-04T00:00:00-04:00"),
    events: [
      { at: at("2026-06-01T10:33:00-04:00"), code: "InfoReceived_001", milestone: "info_received" },
      { at: at("2026-06-01T16:47:00-04:00"), code: "InTransit_002", milestone: "picked_up", place: "BROOKLYN" },
      {
        at: at("2026-06-02T06:41:00-04:00"),
        code: "OutForDelivery_001",
        milestone: "out_for_delivery",
        place: "DAYTON, NJ",
      },
      {
        at: at("2026-06-02T13:00:00-04:00"),
        code: "AttemptFail_002",
        exception: "recipient_unreachable",
        place: "DAYTON",
      },
      {
        at: at("2026-06-03T13:19:47-04:00"),
        code: "Delivered_003",
        milestone: "delivered",
        mode: "recipient",
        place: "Deal",
      },
    ],
  }),
} as const;

export const list = {
  name: "an answer with one tracking of which nothing is known and one that has a tag alone",
  json: JSON.stringify({
    meta: { code: 200 },
    data: {
      trackings: [
        tracking([], "Pending_001"),
        tracking([checkpoint("2026-06-01T16:47:00Z", null, "Oslo", { tag: "AvailableForPickup" })], null, {
          slug: "ups",
        }),
      ],
    },
  }),
  expected: parcels({
    ...name,
    carrier: "ups",
    events: [
      { at: at("2026-06-01T16:47:00Z"), code: "AvailableForPickup", milestone: "awaiting_collection", place: "Oslo" },
    ],
  }),
} as const;

/** Every documented code, written down a second time on purpose. */
export const codeTable: readonly CodecCode[] = [
  { code: "Pending", milestone: "unknown" },
  { code: "InfoReceived", milestone: "info_received" },
  { code: "InTransit", milestone: "in_transit" },
  { code: "OutForDelivery", milestone: "out_for_delivery" },
  { code: "AttemptFail", exception: "attempt_failed" },
  { code: "Delivered", milestone: "delivered" },
  { code: "AvailableForPickup", milestone: "awaiting_collection" },
  { code: "Exception", exception: "other" },
  { code: "Expired", exception: "tracking_ended" },
  { code: "Pending_001", milestone: "unknown" },
  { code: "Pending_002", milestone: "unknown" },
  { code: "Pending_003", milestone: "unknown" },
  { code: "Pending_004", milestone: "unknown" },
  { code: "Pending_005", milestone: "unknown" },
  { code: "Pending_006", milestone: "unknown" },
  { code: "InfoReceived_001", milestone: "info_received" },
  { code: "InTransit_001", milestone: "in_transit" },
  { code: "InTransit_002", milestone: "picked_up" },
  { code: "InTransit_003", milestone: "in_transit" },
  { code: "InTransit_004", milestone: "in_transit" },
  { code: "InTransit_005", milestone: "customs" },
  { code: "InTransit_006", milestone: "customs" },
  { code: "InTransit_007", milestone: "in_transit" },
  { code: "InTransit_008", milestone: "in_transit" },
  { code: "InTransit_009", milestone: "in_transit", exception: "rerouted" },
  { code: "InTransit_010", milestone: "in_transit" },
  { code: "InTransit_011", milestone: "in_transit" },
  { code: "InTransit_012", milestone: "in_transit" },
  { code: "InTransit_013", milestone: "in_transit" },
  { code: "OutForDelivery_001", milestone: "out_for_delivery" },
  { code: "OutForDelivery_002", milestone: "awaiting_collection" },
  { code: "OutForDelivery_003", milestone: "out_for_delivery" },
  { code: "OutForDelivery_004", milestone: "out_for_delivery" },
  { code: "AttemptFail_001", exception: "attempt_failed" },
  { code: "AttemptFail_002", exception: "recipient_unreachable" },
  { code: "AttemptFail_003", exception: "attempt_failed" },
  { code: "Delivered_001", milestone: "delivered" },
  { code: "Delivered_002", milestone: "delivered", mode: "recipient" },
  { code: "Delivered_003", milestone: "delivered", mode: "recipient" },
  { code: "Delivered_004", milestone: "delivered" },
  { code: "Delivered_005", milestone: "delivered", mode: "neighbour" },
  { code: "AvailableForPickup_001", milestone: "awaiting_collection" },
  { code: "Exception_001", exception: "other" },
  { code: "Exception_002", exception: "address_problem" },
  { code: "Exception_003", exception: "refused" },
  { code: "Exception_004", milestone: "customs", exception: "customs_problem" },
  { code: "Exception_005", exception: "delayed" },
  { code: "Exception_006", exception: "held" },
  { code: "Exception_007", exception: "address_problem" },
  { code: "Exception_008", milestone: "awaiting_collection", exception: "overdue_collection" },
  { code: "Exception_009", exception: "stopped" },
  { code: "Exception_010", milestone: "returning" },
  { code: "Exception_011", milestone: "returned" },
  { code: "Exception_012", exception: "damaged" },
  { code: "Exception_013", exception: "lost" },
  { code: "Exception_014", exception: "other" },
  { code: "Exception_015", exception: "other" },
  { code: "Exception_016", exception: "delayed" },
  { code: "Exception_017", exception: "delayed" },
  { code: "Exception_018", milestone: "customs", exception: "customs_problem" },
  { code: "Expired_001", exception: "tracking_ended" },
];

export const aftershipFixture: CodecFixture = {
  codec: aftership(),
  zone,
  samples: [journey, list],
  signed: {
    rawBody: journey.json,
    salt,
    headers: { "Aftership-Hmac-Sha256": hmac(journey.json, salt, "base64") },
    reserialised: respelt(journey.json),
  },
  codes: { payload: (code) => push(tracking([checkpoint("2026-06-01T10:00:00Z", code)], null)), table: codeTable },
  skip: [],
};
