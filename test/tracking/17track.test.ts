import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { seventeenTrackCodes } from "../../src/tracking/17track.ts";
import {
  apiKey,
  codeTable,
  decode,
  type EventFields,
  event,
  journey,
  name,
  old,
  push,
  seventeenTrackFixture,
  sign,
  tracked,
} from "./17track-fixture.ts";
import { warned } from "./fixture.ts";
import { at, parcels, refusedWith } from "./header-signed.ts";

const scans = (list: readonly EventFields[], sub: string | null = null) => {
  const { parcels, issues } = decode(push(tracked([list], sub)));
  expect(issues).toEqual([]);
  return parcels.flatMap(({ events }) => events);
};
const june = (time: string) => `2026-06-${time}Z`;

describe("the 17track codec", () => {
  it.each(codecConformance(seventeenTrackFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    expect(Object.keys(seventeenTrackCodes).sort()).toEqual(codeTable.map(({ code }) => code).sort());
  });
});

describe("the signature of a push", () => {
  const signed = (value: string, rawBody: string = journey.json) => decode(rawBody, { salt: apiKey }, { sign: value });

  it("is over the bytes, a slash and the key, in either case of letters", () => {
    expect(signed(sign(journey.json))).toEqual(journey.expected);
    expect(signed(sign(journey.json).toUpperCase())).toEqual(journey.expected);
  });

  it.each([
    ["of another key", sign(journey.json, "another"), "SIGNATURE_BROKEN"],
    ["of another kind", "0".repeat(32), "SIGNATURE_UNSUPPORTED"],
  ])("%s is not believed", (_, value, code) => {
    const read = signed(value);
    expect([read.parcels, read.issues.map((issue) => issue.code)]).toEqual([[], [code]]);
    expect(read.reply).toEqual(refusedWith(401));
  });

  it("of the first version, in the body, is of a kind that is not checked here", () => {
    const body = `{"event":"TRACKING_UPDATED","sign" : "${"0".repeat(64)}","data":{"number":"1","track":{"w1":1}}}`;
    const unsupported = { code: "SIGNATURE_UNSUPPORTED", path: "sign", message: "Not a known way to sign." };
    expect(decode(body, { salt: apiKey }).issues).toEqual([unsupported]);
    expect(decode(body).issues).toEqual([warned("SIGNATURE_NOT_CHECKED", "sign", "No salt was given.")]);
  });
});

describe("an event", () => {
  it("has the exception of its sub-status and the place of its stage (DHL)", () => {
    const told = scans([event(june("01T10:00:00"), "Exception_Other", "", { stage: "AvailableForPickup" })]);
    expect(told).toEqual([
      { at: at(june("01T10:00:00")), code: "Exception_Other", milestone: "awaiting_collection", exception: "other" },
    ]);
  });

  it("with an unknown sub-status says what its stage says, and the sub-status stays visible", () => {
    const list = [event(june("01T10:00:00"), "InTransit_QuantumTunnelling", "", { stage: "Departure" })];
    expect(decode(push(tracked([list], null)))).toEqual({
      ...parcels({
        ...name,
        events: [{ at: at(june("01T10:00:00")), code: "InTransit_QuantumTunnelling", milestone: "in_transit" }],
      }),
      issues: [
        warned(
          "UNKNOWN_CODE",
          "data.track_info.tracking.providers[0].events[0].sub_status",
          "A code of 27 characters is not known.",
        ),
      ],
    });
  });

  it("without a sub-status has its stage for a code", () => {
    expect(scans([event(june("01T10:00:00"), null, "", { stage: "Returned" })])).toEqual([
      { at: at(june("01T10:00:00")), code: "Returned", milestone: "returned" },
    ]);
  });

  it("without any has the parcel's latest status, where it is the newest", () => {
    const told = scans([event(june("02T10:00:00"), null), event(june("01T10:00:00"), null)], "Exception_Lost");
    expect(told).toEqual([
      { at: at(june("01T10:00:00")), code: "" },
      { at: at(june("02T10:00:00")), code: "Exception_Lost", exception: "lost" },
    ]);
  });

  it("keeps the provider's order within one instant, the newest first", () => {
    const told = scans([
      event(june("01T10:00:00"), "Delivered_Other"),
      event(june("01T10:00:00"), "OutForDelivery_Other"),
    ]);
    expect(told.map(({ code }) => code)).toEqual(["OutForDelivery_Other", "Delivered_Other"]);
  });

  it("is not the same as another of its instant with another text", () => {
    const told = scans([
      event(june("01T10:00:00"), "InTransit_Other", "", { description: "b" }),
      event(june("01T10:00:00"), "InTransit_Other", "", { description: "a" }),
    ]);
    expect(told).toHaveLength(2);
  });

  it("that stands alone beside empty lists is read", () => {
    const latest_event = event(june("01T10:00:00"), "InfoReceived");
    const { parcels } = decode(push(tracked([[]], null, { latest_event })));
    expect(parcels[0]?.events).toEqual([
      { at: at(june("01T10:00:00")), code: "InfoReceived", milestone: "info_received" },
    ]);
  });
});

