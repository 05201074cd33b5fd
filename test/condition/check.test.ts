import { describe, expect, test } from "vitest";
import { type CheckContext, checkConditions } from "../../src/condition/check.ts";
import { givesSince } from "../../src/condition/gives-since.ts";
import type { Finding } from "../../src/model/finding.ts";
import { boxLexicon } from "../support/conditions.ts";

const context: CheckContext = {
  lexicon: boxLexicon,
  given: {
    duration: new Set(["reminders", "one-reminder"]),
    amount: new Set(["dear"]),
    number: new Set(["many"]),
    clock: new Set(["cut-off"]),
    date: new Set(["sale-start"]),
    choice: new Set(["wrapping"]),
  },
  tests: new Set(["is-fragile"]),
};
function findings(condition: unknown, subject = "box"): Finding[] {
  const out: Finding[] = [];
  checkConditions(condition, { path: "when", subject, context, out });
  return out;
}
const only = (code: string, path: string, message: string, expected?: string): Finding[] => [
  expected === undefined ? { code, path, message } : { code, path, message, expected },
];
const noWord = (word: string): string => `"${word}" is not a word of this rulebook.`;

test.each<object>([
  { "box.sent": true },
  { "box.sent": { past: "24h", within: "reminders" } },
  { "box.sent": { after: "box.packed", by: "1h" } },
  { "box.sent": { notBefore: "box.packed", by: "1h" } },
  { "box.sent": { notAfter: "send-box-by.due" } },
  { "box.sent": { after: "edit-box.closes" }, "box.eta": { after: "odd-box.since" } },
  { "box.sent": { after: "sale-start" }, "box.packed": { notAfter: "sale-start", by: "1h" } },
  { "box.eta": { moved: "later", by: "12h" } },
  { "box.sent": { clockFrom: "16:00" }, "box.packed": { clockFrom: "cut-off" } },
  { "box.held": true },
  { "box.held": { lasted: "2h" } },
  { "box.heavy": false },
  { "box.count": 0 },
  { "box.count": { above: "many", below: { setting: "figure" } } },
  { "box.price": { atLeast: "dear" } },
  { "box.age": { above: "24h" } },
  { "box.label": ["a", "b"] },
  { "box.label": { not: "a" } },
  { "box.label": true, "box.colour": false },
  { "box.label": { same: "box.sender" } },
  { "box.label": { matches: "SF*" } },
  { "box.colour": { not: ["red", "blue"] } },
  { "send-box-by": "breached" },
  { "send-box-by": { is: ["open", "paused"], dueIn: "24h" } },
  { "send-box-by": { dueMoved: "earlier", by: "1h" } },
  { "edit-box": "closed" },
  { "edit-box": { closesIn: "1h" } },
  { "odd-box": ["torn", "wet"] },
  { "order.paid": true },
  { "some item": { "item.ready": true }, "no item": [{ "item.fragile": true }, { "item.ready": false }] },
  { all: [{ any: [{ none: [{ "box.heavy": true }] }] }] },
  { "some item": {}, "no item": {} },
  { told: "box-sent", notTold: { notice: "box-late", past: "one-reminder" } },
  { given: { wrapping: ["paper", "foil"] } },
  { setting: { detail: "all" } },
  { test: "is-fragile" },
  [{ "box.sent": true }, { "box.packed": true }],
])("%j has nothing wrong with it", (condition) => {
  expect(findings(condition)).toEqual([]);
});

describe("a word", () => {
  test("that nobody knows is told the nearest", () => {
    expect(findings({ "box.snet": true })).toEqual(
      only("UNKNOWN_FACT", "when.box.snet", noWord("box.snet"), "box.sent"),
    );
    expect(findings({ non: [] })).toEqual(only("UNKNOWN_FACT", "when.non", noWord("non"), "none"));
    const [strange] = findings({ "something.altogether.else": true });
    expect(strange?.message).toBe(noWord("something.altogether.else"));
    expect(strange?.expected).toMatch(/^box\.packed, box\.sent, .* …$/);
  });
  test("of another subject says whose it is, and how it may be asked for", () => {
    expect(findings({ "item.ready": true }).map((f) => [f.message, f.expected])).toEqual([
      [
        '"item.ready" is a fact of each item, which a rule about each box does not see.',
        '"some item": { "item.ready": … }',
      ],
    ]);
    expect(findings({ "item.ready": true }).map((f) => [f.code, f.path])).toEqual([
      ["UNKNOWN_FACT", "when.item.ready"],
    ]);
    expect(findings({ "box.sent": true }, "order").map((f) => f.code)).toEqual(["UNKNOWN_FACT"]);
  });
  test("of the language of objects is no fact", () => {
    for (const word of ["toString", "constructor", "hasOwnProperty", "__proto__"])
      expect(findings(JSON.parse(`{"${word}": true}`)).map((f) => f.code)).toEqual(["UNKNOWN_FACT"]);
  });
  test("in a text of many is cut short where it is very long", () => {
    const word = "x".repeat(500);
    expect(findings({ [word]: true })[0]?.message).toBe(noWord("x".repeat(60)));
  });
});

