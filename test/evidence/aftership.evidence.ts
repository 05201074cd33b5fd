import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aftership } from "../../src/tracking/aftership.ts";
import { type Expected, type Line, lineOf, recordedOf, recordedText } from "./lines.ts";

/** A FedEx parcel from New York to New Jersey with an unreadable barcode on the way; the offset was four hours. */
const toDeal: readonly Line[] = [
  ["2018-07-31 14:33:00", "InfoReceived_001", "info_received", ""],
  ["2018-07-31 20:47:00", "InTransit_002", "picked_up", "BROOKLYN"],
  ["2018-07-31 21:51:00", "InTransit_003", "in_transit", "BROOKLYN"],
  ["2018-08-01 00:29:29", "InTransit_007", "in_transit", "BROOKLYN"],
  ["2018-08-01 04:13:04", "Exception_001", "- other", "KEASBEY"],
  ["2018-08-01 04:17:00", "InTransit_003", "in_transit", "KEASBEY"],
  ["2018-08-01 08:30:14", "InTransit_007", "in_transit", "KEASBEY"],
  ["2018-08-01 10:29:00", "InTransit_007", "in_transit", "DAYTON"],
  ["2018-08-01 10:31:00", "InTransit_003", "in_transit", "DAYTON"],
  ["2018-08-01 10:41:00", "OutForDelivery_001", "out_for_delivery", "DAYTON"],
  ["2018-08-01 17:19:47", "Delivered_001", "delivered", "Deal"],
];

/** A FedEx parcel from China to Japan, each checkpoint with the offset of its place. */
const toSapporo: readonly Line[] = [
  ["2018-07-23 06:21:39", "InfoReceived_001", "info_received", ""],
  ["2018-07-23 08:58:00", "InTransit_002", "picked_up", "DONGGUAN CN"],
  ["2018-07-23 12:45:00", "InTransit_007", "in_transit", "DONGGUAN CN"],
  ["2018-07-23 15:13:00", "InTransit_001", "in_transit", "GUANGZHOU CN"],
  ["2018-07-23 15:14:00", "InTransit_003", "in_transit", "GUANGZHOU CN"],
  ["2018-07-23 15:14:00", "InTransit_007", "in_transit", "GUANGZHOU CN"],
  ["2018-07-23 19:26:00", "InTransit_007", "in_transit", "GUANGZHOU CN"],
  ["2018-07-23 20:01:00", "InTransit_001", "in_transit", "GUANGZHOU CN"],
  ["2018-07-23 20:03:00", "InTransit_001", "in_transit", "GUANGZHOU CN"],
  ["2018-07-23 23:27:00", "InTransit_004", "in_transit", "NARITA-SHI JP"],
  ["2018-07-24 00:35:00", "InTransit_001", "in_transit", "NARITA-SHI JP"],
  ["2018-07-24 02:12:00", "InTransit_007", "in_transit", "NARITA-SHI JP"],
  ["2018-07-24 04:02:00", "OutForDelivery_001", "out_for_delivery", "NARITA-SHI JP"],
  ["2018-07-25 01:10:00", "Delivered_001", "delivered", "SAPPORO JP"],
];

const listed: Expected = {
  parcels: [{ carrier: "fedex", number: "1111111111111", lines: toDeal }],
  // Two that expired without a checkpoint.
  fetch: [
    { carrier: "ups", number: "2222222222222", why: "tracking_ended" },
    { carrier: "usps", number: "1231231231231", why: "tracking_ended" },
  ],
};

const recorded: { readonly [file: string]: Expected } = {
  "sdkjava_v4_GetTrackingsResult.json": listed,
  "pyaftership_v4_get_trackings.json": listed,
  // The same parcel: its times come without an offset, and are those of UTC.
  "sdkjava_v4_UpdateTrackingResult.json": {
    parcels: [{ carrier: "fedex", number: "1111111111111", lines: toDeal }],
  },
  "sdkjava_v4_GetTrackingResult.json": {
    parcels: [
      { carrier: "fedex", number: "111111111111", eta: Date.parse("2022-01-05T12:11:11+01:00"), lines: toSapporo },
    ],
  },
  // The shop marked it as lost by hand; the carrier says that it was delivered.
  "sdkjava_v4_MarkAsCompletedResult.json": {
    parcels: [{ carrier: "fedex", number: "111111111111", lines: toSapporo }],
    issues: ["STATE_PASSED_OVER data.tracking.subtag"],
  },
  "sdkjava_v4_GetLastCheckpointResult.json": {
    parcels: [
      {
        carrier: "fedex",
        number: "111111111111",
        lines: [["2018-08-01 17:19:47", "Delivered_001", "delivered", "Deal"]],
      },
    ],
  },
  "sdkpython_recorded_v4_TrackingExtra_get_tracking.json": {
    parcels: [
      {
        carrier: "postnl-3s",
        number: "3SKAAG5995399",
        lines: [
          ["2021-03-20 14:29:27", "InfoReceived_001", "info_received", ""],
          ["2021-03-20 14:29:56", "InfoReceived_001", "info_received", ""],
          ["2021-03-20 14:32:37", "InTransit_001", "in_transit", "NL, Netherlands"],
          ["2021-03-22 17:33:57", "InTransit_001", "in_transit", "NL, Netherlands"],
          ["2021-03-22 17:36:04", "InTransit_001", "in_transit", "NL, Netherlands"],
          ["2021-03-25 09:59:00", "InTransit_004", "in_transit", "ES, Spain"],
        ],
      },
    ],
  },
  // Nothing is known yet.
  "sdkjava_v4_CreateTrackingResult.json": { parcels: [] },
  "sdkpython_recorded_v4_Tracking_get_last_checkpoint.json": { parcels: [] },
  "sdkpython_recorded_v4_Tracking_get_tracking.json": { parcels: [] },
  "sdkpython_recorded_v4_Tracking_list_trackings.json": { parcels: [] },
};

/** As it was answered; of a single tracking also as it would be told by a webhook, signed by us. */
const messagesOf = (text: string) => {
  const answered = [{ rawBody: text, headers: {}, options: {} }];
  const { tracking } = JSON.parse(text).data;
  if (!tracking) return answered;
  const rawBody = JSON.stringify({ ts: 1, event: "tracking_update", event_id: "e", msg: tracking });
  const salt = "a secret of ours";
  const sign = createHmac("sha256", salt).update(rawBody).digest("base64");
  return [...answered, { rawBody, headers: { "aftership-hmac-sha256": sign }, options: { salt } }];
};

describe("a recorded payload of AfterShip", () => {
  it.each(Object.entries(recorded))("is read as it was meant: %s", (file, { parcels, fetch = [], issues = [] }) => {
    for (const { rawBody, headers, options } of messagesOf(recordedText("aftership", file))) {
      const read = aftership().decode({ headers, rawBody }, { zone: "UTC", ...options });
      expect(
        read.parcels.map(({ provider: _, events, ...parcel }) => ({ ...parcel, lines: events.map(lineOf) })),
      ).toEqual(parcels);
      expect([read.fetch, read.reply.status]).toEqual([fetch, 200]);
      expect(read.issues.map(({ code, path }) => `${code} ${path}`.replace("msg.", "data.tracking."))).toEqual(issues);
    }
  });

  it("has an expectation, each one of them", () => {
    expect(readdirSync(recordedOf("aftership")).sort()).toEqual(Object.keys(recorded).sort());
  });
});
