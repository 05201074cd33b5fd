import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { base } from "waybell/packs";
import { packSchema } from "waybell/schema";
import type { Finding } from "../../src/model/finding.ts";
import { runs } from "../properties/runs.ts";
import { channels } from "../support/shop.ts";

// What the schema says and what the library says of the same pack. The library knows more: what belongs together.

const words = {
  facts: {
    order: {
      "it.began": "instant",
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
  notices: ["news", "olds", "reminder"],
  compensations: ["ours"],
  topics: ["talk"],
  values: { amount: { "it.price": "less", "it.sum": "less" }, clock: { "it.noon": "free" } },
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
    number: { "cap.sms": { value: 4, source: "unverified" }, "comp.buyer-share": { value: 0.5, source } },
    amount: {
      "it.price": { value: { percent: 5, min: 300 }, source },
      "it.sum": { value: { fixed: 500 }, source },
    },
    clock: { "it.noon": { value: "12:00", source } },
    choice: { "ship.allow-partial": { value: "yes", source } },
    date: { "reward.to": { value: "2026-06-30T23:59+08:00", source } },
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
        { at: "it.began", plus: "eta.delta", sooner: true },
      ],
      met: [{ when: { "order.shipped": true }, by: "any time" }],
      extended: { by: "1h", times: "order.extensions" },
      excusedBy: { "order.closed": true },
      forgivenBy: { "order.excused": true },
      lateEvidence: "24h",
      announceAfter: "1h",
      then: [
        { if: { "order.hold": true }, then: { event: "order.cancelled" } },
        { then: { task: "x", assignee: "seller" } },
      ],
      notBefore: { told: ["reminder"], past: "1h", orElse: "2h" },
    },
  },
  windows: { "it.open": { each: "order", opens: "order.paid", within: "24h" } },
  findings: { "it.is-odd": { each: "order", found: { late: { "order.paid": true }, early: { "it.on": true } } } },
  derived: { "it.began": { each: "order", when: { "order.paid": true } } },
  compensations: {
    ours: {
      ref: "1",
      each: "complaint",
      on: { "complaint.accepted": true },
      unless: { "order.closed": true },
      form: { chosenBy: "complaint.remedy" },
      amount: { money: "it.price", none: "nothing" },
      of: "complaint.amount",
      since: "complaint.opened",
      once: "complaint",
      group: "goods",
      release: { after: "24h", on: { "order.paid": true }, by: "agent" },
      parts: [
        { payer: "seller", to: "buyer", share: "comp.buyer-share" },
        { payer: "seller", to: "platform", share: "rest" },
      ],
      limit: { times: 1, per: "buyer", in: "24h" },
    },
  },
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
      notices: {
        news: { title: "T", body: ["B"], sms: "S", reply: "R", status: "U", tip: "P" },
        olds: { title: "T", body: "B" },
        reminder: { title: "T", body: "B" },
      },
      actions: { "contact-us": "Ask us" },
      terms: { "it.colour": { red: "rot" } },
    },
  },
  notices: {
    olds: {
      ref: "1",
      each: "order",
      to: "buyer",
      topic: "talk",
      class: "low",
      when: { "order.paid": true },
      channels: ["sms"],
      inbox: false,
      ladder: { of: "it", rung: 1 },
      says: { began: "it.began", many: "it.many" },
    },
    reminder: {
      ref: "1",
      each: "order",
      to: "seller",
      topic: "talk",
      class: "low",
      when: { "it.owed": { dueIn: "1h" } },
      channels: [],
    },
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
const findingsOf = (input: unknown): readonly Finding[] =>
  readRulebook(json(input), { packs: [], channels, tests: { mine: () => true } }).findings.filter(
    ({ level }) => level !== "warning",
  );

/** What is no shape: what belongs together, which no schema could say. */
const beyond: readonly RegExp[] = [
  /^(MISSING_|DUPLICATE_|VALUES?_|NO_|UNKNOWN_TEST|UNKNOWN_PLACEHOLDER|BROKEN_TEXT|E_ZONE|SUM_OF_NOTHING|WRONG_NOTICE)/,
  /^(IMPOSSIBLE_FIGURE|WARNING_OUTSIDE_LIMIT|HOLIDAY_WORKED|MIN_ABOVE_CAP)/,
  /^WRONG_RULE (Nobody pays himself|Nobody promises himself|Only one part can take|Only one is charged|It never comes to this|It is excepted|It ends as it begins|Whatever is chosen|A notice says nothing in place of itself)/,
  /^WRONG_TEST (This compares it with itself|The same is asked|"[^"]+" is never all of this)/,
];
const isBeyond = ({ code, message }: Finding): boolean => beyond.some((one) => one.test(`${code} ${message}`));

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
      { notBefore: "it.owed.due", by: "1h" },
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
      { by: "1h" },
      { past: "1h", by: "1h" },
      { past: "1 h" },
      { past: "eta.dlta" },
      { after: "order.pad" },
      { after: "it.many" },
      { after: "it.owed.left" },
      { moved: "up" },
      { clockFrom: "25:00" },
    ],
  ],
  ["order.hold", [true, false, { lasted: "1h" }], ["1h", {}, { lasts: "1h" }, { lasted: 1 }]],
  ["it.on", [true, false], ["true", 1, {}]],
  [
    "it.many",
    [3, { is: 3 }, { above: 3, atMost: "cap.sms" }, { below: { setting: "mine" } }],
    [true, [3], {}, { is: "3" }, { above: "cap.smss" }, { over: 3 }, { below: { seting: "mine" } }],
  ],
  ["it.worth", [{ above: 300 }, { atLeast: "it.sum" }], [300, {}, { is: 300 }, { above: "cap.sms" }]],
  ["it.lasted", [{ above: "1h", below: "eta.delta" }], ["1h", true, {}, { above: 1 }, { is: "1h" }]],
  [
    "it.note",
    ["x", ["x", "y"], { not: "x" }, { not: ["x"] }, true, { same: "order.number" }, { matches: "a*" }],
    [1, [1], [], {}, { not: [] }, { same: "it.many" }, { same: "order.number", matches: "a*" }, { equals: "x" }],
  ],
  [
    "it.colour",
    ["red", ["red", "green"], { not: "red" }, false],
    ["blue", ["blue"], [], { not: "blue" }, { not: [] }, {}, 1],
  ],
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
    ["done", true, [], {}, { is: [] }, { dueIn: 1 }, { dueIn: "1h", by: "1h" }, { dueMoved: "up" }, { late: "1h" }],
  ],
  ["it.open", ["open", "closed", { closesIn: "1h" }], [true, "shut", {}, { closes: "1h" }]],
  ["all", [[{ "it.on": true }]], [[], [{}], { "it.on": true }, [{ "it.off": true }], [5], "x"]],
  ["any", [[{ "it.on": true }, { any: [{ "it.on": false }] }]], [[], [[]], [{ any: { "it.on": true } }]]],
  ["none", [[{ "it.on": true }]], [[], [{}], [{ "it.on": "true" }]]],
  [
    "told",
    ["news", { notice: "news", past: "1h" }],
    ["nws", { notice: "nws" }, { past: "1h" }, { notice: "news", past: "x" }, 1],
  ],
  ["notTold", ["order-paid"], ["order-payed"]],
  [
    "given",
    [{ "ship.allow-partial": "yes" }, { "ship.allow-partial": { not: ["no"] } }],
    [
      {},
      [],
      { "ship.allow-partial": [] },
      { "ship.allow-partial": { not: [] } },
      { "ship.alow-partial": "yes" },
      { "ship.allow-partial": "maybe" },
    ],
  ],
  ["setting", [{ detail: "all" }, { detail: [1, true] }], ["all", [], {}, { detail: [] }, { detail: { much: 1 } }]],
  ["until", ["reward.to"], ["reward.too", "reward.confirm", 1]],
  ["test", ["mine"], [1]],
  [
    "some parcel",
    [{ "parcel.delivered": true }, [{ "parcel.kind": "gift" }, { "order.paid": true }]],
    [true, [], [{}], { "parcel.shipped": true }, { "line.title": "x" }],
  ],
  ["no line", [{}, { "line.items": 1 }], [{ "parcel.delivered": true }]],
  ["every request", [{ "request.by": "buyer" }], [{}, { "request.by": "shop" }]],
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

