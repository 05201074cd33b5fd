import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { base, marketplaceCn } from "waybell/packs";

const words = {
  facts: { order: { "it.kind": ["a", "b"], "it.many": "number" } },
  inhibitions: ["ours"],
  notices: ["news"],
  actions: ["ours"],
} as const;
const label = (locale: string) => ({
  [locale]: { notices: { news: { title: "N", body: "N" } }, actions: { ours: "O" } },
});
const findings = (parts: object): readonly string[] =>
  readRulebook([marketplaceCn, { id: "mine", version: "1", words, ...parts }] as never, { channels: [] })
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path, expected }) => `${code} ${path}: ${expected}`);
const notice = (more: object, when: object = {}): object => ({
  texts: { ...label("en"), ...label("zh-CN") },
  notices: {
    news: {
      ref: "1",
      each: "order",
      to: "buyer",
      topic: "shipping",
      class: "low",
      channels: [],
      when: { "order.paid": true, ...when },
      ...more,
    },
  },
});
const action = (more: object): object => ({ actions: { ours: { by: ["buyer"], command: "do", ...more } } });
const paid = { "order.paid": true };

describe("A field that nothing reads is refused, and told what was meant", () => {
  test.each<[string, object]>([
    [
      "UNKNOWN_FIELD mine.inhibitions.ours.exept: except",
      { inhibitions: { ours: { each: "order", when: paid, drops: ["shipping"], exept: ["shipped"] } } },
    ],
    ["UNKNOWN_FIELD mine.notices.news.ladder.rungs: rung", notice({ ladder: { of: "late", rung: 1, rungs: 2 } })],
    [
      "UNKNOWN_FIELD mine.notices.news.when.notTold.passt: past",
      notice({}, { notTold: { notice: "shipped", passt: "1h" } }),
    ],
    ["WRONG_TEST mine.notices.news.when.it.kind.nott: not", notice({}, { "it.kind": { not: "a", nott: "b" } })],
    [
      "WRONG_TEST mine.notices.news.when.it.many.above.settings: setting",
      notice({}, { "it.many": { above: { setting: "q", settings: "q" } } }),
    ],
    ["WRONG_PACK mine.parcelKinds.giftx: ", { parcelKinds: { giftx: { effective: true } } }],
    ["WRONG_PACK mine.quietHours.byuer: ", { quietHours: { byuer: { from: "22:00", to: "08:00" } } }],
    ["UNKNOWN_SUBJECT mine.words.facts.ordr: order", { words: { ...words, facts: { ordr: { "it.odd": "flag" } } } }],
    ["UNKNOWN_TOPIC mine.inDoubt.shiping: shipping", { inDoubt: { shiping: "stop" } }],
    ["WRONG_RULE mine.actions.ours.refused: refused: [", action({ each: "parcel" })],
    ["WRONG_RULE mine.actions.ours.each: each: ", action({ refused: [{ when: paid, code: "E_NO" }] })],
  ])("%s", (said, parts) => {
    const found = findings(parts);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
    expect(found[0]).not.toContain("undefined");
  });

  test("a rung is whole", () => {
    expect(findings(notice({ ladder: { of: "late", rung: 1.5 } }))[0]).toContain("WRONG_RULE mine.notices.news.ladder");
  });

  test("and none of these with what was meant", () => {
    const whole = action({ each: "order", refused: [{ when: paid, code: "E_NO" }] });
    expect(findings(notice({ ladder: { of: "late", rung: 1 } }, { "it.kind": { not: "a" } }))).toEqual([]);
    expect(findings({ ...whole, texts: { ...label("en"), ...label("zh-CN") } })).toEqual([]);
  });
});

describe("A part of the wrong shape hides nothing that is wrong beside it", () => {
  const codes = (parts: object): readonly string[] => findings(parts).map((said) => said.slice(0, said.indexOf(":")));
  const source = ["x"];
  const misspelt = notice({ topic: "shiping" });
  const topic = "UNKNOWN_TOPIC mine.notices.news.topic";

  test.each<[string, object, readonly string[]]>([
    ["an unknown part", { notise: {} }, ["UNKNOWN_FIELD mine.notise"]],
    ["a wrong cap", { caps: { push: { most: -1, within: "1d" } } }, ["WRONG_PACK mine.caps.push.most"]],
    [
      "a wrong class",
      { classes: { low: { quiet: 7 } } },
      ["quiet", "life", "silence", "tries"].map((field) => `WRONG_PACK mine.classes.low.${field}`),
    ],
    ["a table that is none", { derived: [] }, ["WRONG_PACK mine.derived"]],
  ])("%s", (_, parts, said) => {
    expect(codes({ ...misspelt, ...parts })).toEqual([...said, topic]);
  });

  test("a value: of the others what is wrong is said, and no rule misses it", () => {
    const values = {
      duration: {
        "ship.within": { value: "48 hours", source },
        "ship.wihtin": { value: "48h", source },
        "eta.delta": { value: "12h" },
      },
    };
    const within = notice({ fresh: "ship.within" });
    const lone = { id: "mine", version: "1", words, ...within, values };
    const found = readRulebook([lone], { packs: [base], channels: [] }).findings;
    expect(found.filter(({ level }) => level !== "warning").map(({ code, path }) => `${code} ${path}`)).toEqual([
      'WRONG_PACK mine.values.duration["ship.within"].value',
      'UNKNOWN_VALUE mine.values.duration["ship.wihtin"]',
      'NO_SOURCE mine.values.duration["eta.delta"]',
    ]);
  });

  test("a text: of the others what is wrong is said, and none is missing", () => {
    const news = { title: "N", body: 7 };
    const en = { notices: { news, nws: { title: "N", body: "N" } }, actions: { ors: "O" } };
    expect(codes({ ...notice({}), texts: { ...label("zh-CN"), en } })).toEqual([
      "WRONG_PACK mine.texts.en.notices.news.body",
      "UNKNOWN_NOTICE mine.texts.en.notices.nws",
      "UNKNOWN_ACTION mine.texts.en.actions.ors",
    ]);
  });

  test("in a pack below", () => {
    const below = { id: "below", version: "1", extends: marketplaceCn, costs: { push: { value: -1, source } } };
    expect(codes({ ...misspelt, extends: below })).toEqual(["WRONG_PACK below.costs.push.value", topic]);
  });

  test.each<[string, object, string]>([
    ["its words", { words: { ...words, channels: 7 } }, "WRONG_PACK mine.words.channels"],
    ["where it stands", { layer: "shopp" }, "WRONG_PACK mine.layer"],
  ])("but for %s: nothing else can be read without", (_, parts, said) => {
    expect(codes({ ...misspelt, ...parts })).toEqual([said]);
  });
});
