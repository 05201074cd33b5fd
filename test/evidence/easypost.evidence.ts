import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { easypost } from "../../src/tracking/easypost.ts";
import { type Line, lineOf, recordedOf, recordedText } from "./lines.ts";

const zone = "America/New_York";
const decode = (file: string) => easypost().decode({ headers: {}, rawBody: recordedText("easypost", file) }, { zone });

/** The end of 5 August 2024 in New York: told as that day's midnight in UTC, and as that day where local. */
const fedexEta = Date.parse("2024-08-06T00:00:00-04:00");
const fedexLines: readonly Line[] = [
  ["2024-07-31 15:00:00", "pre_transit/label_created", "info_received", ""],
  ["2024-07-31 19:27:00", "in_transit/arrived_at_facility", "in_transit", "ORLANDO"],
  ["2024-07-31 22:35:00", "in_transit/arrived_at_facility", "in_transit", "ORLANDO"],
  ["2024-08-01 14:42:13", "in_transit/departed_facility", "in_transit", "ORLANDO"],
  ["2024-08-02 02:46:19", "in_transit/unknown", "in_transit", "KENLY"],
  ["2024-08-02 18:35:20", "in_transit/unknown", "in_transit", "EDISON TWP"],
  ["2024-08-02 18:50:00", "in_transit/arrived_at_facility", "in_transit", "EDISON"],
];

/** One tracker, which three answers of the documentation show. Its arrival is a time, not a day. */
const shown = {
  carrier: "USPS",
  number: "EZ1000000001",
  eta: Date.parse("2025-05-09T20:40:17Z"),
  lines: [
    ["2025-04-09 20:40:17", "pre_transit/status_update", "info_received", ""],
    ["2025-04-10 09:17:17", "pre_transit/status_update", "info_received", "HOUSTON"],
  ] satisfies readonly Line[],
};

const created = { carrier: "easypost", number: "evt_ad2365c22d1511f0b5364ffbb3e7a1f1", why: "tracker.created" };

const recorded = {
  "docs_events-list.json": { parcels: [], fetch: [created] },
  "docs_events-retrieve.json": { parcels: [], fetch: [created] },
  "docs_trackers-create.json": { parcels: [shown], fetch: [] },
  "docs_trackers-list.json": { parcels: [shown], fetch: [] },
  "docs_trackers-retrieve.json": { parcels: [shown], fetch: [] },
  "event_fedex_2024-08-02.body.json": {
    parcels: [{ carrier: "FedEx", number: "1", eta: fedexEta, lines: fedexLines }],
    fetch: [],
  },
};

describe("a recorded payload of EasyPost", () => {
  it.each(Object.entries(recorded))("is read as it was meant: %s", (file, expected) => {
    const { parcels, fetch, issues, reply } = decode(file);
    const read = parcels.map(({ carrier, number, eta, events }) => ({
      carrier,
      number,
      eta,
      lines: events.map(lineOf),
    }));
    expect({ parcels: read, fetch }).toEqual(expected);
    expect([issues, reply.status]).toEqual([[], 200]);
  });

  it("is believed with the official signature, and not with one byte of it changed", () => {
    const file = "event_fedex_2024-08-02";
    const { header, value, webhook_secret: salt } = JSON.parse(recordedText("easypost", `${file}.signature.json`));
    const rawBody = recordedText("easypost", `${file}.body.json`);
    const signed = (sign: string, body = rawBody) =>
      easypost().decode({ headers: { [header]: sign }, rawBody: body }, { zone, salt });
    expect(signed(value).parcels[0]?.events.map(lineOf)).toEqual(fedexLines);
    expect(signed(value).issues).toEqual([]);
    expect(signed(value.replace(/.$/, "0")).parcels).toEqual([]);
    expect(signed(value, `${rawBody}\n`).parcels).toEqual([]);
  });

  it("has an expectation, each one of them", () => {
    const files = readdirSync(recordedOf("easypost")).filter((file) => !file.endsWith(".signature.json"));
    expect(files.sort()).toEqual(Object.keys(recorded).sort());
  });
});
