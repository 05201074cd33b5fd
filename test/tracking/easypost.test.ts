import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { easypostDetails, easypostStatuses } from "../../src/tracking/easypost.ts";
import {
  codeTable,
  type DetailFields,
  decode,
  detail,
  easypostFixture,
  event,
  journey,
  name,
  salt,
  signature,
  tracker,
  zone,
} from "./easypost-fixture.ts";
import { warned } from "./fixture.ts";
import { at, hmac, parcels, refusedWith } from "./header-signed.ts";

const scans = (...details: readonly DetailFields[]) => {
  const { parcels: found, issues } = decode(event(tracker(details)));
  expect(issues).toEqual([]);
  return found.flatMap(({ events }) => events);
};

describe("the easypost codec", () => {
  it.each(codecConformance(easypostFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    const pairs = codeTable.map(({ code }) => code.split("/"));
    expect(Object.keys(easypostStatuses).sort()).toEqual(pairs.flatMap((pair) => (pair[1] ? [] : pair)).sort());
    expect(Object.keys(easypostDetails).sort()).toEqual([...new Set(pairs.flatMap(([, of = []]) => of))].sort());
  });
});

describe("the scans of a tracker", () => {
  it("keep five failed days before a delivery", () => {
    const days = ["01", "02", "03", "04", "05"].map((day) => detail(`2026-06-${day}T15:00:00Z`, "failure/delayed"));
    const told = scans(...days, detail("2026-06-06T15:00:00Z", "delivered/arrived_at_destination"));
    expect(told.map(({ exception, milestone }) => exception ?? milestone)).toEqual([
      "attempt_failed",
      "attempt_failed",
      "attempt_failed",
      "attempt_failed",
      "attempt_failed",
      "delivered",
    ]);
  });

  it("of one instant stay in the carrier's order, whichever end the list begins at", () => {
    const rows = [
      detail("2026-06-01T12:00:00Z", "pre_transit/label_created"),
      detail("2026-06-04T09:33:00Z", "in_transit/arrived_at_facility"),
      detail("2026-06-04T09:33:00Z", "in_transit/departed_facility"),
    ];
    const told = scans(...rows);
    expect(told.map(({ code }) => code.split("/")[1])).toEqual([
      "label_created",
      "arrived_at_facility",
      "departed_facility",
    ]);
    expect(scans(...[...rows].reverse())).toEqual(told);
  });

  it("take from an unknown status nothing, and from the known detail beside it what that says", () => {
    expect(decode(event(tracker([detail("2026-06-01T12:00:00Z", "teleported/damaged")])))).toEqual({
      ...parcels({
        ...name,
        events: [{ at: at("2026-06-01T12:00:00Z"), code: "teleported/damaged", exception: "damaged" }],
      }),
      issues: [warned("UNKNOWN_CODE", "result.tracking_details[0].status", "A code of 10 characters is not known.")],
    });
  });

  it("keep the status beside an unknown detail, which is reported once", () => {
    const rows = ["01", "02"].map((day) => detail(`2026-06-${day}T12:00:00Z`, "in_transit/beamed"));
    const { parcels: found, issues } = decode(event(tracker(rows)));
    expect(found[0]?.events.map(({ milestone }) => milestone)).toEqual(["in_transit", "in_transit"]);
    expect(issues).toEqual([
      warned("UNKNOWN_CODE", "result.tracking_details[0].status_detail", 'A code "beamed" is not known.'),
    ]);
  });

  it("have no place where its name might be an address", () => {
    expect(scans(detail("2026-06-01T12:00:00Z", "delivered", "12 Elm Street"))).toEqual([
      { at: at("2026-06-01T12:00:00Z"), code: "delivered", milestone: "delivered" },
    ]);
  });

  it("without a time are left out with an issue", () => {
    const rows = [detail("yesterday", "in_transit"), detail("2026-06-01T12:00:00Z", "delivered")];
    expect(decode(event(tracker(rows)))).toEqual({
      ...parcels({
        ...name,
        events: [{ at: at("2026-06-01T12:00:00Z"), code: "delivered", milestone: "delivered" }],
      }),
      issues: [{ code: "TIME_UNREADABLE", path: "result.tracking_details[0].datetime", message: "Not a time." }],
    });
  });

  it("are the last thousand of a longer list", () => {
    const rows = Array.from({ length: 1001 }, (_, i) =>
      detail("2026-06-01T12:00:00Z", i === 0 ? "delivered" : "error"),
    );
    const { parcels: found, issues } = decode(event(tracker(rows)));
    expect(found[0]?.events).toHaveLength(1000);
    expect(found[0]?.events[0]?.code).toBe("error");
    expect(issues).toEqual([
      {
        code: "TOO_MANY_SCANS",
        path: "result.tracking_details",
        message: "More than 1000.",
      },
    ]);
  });
});

