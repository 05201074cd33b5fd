import { describe, expect, it } from "vitest";
import { defineScorecards, type Scorecards } from "waybell";
import { commerce } from "../../src/packs/commerce.ts";
import { lawCn } from "../../src/packs/law-cn.ts";
import { marketplaceCn } from "../../src/packs/marketplace-cn.ts";
import { marketplaceIntl } from "../../src/packs/marketplace-intl.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { due, ScoreHost } from "../support/scores.ts";
import { at } from "../support/times.ts";

const findingsOf = (packs: readonly object[]): readonly string[] => {
  try {
    defineScorecards({ packs: packs as never });
    return [];
  } catch (error) {
    const { findings } = error as { readonly findings: readonly { readonly code: string; readonly path: string }[] };
    return findings.map(({ code, path }) => `${code} ${path}`);
  }
};
const shop = (parts: object) => ({ id: "shop", version: "1", extends: commerce, ...parts });

/** Metric → limit. */
const limitsOf = (own: Scorecards): object => {
  const { record } = own.step(null, due(1, 0, "06-03 10:00"), { now: at("06-03 12:00") });
  const { limits } = own.standing(record, { now: at("06-03 12:00") });
  return Object.fromEntries(limits.map(({ metric, side, limit }) => [`${metric} ${side}`, limit]));
};

describe("what judges sellers", () => {
  it("asks for its figures, each with where it is missing", () => {
    const found = findingsOf([{ id: "bare", version: "1" }]);
    const figures = found.filter((line) => line.startsWith("MISSING_VALUE")).map((line) => line.split(" ")[1]);
    const { duration, number } = commerce.values ?? {};
    const own = [...Object.keys(duration ?? {}), ...Object.keys(number ?? {})].filter((name) =>
      /^(standing|limit|grade|ladder)\./.test(name),
    );
    expect(figures.sort()).toEqual([...own, "clock.skew", "late-evidence"].sort());
    expect(found.filter((line) => !line.startsWith("MISSING_VALUE"))).toEqual([
      "MISSING_TEXT bare.texts",
      "MISSING_TEXT bare.texts",
    ]);
  });

  it("refuses a text it cannot fill, a broken one, and a language that has no name for a figure", () => {
    const texts = {
      en: { notices: { "limit-near": { title: "Near", body: "{order} is near" } } },
      "zh-CN": { notices: { "limit-crossed": { title: "{", body: "…" } } },
      de: { notices: {}, terms: { metric: { "late-ship": "Verspätet" } } },
    };
    expect(findingsOf([shop({ texts })])).toEqual([
      "UNKNOWN_PLACEHOLDER shop.texts.en.notices.limit-near.body",
      "MISSING_TEXT shop.texts.de.notices.limit-near",
      "BROKEN_TEXT shop.texts.zh-CN.notices.limit-crossed.title",
      "MISSING_TEXT shop.texts.de.notices.limit-crossed",
      "MISSING_TEXT shop.texts.de.terms.metric.overdue-pick-up",
      "MISSING_TEXT shop.texts.de.terms.metric.fake-shipment",
      "MISSING_TEXT shop.texts.de.terms.metric.seller-cancelled",
      "MISSING_TEXT shop.texts.de.terms.metric.seller-fault-refund",
      "MISSING_TEXT shop.texts.de.terms.metric.valid-number",
      "MISSING_TEXT shop.texts.de.terms.metric.on-time-delivery",
    ]);
  });

  it("refuses a pack of the wrong shape", () => {
    expect(
      findingsOf([shop({ values: { number: { "limit.late-ship": { value: "5 %", source: "unverified" } } } })]),
    ).toEqual(['WRONG_PACK shop.values.number["limit.late-ship"].value']);
  });

  it.each<readonly [string, string, string, unknown]>([
    ["a share above the whole", "number", "limit.late-ship", 1.2],
    ["a share below nothing", "number", "ladder.cap-share", -0.5],
    ["points above a hundred", "number", "grade.a", 101],
    ["half an order", "number", "standing.min-orders", 2.5],
    ["a stretch of nothing", "duration", "standing.window", "0d"],
    ["a ladder that looks at nothing", "duration", "ladder.window", "0h"],
  ])("refuses %s", (_, kind, name, value) => {
    const values = { [kind]: { [name]: { value, source: "unverified" } } };
    expect(findingsOf([shop({ values })])).toEqual([`IMPOSSIBLE_FIGURE shop.values.${kind}["${name}"].value`]);
  });

  it("refuses what is no number at all, and grades out of order", () => {
    const graded = (value: number) => [shop({ values: { number: { "grade.a": { value, source: "unverified" } } } })];
    expect(findingsOf(graded(Number.NaN))).toEqual(['WRONG_PACK shop.values.number["grade.a"].value']);
    expect(findingsOf(graded(70))).toEqual(['VALUES_OUT_OF_ORDER shop.values.number["grade.a"].value']);
  });

  it.each([
    ["pinduoduo", pinduoduo],
    ["marketplace-cn", marketplaceCn],
  ])("has the limits of a Chinese marketplace: %s", (_, pack) => {
    expect(limitsOf(defineScorecards({ packs: [lawCn, pack] }))).toEqual({
      "late-ship over": 0.05,
      "overdue-pick-up over": 0.02,
      "fake-shipment over": 0.005,
    });
  });

  it("has the limits of marketplaces abroad", () => {
    expect(limitsOf(defineScorecards({ packs: [marketplaceIntl] }))).toEqual({
      "late-ship over": 0.04,
      "seller-cancelled over": 0.025,
      "seller-fault-refund over": 0.01,
      "valid-number under": 0.95,
      "on-time-delivery under": 0.9,
    });
  });

  it("takes the figures of a platform's contract with one shop, and its texts; of the shop itself it takes none", () => {
    const number = {
      "limit.late-ship": { value: 0.08, source: ["contract"] },
      "limit.warn-at": { value: "off", source: ["contract"] },
    };
    const texts = { en: { notices: { "limit-crossed": { title: "{metric}", body: "{value} > {limit}" } } } };
    const own = defineScorecards({ packs: [shop({ values: { number }, texts }) as never] });
    expect(findingsOf([shop({ layer: "shop", values: { number }, texts })])).toEqual([
      'VALUE_LOOSER shop.values.number["limit.late-ship"].value',
      'VALUE_LOOSER shop.values.number["limit.warn-at"].value',
    ]);
    const said = (late: number) => new ScoreHost(own).at("06-03 12:00", ...due(100, late, "06-03 10:00")).effects;
    expect(said(8)).toEqual([]);
    expect(said(9)[0]?.texts.en).toEqual({ title: "Late shipment rate", body: "9% > 8%" });
  });
});
