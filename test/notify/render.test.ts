import { describe, expect, test } from "vitest";
import { chain } from "../../src/notify/text-book.ts";
import { channel, decisions, intrusive, says, sent, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const placeholders = { when: "it.eta", worth: "it.worth", many: "it.many", note: "it.note", colour: "it.colour" };
const told = (text: object, facts: object = {}, more: object = {}) => {
  const order = shop({
    channels: intrusive,
    words: { placeholders },
    notices: { news: { when: { "it.began": true } } },
    texts: { news: { title: "News", ...text } },
    terms: { "it.colour": { red: "crimson", green: "green" }, "it.note": { fragile: "handle with care" } },
    ...more,
  });
  return order.note("06-01 10:00", { "it.began": at("06-01 10:00"), ...facts });
};
const body = (text: object, facts: object = {}, more: object = {}) => says(sent(told(text, facts, more))).body;

describe("what a text says", () => {
  test("instants by the reader's clock, money, numbers, texts, and words for words", () => {
    expect(
      body(
        { body: "{when} {worth} {many} {note} {colour}" },
        {
          "it.eta": at("06-05 18:00"),
          "it.worth": { amount: 5990, currency: "CNY" },
          "it.many": 3,
          "it.note": "fragile",
          "it.colour": "red",
        },
      ),
    ).toBe("5 Jun 18:00 CNY 59.90 3 handle with care crimson");
  });
  test("what somebody wrote and nobody translated stands as it is", () => {
    expect(body({ body: "{note}" }, { "it.note": "heavy" })).toBe("heavy");
  });
  test("plural and select of ICU, over the value itself", () => {
    const text = { body: "{many, plural, one {# cup} other {# cups}}{colour, select, green {!} other {?}}" };
    expect(body(text, { "it.many": 1, "it.colour": "green" })).toBe("1 cup!");
    expect(body(text, { "it.many": 2, "it.colour": "green" })).toBe("2 cups!");
  });
  test("a choice goes by the value also where that has a word of its own, which may stand beside it", () => {
    const text = { body: "{colour, select, red {Stop:} crimson {never} other {Go:}} {colour}" };
    expect(body(text, { "it.colour": "red" })).toBe("Stop: crimson");
    expect(body(text, { "it.colour": "green" })).toBe("Go: green");
    expect(body({ body: ["{colour, select, red {Stop} other {Go}}", "Wait"] })).toBe("Wait");
  });
  test("a line break and blanks of somebody's words are one blank", () => {
    expect(body({ body: "Note: {note}." }, { "it.note": "  two\n\tlines  " })).toBe("Note: two lines.");
  });
  test("signs of markup are plain text", () => {
    expect(body({ body: "<b>{note}</b> & co" }, { "it.note": "<i>{x}</i>" })).toBe("<b><i>{x}</i></b> & co");
  });
});

describe("of several variants", () => {
  const variants = { body: ["By {when} for {worth}.", "By {when}.", "Soon."] };
  test("the fullest whose facts are all known", () => {
    const worth = { amount: 5990, currency: "CNY" };
    expect(body(variants, { "it.eta": at("06-05 18:00"), "it.worth": worth })).toBe("By 5 Jun 18:00 for CNY 59.90.");
    expect(body(variants, { "it.eta": at("06-05 18:00") })).toBe("By 5 Jun 18:00.");
    expect(body(variants, { "it.worth": worth })).toBe("Soon.");
  });
  test("an empty text is not known", () => {
    expect(body({ body: ["Note: {note}.", "No note."] }, { "it.note": "" })).toBe("No note.");
  });
  test("the fullest that fits the channel", () => {
    const short = { channels: [channel("sms", { limit: 20 })] };
    expect(body(variants, { "it.eta": at("06-05 18:00"), "it.worth": { amount: 5990, currency: "CNY" } }, short)).toBe(
      "By 5 Jun 18:00.",
    );
  });
  test("a text message has its own", () => {
    const text = { body: "At length.", sms: ["In short."] };
    expect(body(text)).toBe("In short.");
    expect(body(text, {}, { notices: { news: { when: { "it.began": true }, channels: ["push"] } } })).toBe(
      "At length.",
    );
  });
});

describe("what fits no channel", () => {
  test("goes to the next that takes it", () => {
    const channels = [channel("sms", { limit: 5 }), channel("push")];
    expect(decisions(told({ body: "far too long" }, {}, { channels }))).toEqual(["news told: by:push"]);
  });
  test("is dropped where there is none, and the person watched", () => {
    const step = told({ body: "far too long" }, {}, { channels: [channel("sms", { limit: 5 })] });
    expect(decisions(step)).toEqual(["news dropped: render does-not-fit"]);
    expect(step.watch).toEqual(["b1"]);
  });
  test("is dropped where a fact of its title or of every variant is unknown", () => {
    expect(decisions(told({ title: "At {when}", body: "x" }))).toEqual(["news dropped: render does-not-fit"]);
    expect(decisions(told({ body: ["{when}", "{worth}"] }))).toEqual(["news dropped: render does-not-fit"]);
  });
});

test("status and tip of a card are filled too, or left out where a fact is unknown", () => {
  const text = { body: "x", status: "{many} cups", tip: "by {when}" };
  expect(says(sent(told(text, { "it.many": 3, "it.eta": at("06-05 18:00") })))).toMatchObject({
    status: "3 cups",
    tip: "by 5 Jun 18:00",
  });
  expect(says(sent(told(text, { "it.many": 3 })))).toMatchObject({ status: "3 cups" });
  expect(Object.keys(says(sent(told(text))))).toEqual(["id", "to", "title", "body"]);
});

test.each([
  ["zh-CN", "zh-CN"],
  ["zh-TW", "zh-CN"],
  ["ZH-cn", "zh-CN"],
  ["zh_CN", "zh-CN"],
  ["en_GB", "en-GB"],
  ["zh_Hans_CN", "zh-CN"],
  ["zh", "zh-CN"],
  ["en-GB", "en-GB"],
  ["en-US", "en"],
  ["en", "en"],
  ["fr", "en"],
  ["ug-CN", "zh-CN"],
])(
  "a reader of %s reads %s: the same, else the language, else what the country reads, else English",
  (locale, reads) => {
    for (const book of [
      ["en", "en-GB", "zh-CN"],
      ["zh-CN", "en", "en-GB"],
    ])
      expect(chain(locale, book)[0]).toBe(reads);
  },
);

test("a book that is written in zh_CN is read by whoever reads zh-CN", () => {
  expect(chain("zh-CN", ["en", "zh_TW", "zh_CN"])).toEqual(["zh_CN", "zh_TW", "en"]);
});

test("a reader of a language that a book without English lacks reads the first there is", () => {
  expect(chain("fr", ["zh-CN", "de"])).toEqual(["zh-CN", "de"]);
});
