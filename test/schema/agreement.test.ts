import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { base } from "waybell/packs";
import { packSchema } from "waybell/schema";
import { runs } from "../properties/runs.ts";
import { channels } from "../support/shop.ts";

// What the schema says and what the library says of the same pack. The library knows more: what belongs together.

const words = {
  facts: {
    order: {
      "it.began": "instant",
      "it.paused": "span",
      "it.on": "flag",
      "it.many": "number",
      "it.worth": "money",
      "it.lasted": "duration",
      "it.note": "text",
      "it.colour": ["red", "green"],
      "it.is-odd": { found: ["late", "early"] },
      "it.owed": "promise",
      "it.open": "window",
    },
  },
  notices: ["news"],
  topics: ["talk"],
  values: { amount: { "it.price": "less" }, clock: { "it.noon": "free" } },
} as const;

const source = ["R-1"];
/** A pack with one of everything, and a notice of these conditions. */
const pack = (when: object, rule: object = {}) => ({
  id: "mine",
  version: "1",
  layer: "law",
  zone: "Asia/Shanghai",
  words,
  values: {
    duration: { "eta.delta": { value: "12h", source } },
    number: { "cap.sms": { value: 4, source: "unverified" } },
    amount: { "it.price": { value: { percent: 5, min: 300 }, source } },
    clock: { "it.noon": { value: "12:00", source } },
    choice: { "ship.allow-partial": { value: "yes", source } },
  },
  bounds: { number: { "cap.sms": { atMost: 9, source } } },
  classes: base.classes,
  actions: { "contact-us": { by: ["buyer"], command: "support.contact" } },
  inhibitions: { "order-closed": { each: "order", when: { "order.closed": true }, drops: ["talk"], except: ["news"] } },
  quietHours: { buyer: { from: "22:00", to: "08:00" } },
  caps: { sms: { most: "cap.sms", within: "24h" } },
  budgets: {
    day: {
      most: "cap.sms",
      within: "24h",
      reserve: 2,
      to: ["buyer"],
      classes: ["normal"],
      channels: ["sms"],
      gateways: ["post"],
    },
  },
  promises: {
    "it.owed": {
      ref: "1",
      each: "order",
      owedBy: "seller",
      owedTo: "buyer",
      due: [
        { from: "order.paid", within: "24h" },
        { at: "it.began", plus: "eta.delta" },
      ],
      met: [{ when: { "order.shipped": true }, by: "any time" }],
      lateEvidence: "24h",
    },
  },
  windows: { "it.open": { each: "order", opens: "order.paid", within: "24h" } },
  findings: { "it.is-odd": { each: "order", found: { late: { "order.paid": true } } } },
  calendar: { holidays: ["2026-01-01"], workingDays: [] },
  parcelKinds: { primary: { effective: true } },
  inDoubt: { talk: "stop" },
  costs: { sms: { value: 4.5, source }, post: { value: "off", source: "unverified" } },
  prefers: { low: "cost" },
  carriers: {
    jd: { name: { en: "JD Logistics" }, codes: ["JD"], phone: "950616", link: "https://www.jdl.com", source },
  },
  phrases: { en: { "place:locker": "box|smart box", "day:fri": "friday" } },
  texts: {
    en: {
      notices: { news: { title: "T", body: ["B"] } },
      actions: { "contact-us": "Ask us" },
      terms: { "it.colour": { red: "rot" } },
    },
  },
  notices: {
    news: {
      ref: "1",
      each: "order",
      to: "buyer",
      topic: "talk",
      class: "low",
      channels: [],
      ...rule,
      when: { "order.paid": true, ...when },
    },
  },
});

const validate = new Ajv2020({ strict: true, inlineRefs: false }).compile(packSchema(words));
const json = (value: unknown) => JSON.parse(JSON.stringify(value));
const byLibrary = (input: unknown): boolean =>
  readRulebook(json(input), { packs: [], channels, tests: { mine: () => true } }).rulebook !== null;
const verdicts = (input: unknown) => ({ schema: validate(json(input)), library: byLibrary(input) });