const rule = {
  fresh: "1h",
  per: "it.began",
  says: { n: "it.note" },
  sums: { all: "count", due: { first: "it.began" }, sum: { total: "it.many" } },
  digests: ["olds"],
  every: "10m",
  covers: ["olds"],
  corrects: ["olds"],
  quiet: "hold",
  ladder: { of: "it", rung: 2 },
  actions: ["contact-us"],
  channels: ["sms", "push"],
  receipt: "1h",
};
const when = { "it.many": { above: 3 }, any: [{ "it.colour": ["red"] }], "some parcel": { "parcel.kind": "gift" } };

describe("what is changed in one place", () => {
  const whole = pack(when, rule);
  const other = fc.constantFrom<unknown>(
    ...["", "x", "1h", "off", "order", "order.paid", "sms", "eta.delta", "08:00", "news", "yes", "buyer", "unverified"],
    ...[0, -1, 1.5, 3, true, false, null, undefined, [], {}, ["sms"], ["1h"], ["sms", "sms"], [[]], [{}], [""]],
    ...[{ x: 1 }, { fixed: 5 }, { "": 1 }, { not: [] }, { by: "1h" }],
  );
  // The schema is made of these words: with others it would be another.
  const at = fc.constantFrom(...places(json(whole)).filter(([part]) => part !== "words"));
  const change = (path: Path, value: unknown): Json => {
    const changed: Json = json(whole);
    const owner = path.slice(0, -1).reduce((inner, part) => inner[part] as Json, changed);
    owner[path.at(-1) ?? ""] = value;
    return changed;
  };

  test("is nothing", () => {
    expect(findingsOf(whole)).toEqual([]);
    expect([validate(json(whole)), validate.errors]).toEqual([true, null]);
  });

  test("the schema takes where the library takes it", { timeout: 120_000 }, () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(at, other, (path, value) => {
        const { schema, library } = verdicts(change(path, value));
        seen[library ? "taken" : "refused"] += 1;
        if (library) expect(schema, JSON.stringify(validate.errors)).toBe(true);
      }),
      runs(2_000),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  test("the library refuses for its shape only what the schema refuses", { timeout: 120_000 }, () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(at, other, (path, value) => {
        const changed = change(path, value);
        const schema = validate(json(changed));
        seen[schema ? "taken" : "refused"] += 1;
        if (schema) expect(findingsOf(changed).filter((found) => !isBeyond(found))).toEqual([]);
      }),
      runs(2_000),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });
});
