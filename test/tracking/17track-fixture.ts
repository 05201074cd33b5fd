import { createHash } from "node:crypto";
import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import { seventeenTrack } from "../../src/tracking/17track.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { at, parcels, respelt } from "./header-signed.ts";

// Composed by us in the form of 17TRACK; no line is anybody's real scan.

export const zone = "America/Sao_Paulo";
export const apiKey = "KEY-OF-AN-ACCOUNT";

export interface EventFields {
  readonly [name: string]: unknown;
}

export const event = (
  time_iso: string | null,
  sub_status: unknown,
  city = "",
  more: EventFields = {},
): EventFields => ({
  time_iso,
  time_utc: null,
  time_raw: { date: null, time: null, timezone: null },
  description: `${time_iso}`,
  location: city,
  stage: null,
  sub_status,
  address: { country: "BR", state: null, city: null, street: null, postal_code: null },
  ...more,
});

/** The newest event first, as they come. */
export const tracked = (lists: readonly unknown[], sub_status: string | null, more: EventFields = {}): EventFields => ({
  number: "AA000000042BR",
  carrier: 2151,
  param: null,
  tag: "order-1042",
  track_info: {
    latest_status: { status: sub_status?.split("_")[0] ?? null, sub_status, sub_status_descr: null },
    latest_event: null,
    time_metrics: { estimated_delivery_date: { source: null, from: null, to: null } },
    milestone: [],
    tracking: { providers_hash: 1, providers: lists.map((events) => ({ provider: { key: 2151 }, events })) },
    ...more,
  },
});

export const push = (data: unknown, name = "TRACKING_UPDATED"): string => JSON.stringify({ event: name, data });

export const sign = (body: string, key = apiKey): string =>
  createHash("sha256").update(`${body}/${key}`, "utf8").digest("hex");

export const name = { provider: "17track", carrier: "2151", number: "AA000000042BR" };

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}, headers = {}): Decoded =>
  seventeenTrack().decode({ headers, rawBody }, { zone, ...options });

export const journey = {
  name: "a parcel of two carriers that tell one event alike",
  json: push(
    tracked(
      [
        [
          event("2026-06-05T10:00:00+08:00", "InTransit_Departure", "SHENZHEN, CN", { description: "left" }),
          event("2026-06-04T09:00:00+08:00", "InTransit_PickedUp", "SHENZHEN, CN", { stage: "PickedUp" }),
        ],
        [
          event(null, "Delivered_Other", "RECIFE, PE", {
            stage: "Delivered",
            time_raw: { date: "2026-06-12", time: "14:23:00", timezone: null },
          }),
          event(null, "OutForDelivery_Other", "Rua 18, RECIFE", { time_utc: "2026-06-12T11:40:00Z" }),
          event("2026-06-05T10:00:00+08:00", "InTransit_Departure", "SHENZHEN, CN", { description: "left" }),
        ],
      ],
      "Delivered_Other",
      { time_metrics: { estimated_delivery_date: { source: "17TRACK", from: "2026-06-11", to: "2026-06-12" } } },
    ),
  ),
  expected: parcels({
    ...name,
    // The end of 12 June in São Paulo.
    eta: at("2026-06-13T00:00:00-03:00"),
    events: [
      {
        at: at("2026-06-04T09:00:00+08:00"),
        code: "InTransit_PickedUp",
        milestone: "picked_up",
        place: "SHENZHEN, CN",
      },
      {
        at: at("2026-06-05T10:00:00+08:00"),
        code: "InTransit_Departure",
        milestone: "in_transit",
        place: "SHENZHEN, CN",
      },
      { at: at("2026-06-12T11:40:00Z"), code: "OutForDelivery_Other", milestone: "out_for_delivery" },
      { at: at("2026-06-12T14:23:00-03:00"), code: "Delivered_Other", milestone: "delivered", place: "RECIFE, PE" },
    ],
  }),
} as const;

