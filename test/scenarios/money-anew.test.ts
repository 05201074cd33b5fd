import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderEvent, type Pack } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { at, buyer, created, paid, scan, seller, shipped, t } from "./fixture.ts";
import { onItsWay, platform, scanned } from "./pinduoduo.ts";

// Money that comes to be owed, charged or told a second time: what moves, and what is said of it.

const settled = (effect: string, result: "done" | "failed" | "refused"): ScenarioEvent<"money.settled"> => ({
  type: "money.settled",
  payload: { effect: `1001/${effect}`, result },
});
const storm = (
  disruption: string,
  promise: string,
  effect: "waive" | { readonly extend: string },
): ScenarioEvent<"disruption.declared"> => ({
  type: "disruption.declared",
  payload: {
    disruption,
    kind: "weather",
    from: t("06-01 00:00"),
    to: t("06-05 00:00"),
    promises: [promise],
    effect,
    retroactive: true,
  },
});

const moves = ["compensate", "refund", "charge", "reverse", "openTask"];
const isOfMoney = /^(compensat|charge|breach-withdrawn|late-shipment$|lost-or-damaged)/;

/** What money moved from a time on, and what was said of it at once, in the inboxes: buyer first, then seller. */
function since(from: string, order: Scenario): readonly string[] {
  const effects = order.steps
    .flatMap((step) => step.effects)
    .flatMap((one) => (one.type !== "send" && one.type !== "want" && moves.includes(one.type) ? [one] : []))
    .map((one) => {
      const amount = "amount" in one ? ` ${one.amount.amount}` : "";
      return [one.at, 0, `${one.type} ${one.id.replace("1001/", "")}${amount}`] as const;
    });
  const told = order.inbox
    .filter(({ notice }) => isOfMoney.test(notice))
    .map(({ at: when, role, texts }) => [when, role === "buyer" ? 1 : 2, `${role}: ${texts[1]}`] as const);
  return [...effects, ...told]
    .filter(([when]) => when >= at(from))
    .sort(([a, i], [b, j]) => a - b || i - j)
    .map(([when, , what]) => `${clock(when)} ${what}`);
}

const quietBook = defineRulebook({ packs: [pinduoduo], channels: [inbox()] });
const ordered = scenario(quietBook)
  .given([buyer, seller, platform])
  .given({ events: [created, paid] });
/** Late to ship, and then not picked up: three yuan, and on 06-05 at 12:00 seventeen more. */
const both = ordered
  .at(t("06-03 12:00"))
  .when({
    ...shipped,
    payload: { ...shipped.payload, plannedHandover: t("06-03 13:00") },
  } as ScenarioEvent)
  .at(t("06-05 13:00"));
const late = ordered.at(t("06-03 10:01"));

