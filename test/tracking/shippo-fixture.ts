import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { shippo } from "../../src/tracking/shippo.ts";
import { at, hmac, parcels, respelt } from "./header-signed.ts";

// Composed by us in the form of Shippo; no line is anybody's real scan.

export const zone = "America/New_York";
export const salt = "a secret that Shippo gave";

export interface StatusFields {
  readonly status?: unknown;
  readonly [field: string]: unknown;
}

export const status = (status_date: string | null, pair: string, city?: string): StatusFields => {
  const [is, code] = pair.split("/");
  const substatus = code === undefined ? null : { code, text: "t", action_required: false };
  const location = city === undefined ? null : { city, state: "NV", zip: "89101", country: "US" };
  return { object_id: `id of ${status_date}`, status: is, substatus, status_details: "d", status_date, location };
};

export const track = (history: unknown, present: unknown, more: StatusFields = {}): StatusFields => ({
  carrier: "usps",
  tracking_number: "9205500000000000000001",
  eta: null,
  tracking_status: present,
  tracking_history: history,
  ...more,
});

export const event = (data: unknown): string => JSON.stringify({ event: "track_updated", test: false, data });

export const name = { provider: "shippo", carrier: "usps", number: "9205500000000000000001" };

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}, headers = {}): Decoded =>
  shippo().decode({ headers, rawBody }, { zone, ...options });

export const journey = {
  name: "a parcel up to its delivery",
  json: event(
    track(
      [
        status("2026-06-01T12:00:00Z", "UNKNOWN"),
        status("2026-06-02T15:33:00Z", "TRANSIT/package_accepted", "Las Vegas"),
        status("2026-06-04T13:03:00Z", "DELIVERED/delivered", "Spotsylvania"),
      ],
      { ...status("2026-06-04T13:03:00Z", "DELIVERED/delivered", "Spotsylvania"), object_id: "another" },
      { eta: "2026-06-04T00:00:00Z" },
    ),
  ),
  expected: parcels({
    ...name,
    // The end of 4 June in New York: it came that day.
    eta: at("2026-06-05T00:00:00-04:00"),
    events: [
      { at: at("2026-06-01T12:00:00Z"), code: "UNKNOWN", milestone: "unknown" },
      {
        at: at("2026-06-02T15:33:00Z"),
        code: "TRANSIT/package_accepted",
        milestone: "picked_up",
        place: "Las Vegas",
      },
      {
        at: at("2026-06-04T13:03:00Z"),
        code: "DELIVERED/delivered",
        milestone: "delivered",
        place: "Spotsylvania",
      },
    ],
  }),
} as const;

/** Every documented code, written down a second time on purpose. */
export const codeTable: readonly CodecCode[] = [
  { code: "UNKNOWN", milestone: "unknown" },
  { code: "PRE_TRANSIT", milestone: "info_received" },
  { code: "TRANSIT", milestone: "in_transit" },
  { code: "DELIVERED", milestone: "delivered" },
  { code: "RETURNED", milestone: "returning" },
  { code: "FAILURE", exception: "other" },
  { code: "PRE_TRANSIT/information_received", milestone: "info_received" },
  { code: "TRANSIT/address_issue", exception: "address_problem" },
  { code: "TRANSIT/contact_carrier", exception: "held" },
  { code: "TRANSIT/delayed", exception: "delayed" },
  { code: "TRANSIT/delivery_attempted", exception: "attempt_failed" },
  { code: "TRANSIT/delivery_rescheduled", exception: "delayed" },
  { code: "TRANSIT/delivery_scheduled", milestone: "in_transit" },
  { code: "TRANSIT/location_inaccessible", exception: "attempt_failed" },
  { code: "TRANSIT/notice_left", exception: "attempt_failed" },
  { code: "TRANSIT/out_for_delivery", milestone: "out_for_delivery" },
  { code: "TRANSIT/package_accepted", milestone: "picked_up" },
  { code: "TRANSIT/package_arrived", milestone: "in_transit" },
  { code: "TRANSIT/package_damaged", exception: "damaged" },
  { code: "TRANSIT/package_departed", milestone: "in_transit" },
  { code: "TRANSIT/package_forwarded", milestone: "in_transit", exception: "rerouted" },
  { code: "TRANSIT/package_held", exception: "held" },
  { code: "TRANSIT/package_processed", milestone: "in_transit" },
  { code: "TRANSIT/package_processing", milestone: "in_transit" },
  { code: "TRANSIT/pickup_available", milestone: "awaiting_collection" },
  { code: "TRANSIT/reschedule_delivery", exception: "attempt_failed" },
  { code: "DELIVERED/delivered", milestone: "delivered" },
  { code: "RETURNED/return_to_sender", milestone: "returning" },
  { code: "RETURNED/package_unclaimed", milestone: "returning", exception: "overdue_collection" },
  { code: "FAILURE/package_undeliverable", exception: "attempt_failed" },
  { code: "FAILURE/package_disposed", exception: "lost" },
  { code: "FAILURE/package_lost", exception: "lost" },
  // A substatus that does not know leaves what the status says.
  { code: "UNKNOWN/other", milestone: "unknown" },
  { code: "TRANSIT/other", milestone: "in_transit" },
  { code: "FAILURE/other", exception: "other" },
];

export const signatureOf = (text: string, secret = salt, time = "1780584180"): string =>
  `t=${time},v1=${hmac(`${time}.${text}`, secret, "hex")}`;

export const shippoFixture: CodecFixture = {
  codec: shippo(),
  zone,
  samples: [
    journey,
    {
      name: "a track of which nothing is known yet",
      json: JSON.stringify(track([], status(null, "UNKNOWN"))),
      expected: parcels(),
    },
    {
      name: "a present status that the history does not have",
      json: JSON.stringify(
        track([status("2026-06-01T12:00:00Z", "PRE_TRANSIT")], status("2026-06-02T12:00:00Z", "TRANSIT")),
      ),
      expected: parcels({
        ...name,
        events: [
          { at: at("2026-06-01T12:00:00Z"), code: "PRE_TRANSIT", milestone: "info_received" },
          { at: at("2026-06-02T12:00:00Z"), code: "TRANSIT", milestone: "in_transit" },
        ],
      }),
    },
  ],
  signed: {
    rawBody: journey.json,
    salt,
    headers: { "Shippo-Auth-Signature": signatureOf(journey.json) },
    reserialised: respelt(journey.json),
  },
  codes: { payload: (code) => event(track([status("2026-06-01T12:00:00Z", code)], null)), table: codeTable },
  skip: [],
};