describe("a child", () => {
  test("that it does not have is told what it has", () => {
    expect(findings({ "some itme": {} })).toEqual(only("UNKNOWN_SUBJECT", "when.some itme", noWord("itme"), "item"));
    expect(findings({ "no parcel": {} })).toEqual(only("UNKNOWN_SUBJECT", "when.no parcel", noWord("parcel"), "item"));
  });
  test("has facts of its own", () => {
    expect(findings({ "every item": { "item.redy": true } })).toEqual(
      only("UNKNOWN_FACT", "when.every item.item.redy", noWord("item.redy"), "item.ready"),
    );
  });
  test("may be asked with some, every and no, and nothing else", () => {
    expect(findings({ "any item": {} }).map((f) => f.code)).toEqual(["UNKNOWN_FACT"]);
  });
});

describe("a condition that asks nothing, or can never be so", () => {
  const nothing = "This asks nothing.";
  const never = "This never holds.";
  test.each<[object, string, string]>([
    [{}, "when", nothing],
    [[{}], "when[0]", nothing],
    [[], "when", never],
    [{ any: [] }, "when.any", never],
    [{ all: [] }, "when.all", nothing],
    [{ none: [] }, "when.none", nothing],
    [{ all: [{}] }, "when.all[0]", nothing],
    [{ "every item": {} }, "when.every item", nothing],
    [{ "some item": [] }, "when.some item", never],
    [{ given: {} }, "when.given", nothing],
    [{ setting: {} }, "when.setting", nothing],
    [{ given: { wrapping: [] } }, "when.given.wrapping", never],
    [{ setting: { detail: [] } }, "when.setting.detail", never],
    [{ setting: { detail: { much: 1 } } }, "when.setting.detail", "Nothing that a person could choose."],
    [{ "box.colour": [] }, "when.box.colour", never],
    [{ "box.label": [] }, "when.box.label", never],
    [{ "odd-box": [] }, "when.odd-box", never],
    [{ "send-box-by": [] }, "when.send-box-by", never],
    [{ "send-box-by": { is: [] } }, "when.send-box-by.is", never],
    [{ "box.colour": { not: [] } }, "when.box.colour", "This rules out nothing."],
    [{ "send-box-by": { is: { not: [] } } }, "when.send-box-by.is", "This rules out nothing."],
    [{ "box.sent": { past: "1h", by: "2h" } }, "when.box.sent.by", "Nothing here is measured by it."],
    [{ "send-box-by": { dueIn: "1h", by: "2h" } }, "when.send-box-by.by", "Nothing here is measured by it."],
    [{ "box.label": { same: "box.sender", matches: "a*" } }, "when.box.label", "Only one of these counts."],
  ])("%j", (condition, path, message) => {
    expect(findings(condition).map((found) => [found.path, found.message])).toEqual([[path, message]]);
  });
});

describe("a test that does not go with its fact", () => {
  test.each<[unknown, string, string, string?]>([
    [{ "box.sent": "yes" }, "when.box.sent", "This fact is true or false.", "true or false"],
    [{ "box.sent": null }, "when.box.sent", "This fact is true or false.", "true or false"],
    [{ "box.sent": { above: 1 } }, "when.box.sent.above", noWord("above")],
    [{ "box.sent": { pasd: "1h" } }, "when.box.sent.pasd", noWord("pasd"), "past"],
    [{ "box.sent": { moved: "sooner" } }, "when.box.sent.moved", noWord("sooner"), "earlier, later, either"],
    [{ "box.heavy": 1 }, "when.box.heavy", "This fact is true or false.", "true or false"],
    [{ "box.heavy": { is: true } }, "when.box.heavy", "This fact is true or false.", "true or false"],
    [{ "box.price": 5 }, "when.box.price", "An amount is tested by bounds.", "{ above: … }"],
    [{ "box.age": "24h" }, "when.box.age", "A length of time is tested by bounds.", '{ above: "24h" }'],
    [{ "box.label": 5 }, "when.box.label", "Not a text.", "a text"],
    [{ "box.label": ["a", 5] }, "when.box.label", "Not a text.", "a text"],
    [{ "box.label": { matches: 5 } }, "when.box.label.matches", "Not a text.", "a text"],
    [{ "edit-box": "shut" }, "when.edit-box", noWord("shut"), "open, closed"],
    [{ "edit-box": true }, "when.edit-box", "A boolean is not a word of this rulebook.", "open, closed"],
    [{ "box.held": "yes" }, "when.box.held", "This fact is true or false.", "true or false"],
    [{ "box.held": { past: "1h" } }, "when.box.held.past", noWord("past"), "lasted"],
  ])("%j", (condition, path, message, expected) => {
    expect(findings(condition)).toEqual([
      expected === undefined
        ? expect.objectContaining({ code: "WRONG_TEST", path, message })
        : { code: "WRONG_TEST", path, message, expected },
    ]);
  });
  test("that asks nothing is no test", () => {
    const nothing = (path: string) => [
      expect.objectContaining({ code: "WRONG_TEST", path, message: "This asks nothing." }),
    ];
    for (const fact of ["box.sent", "box.held", "box.count", "box.price", "box.label", "send-box-by", "edit-box"])
      expect(findings({ [fact]: {} })).toEqual(nothing(`when.${fact}`));
    expect(findings({ "box.sent": { by: "1h" } })).toEqual(nothing("when.box.sent"));
    expect(findings({ "send-box-by": { by: "1h" } })).toEqual(nothing("when.send-box-by"));
  });
});

