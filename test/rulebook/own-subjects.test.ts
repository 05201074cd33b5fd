import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { packSchema } from "waybell/schema";
import { event } from "../support/events.ts";
import { intrusive, outcomes, sends, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const tasting = { sees: ["order"], has: [], tells: ["buyer"], facts: { "tasting.booked": "instant" } };
const takes = new Ajv2020({ strict: true, inlineRefs: false }).compile(packSchema());
const found = (words: object): readonly string[] => {
  const pack = { id: "shop", version: "1", words };
  const said = readRulebook([marketplaceCn, pack], { channels: [] })
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path, expected }) => `${code} ${path}: ${expected}`);
  expect(takes(pack)).toBe(said.length === 0);
  return said;
};

describe("A subject of a host's own is of the order, and says so where it is asked for more", () => {
  test("it sees the order, and the order has it", () => {
    expect(found({ subjects: { tasting }, has: { order: ["tasting"] } })).toEqual([]);
  });
  test("it sees no parcel and no other of its kind, misspelt or not", () => {
    const guest = { ...tasting, facts: { "guest.came": "instant" } };
    for (const other of ["parcel", "tasting", "ordre"])
      expect(found({ subjects: { tasting, guest: { ...guest, sees: ["order", other] } } })).toEqual([
        "UNKNOWN_SUBJECT shop.words.subjects.guest.sees[1]: order",
      ]);
  });
  test("it has no others", () => {
    expect(found({ subjects: { tasting: { ...tasting, has: ["parcel"] } } })).toEqual([
      "UNKNOWN_SUBJECT shop.words.subjects.tasting.has: has: []",
    ]);
  });
  test("no parcel has it", () => {
    expect(found({ subjects: { tasting }, has: { parcel: ["tasting"] } })).toEqual([
      "UNKNOWN_SUBJECT shop.words.has.parcel: order",
    ]);
  });
  test("and its facts are noted of no parcel", () => {
    const one = shop({
      channels: intrusive,
      words: { subjects: { tasting } } as never,
      notices: { news: { each: "tasting", when: { "tasting.booked": true } } },
    });
    const noted = { about: { subject: "tasting", id: "t1" }, facts: { "tasting.booked": at("06-01 10:00") } };
    const refused = one.at("06-01 10:00", event("facts.noted", { ...noted, parcelId: "p1" }));
    expect(refused.outcomes.map((outcome) => ("path" in outcome ? [outcome.code, outcome.path] : []))).toEqual([
      ["E_FIELD", "payload.parcelId"],
    ]);
    const step = one.at("06-01 10:01", event("facts.noted", noted));
    expect(outcomes(step)).toEqual(["accepted"]);
    expect(sends(step).map(({ subject }) => subject)).toEqual(["tasting:t1"]);
  });
});