describe("a breach that comes anew, when its charge had gone back", () => {
  const again = both
    .at(t("06-05 14:00"))
    .when(storm("d1", "pick-up-by", { extend: "48h" }))
    .at(t("06-06 13:00"));

  it("is held a day anew, then charged under its own policy, whole, and told; and goes back whole when an appeal is upheld", () => {
    const breach = again.view().breaches.find(({ promise, ended }) => promise === "pick-up-by" && !ended)?.breach ?? "";
    const upheld = again
      .at(t("06-06 15:00"))
      .when({ type: "appeal.filed", payload: { breach, reason: "r", evidence: ["x"] } })
      .at(t("06-07 16:00"))
      .when({ type: "appeal.decided", payload: { breach, result: "upheld" } })
      .at(t("06-12 12:00"));
    expect(since("06-05 14:00", upheld)).toEqual([
      "06-05 14:00 reverse overdue-pick-up/order/reverse 1700",
      "06-05 14:00 seller: 更正：订单1001的扣款17元已取消，已扣的将退回。",
      "06-05 14:00 seller: 订单1001的揽收超时判定已撤销，原因：物流受阻。",
      "06-07 12:00 charge overdue-pick-up/order/charge2 1700",
      "06-07 12:00 seller: 订单1001扣款17元，原因：揽收超时。",
      "06-07 16:00 reverse overdue-pick-up/order/reverse2 1700",
      "06-07 16:00 seller: 更正：订单1001的扣款17元已取消，已扣的将退回。",
    ]);
  });

  it("and is taken back again: told is what goes back now, not what went back before", () => {
    const twice = late
      .at(t("06-03 11:00"))
      .when(storm("d1", "ship-by", { extend: "24h" }))
      .at(t("06-04 11:00"))
      .when(storm("d2", "ship-by", "waive"))
      .at(t("06-08 10:00"));
    expect(since("06-03 11:00", twice)).toEqual([
      "06-03 11:00 reverse delay-coupon/order/reverse 300",
      "06-03 11:00 seller: 更正：订单1001的扣款3元已取消，已扣的将退回。",
      "06-03 11:00 seller: 订单1001的发货超时判定已撤销，原因：物流受阻。",
      "06-04 10:00:00.001 charge delay-coupon/order/charge2 300",
      "06-04 10:00:00.001 buyer: 抱歉，订单1001未按时完成发货。您可继续等待，或申请退款。",
      "06-04 10:00:00.001 seller: 订单1001扣款3元，原因：发货超时。",
      "06-04 11:00 reverse delay-coupon/order/reverse2 300",
      "06-04 11:00 seller: 更正：订单1001的扣款3元已取消，已扣的将退回。",
      "06-04 11:00 seller: 订单1001的发货超时判定已撤销，原因：平台豁免。",
    ]);
  });

  it("owes the buyer what had failed to come before", () => {
    const failed = late
      .at(t("06-03 10:30"))
      .when(settled("delay-coupon/order/pay", "failed"))
      .at(t("06-03 10:30:10"))
      .when(storm("d1", "ship-by", { extend: "24h" }))
      .at(t("06-04 12:00"));
    expect(since("06-03 10:30", failed)).toEqual([
      "06-03 10:30:10 reverse delay-coupon/order/reverse 300",
      "06-03 10:30:10 buyer: 更正：此前告知您的订单1001补偿（3元无门槛券）未能发放，十分抱歉。如有疑问，可联系客服。",
      "06-03 10:30:10 seller: 更正：订单1001的扣款3元已取消，已扣的将退回。",
      "06-03 10:30:10 seller: 订单1001的发货超时判定已撤销，原因：物流受阻。",
      "06-04 10:00:00.001 compensate delay-coupon/order/pay2 300",
      "06-04 10:00:00.001 charge delay-coupon/order/charge2 300",
      "06-04 10:00:00.001 buyer: 抱歉，订单1001未按时完成发货，已补偿您3元无门槛券。您可继续等待，或申请退款。",
      "06-04 10:00:00.001 seller: 订单1001扣款3元，原因：发货超时。",
    ]);
  });
});

describe("the lower of two that the host refuses when the difference is there", () => {
  it("is paid with the higher one, and both are told to the buyer", () => {
    const refused = both.at(t("06-05 14:00")).when(settled("delay-coupon/order/pay", "refused"));
    expect(since("06-05 14:00", refused.at(t("06-12 12:00")))).toEqual([
      "06-05 14:00 compensate overdue-pick-up/order/pay2 300",
      "06-05 14:00 buyer: 订单1001的补偿已发放：3元无门槛券，原因：揽收超时。",
      "06-05 14:00 buyer: 更正：此前告知您的订单1001补偿（3元无门槛券）未能发放，十分抱歉。如有疑问，可联系客服。",
    ]);
    refused.then.compensations([
      ["delay-coupon", "order", 300, "cancelled"],
      ["overdue-pick-up", "P1", 2000, "issued"],
    ]);
  });

  it("is charged with the higher one, and both are told to the seller", () => {
    const refused = both.at(t("06-05 14:10")).when(settled("delay-coupon/order/charge", "refused"));
    expect(since("06-05 14:10", refused.at(t("06-12 12:00")))).toEqual([
      "06-05 14:10 charge overdue-pick-up/order/charge2 300",
      "06-05 14:10 seller: 订单1001扣款3元，原因：揽收超时。",
      "06-05 14:10 seller: 更正：订单1001的扣款3元已取消，已扣的将退回。",
    ]);
  });
});