describe("a value among words", () => {
  test.each<[unknown, string, string, string]>([
    [{ "box.colour": "rad" }, "when.box.colour", "rad", "red"],
    [{ "box.colour": ["red", "grean"] }, "when.box.colour", "grean", "green"],
    [{ "box.colour": { not: "bleu" } }, "when.box.colour", "bleu", "blue"],
    [{ "odd-box": "torned" }, "when.odd-box", "torned", "torn"],
    [{ "send-box-by": "breach" }, "when.send-box-by", "breach", "breached"],
    [{ "send-box-by": { is: "mett" } }, "when.send-box-by.is", "mett", "met"],
    [{ given: { wrapping: "papr" } }, "when.given.wrapping", "papr", "paper"],
  ])("%j", (condition, path, word, expected) => {
    expect(findings(condition)).toEqual(only("UNKNOWN_WORD", path, noWord(word), expected));
  });
  test("that is no text is not one of them", () => {
    expect(findings({ "box.colour": 5 })).toEqual(
      only("UNKNOWN_WORD", "when.box.colour", "A number is not a word of this rulebook.", "red, green, blue"),
    );
  });
});

describe("a figure", () => {
  test("nobody knows is told the nearest", () => {
    expect(findings({ "box.sent": { past: "remindrs" } })).toEqual(
      only("UNKNOWN_VALUE", "when.box.sent.past", noWord("remindrs"), "reminders"),
    );
    expect(findings({ "box.count": { above: "mny" } })).toEqual(
      only("UNKNOWN_VALUE", "when.box.count.above", noWord("mny"), "many"),
    );
    expect(findings({ "box.sent": { clockFrom: "25:00" } }).map((f) => [f.code, f.path])).toEqual([
      ["UNKNOWN_VALUE", "when.box.sent.clockFrom"],
    ]);
    expect(findings({ given: { wraping: "paper" } })[0]).toEqual({
      code: "UNKNOWN_VALUE",
      path: "when.given.wraping",
      message: noWord("wraping"),
      expected: "wrapping",
    });
  });
  test("that no pack gives is missing, not unknown", () => {
    expect(findings({ "box.sent": { past: "switched-off" } })).toEqual(
      only(
        "NO_VALUE",
        "when.box.sent.past",
        'No pack gives "switched-off" a value.',
        'values.duration["switched-off"] in one of the packs',
      ),
    );
  });
  test("that is a date is compared with, and some pack gives it", () => {
    expect(findings({ "box.sent": { after: "sale-end" } })).toEqual(
      only(
        "NO_VALUE",
        "when.box.sent.after",
        'No pack gives "sale-end" a value.',
        'values.date["sale-end"] in one of the packs',
      ),
    );
    expect(findings({ "box.sent": { past: "sale-start" } }).map((f) => f.code)).toEqual(["UNKNOWN_VALUE"]);
  });
  test("of another kind is unknown here", () => {
    expect(findings({ "box.sent": { past: "many" } }).map((f) => f.code)).toEqual(["UNKNOWN_VALUE"]);
  });
  test("is a length of time or its name, not a bare number", () => {
    expect(findings({ "box.sent": { past: 24 } })[0]).toMatchObject({
      code: "UNKNOWN_VALUE",
      message: "A number is no length of time.",
      expected: "a length of time such as 12h, or a value that is one",
    });
  });
});

