import { describe, expect, it } from "vitest";
import { codecConformance } from "../../src/testing/codec-conformance.ts";
import { aftershipCodes } from "../../src/tracking/aftership.ts";
import {
  aftershipFixture,
  type CheckpointFields,
  checkpoint,
  codeTable,
  decode,
  journey,
  name,
  push,
  salt,
  tracking,
} from "./aftership-fixture.ts";
import { warned } from "./fixture.ts";
import { at, hmac, parcels, refusedWith } from "./header-signed.ts";

const scans = (checkpoints: readonly CheckpointFields[], subtag: string | null = null) => {
  const { parcels, issues } = decode(push(tracking(checkpoints, subtag)));
  expect(issues).toEqual([]);
  return parcels.flatMap(({ events }) => events);
};

describe("the aftership codec", () => {
  it.each(codecConformance(aftershipFixture))("$name", ({ run }) => run());

  it("has every code that is written down, and no other", () => {
    expect(Object.keys(aftershipCodes).sort()).toEqual(codeTable.map(({ code }) => code).sort());
  });
});

describe("the signature of a webhook", () => {
  const signed = (value: string) => decode(journey.json, { salt }, { "aftership-hmac-sha256": value });

  it("is the HMAC of the bytes in base64", () => {
    expect(signed(hmac(journey.json, salt, "base64"))).toEqual(journey.expected);
  });

  it.each([
    ["of another secret", hmac(journey.json, "another", "base64"), "SIGNATURE_BROKEN", "Not of this salt."],
    ["in hex", hmac(journey.json, salt, "hex"), "SIGNATURE_UNSUPPORTED", "Not a known way to sign."],
  ])("%s is not believed", (_, value, code, message) => {
    expect(signed(value)).toEqual({
      ...parcels(),
      issues: [{ code, path: "aftership-hmac-sha256", message }],
      reply: refusedWith(401),
    });
  });

  it("of another product of theirs, in another header, is none", () => {
    const headers = { "as-signature-hmac-sha256": hmac(journey.json, salt, "base64") };
    expect(decode(journey.json, { salt }, headers).issues.map(({ code }) => code)).toEqual(["SIGNATURE_MISSING"]);
  });

  it("with an empty secret, which anybody has, is not believed", () => {
    const headers = { "aftership-hmac-sha256": hmac(journey.json, "", "base64") };
    expect(decode(journey.json, { salt: "" }, headers).parcels).toEqual([]);
  });
});

describe("a checkpoint", () => {
  it("with an unknown subtag means what its tag means, and the subtag stays visible", () => {
    const told = [checkpoint("2026-06-01T10:00:00Z", "Delivered_099", null, { tag: "Delivered" })];
    expect(decode(push(tracking(told, null)))).toEqual({
      ...parcels({
        ...name,
        events: [{ at: at("2026-06-01T10:00:00Z"), code: "Delivered_099", milestone: "delivered" }],
      }),
      issues: [warned("UNKNOWN_CODE", "msg.checkpoints[0].subtag", "A code of 13 characters is not known.")],
    });
  });

  it("keeps the exception from which the parcel recovers", () => {
    const told = scans([
      checkpoint("2026-06-01T00:13:04-04:00", "Exception_001"),
      checkpoint("2026-06-01T00:17:00-04:00", "InTransit_008"),
    ]);
    expect(told.map(({ milestone, exception }) => [milestone, exception])).toEqual([
      [undefined, "other"],
      ["in_transit", undefined],
    ]);
  });

  it("keeps its place among those of one instant", () => {
    const told = scans([
      checkpoint("2026-06-01T23:14:00+08:00", "InTransit_003"),
      checkpoint("2026-06-01T23:14:00+08:00", "InTransit_007"),
    ]);
    expect(told.map(({ code }) => code)).toEqual(["InTransit_003", "InTransit_007"]);
  });

  it("of which only the day is told stays where the list has it", () => {
    const told = scans([
      checkpoint("2026-06-01", "InTransit_003"),
      checkpoint("2026-06-02T08:00:00-04:00", "OutForDelivery_001"),
      checkpoint("2026-06-02", "Delivered_001"),
    ]);
    expect(told.map((scan) => scan.at)).toEqual([
      at("2026-06-01T00:00:00-04:00"),
      at("2026-06-02T08:00:00-04:00"),
      at("2026-06-02T08:00:00-04:00"),
    ]);
    expect(told.map((scan) => scan.day)).toEqual([true, undefined, undefined]);
  });

  it("tells no place that might be an address", () => {
    expect(scans([checkpoint("2026-06-01T10:00:00Z", "InTransit_001", "18 Fortune Road")])).toEqual([
      { at: at("2026-06-01T10:00:00Z"), code: "InTransit_001", milestone: "in_transit" },
    ]);
  });

  it("without a readable time is left out, and that is said", () => {
    expect(decode(push(tracking([checkpoint("soon", "InTransit_001")], null))).issues).toEqual([
      { code: "TIME_UNREADABLE", path: "msg.checkpoints[0].checkpoint_time", message: "Not a time." },
    ]);
  });
});

