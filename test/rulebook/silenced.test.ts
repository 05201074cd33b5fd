import { describe, expect, test } from "vitest";
import { marketplaceIntl } from "waybell/packs";
import type { Layer } from "../../src/rulebook/book/pack.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

const text = { title: "T", body: "B" };
const words = { notices: ["news", "more"], topics: ["ours"], inhibitions: ["hush"] };
const texts = Object.fromEntries(["en", "zh-CN"].map((locale) => [locale, { notices: { news: text, more: text } }]));
const notice = (rule: object = {}) => ({
  ref: "1",
  each: "order",
  to: "buyer",
  topic: "ours",
  class: "low",
  when: { "order.paid": true },
  channels: ["push"],
  ...rule,
});
const hush = (rule: object) => ({ hush: { each: "order", when: { "order.paid": true }, ...rule } });

const saidOf = (layer: Layer, parts: object, below: object = marketplaceIntl): readonly string[] => {
  const above = {
    id: "above",
    version: "1",
    layer,
    words,
    texts,
    notices: { news: notice(), more: notice() },
    ...parts,
  };
  return readRulebook([below, above] as never, { channels: [] })
    .findings.filter(({ level }) => level !== "warning")
    .map(({ code, path }) => `${code} ${path}`);
};

describe("What a platform tells, a shop and an order do not silence", () => {
  test.each<[string, string, object]>([
    ["by dropping it", "inhibitions.hush.drops[0]", { inhibitions: hush({ drops: ["delivered"] }) }],
    ["with its topic", "inhibitions.hush.drops[1]", { inhibitions: hush({ drops: ["ours", "shipping"] }) }],
    ["by saying it in its place", "notices.news.covers[0]", { notices: { news: notice({ covers: ["order-paid"] }) } }],
    [
      "by summing it up",
      "notices.news.digests[0]",
      { notices: { news: notice({ digests: ["order-paid"], sums: { n: "count" } }) } },
    ],
    [
      "from a higher rung of its ladder",
      "notices.news.ladder",
      { notices: { news: notice({ ladder: { of: "unshipped", rung: 9 } }) } },
    ],
  ])("%s", (_, place, parts) => {
    expect(saidOf("platform", parts)).toEqual([]);
    for (const layer of ["shop", "order"] as const)
      expect(saidOf(layer, parts)).toEqual([`RULE_SILENCED above.${place}`]);
  });

  test("nor what the platform tells the shop", () => {
    expect(saidOf("shop", { inhibitions: hush({ drops: ["new-order"] }) })).toEqual([
      "RULE_SILENCED above.inhibitions.hush.drops[0]",
    ]);
  });

  test("it says whose it is and what to do", () => {
    const shop = { id: "tea", version: "1", layer: "shop", words, inhibitions: hush({ drops: ["delivered"] }) };
    expect(readRulebook([marketplaceIntl, shop] as never, { channels: [] }).findings[0]).toEqual({
      code: "RULE_SILENCED",
      path: "tea.inhibitions.hush.drops[0]",
      message:
        'Because of this "delivered" of pack "commerce" would not be told; a pack above may add rules, not edit one.',
      expected: "notices of its own, or of its own layer",
    });
  });
});

test("What a law tells, a platform does not silence either", () => {
  const law = { id: "law", version: "1", layer: "law", words, texts, notices: { news: notice() } };
  const stack = [marketplaceIntl, law];
  const withLaw = (parts: object) =>
    readRulebook([...stack, { id: "above", version: "1", words, ...parts }] as never, { channels: [] })
      .findings.filter(({ level }) => level !== "warning")
      .map(({ code, path }) => `${code} ${path}`);
  expect(withLaw({ inhibitions: hush({ drops: ["news"] }) })).toEqual([
    "RULE_SILENCED above.inhibitions.hush.drops[0]",
  ]);
  expect(withLaw({ inhibitions: hush({ drops: ["delivered"] }) })).toEqual([]);
});