describe("another instant", () => {
  test("that is none is told the nearest", () => {
    expect(findings({ "box.sent": { after: "box.paked" } })).toEqual(
      only("UNKNOWN_INSTANT", "when.box.sent.after", noWord("box.paked"), "box.packed"),
    );
    expect(findings({ "box.sent": { after: "box.count" } }).map((f) => f.code)).toEqual(["UNKNOWN_INSTANT"]);
    expect(findings({ "box.sent": { after: "send-box-by" } }).map((f) => f.code)).toEqual(["UNKNOWN_INSTANT"]);
    expect(findings({ "box.sent": { after: "send-box-by.closes" } }).map((f) => f.code)).toEqual(["UNKNOWN_INSTANT"]);
  });
  test("of a text has to be a text", () => {
    expect(findings({ "box.label": { same: "box.count" } }).map((f) => [f.code, f.path])).toEqual([
      ["UNKNOWN_FACT", "when.box.label.same"],
    ]);
  });
});

describe("connectives", () => {
  test.each<[unknown, string, string]>([
    [5, "when", "WRONG_CONDITION"],
    [null, "when", "WRONG_CONDITION"],
    ["box.sent", "when", "WRONG_CONDITION"],
    [[5], "when[0]", "WRONG_CONDITION"],
    [{ all: {} }, "when.all", "WRONG_CONDITION"],
    [{ any: "box.sent" }, "when.any", "WRONG_CONDITION"],
    [{ none: [{ "box.sent": true }, null] }, "when.none[1]", "WRONG_CONDITION"],
    [{ setting: "detail" }, "when.setting", "WRONG_CONDITION"],
    [{ given: "wrapping" }, "when.given", "WRONG_CONDITION"],
    [{ given: ["wrapping"] }, "when.given", "WRONG_CONDITION"],
    [{ "some item": 5 }, "when.some item", "WRONG_CONDITION"],
    [{ told: "box-snet" }, "when.told", "UNKNOWN_NOTICE"],
    [{ told: {} }, "when.told", "UNKNOWN_NOTICE"],
    [{ told: { notice: "box-sent", past: "soon" } }, "when.told.past", "UNKNOWN_VALUE"],
    [{ notTold: 5 }, "when.notTold", "UNKNOWN_NOTICE"],
    [{ test: "is-fragle" }, "when.test", "UNKNOWN_TEST"],
  ])("%j is wrong at %s: %s", (condition, path, code) => {
    expect(findings(condition).map((f) => [f.path, f.code])).toEqual([[path, code]]);
  });
  test("everything that is wrong is found at once", () => {
    const condition = { "box.snet": true, all: [{ "box.heavy": 1 }], "some item": { "item.redy": true }, told: "x" };
    expect(findings(condition).map((f) => f.path)).toEqual([
      "when.box.snet",
      "when.all[0].box.heavy",
      "when.some item.item.redy",
      "when.told",
    ]);
  });
});

describe("whether a condition says since when it holds", () => {
  test.each<unknown>([
    { "box.sent": true },
    { "box.sent": { past: "1h" } },
    { "box.eta": { moved: "later", by: "1h" } },
    { "box.held": true },
    { "box.heavy": true },
    { "box.label": "x" },
    { "box.label": { matches: "x*" } },
    { "box.colour": ["red"] },
    { "send-box-by": "breached" },
    { "send-box-by": { is: "breached" } },
    { "send-box-by": { dueIn: "1h" } },
    { "edit-box": "closed" },
    { "edit-box": { closesIn: "1h" } },
    { "odd-box": true },
    { told: "box-sent" },
    { "some item": { "item.ready": true } },
    { "every item": { "item.ready": true } },
    { all: [{ "box.heavy": false }, { "box.sent": true }] },
    { any: [{ "box.packed": true }, { "box.sent": true }] },
    [{ "box.packed": true }, { "box.sent": true, "box.heavy": false }],
  ])("%j does", (condition) => {
    expect(givesSince(condition, "box", boxLexicon)).toBe(true);
  });
  test.each<unknown>([
    {},
    [],
    5,
    { "box.sent": false },
    { "box.sent": { after: "box.packed", by: "1h" } },
    { "box.sent": { clockFrom: "16:00" } },
    { "box.heavy": false },
    { "box.count": 5 },
    { "box.count": { above: 5 } },
    { "box.price": { above: 5 } },
    { "box.label": { not: "x" } },
    { "box.label": { same: "box.sender" } },
    { "box.colour": { not: "red" } },
    { "send-box-by": { not: "met" } },
    { "send-box-by": { is: { not: "met" } } },
    { notTold: "box-sent" },
    { none: [{ "box.sent": true }] },
    { "no item": { "item.ready": true } },
    { "some item": { "item.ready": false } },
    { given: { wrapping: "paper" } },
    { setting: { detail: "all" } },
    { test: "is-fragile" },
    { any: [{ "box.sent": true }, { "box.heavy": false }] },
    { any: [] },
    { all: [] },
    [{ "box.sent": true }, {}],
    { "box.weight": true },
  ])("%j does not", (condition) => {
    expect(givesSince(condition, "box", boxLexicon)).toBe(false);
  });
});
