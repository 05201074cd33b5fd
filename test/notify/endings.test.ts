import { describe, expect, test } from "vitest";
import { readRulebook } from "waybell";
import { base } from "../../src/packs/base.ts";
import { buyer, channel, created, decisions, pack, Shop, says, sent, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const began = { "it.began": at("06-01 10:00") };
const willing = { ...buyer, consents: { marketing: 0 } };
const sms = channel("sms", { twoWay: true });
const told = (rule: object, text: object, more: object = {}) =>
  shop({
    people: [willing],
    channels: [sms, channel("push", { twoWay: true })],
    notices: { news: { when: { "it.began": true }, ...rule } },
    texts: { news: { title: "News", body: "Sale.", ...text } },
    ...more,
  }).note("06-01 10:00", began);
const body = (...what: Parameters<typeof told>) => says(sent(told(...what))).body;
const offer = { class: "marketing" };

describe("what needs consent says how to refuse more", () => {
  test("at the end of a text message", () => {
    expect(body(offer, {})).toBe("Sale. Reply STOP");
    expect(body(offer, { sms: "Short." })).toBe("Short. Reply STOP");
  });
  test("once, where the text says it already", () => {
    expect(body(offer, { body: "Sale! Reply STOP" })).toBe("Sale! Reply STOP");
  });
  test("and nothing else does, nor over another channel", () => {
    expect(body({}, {})).toBe("Sale.");
    expect(body({ ...offer, channels: ["push"] }, {})).toBe("Sale.");
  });
  test("also where its channel takes no answers, for they come in another way", () => {
    expect(body(offer, {}, { channels: [channel("sms")] })).toBe("Sale. Reply STOP");
  });
  test("within its length: a shorter text, before one that does not say it", () => {
    const text = { body: ["Sale for all of you.", "Sale."] };
    expect(body(offer, text, { channels: [channel("sms", { limit: 16 })] })).toBe("Sale. Reply STOP");
    const tiny = told(offer, text, { channels: [channel("sms", { limit: 15 })] });
    expect(decisions(tiny)).toContain("news dropped: render does-not-fit");
  });
  test("in the words of the language, which the packs have, and without a gap in Chinese", () => {
    expect(base.texts?.en?.optOut).toBe("Reply STOP");
    const zh = { notices: { news: { title: "特惠", body: "全场特惠。" } }, optOut: base.texts?.["zh-CN"]?.optOut };
    const notices = { news: { when: { "it.began": true }, ...offer } };
    const { rulebook, findings } = readRulebook([{ ...pack({ notices }), texts: { "zh-CN": zh } }], {
      channels: [sms],
    });
    if (!rulebook) throw new Error(JSON.stringify(findings));
    const order = new Shop(rulebook, [{ ...willing, locale: "zh-CN" }]);
    order.at("06-01 09:00", created());
    expect(says(sent(order.note("06-01 10:00", began))).body).toBe("全场特惠。拒收请回复R");
  });
  test("or the rulebook says what to write", () => {
    const lacking = (channels: readonly string[]) => {
      const notices = { news: { when: { "it.began": true }, ...offer, channels } };
      const texts = { en: { notices: { news: { title: "News", body: "Sale." } } } };
      const { findings } = readRulebook([{ ...pack({ notices }), texts }], { channels: [sms] });
      return findings.filter(({ level }) => level !== "warning");
    };
    expect(lacking(["push", "sms"])).toEqual([
      {
        code: "NO_OPT_OUT",
        path: "mine.texts.en.optOut",
        message: '"news" needs consent and goes by text message: nothing says in en how to refuse more.',
        expected: '"拒收请回复R", "Reply STOP" …',
      },
    ]);
    expect(lacking(["push"])).toEqual([]);
  });
});

describe("what asks for a reply", () => {
  const text = { body: "It comes.", reply: "Reply with a wish." };
  test("does so over a text message that can be answered", () => {
    expect(body({}, text)).toBe("It comes. Reply with a wish.");
    expect(body({ channels: ["push"] }, text)).toBe("It comes.");
    expect(body({}, text, { channels: [channel("sms")] })).toBe("It comes.");
  });
  test("where there is room for it beside the fullest of its texts", () => {
    const more = { ...text, body: ["It comes today.", "It comes."] };
    const over = (limit: number) => body({}, more, { channels: [channel("sms", { twoWay: true, limit })] });
    expect(over(34)).toBe("It comes today. Reply with a wish.");
    expect(over(33)).toBe("It comes today.");
    expect(over(14)).toBe("It comes.");
  });
  test("says how to refuse more at last", () => {
    expect(body(offer, text)).toBe("It comes. Reply with a wish. Reply STOP");
  });
});