test("Its own notices, and those of its layer, any pack may drop, cover, sum up and outrank", () => {
  for (const layer of ["platform", "shop", "order"] as const) {
    expect(saidOf(layer, { inhibitions: hush({ drops: ["ours", "news"], except: ["more"] }) })).toEqual([]);
    expect(
      saidOf(layer, {
        notices: { more: notice(), news: notice({ covers: ["more"], digests: ["more"], sums: { n: "count" } }) },
      }),
    ).toEqual([]);
    expect(
      saidOf(layer, {
        notices: { more: notice({ ladder: { of: "x", rung: 1 } }), news: notice({ ladder: { of: "x", rung: 2 } }) },
      }),
    ).toEqual([]);
  }
});

describe("A word has one owner, whatever the layer", () => {
  const shop = { facts: { parcel: { "parcel.wrapped": "instant" } }, placeholders: { wrapped: "parcel.wrapped" } };
  const fitting = { sees: ["order"], has: [], tells: ["buyer"], facts: { "fitting.booked": "instant" } };
  const platform = {
    id: "mall",
    version: "1",
    extends: marketplaceIntl,
    words: { ...shop, subjects: { fitting }, facts: { ...shop.facts, order: { "order.vip": "flag" } } },
  };
  const declares = (more: object, below: object = platform): readonly string[] =>
    saidOf("shop", { words: { ...words, ...more } }, below);
  test("said again it is the same", () => {
    expect(declares(platform.words)).toEqual([]);
    expect(declares({ placeholders: { no: "order.number" } })).toEqual([]);
  });
  test.each<[string, object]>([
    ["DUPLICATE_PLACEHOLDER above.words.placeholders.no", { placeholders: { no: "order.close-reason" } }],
    ["DUPLICATE_PLACEHOLDER above.words.placeholders.wrapped", { placeholders: { wrapped: "parcel.number" } }],
    ["DUPLICATE_FACT above.words.facts.order.order.vip", { facts: { order: { "order.vip": "number" } } }],
    ["DUPLICATE_FACT above.words.facts.parcel.order.vip", { facts: { parcel: { "order.vip": "flag" } } }],
    // Else anybody might note that it was paid.
    ["DUPLICATE_FACT above.words.facts.order.order.paid", { facts: { order: { "order.paid": "instant" } } }],
    ["DUPLICATE_SUBJECT above.words.subjects.fitting", { subjects: { fitting: { ...fitting, tells: ["seller"] } } }],
    ["DUPLICATE_SUBJECT above.words.subjects.order", { subjects: { order: { ...fitting, facts: {} } } }],
    [
      "DUPLICATE_FACT above.words.subjects.visit.facts.fitting.booked",
      { subjects: { visit: { ...fitting, facts: { "fitting.booked": "instant" } } } },
    ],
  ])("%s", (said, more) => {
    expect(declares(more)).toEqual([said]);
  });
});

describe("What words name is there", () => {
  test.each<[string, object]>([
    ["UNKNOWN_SUBJECT above.words.facts.ordr", { facts: { ordr: { "order.vip": "flag" } } }],
    ["UNKNOWN_SUBJECT above.words.has.order[0]", { has: { order: ["fittng"] } }],
    [
      "UNKNOWN_SUBJECT above.words.subjects.fit.sees[0]",
      { subjects: { fit: { sees: ["ordr"], has: [], tells: [], facts: {} } } },
    ],
    [
      "UNKNOWN_SUBJECT above.words.subjects.fit.has",
      { subjects: { fit: { sees: [], has: ["x"], tells: [], facts: {} } } },
    ],
    ["UNKNOWN_FACT above.words.placeholders.vip", { placeholders: { vip: "order.vip" } }],
    ["WRONG_PLACEHOLDER above.words.placeholders.my-no", { placeholders: { "my-no": "order.number" } }],
    ['WRONG_PACK above.words.facts.order["order.wait"]', { facts: { order: { "order.wait": "span" } } }],
    ['WRONG_PACK above.words.facts.order["order.tint"]', { facts: { order: { "order.tint": [] } } }],
    ["WRONG_PACK above.words.facts.order.odd.found", { facts: { order: { odd: { found: [] } } } }],
    ['WRONG_PACK above.words.values.choice["our.way"]', { values: { choice: { "our.way": [] } } }],
    ["WRONG_PACK above.words.values.duration.24h", { values: { duration: { "24h": "free" } } }],
  ])("%s", (said, more) => {
    expect(saidOf("platform", { words: { ...words, ...more } })).toEqual([said]);
  });
});
