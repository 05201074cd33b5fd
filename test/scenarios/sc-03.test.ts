import { describe, expect, it } from "vitest";
import { figuresOf, table } from "../support/scores.ts";
import { number, seller, shipped, shippedAt, t, total } from "./fixture.ts";
import { confirmed, delayCharge, delayCoupon, entryOf, pinduoduoBook } from "./pinduoduo.ts";

const due = t("06-03 10:00:00.000");
const after = t("06-03 10:00:00.001");

const late = confirmed
  .at(after)
  .then.told("seller", "ship-soon", "push", {
    at: t("06-02 22:00:00.000"),
    text: "订单1001距发货超时还有12小时，请在6月3日10:00前发货。",
  })
  .told("seller", "ship-now", "push", {
    at: t("06-03 08:00:00.000"),
    text: "订单1001距发货超时仅剩2小时，请立即发货，最晚不超过6月3日10:00。",
  })
  .effect("compensate", delayCoupon, { at: after, since: due })
  .effect("charge", delayCharge, { at: after, since: due });

const told = late
  .told("buyer", "late-shipment", "push", {
    at: after,
    text: "抱歉，订单1001未按时完成发货，已补偿您3元无门槛券。您可继续等待，或申请退款。",
  })
  .told("seller", "late-shipment-seller", "push", {
    at: after,
    text: "订单1001发货超时，应补偿买家3元。如有客观原因，可在6月6日10:00前申诉。",
  })
  .told("seller", "charged", "email", { at: after });

it("N-S03 names no more than is left, also where it was held for the seller's rest", () => {
  const atRest = confirmed.people({ id: seller.id, quietHours: { from: "22:00", to: "22:30" } });
  expect(entryOf(atRest.at(t("06-02 23:00")), "ship-soon").body).toBe(
    "订单1001距发货超时还有12小时，请在6月3日10:00前发货。",
  );
  expect(atRest.at(t("06-02 23:00")).sent.at(-1)?.texts).toContain(
    "订单1001距发货超时还有11小时，请在6月3日10:00前发货。",
  );
});

describe("SC-03 delayed, the coupon once", () => {
  it("SC-03 says the coupon with the delay, and not a second time", () => {
    told.merged("compensated", "late-shipment", { who: "buyer" }).nothingElse();
  });

  it("SC-03 holds the breach against the seller, who may appeal for 72 hours, the last millisecond included", () => {
    told
      .breaches([["ship-by", "order", due]])
      .compensations([["delay-coupon", "order", 300, "issued"]])
      .promises([["ship-by", "order", due, "overdue"]]);
    const appeal = {
      type: "appeal.filed",
      payload: { breach: `ship-by:order:${Date.parse(due)}`, reason: "暴雨", evidence: ["photo-1"] },
    } as const;
    const inTime = told.at(t("06-06 10:00:00.000"));
    inTime.when(appeal).then.accepted();
    inTime
      .at(t("06-06 10:00:00.001"))
      .when(appeal)
      .then.messages([
        [t("06-04 10:00"), "buyer", "long-unshipped", "sms"],
        [t("06-04 10:00"), "platform", "call-the-buyer", "webhook"],
      ])
      .rejected("E_APPEAL_WINDOW_CLOSED")
      .nothingElse();
  });

  const sent = told
    .at(t("06-04 09:00"))
    .when(shippedAt("06-04 09:00"))
    .then.effect("track", { parcel: "P1", carrier: "zhongtong", number }, { at: t("06-04 09:00") })
    .told("buyer", "shipped", "push", { at: t("06-04 09:00") });

  it("SC-03 pays once, and does not call the buyer when it ships within a day after all", () => {
    sent
      .nothingElse()
      .at(t("06-04 12:00"))
      .then.nothing()
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });

  it("SC-03 counts as one late order of the day it was due, and as shipped", () => {
    const day = figuresOf(pinduoduoBook, sent.record, "06-03 00:00", "06-04 00:00");
    expect(table(day, "late-ship", "ship-rate")).toEqual({ "late-ship": "1/1", "ship-rate": "0/1" });
    const month = figuresOf(pinduoduoBook, sent.record, "06-01 00:00", "07-01 00:00");
    expect(table(month, "late-ship", "ship-rate", "compensated", "charged")).toEqual({
      "ship-rate": "1/1",
      "late-ship": "1/1",
      "compensated CNY": "300/1",
      "charged CNY": "300/1",
    });
  });
});

