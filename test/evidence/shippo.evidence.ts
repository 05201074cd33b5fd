import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shippo } from "../../src/tracking/shippo.ts";
import { type Line, lineOf, recordedOf, recordedText } from "./lines.ts";

const zone = "America/Los_Angeles";

/** The same parcel, asked for twice in 2016. Its present status is the last of its history under another id. */
const berkeley: readonly Line[] = [
  ["2016-12-07 00:00:00", "UNKNOWN", "unknown", ""],
  ["2016-12-07 02:00:00", "UNKNOWN", "unknown", "San Francisco"],
  ["2016-12-07 19:04:00", "TRANSIT", "in_transit", "San Francisco"],
  ["2016-12-07 20:19:00", "TRANSIT", "in_transit", "San Francisco"],
  ["2016-12-07 21:45:00", "TRANSIT", "in_transit", "San Francisco"],
  ["2016-12-07 22:05:00", "TRANSIT", "in_transit", "Oakland"],
  ["2016-12-08 03:25:00", "TRANSIT", "in_transit", "Oakland"],
  ["2016-12-08 06:40:00", "TRANSIT", "in_transit", "Berkeley"],
  ["2016-12-08 10:19:00", "TRANSIT", "in_transit", "Berkeley"],
  ["2016-12-08 10:29:00", "TRANSIT", "in_transit", "Berkeley"],
  ["2016-12-08 15:19:00", "DELIVERED", "delivered", "Berkeley"],
];
const toBerkeley = {
  carrier: "usps",
  number: "9205590164917337534322",
  // The end of 8 December in Los Angeles: it came that day, and was not late.
  eta: Date.parse("2016-12-09T00:00:00-08:00"),
  lines: berkeley,
};

const recorded = {
  "docs_get_track_usps_delivered.json": {
    carrier: "usps",
    number: "9205590164917312751089",
    eta: Date.parse("2023-07-24T00:00:00-07:00"),
    lines: [
      ["2023-07-21 15:33:00", "TRANSIT", "in_transit", "Las Vegas"],
      ["2023-07-23 13:03:00", "DELIVERED", "delivered", "Spotsylvania"],
    ] satisfies readonly Line[],
  },
  "sdkpython_recorded_2017_track_create.json": toBerkeley,
  "sdkpython_recorded_2017_track_get_status.json": toBerkeley,
};

describe("a recorded payload of Shippo", () => {
  it.each(Object.entries(recorded))("is read as it was meant: %s", (file, expected) => {
    const rawBody = recordedText("shippo", file);
    for (const body of [rawBody, `{"event":"track_updated","data":${rawBody}}`]) {
      const { parcels, fetch, issues, reply } = shippo().decode({ headers: {}, rawBody: body }, { zone });
      expect(
        parcels.map(({ carrier, number, eta, events }) => ({ carrier, number, eta, lines: events.map(lineOf) })),
      ).toEqual([expected]);
      expect([fetch, issues, reply.status]).toEqual([[], [], 200]);
    }
  });

  it("has an expectation, each one of them", () => {
    expect(readdirSync(recordedOf("shippo")).sort()).toEqual(Object.keys(recorded).sort());
  });
});