/** The first version of the API: texts without codes, and `e` for the whole. */
export const old = {
  name: "an answer of the first version",
  json: JSON.stringify({
    code: 0,
    data: {
      accepted: [
        {
          number: "9214490000000000000042",
          track: {
            e: 30,
            w1: 21051,
            w2: 0,
            z0: { a: "2026-06-03 14:35", c: "", d: "ANN ARBOR, MI", z: "Available for pickup" },
            z1: [
              { a: "2026-06-03 14:35", c: "", d: "ANN ARBOR, MI", z: "Available for pickup" },
              { a: "2026-06-01 09:06", c: "Ontario, CA", d: "", z: "Origin Scan" },
            ],
            z2: [],
          },
        },
      ],
      rejected: [],
    },
  }),
  expected: parcels({
    provider: "17track",
    carrier: "21051",
    number: "9214490000000000000042",
    events: [
      { at: at("2026-06-01T09:06:00-03:00"), code: "", place: "Ontario, CA" },
      { at: at("2026-06-03T14:35:00-03:00"), code: "30", milestone: "awaiting_collection", place: "ANN ARBOR, MI" },
    ],
  }),
} as const;

/** Every documented code, written down a second time on purpose. */
export const codeTable: readonly CodecCode[] = [
  { code: "NotFound", milestone: "unknown" },
  { code: "InfoReceived", milestone: "info_received" },
  { code: "InTransit", milestone: "in_transit" },
  { code: "Expired", exception: "tracking_ended" },
  { code: "AvailableForPickup", milestone: "awaiting_collection" },
  { code: "OutForDelivery", milestone: "out_for_delivery" },
  { code: "DeliveryFailure", exception: "attempt_failed" },
  { code: "Delivered", milestone: "delivered" },
  { code: "Exception", exception: "other" },
  { code: "PickedUp", milestone: "picked_up" },
  { code: "Departure", milestone: "in_transit" },
  { code: "Arrival", milestone: "in_transit" },
  { code: "Returning", milestone: "returning" },
  { code: "Returned", milestone: "returned" },
  { code: "NotFound_Other", milestone: "unknown" },
  { code: "NotFound_InvalidCode", milestone: "unknown", exception: "no_carrier_info" },
  { code: "InTransit_PickedUp", milestone: "picked_up" },
  { code: "InTransit_Other", milestone: "in_transit" },
  { code: "InTransit_Departure", milestone: "in_transit" },
  { code: "InTransit_Arrival", milestone: "in_transit" },
  { code: "InTransit_CustomsProcessing", milestone: "customs" },
  { code: "InTransit_CustomsReleased", milestone: "customs" },
  { code: "InTransit_CustomsRequiringInformation", milestone: "customs", exception: "customs_problem" },
  { code: "Expired_Other", exception: "tracking_ended" },
  { code: "AvailableForPickup_Other", milestone: "awaiting_collection" },
  { code: "OutForDelivery_Other", milestone: "out_for_delivery" },
  { code: "DeliveryFailure_Other", exception: "attempt_failed" },
  { code: "DeliveryFailure_NoBody", exception: "recipient_unreachable" },
  { code: "DeliveryFailure_Security", exception: "held" },
  { code: "DeliveryFailure_Rejected", exception: "refused" },
  { code: "DeliveryFailure_InvalidAddress", exception: "address_problem" },
  { code: "Delivered_Other", milestone: "delivered" },
  { code: "Exception_Other", exception: "other" },
  { code: "Exception_Returning", milestone: "returning" },
  { code: "Exception_Returned", milestone: "returned" },
  { code: "Exception_NoBody", exception: "recipient_unreachable" },
  { code: "Exception_Security", exception: "held" },
  { code: "Exception_Damage", exception: "damaged" },
  { code: "Exception_Damaged", exception: "damaged" },
  { code: "Exception_Rejected", exception: "refused" },
  { code: "Exception_Delayed", exception: "delayed" },
  { code: "Exception_Lost", exception: "lost" },
  { code: "Exception_Destroyed", exception: "lost" },
  { code: "Exception_Cancel", milestone: "cancelled", exception: "stopped" },
  { code: "0", milestone: "unknown" },
  { code: "10", milestone: "in_transit" },
  { code: "20", exception: "tracking_ended" },
  { code: "30", milestone: "awaiting_collection" },
  { code: "35", exception: "attempt_failed" },
  { code: "40", milestone: "delivered" },
  { code: "50", exception: "other" },
];

export const seventeenTrackFixture: CodecFixture = {
  codec: seventeenTrack(),
  zone,
  samples: [journey, old],
  signed: {
    rawBody: journey.json,
    salt: apiKey,
    headers: { Sign: sign(journey.json) },
    reserialised: respelt(journey.json),
  },
  codes: { payload: (code) => push(tracked([[event("2026-06-01T10:00:00Z", code)]], null)), table: codeTable },
  skip: [],
};
