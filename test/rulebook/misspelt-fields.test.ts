import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";

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
    ["WRONG_RULE mine.actions.ours.refused: ", action({ each: "parcel" })],
    ["WRONG_RULE mine.actions.ours.each: ", action({ refused: [{ when: paid, code: "E_NO" }] })],
  ])("%s", (said, parts) => {
    const found = findings(parts);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
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
