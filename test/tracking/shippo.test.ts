import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { shippoStatuses, shippoSubstatuses } from "../../src/tracking/shippo.ts";
import { warned } from "./fixture.ts";
import { at, hmac, parcels, refusedWith } from "./header-signed.ts";
import {
  codeTable,
  decode,
  event,
  journey,
  name,
  salt,
  shippoFixture,
  signatureOf,
  status,
  track,
} from "./shippo-fixture.ts";

describe("the shippo codec", () => {
  it.each(codecConformance(shippoFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    const pairs = codeTable.map(({ code }) => code.split("/"));
    expect(Object.keys(shippoStatuses).sort()).toEqual(pairs.flatMap((pair) => (pair[1] ? [] : pair)).sort());
    expect(Object.keys(shippoSubstatuses).sort()).toEqual([...new Set(pairs.flatMap(([, of = []]) => of))].sort());
  });
});

describe("the present status of a track", () => {
  const told = (history: unknown, present: unknown) => decode(event(track(history, present))).parcels[0]?.events;

  it("is the scan of the history that says the same, whatever its object is called", () => {
    const row = status("2026-06-01T12:00:00Z", "TRANSIT", "Reno");
    expect(told([row], { ...row, object_id: "another" })).toEqual([
      { at: at("2026-06-01T12:00:00Z"), code: "TRANSIT", milestone: "in_transit", place: "Reno" },
    ]);
  });

  it("takes its place by its time, should the history be ahead of it", () => {
    const history = [status("2026-06-01T12:00:00Z", "PRE_TRANSIT"), status("2026-06-03T12:00:00Z", "DELIVERED")];
    expect(told(history, status("2026-06-02T12:00:00Z", "TRANSIT"))?.map(({ code }) => code)).toEqual([
      "PRE_TRANSIT",
      "TRANSIT",
      "DELIVERED",
    ]);
  });

  it("stands alone where there is no history", () => {
    expect(told(null, status("2026-06-02T12:00:00Z", "TRANSIT/out_for_delivery"))).toEqual([
      { at: at("2026-06-02T12:00:00Z"), code: "TRANSIT/out_for_delivery", milestone: "out_for_delivery" },
    ]);
  });

  it("that cannot be read is reported where it stands", () => {
    const present = status("noon", "BEAMED/upwards");
    expect(decode(event(track([], present)))).toEqual({
      ...parcels(),
      issues: [
        warned("UNKNOWN_CODE", "data.tracking_status.status", 'A code "BEAMED" is not known.'),
        warned("UNKNOWN_CODE", "data.tracking_status.substatus.code", 'A code "upwards" is not known.'),
        { code: "TIME_UNREADABLE", path: "data.tracking_status.status_date", message: "Not a time." },
      ],
      reply: refusedWith(400),
    });
  });
});

describe("a scan of Shippo", () => {
  it("of an unknown substatus says what its status says", () => {
    expect(decode(event(track([status("2026-06-01T12:00:00Z", "TRANSIT/beamed")], null)))).toEqual({
      ...parcels({
        ...name,
        events: [{ at: at("2026-06-01T12:00:00Z"), code: "TRANSIT/beamed", milestone: "in_transit" }],
      }),
      issues: [warned("UNKNOWN_CODE", "data.tracking_history[0].substatus.code", 'A code "beamed" is not known.')],
    });
  });
});

describe("an event of Shippo", () => {
  it("of something else is passed over", () => {
    expect(decode('{"event":"transaction_created","data":{}}')).toEqual({
      ...parcels(),
      issues: [warned("EVENT_NOT_READ", "event", "Not of a track.")],
    });
  });

  it.each([
    ["data.tracking_number", '{"event":"track_updated","data":null}'],
    ["tracking_number", '{"carrier":"usps"}'],
  ])("without a number is refused: %s", (path, body) => {
    expect(decode(body)).toEqual({
      ...parcels(),
      issues: [{ code: "PARCEL_UNNAMED", path, message: "No number or carrier." }],
      reply: refusedWith(400),
    });
  });
});

describe("the signature of Shippo", () => {
  const signed = (value: string) => decode(journey.json, { salt }, { "shippo-auth-signature": value });
  const codes = (value: string) => signed(value).issues.map(({ code }) => code);

  it("is over the time, a dot and the bytes", () => {
    expect(signed(signatureOf(journey.json))).toEqual(journey.expected);
  });

  it.each([
    ["of another secret", signatureOf(journey.json, "another")],
    ["of another time", signatureOf(journey.json).replace("t=1780584180", "t=1780584181")],
    ["with a second, forged part", `v1=${hmac("x", salt, "hex")},${signatureOf(journey.json)}`],
  ])("%s is not believed", (_, value) => {
    expect([signed(value).parcels, codes(value)]).toEqual([[], ["SIGNATURE_BROKEN"]]);
  });

  it.each([
    ["a version that is not known", signatureOf(journey.json).replace("v1=", "v2=")],
    ["no time", signatureOf(journey.json).replace(/^t=\d+,/, "")],
    ["nothing in it", "t=1780584180,v1="],
    ["no form that is known", hmac(journey.json, salt, "hex")],
  ])("with %s is a finding", (_, value) => {
    expect([signed(value).parcels, codes(value)]).toEqual([[], ["SIGNATURE_UNSUPPORTED"]]);
  });
});
