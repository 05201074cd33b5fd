import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, sends } from "../support/shop.ts";
import { at } from "../support/times.ts";

const of = (parts: object) => ({ id: "shop", version: "1", extends: marketplaceCn, ...parts });
const read = (parts: object) =>
  readRulebook(of(parts), { channels: [inbox()] }).findings.filter(({ level }) => level !== "warning");
const found = (parts: object): readonly string[] => read(parts).map(({ code, path }) => `${code} ${path}`);

const news = {
  ref: "1",
  each: "order",
  to: "buyer",
  topic: "shipping",
  class: "normal",
  when: { "order.created": true },
  channels: [],
  says: { tea: "order.tea" },
};
const teas = { facts: { order: { "order.tea": ["green", "black"] } }, notices: ["news"] };
const telling = (body: string, more: { readonly rule?: object; readonly terms?: object } = {}) => {
  const texts = { notices: { news: { title: "T", body } }, terms: more.terms ?? {} };
  return { words: teas, notices: { news: { ...news, ...more.rule } }, texts: { en: texts, "zh-CN": texts } };
};

test("A pack that words one value anew leaves the others the words of the packs below", () => {
  const { rulebook } = readRulebook(
    of({ texts: { en: { notices: {}, terms: { "parcel.exception": { lost: "gone missing" } } } } }),
    { channels: [inbox()] },
  );
  const said = (exception: "lost" | "damaged") => {
    if (!rulebook) throw new RangeError("no rulebook");
    const total = { amount: 10_000, currency: "CNY" };
    const first = rulebook.step(
      null,
      [
        event("order.created", { kind: "normal", lines: [{ id: "1", title: "Tea", quantity: 1 }], total }),
        event("payment.captured", { amount: total }),
        event("shipment.submitted", { parcelId: "p1", carrier: "zhongtong", number: "ZT000001" }),
      ],
      { now: at("06-01 10:00"), people: [buyer] },
    );
    const scans = [
      { at: at("06-02 09:00"), code: "x", milestone: "picked_up" as const },
      { at: at("06-02 10:00"), code: "y", exception },
    ];
    const traced = event("trace.received", { provider: "kuaidi100", carrier: "zhongtong", number: "ZT000001", scans });
    const { effects } = rulebook.step(first.record, [traced], { now: at("06-02 10:00"), people: [buyer] });
    return sends({ effects } as never).map(({ request }) => JSON.stringify(request));
  };
  expect(said("damaged").join()).toContain("damage to the parcel");
  expect(said("lost").join()).toContain("gone missing");
});

describe("A word that a text shows has one in every language", () => {
  test("the values of a fact of one's own", () => {
    expect(found(telling("Your {tea}."))).toEqual([
      "MISSING_TEXT shop.texts.zh-CN.terms.order.tea.green",
      "MISSING_TEXT shop.texts.zh-CN.terms.order.tea.black",
      "MISSING_TEXT shop.texts.en.terms.order.tea.green",
      "MISSING_TEXT shop.texts.en.terms.order.tea.black",
    ]);
    expect(found(telling("Your {tea}.", { terms: { "order.tea": { green: "G", black: "B" } } }))).toEqual([]);
  });
  test("not those that only choose what is said", () => {
    expect(found(telling("Your {tea, select, green {fresh} other {strong}} tea."))).toEqual([]);
  });
  test("not those for which the notice is never told", () => {
    const terms = { "order.tea": { green: "G" } };
    expect(found(telling("Your {tea}.", { terms, rule: { when: { ...news.when, "order.tea": "green" } } }))).toEqual(
      [],
    );
    expect(
      found(telling("Your {tea}.", { terms, rule: { when: { ...news.when, "order.tea": { not: "black" } } } })),
    ).toEqual([]);
    expect(
      found(telling("Your {tea}.", { terms, rule: { when: { ...news.when, "order.tea": { not: "green" } } } })),
    ).toEqual([
      "MISSING_TEXT shop.texts.zh-CN.terms.order.tea.black",
      "MISSING_TEXT shop.texts.en.terms.order.tea.black",
    ]);
  });
  test("a compensation of one's own, which the notice of the packs gives as the reason", () => {
    const gift = {
      ref: "1",
      each: "order",
      on: { "ship-by": "breached" },
      form: "coupon",
      amount: "comp.delay",
      once: "order",
      parts: [{ payer: "seller", to: "buyer" }],
    };
    const parts = { words: { compensations: ["tea-gift"] }, compensations: { "tea-gift": gift } };
    expect(read(parts)).toEqual(
      ["zh-CN", "en"].map((locale) => ({
        code: "MISSING_TEXT",
        path: `shop.texts.${locale}.terms.compensation.rule.tea-gift`,
        message: `"tea-gift" of "compensation.rule" has no word in ${locale}.`,
        expected: 'terms: { "compensation.rule": { "tea-gift": "…" } }',
      })),
    );
    const word = { notices: {}, terms: { "compensation.rule": { "tea-gift": "late tea" } } };
    expect(found({ ...parts, texts: { en: word, "zh-CN": word } })).toEqual([]);
  });
});