describe("a breach that is withdrawn", () => {
  it("says nothing of a charge that stands for another", () => {
    const waived = both
      .at(t("06-05 14:00"))
      .when(storm("d1", "ship-by", "waive"))
      .at(t("06-12 12:00"));
    expect(since("06-05 14:00", waived)).toEqual([
      "06-05 14:00 seller: 订单1001的发货超时判定已撤销，原因：平台豁免。",
    ]);
  });

  it.each(["refused", "failed"] as const)(
    "and whose charge then %s, is a person's task: what is on its way back was never taken",
    (result) => {
      const order = late
        .at(t("06-03 11:00"))
        .when(storm("d1", "ship-by", "waive"))
        .at(t("06-03 12:00"))
        .when(settled("delay-coupon/order/charge", result))
        .at(t("06-12 09:00"));
      expect(since("06-03 12:00", order)).toEqual(["06-03 12:00 openTask settle-by-hand/delay-coupon/order/reverse"]);
    },
  );
});

describe("a compensation that comes to be paid in the step that tells of something else", () => {
  it("is told beside a loss", () => {
    const { record } = ordered
      .at(t("06-01 12:00"))
      .when({ ...shipped, payload: { ...shipped.payload, plannedHandover: t("06-01 13:00") } } as ScenarioEvent)
      .at(t("06-03 11:59"));
    const { type, payload } = scan("06-03 11:59", { exception: "lost" });
    // The host was late: nobody had looked when the coupon fell due.
    const lost = quietBook.step(
      record,
      [{ id: "e1", orderId: "1001", actor: { role: "carrier" }, type, payload } as OrderEvent],
      {
        now: at("06-03 12:00"),
        people: [buyer, seller],
      },
    );
    expect(
      lost.decisions.filter(({ person, is }) => person === buyer.id && is === "told").map(({ notice }) => notice),
    ).toEqual(["lost-or-damaged", "compensated"]);
  });

  it("is told beside a late shipment that names another amount", () => {
    const out = shopCn(100, 90)
      .at(t("06-03 10:00:00.001"))
      .when({ type: "stock.out", payload: { lines: ["A"] } });
    expect(since("06-03 10:00", out).filter((line) => line.includes("buyer"))).toEqual([
      "06-03 10:00:00.001 buyer: 抱歉，订单1001未按时完成发货，已补偿您9.50元无门槛券。您可继续等待，或申请退款。",
      "06-03 10:00:00.001 buyer: 订单1001的补偿已发放：10元无门槛券，原因：商品缺货。",
    ]);
  });
});

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
/** Of marketplace-cn: a line A and a line B, of those prices. */
function shopCn(a: number, b: number): Scenario {
  const lines = [
    { id: "A", title: "a", quantity: 1, paid: yuan(a) },
    { id: "B", title: "b", quantity: 1, paid: yuan(b) },
  ];
  return scenario(defineRulebook({ packs: [marketplaceCn], channels: [inbox()] }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines, total: yuan(a + b) } },
        { ...paid, payload: { amount: yuan(a + b) } },
      ],
    });
}

it("CMP-13 pays the freight of each return, not the highest of them", () => {
  const delivered = shopCn(100, 90)
    .at(t("06-01 12:00"))
    .when(shipped)
    .at(t("06-02 18:00"))
    .when(scan("06-01 15:00", "picked_up"), scan("06-02 18:00", "delivered"));
  const returned = (order: Scenario, day: number, caseId: string, lineId: string, freight: number): Scenario =>
    order
      .at(t(`06-0${day} 10:00`))
      .when({
        type: "aftersales.requested",
        payload: { caseId, kind: "return_refund", lines: [{ lineId, quantity: 1 }], sellerFault: true, reason: "x" },
      })
      .when({ type: "aftersales.approved", payload: { caseId } })
      .when({
        type: "aftersales.return_sent",
        payload: { caseId, carrier: "yuantong", number: `YT12345${day}`, freight: yuan(freight) },
      })
      .at(t(`06-0${day} 18:00`))
      .when({ type: "aftersales.return_received", payload: { caseId } });
  const twice = returned(returned(delivered, 3, "c1", "B", 8), 5, "c2", "A", 9);
  expect(since("06-03 10:00", twice).filter((line) => line.includes("return-freight"))).toEqual([
    "06-03 18:00 compensate return-freight/c1/pay 800",
    "06-03 18:00 charge return-freight/c1/charge 800",
    "06-05 18:00 compensate return-freight/c2/pay 900",
    "06-05 18:00 charge return-freight/c2/charge 900",
  ]);
});

