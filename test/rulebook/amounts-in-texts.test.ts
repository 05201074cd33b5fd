import { describe, expect, it } from "vitest";
import { type Rulebook, readRulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { pinduoduo } from "waybell/packs";
import { event } from "../support/events.ts";
import { notice, saidOf } from "../support/own-pack.ts";
import { buyer } from "../support/shop.ts";
import { at } from "../support/times.ts";

const noSums: readonly unknown[] = ["full", "freight", { percent: 5 }, { tiers: [{ from: "1h", fixed: 200 }] }];
const short = ["You get {fee} for order {no}.", "You get something for order {no}."];
const telling = (fee: unknown, text: object): object => ({
  ...notice({ says: { fee: "our.fee" } }, undefined, { title: "N", body: "Order {no}.", ...text }),
  values: { amount: { "our.fee": { value: fee, source: ["shop"] } } },
});

const refused = (part: string): readonly string[] =>
  ["zh-CN", "en"].map((locale) => `UNKNOWN_PLACEHOLDER mine.texts.${locale}.notices.news.${part}`);

describe("An amount that is no sum has nothing to say by itself", () => {
  it.each(noSums)("%j is left to a shorter variant, and never written as a figure", (fee) => {
    const words = { notices: ["news"], values: { amount: { "our.fee": "free" } } };
    const pack = { id: "mine", version: "1", extends: pinduoduo, words, ...telling(fee, { body: short }) };
    const { rulebook } = readRulebook(pack, { channels: [inbox()] });
    const total = { amount: 10_000, currency: "CNY" };
    const lines = [{ id: "1", title: "Tea", quantity: 1 }];
    const events = [
      event("order.created", { kind: "normal", lines, total }),
      event("payment.captured", { amount: total }),
    ];
    const { effects } = (rulebook as Rulebook).step(null, events, {
      now: at("06-01 10:00"),
      people: [{ ...buyer, locale: "en" }],
    });
    expect(JSON.stringify(effects)).toContain("You get something for order");
    expect(JSON.stringify(effects)).not.toContain("You get CNY");
  });

  it.each(noSums)("%j is refused where every variant says it", (fee) => {
    expect(saidOf(telling(fee, { body: ["{fee} for {no}", "{fee}"] }))).toEqual(refused("body"));
  });

  it.each(["title", "sms", "status", "tip"])("in a %s of its own as well", (part) => {
    expect(saidOf(telling("full", { [part]: "{fee}!" }))).toEqual(refused(part));
  });

  it.each([{ fixed: 500 }, "off"])("%j is said, or left out with all that names it", (fee) => {
    expect(saidOf(telling(fee, { body: "{fee}" }))).toEqual([]);
  });

  it("says which amount it is and what to write", () => {
    const { findings } = readRulebook(
      [
        pinduoduo,
        {
          id: "mine",
          version: "1",
          words: { notices: ["news"], values: { amount: { "our.fee": "free" } } },
          ...telling("full", { body: "{fee}" }),
        },
      ] as never,
      { channels: [inbox()] },
    );
    expect(findings.filter(({ level }) => level !== "warning")[0]).toEqual({
      code: "UNKNOWN_PLACEHOLDER",
      path: "mine.texts.zh-CN.notices.news.body",
      message: '{fee} has nothing to say: "our.fee" is no sum.',
      expected: "a variant that does without it, or { fixed: … }",
    });
  });
});