describe("the time of an event", () => {
  const raw = (date: string | null, time: string | null, timezone: string | null = null) => ({
    time_raw: { date, time, timezone },
  });

  it("is its raw time in its own offset, else in the zone of the caller", () => {
    expect(
      scans([event(null, "InTransit_Other", "", raw("2026-06-02", "10:00:00", "+08:00"))]).map((scan) => scan.at),
    ).toEqual([at("2026-06-02T10:00:00+08:00")]);
    expect(scans([event(null, "InTransit_Other", "", raw("2026-06-02", "10:00:00"))]).map((scan) => scan.at)).toEqual([
      at("2026-06-02T10:00:00-03:00"),
    ]);
  });

  it("is the begin of its day in its own offset where no more is told, behind what came before on that day", () => {
    const day = raw("2026-06-02", null, "+08:00");
    const told = scans([
      event(null, "InTransit_Other", "", day),
      event(null, "InTransit_PickedUp", "", raw("2026-06-02", "09:00:00", "+08:00")),
      event(null, "InfoReceived", "", raw("2026-06-01", null, "+08:00")),
    ]);
    expect(told.map((scan) => scan.at)).toEqual([
      at("2026-06-01T00:00:00+08:00"),
      at("2026-06-02T09:00:00+08:00"),
      at("2026-06-02T09:00:00+08:00"),
    ]);
    expect(scans([event(null, "InTransit_Other", "", day)])[0]).toMatchObject({
      at: at("2026-06-02T00:00:00+08:00"),
      day: true,
    });
  });

  it.each(["2026-06-01T02:00:00", "2026-06-01T02:00:00Z", "2026-06-01T02:00:00+00:00", "2026-06-01 02:00:00.000"])(
    "told in UTC is of UTC, whether %s says so or not",
    (time_utc) => {
      const [told] = scans([event(null, "InTransit_Other", "", { time_utc })]);
      expect(told?.at).toBe(Date.parse("2026-06-01T02:00:00Z"));
    },
  );

  it.each(["n/a", "0001-01-01T00:00:00Z"])(
    "is told in several ways: where one is %s, which is none, the next",
    (none) => {
      const told = scans([
        event(none, "Delivered_Other", "", { time_utc: none, ...raw("2026-06-03", "10:00:00", "+08:00") }),
        event(none, "InTransit_Other", "", { time_utc: "2026-06-02T02:00:00Z", ...raw("2026-06-01", null) }),
      ]);
      expect(told.map(({ at }) => at)).toEqual([
        Date.parse("2026-06-02T02:00:00Z"),
        Date.parse("2026-06-03T10:00:00+08:00"),
      ]);
    },
  );

  it("with an offset counts before one that has none", () => {
    const told = scans([
      event("2026-06-03T13:23:00", "Delivered_Other", "", { time_utc: "2026-06-03T18:23:00Z" }),
      event("2026-06-02 13:23:00", "InTransit_Other", "", {
        time_utc: null,
        ...raw("2026-06-02", "13:23:00", "-05:00"),
      }),
      event("2026-06-01T13:23:00", "InTransit_PickedUp", "", { time_utc: null }),
    ]);
    expect(told.map((scan) => scan.at)).toEqual([
      at("2026-06-01T13:23:00-03:00"),
      at("2026-06-02T13:23:00-05:00"),
      at("2026-06-03T18:23:00Z"),
    ]);
  });

  it("of which only the day is told stays where the list has it", () => {
    const told = scans([
      event(null, "Delivered_Other", "", raw("2026-06-02", null)),
      event("2026-06-02T08:00:00-03:00", "OutForDelivery_Other"),
      event(null, "InTransit_Arrival", "", raw("2026-06-02", null)),
    ]);
    expect(told.map((scan) => [scan.code, scan.at])).toEqual([
      ["InTransit_Arrival", at("2026-06-02T00:00:00-03:00")],
      ["OutForDelivery_Other", at("2026-06-02T08:00:00-03:00")],
      ["Delivered_Other", at("2026-06-02T08:00:00-03:00")],
    ]);
    expect(told.map((scan) => scan.day)).toEqual([true, undefined, undefined]);
  });

  it("is reported where there is none", () => {
    const { issues, fetch, reply } = decode(push(tracked([[event(null, "Delivered_Other")]], null)));
    const path = "data.track_info.tracking.providers[0].events[0].time_iso";
    expect(issues).toEqual([{ code: "TIME_UNREADABLE", path, message: "Not a time." }]);
    // What it told is there to be fetched.
    expect([fetch.map(({ why }) => why), reply.status]).toEqual([["changed"], 200]);
  });
});