describe.each<[string, readonly unknown[], readonly unknown[]]>([
  [
    "it.began",
    [
      true,
      false,
      { past: "24h" },
      { near: "eta.delta" },
      { within: "1bd" },
      { after: "order.paid", by: "1h" },
      { notAfter: "it.owed.due" },
      { after: "it.open.closes" },
      { after: "it.is-odd.since" },
      { moved: "either", by: "1h" },
      { clockFrom: "08:00" },
      { clockFrom: "it.noon" },
    ],
    [
      "yes",
      1,
      [],
      {},
      { pst: "1h" },
      { past: "1 h" },
      { past: "eta.dlta" },
      { after: "order.pad" },
      { after: "it.many" },
      { after: "it.owed.left" },
      { moved: "up" },
      { clockFrom: "25:00" },
    ],
  ],
  ["it.paused", [true, false, { lasted: "1h" }], ["1h", {}, { lasts: "1h" }, { lasted: 1 }]],
  ["it.on", [true, false], ["true", 1, {}]],
  [
    "it.many",
    [3, { is: 3 }, { above: 3, atMost: "cap.sms" }, { below: { setting: "mine" } }],
    [true, [3], {}, { is: "3" }, { above: "cap.smss" }, { over: 3 }, { below: { seting: "mine" } }],
  ],
  ["it.worth", [{ above: 300 }, { atLeast: "it.price" }], [300, {}, { is: 300 }, { above: "cap.sms" }]],
  ["it.lasted", [{ above: "1h", below: "eta.delta" }], ["1h", true, {}, { above: 1 }, { is: "1h" }]],
  [
    "it.note",
    ["x", ["x", "y"], { not: "x" }, { not: ["x"] }, true, { same: "order.number" }, { matches: "a*" }],
    [1, [1], {}, { same: "it.many" }, { equals: "x" }],
  ],
  ["it.colour", ["red", ["red", "green"], { not: "red" }, false], ["blue", ["blue"], { not: "blue" }, {}, 1]],
  ["it.is-odd", ["late", ["late"], { not: ["early"] }, true], ["soon", { not: "soon" }, 1]],
  [
    "it.owed",
    [
      "open",
      ["open", "breached"],
      { not: "met" },
      { is: "paused" },
      { dueIn: "1h" },
      { overdue: "eta.delta" },
      { dueMoved: "later", by: "1h" },
    ],
    ["done", true, {}, { dueIn: 1 }, { dueMoved: "up" }, { late: "1h" }],
  ],
  ["it.open", ["open", "closed", { closesIn: "1h" }], [true, "shut", {}, { closes: "1h" }]],
  ["all", [[], [{ "it.on": true }]], [{ "it.on": true }, [{ "it.off": true }], [5], "x"]],
  ["any", [[{ "it.on": true }, { any: [{ "it.on": false }] }]], [[{ any: { "it.on": true } }]]],
  ["none", [[{ "it.on": true }]], [[{ "it.on": "true" }]]],
  [
    "told",
    ["news", { notice: "news", past: "1h" }],
    ["nws", { notice: "nws" }, { past: "1h" }, { notice: "news", past: "x" }, 1],
  ],
  ["notTold", ["order-paid"], ["order-payed"]],
  [
    "given",
    [{}, { "ship.allow-partial": "yes" }, { "ship.allow-partial": { not: ["no"] } }],
    [[], { "ship.alow-partial": "yes" }, { "ship.allow-partial": "maybe" }],
  ],
  ["setting", [{ detail: "all" }, { detail: [1, true] }], ["all", []]],
  ["test", ["mine"], [1]],
  [
    "some parcel",
    [{ "parcel.delivered": true }, [{ "parcel.kind": "gift" }, { "order.paid": true }]],
    [true, { "parcel.shipped": true }, { "line.title": "x" }],
  ],
  ["no line", [{ "line.items": 1 }], [{ "parcel.delivered": true }]],
  ["every request", [{ "request.by": "buyer" }], [{ "request.by": "shop" }]],
  ["some order", [], [{}]],
  ["it.of", [], [true]],
])("of %s", (word, taken, refused) => {
  test.each(taken.map((value) => [value]))("both take %j", (value) => {
    expect(verdicts(pack({ [word]: value }))).toEqual({ schema: true, library: true });
  });
  test.each(refused.map((value) => [value]))("both refuse %j", (value) => {
    expect(verdicts(pack({ [word]: value }))).toEqual({ schema: false, library: false });
  });
});

type Json = { [key: string]: unknown };
type Path = readonly string[];
const places = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...places(inner, [...path, key])])
    : [];

test("what the library takes, the schema takes", { timeout: 120_000 }, () => {
  const when = { "it.many": { above: 3 }, any: [{ "it.colour": ["red"] }], "some parcel": { "parcel.kind": "gift" } };
  const rule = {
    fresh: "1h",
    per: "it.began",
    says: { n: "it.note" },
    sums: { all: "count" },
    digests: ["news"],
    every: "10m",
    actions: ["contact-us"],
  };
  const whole = pack(when, rule);
  expect(verdicts(whole)).toEqual({ schema: true, library: true });
  const other = fc.constantFrom<unknown>(
    ...["", "x", "1h", "off", "order", "order.paid", "sms", "eta.delta", "08:00", "news", "yes", "buyer", "unverified"],
    ...[0, 3, true, false, null, undefined, [], {}, ["sms"], ["1h"], [[]], { x: 1 }, { fixed: 5 }],
  );
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...places(json(whole))), other, (path, value) => {
      const changed: Json = json(whole);
      const owner = path.slice(0, -1).reduce((inner, part) => inner[part] as Json, changed);
      owner[path.at(-1) ?? ""] = value;
      const { schema, library } = verdicts(changed);
      seen[library ? "taken" : "refused"] += 1;
      if (library) expect(schema, JSON.stringify(validate.errors)).toBe(true);
    }),
    runs(2_000),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});