describe("the arrival of a tracker", () => {
  const eta = (est_delivery_date: string, where = zone) =>
    decode(event(tracker([], { est_delivery_date })), { zone: where }).parcels[0]?.eta;

  it.each([
    ["2026-06-05T00:00:00Z", "2026-06-05T24:00:00-04:00"],
    ["2026-06-05", "2026-06-05T24:00:00-04:00"],
    ["2026-06-05T18:30:00Z", "2026-06-05T18:30:00Z"],
  ])("told as %s is %s", (told, meant) => {
    expect(eta(told)).toBe(at(meant));
  });

  it("is at the end of the day in the zone of the caller", () => {
    expect(eta("2026-06-05T00:00:00Z", "Asia/Shanghai")).toBe(at("2026-06-06T00:00:00+08:00"));
  });

  it.each(["9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00Z"])(
    "that no event may carry, or that means never, is none: %s",
    (told) => {
      expect(eta(told)).toBeUndefined();
    },
  );

  it("that cannot be read is only reported", () => {
    expect(decode(event(tracker([], { status: "unknown", est_delivery_date: "soon" })))).toEqual({
      ...parcels(),
      issues: [warned("TIME_UNREADABLE", "result.est_delivery_date", "Not a time.")],
    });
  });
});

describe("an event of EasyPost", () => {
  it("that says a tracker expired asks to track it again", () => {
    expect(decode(event(tracker([], { status: "unknown", status_detail: "expired" })))).toEqual({
      ...parcels(),
      fetch: [{ carrier: "USPS", number: "EZ1000000001", why: "tracking_ended" }],
    });
  });

  it.each([
    ["of a batch", { description: "batch.created", id: "evt_3", object: "Event", result: { object: "Batch" } }],
    ["of a refund, without it", { description: "refund.successful", id: "evt_3", object: "Event" }],
  ])("%s is passed over", (_, body) => {
    expect(decode(JSON.stringify(body))).toEqual({
      ...parcels(),
      issues: [warned("EVENT_NOT_READ", "description", "Not of a tracker.")],
    });
  });

  it("that names no parcel is refused", () => {
    expect(decode(event({ object: "Tracker", tracking_details: [] }))).toEqual({
      ...parcels(),
      issues: [{ code: "PARCEL_UNNAMED", path: "result.tracking_code", message: "No number or carrier." }],
      reply: refusedWith(400),
    });
  });

  it("is told apart from a refusal of the API", () => {
    expect(decode('{"error":{"code":"E.1","message":"no"}}')).toEqual({
      ...parcels(),
      issues: [{ code: "PROVIDER_REFUSED", path: "error.code", message: 'A code "E.1".' }],
      reply: refusedWith(400),
    });
  });
});

describe("the signature of EasyPost", () => {
  const sign = (value: string, with_ = salt) => decode(journey.json, { salt: with_ }, { "x-hmac-signature": value });
  const hex = hmac(journey.json, salt.normalize("NFKD"), "hex");
  const doubted = (code: string, message: string, status = 401) => ({
    ...parcels(),
    issues: [{ code, path: "x-hmac-signature", message }],
    reply: refusedWith(status),
  });

  it("is over the secret in its decomposed form, and the header in any case", () => {
    expect(sign(`hmac-sha256-hex=${hex}`)).toEqual(journey.expected);
    expect(sign(`hmac-sha256-hex=${hmac(journey.json, salt.normalize("NFC"), "hex")}`).parcels).toEqual([]);
  });

  it("of another salt is not believed", () => {
    expect(sign(`hmac-sha256-hex=${hex}`, "another")).toEqual(doubted("SIGNATURE_BROKEN", "Not of this salt."));
  });

  it.each([`hmac-sha512-hex=${hex}`, hex, "hmac-sha256-hex"])("of another kind is a finding: %s", (value) => {
    expect(sign(value)).toEqual(doubted("SIGNATURE_UNSUPPORTED", "Not a known way to sign."));
  });

  it("proves nothing where the salt is empty", () => {
    expect(sign(`hmac-sha256-hex=${hmac(journey.json, "", "hex")}`, "")).toEqual({
      ...parcels(),
      issues: [
        {
          code: "SIGNATURE_NOT_CHECKED",
          path: "x-hmac-signature",
          message: "The salt is empty.",
        },
      ],
      reply: refusedWith(401),
    });
  });

  it("that nobody could check is reported, and the scans are read", () => {
    expect(decode(journey.json, {}, signature)).toEqual({
      ...journey.expected,
      issues: [warned("SIGNATURE_NOT_CHECKED", "x-hmac-signature", "No salt was given.")],
    });
  });
});

describe("a body for EasyPost that cannot be read", () => {
  it.each(["", "hello", "[]"])("is refused: %s", (body) => {
    expect(decode(body)).toEqual({
      ...parcels(),
      issues: [{ code: "PAYLOAD_UNREADABLE", path: "", message: "No JSON object." }],
      reply: refusedWith(400),
    });
  });

  it("is refused unread where it is more than a megabyte", () => {
    expect(decode(event("x".repeat(1_048_576))).issues).toEqual([
      { code: "PAYLOAD_UNREADABLE", path: "", message: "Too long." },
    ]);
  });

  it("is asked for again where we are set up wrongly", () => {
    expect(decode(journey.json, { zone: "Mars/Olympus" })).toEqual({
      ...parcels(),
      issues: [{ code: "UNKNOWN_ZONE", path: "zone", message: "Not an IANA zone." }],
      reply: refusedWith(500),
    });
  });
});