describe("the tag of a tracking", () => {
  it("is passed over where the newest checkpoint says something else, and that is said", () => {
    const { parcels, issues } = decode(
      push(tracking([checkpoint("2026-06-01T10:00:00Z", "Delivered_001")], "Exception_013")),
    );
    expect(parcels[0]?.events.at(-1)?.milestone).toBe("delivered");
    expect(issues).toEqual([warned("STATE_PASSED_OVER", "msg.subtag", "The newest scan says something else.")]);
  });

  it("says nothing else than a newest checkpoint that is of the same tag, and more exact", () => {
    const newest = checkpoint("2026-06-01T10:00:00Z", "Exception_011");
    const { issues } = decode(push({ ...tracking([newest], null), tag: "Exception", subtag: null }));
    expect(issues).toEqual([]);
    const other = decode(push({ ...tracking([newest], null), tag: "AttemptFail", subtag: null }));
    expect(other.issues).toEqual([warned("STATE_PASSED_OVER", "msg.tag", "The newest scan says something else.")]);
  });

  it.each([
    ["Expired_001", "tracking_update", "tracking_ended"],
    ["Pending_001", "tracking_pending_time", "no_carrier_info"],
  ])("of %s, with %s, asks to track again: %s", (subtag, event, why) => {
    expect(decode(push(tracking([], subtag), event))).toEqual({
      ...parcels(),
      fetch: [{ carrier: "fedex", number: "FX0000000042", why }],
    });
  });
});

describe("the arrival of a parcel", () => {
  const eta = (more: CheckpointFields) =>
    decode(push(tracking([], "InTransit_001", more), "edd_revise")).parcels[0]?.eta;

  it.each([
    ["latest_estimated_delivery", { datetime: "2026-06-05T12:11:11+01:00" }, "2026-06-05T12:11:11+01:00"],
    ["latest_estimated_delivery", { datetime: null, datetime_max: "2026-06-05T12:00:00Z" }, "2026-06-05T12:00:00Z"],
    ["expected_delivery", "2026-06-05T18:00:00", "2026-06-05T18:00:00-04:00"],
  ])("is what %s says", (field, value, instant) => {
    expect(eta({ [field]: value })).toBe(at(instant));
  });

  it.each([
    ["2026-06-05", "2026-06-06T00:00:00-04:00"],
    ["2026-06-05T00:00:00", "2026-06-06T00:00:00-04:00"],
    ["2026-06-05 00:00", "2026-06-06T00:00:00-04:00"],
    ["2026-06-05T00:00:00Z", "2026-06-06T00:00:00-04:00"],
    ["2026-06-05T00:00:00.000+00:00", "2026-06-06T00:00:00-04:00"],
    ["2026-06-05T00:00:00-07:00", "2026-06-06T00:00:00-07:00"],
    ["2026-06-05T00:00:00+0800", "2026-06-06T00:00:00+08:00"],
    ["2026-11-01", "2026-11-02T00:00:00-05:00"],
  ])("told as the day %s is its end, whichever midnight the day is written by", (day, instant) => {
    expect(eta({ expected_delivery: day })).toBe(at(instant));
  });
});

describe("what the API answers", () => {
  const answer = (data: unknown, code = 200) => decode(JSON.stringify({ meta: { code }, data }));
  const told = tracking([checkpoint("2026-06-01T10:00:00Z", "InTransit_001")], "InTransit_001");
  const { parcels: expected } = parcels({
    ...name,
    events: [{ at: at("2026-06-01T10:00:00Z"), code: "InTransit_001", milestone: "in_transit" }],
  });

  it.each([
    ["a tracking", { tracking: told }],
    ["a tracking, in the newer versions", told],
    ["a list of trackings", { trackings: [told] }],
    [
      "a last checkpoint",
      { ...told, checkpoints: undefined, checkpoint: checkpoint("2026-06-01T10:00:00Z", "InTransit_001") },
    ],
  ])("is read: %s", (_, data) => {
    expect(answer(data).parcels).toEqual(expected);
  });

  it("is nothing where there is no last checkpoint yet", () => {
    expect(answer({ ...tracking(undefined, "Pending_001"), checkpoint: checkpoint(null, null) })).toEqual(parcels());
  });

  it("is reported where it is a refusal", () => {
    expect(answer({}, 4004)).toEqual({
      ...parcels(),
      issues: [{ code: "PROVIDER_REFUSED", path: "meta.code", message: 'The answer is a code "4004".' }],
      reply: refusedWith(400),
    });
  });

  it("is refused where it names no parcel", () => {
    expect(answer({ tracking: { slug: null, tracking_number: "1" } }).issues).toEqual([
      { code: "PARCEL_UNNAMED", path: "data.tracking.tracking_number", message: "No number or carrier." },
    ]);
  });
});

describe("a webhook", () => {
  it("of an unknown event is read, and that is said", () => {
    const { parcels, issues } = decode(
      push(tracking([checkpoint("2026-06-01T10:00:00Z", "InTransit_001")], null), "new"),
    );
    expect(parcels).toHaveLength(1);
    expect(issues).toEqual([warned("UNKNOWN_CODE", "event", 'A code "new" is not known.')]);
  });
});