describe("the latest status of a parcel", () => {
  it("is passed over where the newest event says something else, and that is said", () => {
    const { parcels, issues } = decode(
      push(tracked([[event(june("01T10:00:00"), "AvailableForPickup_Other")]], "Exception_Other")),
    );
    expect(parcels[0]?.events.at(-1)?.milestone).toBe("awaiting_collection");
    expect(issues).toEqual([
      warned("STATE_PASSED_OVER", "data.track_info.latest_status", "The newest scan says something else."),
    ]);
  });

  it("that is unknown stays visible and moves nothing", () => {
    const { parcels, issues } = decode(push(tracked([[event(june("01T10:00:00"), null)]], "Odd")));
    expect(parcels[0]?.events).toEqual([{ at: at(june("01T10:00:00")), code: "Odd" }]);
    expect(issues).toEqual([warned("UNKNOWN_CODE", "data.track_info.latest_status", 'A code "Odd" is not known.')]);
  });
});

describe("what has no time of its own", () => {
  const again = (why: string) => ({ ...parcels(), fetch: [{ carrier: "2151", number: "AA000000042BR", why }] });
  const bare = { number: "AA000000042BR", carrier: 2151, tag: "" };

  it.each([
    ["the end of tracking", push(bare, "TRACKING_STOPPED"), "tracking_ended"],
    [
      "the end before the parcel has come",
      push(tracked([[]], "InTransit_Other"), "TRACKING_STOPPED"),
      "tracking_ended",
    ],
    ["a change without the events", push(bare), "changed"],
    ["a parcel too long on the way", push(tracked([[]], "Expired_Other")), "tracking_ended"],
    ["a number that no carrier has", push(tracked([[]], "NotFound_InvalidCode")), "no_carrier_info"],
  ])("asks to fetch again: %s", (_, body, why) => {
    expect(decode(body)).toEqual(again(why));
  });

  it("does not ask for a parcel that has arrived, where tracking stops some days after", () => {
    const delivered = [event(june("01T10:00:00"), "Delivered_Other")];
    expect(decode(push(tracked([delivered], "Delivered_Other"), "TRACKING_STOPPED")).fetch).toEqual([]);
  });

  it("is a number in a list of numbers", () => {
    const row = (number: string, more: EventFields) => ({ number, carrier: 2151, ...more });
    const accepted = [
      row("A1", { tracking_status: "Tracking", package_status: "Delivered" }),
      row("A2", { tracking_status: "Stopped", package_status: "Expired" }),
      row("A3", { origin: 2, email: null }),
    ];
    expect(decode(JSON.stringify({ code: 0, data: { accepted } }))).toEqual({
      ...parcels(),
      fetch: [
        { carrier: "2151", number: "A1", why: "changed" },
        { carrier: "2151", number: "A2", why: "tracking_ended" },
      ],
    });
  });
});

describe("a refusal", () => {
  const rejected = (code: number) =>
    decode(
      JSON.stringify({ code: 0, data: { accepted: [], rejected: [{ number: "A1", carrier: 0, error: { code } }] } }),
    );

  it("of a number that is not registered asks for that", () => {
    expect(rejected(-18019902)).toEqual({
      ...parcels(),
      fetch: [{ carrier: "0", number: "A1", why: "not_registered" }],
    });
  });

  it("of another number is reported by its code", () => {
    expect(rejected(-18019901).issues).toEqual([
      warned("PROVIDER_REFUSED", "data.rejected[0].error.code", 'The answer is a code "-18019901".'),
    ]);
  });

  it("of everything is an error", () => {
    expect(decode('{"code":-18010002,"data":{"errors":[]}}')).toEqual({
      ...parcels(),
      issues: [{ code: "PROVIDER_REFUSED", path: "code", message: 'The answer is a code "-18010002".' }],
      reply: refusedWith(400),
    });
  });

  it("tells no number that is not a code of theirs", () => {
    expect(decode('{"code":13900001111}').issues[0]?.message).toBe("The answer is a code that is not known.");
  });
});

describe("a message of 17TRACK", () => {
  it("of an unknown event is read, and that is said", () => {
    const { parcels, issues } = decode(push(tracked([[event(june("01T10:00:00"), "InfoReceived")]], null), "NEW"));
    expect(parcels).toHaveLength(1);
    expect(issues).toEqual([warned("UNKNOWN_CODE", "event", 'A code "NEW" is not known.')]);
  });

  it("that names no parcel is refused", () => {
    expect(decode(push({ quota_total: 1100 }))).toEqual({
      ...parcels(),
      issues: [{ code: "PARCEL_UNNAMED", path: "data.number", message: "No number or carrier." }],
      reply: refusedWith(400),
    });
  });

  it("keeps the newest thousand of all lists", () => {
    const list = (day: string) =>
      Array.from({ length: 600 }, (_, i) =>
        event(june(`${day}T10:00:00`), "InTransit_Other", "", { description: `${i}` }),
      );
    const { parcels, issues } = decode(push(tracked([list("01"), list("02")], null)));
    expect(parcels[0]?.events).toHaveLength(1000);
    expect(issues.map(({ code }) => code)).toEqual(["TOO_MANY_SCANS"]);
  });

  it("of the first version, when it is fetched, is read", () => {
    expect(decode(old.json)).toEqual(old.expected);
  });
});