describe("What a text names is there", () => {
  const said = (terms: object): readonly string[] =>
    read({ texts: { en: { notices: {}, terms } } }).map(({ code, path, expected }) => `${code} ${path}: ${expected}`);
  test("a fact, which is said in words", () => {
    expect(said({ "parcel.exceptoin": { lost: "gone" } })).toEqual([
      "UNKNOWN_FACT shop.texts.en.terms.parcel.exceptoin: parcel.exception",
    ]);
    expect(said({ "order.paid": { true: "paid" } })).toEqual([
      "UNKNOWN_FACT shop.texts.en.terms.order.paid: a text, or a fact with a list of values",
    ]);
  });
  test("a value of it", () => {
    expect(said({ "parcel.exception": { losst: "gone" } })).toEqual([
      "UNKNOWN_WORD shop.texts.en.terms.parcel.exception.losst: lost",
    ]);
    expect(said({ "compensation.rule": { "delay-coupons": "late" } })).toEqual([
      "UNKNOWN_WORD shop.texts.en.terms.compensation.rule.delay-coupons: delay-coupon",
    ]);
    expect(said({ "order.close-reason": { "whatever somebody writes": "so" } })).toEqual([]);
  });
});

describe("What a notice says of itself is of a kind that a text can say", () => {
  const saying = (fact: string, part: object = { rule: { says: { x: fact } } }) =>
    read(telling("Your {x}.", part)).map(({ code, path, message, expected }) => [code, path, message, expected]);
  test.each([
    ["order.fast-tag", "flag"],
    ["ship-by", "promise"],
    ["order.hold", "span"],
    ["add-parcel", "window"],
  ])("not %s: of a %s a text says an instant or a length, if anything", (fact, kind) => {
    const [[code, path, message] = [], ...more] = saying(fact);
    expect([code, path, message, more]).toEqual([
      "UNKNOWN_FACT",
      "shop.notices.news.says.x",
      `"${fact}" is of another kind: ${kind}.`,
      [],
    ]);
  });
  test.each([
    "order.number",
    "order.items",
    "order.total",
    "ship-by.due",
    "ship-by.left",
    "order.hold.since",
    "order.paid.ago",
  ])("but %s", (fact) => {
    expect(saying(fact)).toEqual([]);
  });
  test("nor does a placeholder of one's own stand for one", () => {
    const parts = telling("Your {x}.", { rule: { says: {} } });
    const words = { ...teas, placeholders: { x: "order.fast-tag" } };
    expect(found({ ...parts, words })).toContain("UNKNOWN_FACT shop.words.placeholders.x");
  });
});

test("A length of time that somebody noted reads as one, in the reader's language", () => {
  const parts = telling("Our desk needs {x}.", { rule: { when: { "order.paid": true }, says: { x: "order.desk" } } });
  const words = { ...teas, facts: { order: { ...teas.facts.order, "order.desk": "duration" } } };
  const { rulebook } = readRulebook(of({ ...parts, words }), { channels: [inbox()] });
  const total = { amount: 10_000, currency: "CNY" };
  const bodies = ["en", "zh-CN"].map((locale) => {
    const step = rulebook?.step(
      null,
      [
        event("order.created", { kind: "normal", lines: [{ id: "1", title: "Tea", quantity: 1 }], total }),
        event("facts.noted", { facts: { "order.desk": 10_800_000 } }),
        event("payment.captured", { amount: total }),
      ],
      { now: at("06-01 10:00"), people: [{ ...buyer, locale }] },
    );
    return sends(step as never).flatMap((send) =>
      send.notice === "news" ? ((send.request as { entry?: { body: string } }).entry?.body ?? []) : [],
    );
  });
  expect(bodies).toEqual([["Our desk needs 3 h."], ["Our desk needs 3小时."]]);
});

describe("a language", () => {
  test.each(["zh_CN", "en_US", "", "*", "english"])(
    "is named by its tag, and %j is none: one finding says so",
    (locale) => {
      const at = /^[\w-]+$/.test(locale) ? `.${locale}` : `["${locale}"]`;
      for (const parts of [
        { texts: { [locale]: { notices: { shipped: { title: "T", body: "B" } } } } },
        { phrases: { [locale]: {} } },
        { carriers: { boxes: { name: { [locale]: "Boxes" }, source: "unverified" } } },
      ]) {
        const [part] = Object.keys(parts);
        expect(found(parts)).toEqual([`WRONG_PACK shop.${part}${part === "carriers" ? ".boxes.name" : ""}${at}`]);
      }
    },
  );

  test.each(["zh-CN", "en", "de-DE", "zh-Hans-CN", "fil", "sr-Latn"])("may be %s", (locale) => {
    expect(
      found({ carriers: { boxes: { name: { en: "Boxes", "zh-CN": "箱", [locale]: "B" }, source: "unverified" } } }),
    ).toEqual([]);
  });
});
