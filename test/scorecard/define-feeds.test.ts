import { describe, expect, it } from "vitest";
import { defineFeeds } from "waybell";
import { commerce } from "../../src/packs/commerce.ts";
import { FeedHost, minute, report, scans } from "../support/feeds.ts";
import { at } from "../support/times.ts";

const findingsOf = (packs: readonly object[]): readonly string[] => {
  try {
    defineFeeds({ packs: packs as never });
    return [];
  } catch (error) {
    const { findings } = error as { readonly findings: readonly { readonly code: string; readonly path: string }[] };
    return findings.map(({ code, path }) => `${code} ${path}`);
  }
};
const shop = (parts: object) => ({ id: "shop", version: "1", extends: commerce, ...parts });

describe("what watches feeds", () => {
  it("asks for its figures, each with where it is missing", () => {
    expect(findingsOf([{ id: "bare", version: "1" }])).toEqual([
      "MISSING_VALUE feed.lag-window",
      "MISSING_VALUE feed.lag-alarm",
      "MISSING_VALUE feed.silence",
      "MISSING_VALUE clock.skew",
      "MISSING_VALUE feed.min-parcels",
      "MISSING_VALUE feed.min-scans",
      "MISSING_TEXT bare.texts",
      "MISSING_TEXT bare.texts",
      "MISSING_TEXT bare.texts",
    ]);
  });

  it("refuses a text it cannot fill, a broken one and a language without", () => {
    const texts = {
      en: { notices: { "feed-lagging": { title: "Late", body: "{order} is late" } } },
      "zh-CN": { notices: { "feed-silent": { title: "{", body: "…" } } },
      de: { notices: {} },
    };
    expect(findingsOf([shop({ texts })])).toEqual([
      "UNKNOWN_PLACEHOLDER shop.texts.en.notices.feed-lagging.body",
      "MISSING_TEXT shop.texts.de.notices.feed-lagging",
      "BROKEN_TEXT shop.texts.zh-CN.notices.feed-silent.title",
      "MISSING_TEXT shop.texts.de.notices.feed-silent",
      "MISSING_TEXT shop.texts.de.notices.feed-recovered",
    ]);
  });

  it("refuses a pack of the wrong shape", () => {
    expect(
      findingsOf([shop({ values: { duration: { "feed.silence": { value: "2 hours", source: "unverified" } } } })]),
    ).toEqual(['WRONG_PACK shop.values.duration["feed.silence"].value']);
  });

  it("refuses figures that nothing can be, with what to write", () => {
    const values = {
      duration: { "feed.lag-window": { value: "0m", source: "unverified" } },
      number: { "feed.min-scans": { value: -1, source: "unverified" } },
    };
    expect(() => defineFeeds({ packs: [shop({ values }) as never] })).toThrow(
      expect.objectContaining({
        findings: [
          {
            code: "IMPOSSIBLE_FIGURE",
            path: 'shop.values.number["feed.min-scans"].value',
            message: "-1 is no count.",
            expected: "0, 1, 2 …",
          },
          {
            code: "IMPOSSIBLE_FIGURE",
            path: 'shop.values.duration["feed.lag-window"].value',
            message: "0m is no stretch of time.",
            expected: "more than nothing, such as 30m, or off",
          },
        ],
      }),
    );
  });

  it("says a shop's own text, and an unknown carrier by its code", () => {
    const texts = {
      en: {
        notices: { "feed-lagging": { title: "Late", body: ["{carrier}: {lag} min, {cnt}", "{carrier}: {lag} min"] } },
      },
    };
    const host = new FeedHost(defineFeeds({ packs: [shop({ texts }) as never] }));
    host.at("06-01 10:01", report("06-01 10:01", { carrier: "constructor", lags: scans(20, 90 * minute) }));
    expect(host.at(at("06-01 10:05")).effects[0]?.texts).toEqual({
      "zh-CN": { title: "物流轨迹延迟", body: "constructor轨迹延迟p95 96分钟。" },
      en: { title: "Late", body: "constructor: 96 min" },
    });
  });
});