describe("the coupon for a parcel that stands still for long", () => {
  // Last seen on 06-03 at 09:00: overdue on 06-06, for two days on 06-08.
  const still = onItsWay("06-02 12:00").given({
    events: [scanned("06-02 15:00", "picked_up"), scanned("06-03 09:00", "in_transit")],
  });
  const policies = (order: Scenario): readonly string[] =>
    order
      .at(t("06-12 12:00"))
      .view()
      .compensations.map(({ policy }) => policy);

  it.each<[what: string, event: ScenarioEvent]>([
    ["closed", { type: "order.closed", actor: { role: "seller" }, payload: { reason: "x" } }],
    ["received", { type: "receipt.confirmed" }],
  ])("is not owed where the order was %s before that: nobody waited any more", (_, event) => {
    expect(policies(still.at(t("06-07 12:00")).when(event))).toEqual([]);
    expect(policies(still.at(t("06-08 12:00")).when(event))).toEqual(["stall-coupon"]);
  });
});

describe("a refund that the host begins under the id of an effect", () => {
  it("is of the amount that the effect says", () => {
    const out = shopCn(100, 90)
      .at(t("06-01 12:00"))
      .when({ type: "stock.out", payload: { lines: ["A"] } })
      .at(t("06-01 13:00"));
    const started = (amount: number): ScenarioEvent<"refund.started"> => ({
      type: "refund.started",
      payload: { refundId: "1001/out-of-stock-refund/A/pay", amount: yuan(amount) },
    });
    const outcome = (order: Scenario): unknown => order.steps.at(-1)?.outcomes[0];
    expect(outcome(out.when(started(40)))).toMatchObject({ is: "rejected", code: "E_REFUND_EXISTS" });
    expect(outcome(out.when(started(100)))).toMatchObject({ is: "accepted" });
  });
});

describe("a second date to ship by that is broken, where the coupon is given once", () => {
  it("is told to both without the money that was told with the first", () => {
    const twice = ordered
      .at(t("06-03 12:00"))
      .when({ type: "shipby.negotiated", payload: { shipBy: t("06-05 12:00") } })
      .at(t("06-05 18:00"));
    const texts = (notice: string) => twice.inbox.filter((one) => one.notice === notice).map((one) => one.texts[1]);
    expect(texts("late-shipment")).toEqual([
      "抱歉，订单1001未按时完成发货，已补偿您3元无门槛券。您可继续等待，或申请退款。",
      "抱歉，订单1001未按时完成发货。您可继续等待，或申请退款。",
    ]);
    expect(texts("late-shipment-seller").map((text) => text?.includes("3元"))).toEqual([true, false]);
  });
});

describe("a charge that goes back in two parts", () => {
  const dear: Pack = {
    id: "dear",
    version: "1",
    layer: "shop",
    values: { amount: { "comp.delay": { value: { fixed: 3000 }, source: "unverified" } } },
  };
  const upheld = (order: Scenario, promise: string): Scenario => {
    const breach = order.view().breaches.find((one) => one.promise === promise && !one.ended)?.breach ?? "";
    return order
      .when({ type: "appeal.filed", payload: { breach, reason: "r", evidence: ["x"] } })
      .when({ type: "appeal.decided", payload: { breach, result: "upheld" } });
  };

  it("is told each time: the seller hears of all that comes back to him", () => {
    const charged = scenario(defineRulebook({ packs: [pinduoduo, dear], channels: [inbox()] }))
      .given([buyer, seller, platform])
      .given({ events: [created, paid] })
      .at(t("06-03 12:00"))
      .when(shipped)
      .at(t("06-05 13:00"));
    const first = upheld(charged, "ship-by").at(t("06-05 15:00"));
    expect(since("06-05 13:00", upheld(first, "pick-up-by").at(t("06-08 12:00")))).toEqual([
      "06-05 13:00 reverse delay-coupon/order/reverse 1000",
      "06-05 13:00 seller: 更正：订单1001的扣款10元已取消，已扣的将退回。",
      "06-05 15:00 reverse delay-coupon/order/reverse2 2000",
      "06-05 15:00 seller: 更正：订单1001的扣款20元已取消，已扣的将退回。",
    ]);
  });
});