describe("SC-03b never shipped", () => {
  const dayLate = t("06-04 10:00:00.000");
  const long = told.nothingElse().at(dayLate);

  it("SC-03b asks the buyer after a day what he wants, and the platform to call him", () => {
    long.then
      // No channel here can telephone, so the next of its list has it.
      .told("buyer", "long-unshipped", "sms", { at: dayLate, text: ["1001", "1天"] })
      .told("platform", "call-the-buyer", "webhook", {
        at: dayLate,
        text: "订单1001已超时1天，仍未完成发货，请主动联系买家。",
      })
      .nothingElse()
      .headline("to_ship")
      .promises([["ship-by", "order", due, "overdue"]]);
    expect(entryOf(long, "long-unshipped")).toEqual({
      body: "抱歉，订单1001已超过承诺发货时间1天，仍未完成发货。您可选择重新发货、退款或继续等待。",
      actions: ["重新发货", "申请退款", "继续等待"],
    });
  });

  const asked = long.then.told("buyer", "long-unshipped", "sms").told("platform", "call-the-buyer", "webhook");

  it("SC-03b has something ready for the long wait, which an agent may give", () => {
    asked.compensations([
      ["delay-coupon", "order", 300, "issued"],
      ["long-wait-goodwill", "order", 200, "held"],
    ]);
  });

  it.each([
    ["06-04 10:00:00.000", "cancelled"],
    ["06-04 10:00:00.001", "held"],
  ])("SC-03b has it only where it was longer than a day: shipped on %s it is %s", (time, is) => {
    const { compensations } = told.at(t(time)).when(shippedAt(time)).at(t("06-04 12:00")).view();
    expect(compensations.map((one) => [one.policy, one.is])).toEqual([
      ["delay-coupon", "issued"],
      ["long-wait-goodwill", is],
    ]);
  });

  it("SC-03b grants the money at once where nothing has left, and leaves the coupon with the buyer", () => {
    const granted = asked
      .at(t("06-04 11:00"))
      .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_unshipped" } });
    const paid = granted.then
      .accepted()
      .effect("refund", {
        policy: "case-refund",
        subject: "AS-1",
        form: "refund",
        amount: total,
        payer: "seller",
        to: "buyer",
      })
      .told("seller", "order-called-off", "push", { at: t("06-04 11:00") })
      .nothingElse()
      .headline("after_sales");
    granted
      .at(t("06-04 11:01"))
      .when(shipped)
      .then.effectOfType("refund")
      .told("seller", "order-called-off", "push")
      .rejected("E_TERMINAL");
    paid
      .at(t("06-04 11:02"))
      .when({ type: "refund.started", payload: { refundId: "1001/case-refund/AS-1/pay", amount: total } })
      .then.accepted()
      .at(t("06-04 11:05"))
      .when({ type: "refund.succeeded", payload: { refundId: "1001/case-refund/AS-1/pay" } })
      .then.accepted()
      .told("buyer", "refund-paid", "push", {
        at: t("06-04 11:05"),
        text: "订单1001已退款59.90元，款项原路退回，请留意到账。",
      })
      .nothingElse()
      .headline("refunded")
      .breaches([["ship-by", "order", due]])
      .compensations([
        ["delay-coupon", "order", 300, "issued"],
        ["long-wait-goodwill", "order", 200, "held"],
        ["case-refund", "AS-1", 5990, "issued"],
      ])
      .at(t("06-30 00:00"))
      .then.nothing()
      .promises([])
      .wakesAt(null);
  });
});
