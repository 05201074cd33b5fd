import { describe, expect, it } from "vitest";
import { defineRulebook, type SendEffect } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type ScenarioEvent, scenario } from "waybell/testing";
import { campaign, rewards } from "./campaign.ts";
import { buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { around, channels, confirmed, consented, entryOf, pinduoduoBook, platform, scanned } from "./pinduoduo.ts";

const refused = (effect: string): ScenarioEvent<"money.settled"> => ({
  type: "money.settled",
  payload: { effect, result: "refused" },
});
const coupon = refused("1001/delay-coupon/order/pay");
const [, after] = around("06-03 10:00");

describe("a coupon that the host refuses to pay", () => {
  it("is taken back in the buyer's language, without the word where gateways refuse it", () => {
    const abroad = confirmed
      .given([{ ...buyer, locale: "en", addresses: { sms: "13900001234" } }])
      .at(after)
      .when(coupon);
    expect(entryOf(abroad, "compensation-refused").body).toBe(
      "We are sorry: the coupon worth CNY 3.00 that we told you of for order 1001 could not be given. If you have any questions, please contact us.",
    );
  });

  it("is not said in what has not left yet, and is taken back in the inbox, where it was said", () => {
    const late = confirmed.noWorker().at(after).when(coupon).worker();
    const buyers = late.sent.filter(({ role, as, at: sent }) => role === "buyer" && as === "told" && sent === after);
    const isOfMoney = (text: string): boolean => text.includes("3元");
    expect(buyers.map(({ notice, texts }) => [notice, texts.some(isOfMoney)])).toEqual([
      ["compensation-refused", true],
      ["late-shipment", false],
    ]);
    expect(
      late.inbox
        .filter(({ role }) => role === "buyer")
        .map(({ notice }) => notice)
        .slice(-2),
    ).toEqual(["late-shipment", "compensation-refused"]);
  });
});

describe("entries of the inbox that begin after a coupon was refused", () => {
  const said = {
    "late-shipment": "抱歉，订单1001未按时完成发货，已补偿您3元无门槛券。您可继续等待，或申请退款。",
    "compensation-refused": "更正：此前告知您的订单1001补偿（3元无门槛券）未能发放，十分抱歉。如有疑问，可联系客服。",
  };
  it.each([
    ["late-shipment", "compensation-refused"],
    ["compensation-refused", "late-shipment"],
  ] as const)("say what was so when they were issued, and that it was wrong: %s, then %s", (...order) => {
    const late = confirmed.noWorker().at(after).when(coupon);
    const people = late.journal.at(-1)?.people ?? [];
    let { record } = late;
    const begun = order.map((notice) => {
      const send = late.inbox.findLast((one) => one.notice === notice)?.send as SendEffect;
      const step = pinduoduoBook.step(record, [pinduoduoBook.begin(send)], { now: after, people });
      record = step.record;
      return [step.outcomes[0]?.is, send.request.kind === "inbox" && send.request.entry.body];
    });
    expect(begun).toEqual(order.map((notice) => ["accepted", said[notice]]));
  });
});

describe("a reward that the host refuses to pay", () => {
  it("needs no word where none was announced", () => {
    // Without consent to marketing.
    scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([buyer, seller, platform])
      .given({ events: [created, consented, rewards, paid, shippedAt("06-01 18:00")] })
      .given({ events: [scanned("06-01 20:30", "picked_up")] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"))
      .then.told("buyer", "delivered", "push")
      .at(t("06-03 19:00"))
      .when({ type: "receipt.confirmed" })
      .then.effectOfType("compensate")
      .told("buyer", "receipt-thanks", "push")
      .when(refused("1001/confirm-reward/order/pay"))
      .then.nothing();
  });
});

describe("the price that the host refuses to give back", () => {
  const effect = "1001/case-refund/c1/pay";
  const request: ScenarioEvent<"aftersales.requested"> = {
    type: "aftersales.requested",
    payload: { caseId: "c1", kind: "refund_unshipped" },
  };

  it("is a person's task at once, and told to the buyer when it is paid after all", () => {
    confirmed
      .at(t("06-02 09:00"))
      .when(request)
      .then.effectOfType("refund")
      .told("seller", "order-called-off", "push", { at: t("06-02 09:00") })
      .at(t("06-02 09:05"))
      .when(refused(effect))
      .then.effect(
        "openTask",
        { task: "settle-by-hand", assignee: "platform", rule: "case-refund", subject: "c1" },
        { at: t("06-02 09:05"), since: t("06-02 09:00") },
      )
      .nothingElse()
      .compensations([["case-refund", "c1", 5990, "issued"]])
      .at(t("06-03 09:00"))
      .when({ type: "money.settled", payload: { effect, result: "done" } })
      .then.told("buyer", "refund-paid", "push")
      .nothingElse();
  });
});
