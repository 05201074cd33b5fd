import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { easypost } from "../../src/tracking/easypost.ts";
import { at, hmac, parcels, respelt } from "./header-signed.ts";

// Composed by us in the form of EasyPost; no line is anybody's real scan.

export const zone = "America/New_York";
export const salt = "sécret of ours";

export interface DetailFields {
  readonly status?: unknown;
  readonly status_detail?: unknown;
  readonly [field: string]: unknown;
}

export const detail = (
  datetime: string,
  pair: string,
  city: string | null = null,
  more: DetailFields = {},
): DetailFields => {
  const [status, status_detail = null] = pair.split("/");
  const tracking_location = { object: "TrackingLocation", city, state: null, country: null, zip: null };
  return { object: "TrackingDetail", message: "m", status, status_detail, datetime, tracking_location, ...more };
};

export const tracker = (details: unknown, more: DetailFields = {}): DetailFields => ({
  object: "Tracker",
  id: "trk_1",
  tracking_code: "EZ1000000001",
  status: "in_transit",
  status_detail: "unknown",
  carrier: "USPS",
  est_delivery_date: null,
  tracking_details: details,
  ...more,
});

export const event = (result: unknown): string =>
  JSON.stringify({ description: "tracker.updated", id: "evt_1", object: "Event", weight: 10.0, result });

export const name = { provider: "easypost", carrier: "USPS", number: "EZ1000000001" };

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}, headers = {}): Decoded =>
  easypost().decode({ headers, rawBody }, { zone, ...options });

export const journey = {
  name: "a parcel up to its destination",
  json: event(
    tracker(
      [
        detail("2026-06-01T12:00:00Z", "pre_transit/label_created"),
        detail("2026-06-02T22:35:00Z", "in_transit/arrived_at_facility", "ORLANDO"),
        detail("2026-06-04T09:33:00Z", "in_transit/received_at_destination_facility", "EDISON TWP"),
        detail("2026-06-04T09:33:00Z", "in_transit/status_update", "EDISON TWP"),
      ],
      { est_delivery_date: "2026-06-05T00:00:00Z" },
    ),
  ),
  expected: parcels({
    ...name,
    // The end of 5 June in New York.
    eta: at("2026-06-06T00:00:00-04:00"),
    events: [
      { at: at("2026-06-01T12:00:00Z"), code: "pre_transit/label_created", milestone: "info_received" },
      {
        at: at("2026-06-02T22:35:00Z"),
        code: "in_transit/arrived_at_facility",
        milestone: "in_transit",
        place: "ORLANDO",
      },
      {
        at: at("2026-06-04T09:33:00Z"),
        code: "in_transit/received_at_destination_facility",
        milestone: "arrived_destination",
        place: "EDISON TWP",
      },
      {
        at: at("2026-06-04T09:33:00Z"),
        code: "in_transit/status_update",
        milestone: "in_transit",
        place: "EDISON TWP",
      },
    ],
  }),
} as const;

const transit = "in_transit";

/** Every documented code, written down a second time on purpose. */
export const codeTable: readonly CodecCode[] = [
  { code: "unknown", milestone: "unknown" },
  { code: "pre_transit", milestone: "info_received" },
  { code: "in_transit", milestone: "in_transit" },
  { code: "out_for_delivery", milestone: "out_for_delivery" },
  { code: "delivered", milestone: "delivered" },
  { code: "available_for_pickup", milestone: "awaiting_collection" },
  { code: "return_to_sender", milestone: "returning" },
  { code: "failure", exception: "attempt_failed" },
  { code: "cancelled", milestone: "cancelled" },
  { code: "error", milestone: "unknown", exception: "other" },
  { code: "in_transit/address_correction", milestone: transit, exception: "address_problem" },
  { code: "delivered/arrived_at_destination", milestone: "delivered" },
  { code: "in_transit/arrived_at_facility", milestone: transit },
  { code: "available_for_pickup/arrived_at_pickup_location", milestone: "awaiting_collection" },
  { code: "in_transit/awaiting_information", milestone: transit, exception: "held" },
  { code: "cancelled/cancelled", milestone: "cancelled" },
  { code: "in_transit/damaged", milestone: transit, exception: "damaged" },
  { code: "in_transit/delayed", milestone: transit, exception: "delayed" },
  { code: "in_transit/delivery_exception", milestone: transit, exception: "attempt_failed" },
  { code: "in_transit/departed_facility", milestone: transit },
  { code: "in_transit/departed_origin_facility", milestone: transit },
  { code: "unknown/expired", milestone: "unknown", exception: "tracking_ended" },
  { code: "failure/failure", exception: "attempt_failed" },
  { code: "in_transit/held", milestone: transit, exception: "held" },
  { code: "in_transit/in_transit", milestone: transit },
  { code: "pre_transit/label_created", milestone: "info_received" },
  { code: "error/lost", milestone: "unknown", exception: "lost" },
  { code: "in_transit/missorted", milestone: transit, exception: "rerouted" },
  { code: "out_for_delivery/out_for_delivery", milestone: "out_for_delivery" },
  { code: "in_transit/received_at_destination_facility", milestone: "arrived_destination" },
  { code: "in_transit/received_at_origin_facility", milestone: transit },
  { code: "failure/refused", exception: "refused" },
  { code: "return_to_sender/return", milestone: "returning" },
  { code: "pre_transit/status_update", milestone: "info_received" },
  { code: "in_transit/transferred_to_destination_carrier", milestone: transit, exception: "rerouted" },
  { code: "in_transit/transit_exception", milestone: transit, exception: "other" },
  { code: "in_transit/unknown", milestone: transit },
  { code: "in_transit/weather_delay", milestone: transit, exception: "delayed" },
  // What two codes say together.
  { code: "failure/delayed", exception: "attempt_failed" },
  { code: "failure/received_at_destination_facility", exception: "attempt_failed" },
  { code: "failure/return", milestone: "returning", exception: "attempt_failed" },
  { code: "delivered/arrived_at_pickup_location", milestone: "awaiting_collection" },
];

export const signature = { "X-Hmac-Signature": `hmac-sha256-hex=${hmac(journey.json, salt.normalize("NFKD"), "hex")}` };

export const easypostFixture: CodecFixture = {
  codec: easypost(),
  zone,
  samples: [
    journey,
    { name: "a new tracker", json: JSON.stringify(tracker([], { status: "unknown" })), expected: parcels() },
    {
      name: "a list of trackers",
      json: JSON.stringify({ trackers: [tracker([detail("2026-06-01T12:00:00Z", "delivered")])], has_more: true }),
      expected: parcels({
        ...name,
        events: [{ at: at("2026-06-01T12:00:00Z"), code: "delivered", milestone: "delivered" }],
      }),
    },
    {
      name: "a list of events without their trackers",
      json: '{"events":[{"description":"tracker.created","id":"evt_2","object":"Event"}],"has_more":false}',
      expected: { ...parcels(), fetch: [{ carrier: "easypost", number: "evt_2", why: "tracker.created" }] },
    },
  ],
  signed: { rawBody: journey.json, salt, headers: signature, reserialised: respelt(journey.json) },
  codes: { payload: (code) => event(tracker([detail("2026-06-01T12:00:00Z", code)])), table: codeTable },
  skip: [],
};
