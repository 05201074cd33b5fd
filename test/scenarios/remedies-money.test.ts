import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack, type Time } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Expectations, type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { campaign, rewards } from "./campaign.ts";
import { at, buyer, created, number, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { late } from "./late.ts";
import {
  channels,
  consented,
  delayCharge,
  delayCoupon,
  onItsWay,
  pdd,
  platform,
  scanned,
  travelling,
} from "./pinduoduo.ts";

const settled = (effect: string, result: "done" | "failed" | "refused"): ScenarioEvent<"money.settled"> => ({
  type: "money.settled",
  payload: { effect, result },
});
/** Of an amount that the seller pays the buyer. */
const bySeller = (policy: string, subject: string, amount: number) =>
  ({ policy, subject, amount: { amount, currency: "CNY" }, payer: "seller", to: "buyer" }) as const;

describe("the coupon for a parcel that stands still", () => {
  const lastSeen = onItsWay("06-03 09:00").given({
    events: [scanned("06-03 20:30", "picked_up"), scanned("06-05 09:00", "in_transit", "苏州市")],
  });
  const coupon = bySeller("stall-coupon", "P1", 300);
  const missed = (of: Expectations, time: string): Expectations =>
    of
      .effect("openTask", { task: "ask-carrier", assignee: "carrier", rule: "keep-moving", subject: "P1" })
      .told("buyer", "no-news", "push", { at: t(time) })
      .told("seller", "no-news-seller", "push", { at: t(time) });
  const once = missed(
    lastSeen.at(t("06-08 15:00")).when(scan("06-08 15:00", "in_transit", "上海市")).then,
    "06-08 09:00:00.001",
  ).nothingElse();

  it("is not owed for the first time that was over within two days", () => {
    once.compensations([]).at(t("06-11 15:00:00.000")).then.nothing();
  });

  it("is the carrier's fault and the seller's money: who pays may appeal, where it costs anything", () => {
    const twice = once.at(t("06-11 15:00:00.001"));
    expect(once.view().breaches.map(({ appealUntil }) => appealUntil)).toEqual([undefined]);
    expect(twice.view().breaches.at(-1)?.appealUntil).toBe(at("06-14 15:00"));
  });

  it("is owed for the second, held for a day, and issued though it moves again meanwhile", () => {
    const twice = missed(once.at(t("06-11 15:00:00.001")).then, "06-11 15:00:00.001")
      .nothingElse()
      .compensations([["stall-coupon", "P1", 300, "held"]])
      .at(t("06-11 16:00"))
      .when(scan("06-11 16:00", "in_transit", "上海市"))
      .then.nothing();
    twice
      .at(t("06-12 15:00"))
      .then.effect(
        "compensate",
        { ...coupon, form: "coupon" },
        { at: t("06-12 15:00:00.000"), since: t("06-11 15:00:00.000") },
      )
      .effect("charge", coupon, { at: t("06-12 15:00:00.000") })
      .told("buyer", "compensated", "push", { text: "订单1001的补偿已发放：3元无门槛券，原因：物流长时间未更新。" })
      .told("seller", "charged", "email")
      .nothingElse();
  });

  it("is owed for the first where that lasts for two days more", () => {
    missed(lastSeen.at(t("06-10 09:00:00.000")).then, "06-08 09:00:00.001")
      .nothingElse()
      .compensations([["stall-coupon", "P1", 300, "held"]])
      .at(t("06-11 09:00:00.000"))
      .then.effect("compensate", { ...coupon, form: "coupon" }, { since: t("06-10 09:00:00.000") })
      .effect("charge", coupon)
      .told("buyer", "compensated", "push")
      .told("seller", "charged", "email")
      .nothingElse();
  });

  describe("for the first that lasted", () => {
    const held = lastSeen.at(t("06-10 09:00:00.000"));
    const movedAgain = (order: Scenario, time: string): Scenario => order.when(scan(time, "in_transit", "上海市"));
    const moneyOf = (order: Scenario): readonly string[] =>
      order.steps
        .flatMap(({ effects }) => effects)
        .flatMap((one) => ("amount" in one ? [`${one.type} ${one.amount.amount}`] : []));

    it("is cancelled where a scan handed in later shows that it was over before the two days were", () => {
      const late = held.at(t("06-10 12:00"));
      movedAgain(late, "06-10 08:59:59.999").then.compensations([["stall-coupon", "P1", 300, "cancelled"]]);
      const paid = movedAgain(late, "06-10 08:59:59.999").at(t("06-12 12:00"));
      expect(moneyOf(paid)).toEqual([]);
      const lasted = movedAgain(late, "06-10 09:00:00.001");
      lasted.then.compensations([["stall-coupon", "P1", 300, "held"]]);
      expect(moneyOf(lasted.at(t("06-12 12:00")))).toEqual(["compensate 300", "charge 300"]);
    });

    it("costs the seller nothing where it was issued by then; the buyer keeps what he has", () => {
      const issued = held.at(t("06-11 12:00"));
      expect(moneyOf(movedAgain(issued, "06-10 08:59:59.999"))).toEqual([
        "compensate 300",
        "charge 300",
        "reverse 300",
      ]);
      expect(moneyOf(movedAgain(issued, "06-10 09:00:00.001"))).toEqual(["compensate 300", "charge 300"]);
      const closed = held.at(t("06-10 12:00")).when({ type: "receipt.confirmed", actor: { role: "buyer" } });
      expect(moneyOf(closed.at(t("06-12 12:00")))).toEqual(["compensate 300", "charge 300"]);
    });
  });
});

describe("an order that is late", () => {
  it("is late from its limit on, in all that follows at once: money, and words to the buyer and to the seller", () => {
    const effects = late.steps.flatMap((step) => step.effects.filter(({ at: when }) => when === at("06-03 10:00") + 1));
    expect(new Set(effects.map((one) => (one.type === "send" ? one.notice : one.type)))).toEqual(
      new Set(["compensate", "charge", "late-shipment", "late-shipment-seller", "charged"]),
    );
    expect(new Set(effects.map(({ since }) => since))).toEqual(new Set([at("06-03 10:00")]));
  });
});

describe("an order that is late, and then not picked up either", () => {
  const rest = bySeller("overdue-pick-up", "P1", 1700);
  const both = late
    .at(t("06-04 09:00"))
    .when(shippedAt("06-04 09:00"))
    .then.effect("track", { parcel: "P1", carrier: "zhongtong", number })
    .told("buyer", "shipped", "push")
    .at(t("06-05 09:00:00.001"))
    .then.told("seller", "pick-up-soon", "push", { at: t("06-05 03:00") })
    .effectOfType("openTask")
    .told("buyer", "overdue-pick-up", "push")
    .told("seller", "overdue-pick-up-seller", "push")
    .nothingElse()
    .at(t("06-06 09:00"))
    .then.effect(
      "compensate",
      { ...rest, form: "coupon" },
      { at: t("06-06 09:00:00.000"), since: t("06-05 09:00:00.000") },
    )
    .effect("charge", rest, { at: t("06-06 09:00:00.000") })
    .told("buyer", "compensated", "push", { text: "订单1001的补偿已发放：17元无门槛券，原因：揽收超时。" })
    .told("seller", "charged", "email", { text: ["订单1001扣款17元，原因：揽收超时。"] })
    .nothingElse();

  it("is worth twenty yuan in all: three first, and seventeen more", () => {
    both.compensations([
      ["delay-coupon", "order", 300, "issued"],
      ["overdue-pick-up", "P1", 1700, "issued"],
    ]);
  });

  it("and withdrawn as late is worth as much: the seller is not told of money that does not come back", () => {
    const breach = `ship-by:order:${at("06-03 10:00")}`;
    both
      .at(t("06-06 09:30"))
      .when({
        type: "appeal.filed",
        actor: { role: "seller" },
        payload: { breach, reason: "storm", evidence: ["photo"] },
      })
      .when({ type: "appeal.decided", actor: { role: "platform" }, payload: { breach, result: "upheld" } })
      .then.told("seller", "appeal-decided", "push", { text: "订单1001的申诉结果：申诉成立，超时判定已撤销。" })
      .nothingElse();
  });
});

describe("a delay that is worth a coupon, and cash beside", () => {
  const both: Pack = {
    id: "shop",
    version: "1",
    layer: "shop",
    extends: pinduoduo,
    values: {
      amount: {
        "comp.delay-percent": { value: { percent: 50, min: 500, max: 10_000 }, source: "unverified" },
        "comp.delay-percent.a-day": { value: { fixed: 10_000 }, source: "unverified" },
      },
    },
  };

  it("is told as what it comes to in all, with the notice that covers both", () => {
    const order = scenario(defineRulebook({ packs: [both], channels }))
      .given([buyer, seller, platform])
      .given({ events: [created, paid] })
      .at(t("06-03 10:01"));
    order.then.compensations([
      ["delay-coupon", "order", 300, "issued"],
      ["delay-percent", "order", 2695, "issued"],
    ]);
    const told = order.sent.filter(({ role, notice }) => role === "buyer" && notice !== "order-paid");
    expect(told.map(({ notice, texts }) => [notice, texts.find((text) => text.startsWith("抱歉"))])).toEqual([
      ["late-shipment", "抱歉，订单1001未按时完成发货，为您补偿29.95元。您可继续等待，或申请退款。"],
    ]);
  });
});

describe("money that the host could not move", () => {
  const pay = "1001/delay-coupon/order/pay";

  it("is ordered again after a minute, ten, an hour and six, under a further id each time, and then a task", () => {
    const tries = (
      [
        ["06-03 10:05", pay, "06-03 10:06"],
        ["06-03 10:07", `${pay}-2`, "06-03 10:17"],
        ["06-03 10:18", `${pay}-3`, "06-03 11:18"],
        ["06-03 11:19", `${pay}-4`, "06-03 17:19"],
      ] as const
    ).reduce<Expectations>(
      (order, [fails, id, again]) =>
        order
          .at(t(fails))
          .when(settled(id, "failed"))
          .then.nothing()
          .at(t(again))
          .then.effect("compensate", delayCoupon, { at: t(again), since: t("06-03 10:00:00.000") })
          .nothingElse(),
      late,
    );
    const last = tries
      .at(t("06-03 17:20"))
      .when(settled(`${pay}-5`, "failed"))
      .then.effect(
        "openTask",
        { task: "settle-by-hand", assignee: "platform", rule: "delay-coupon", subject: "order" },
        { at: t("06-03 17:20") },
      )
      .nothingElse();
    last
      .at(t("06-03 20:00"))
      .then.nothing()
      .compensations([["delay-coupon", "order", 300, "issued"]]);
    last
      .when(settled(`${pay}-5`, "done"))
      .then.accepted()
      .nothing();
    const ids = last.steps.flatMap(({ effects }) => effects).filter(({ type }) => type === "compensate");
    expect(ids.map(({ id }) => id)).toEqual([pay, `${pay}-2`, `${pay}-3`, `${pay}-4`, `${pay}-5`]);
  });

  it("is not ordered again once it was moved, whatever is said after that", () => {
    late
      .when(settled(pay, "done"))
      .then.nothing()
      .when(settled(pay, "failed"))
      .then.duplicate()
      .nothingElse()
      .at(t("06-03 20:00"))
      .then.nothing();
  });

  it("and never will is owed no more, nor charged, and both who were told of it are told so", () => {
    late
      .at(t("06-03 10:05"))
      .when(settled(pay, "refused"))
      .then.effect("reverse", delayCharge, { at: t("06-03 10:05") })
      .told("buyer", "compensation-refused", "push", {
        text: "更正：此前告知您的订单1001补偿（3元无门槛券）未能发放，十分抱歉。如有疑问，可联系客服。",
      })
      .told("seller", "charge-returned", "email", {
        text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"],
      })
      .nothingElse()
      .compensations([["delay-coupon", "order", 300, "cancelled"]])
      .at(t("06-03 20:00"))
      .then.nothing();
  });

  it("of the seller is ordered again too, and left to him where he never can, who is told so", () => {
    const charge = "1001/delay-coupon/order/charge";
    late
      .at(t("06-03 10:05"))
      .when(settled(charge, "failed"))
      .at(t("06-03 10:06"))
      .then.effect("charge", delayCharge, { at: t("06-03 10:06") })
      .when(settled(`${charge}-2`, "refused"))
      .then.told("seller", "charge-returned", "email", { text: ["更正：订单1001的扣款3元已取消，已扣的将退回。"] })
      .at(t("06-03 20:00"))
      .then.nothingElse()
      .compensations([["delay-coupon", "order", 300, "issued"]]);
  });

  it("has to be one of this order's", () => {
    late.when(settled("1002/delay-coupon/order/pay", "done")).then.rejected("E_NO_SUCH_EFFECT", "payload.effect");
  });
});

describe("what an agent may give for a long wait", () => {
  const decided = (release: boolean): ScenarioEvent<"compensation.decided"> => ({
    type: "compensation.decided",
    payload: { policy: "long-wait-goodwill", subject: "order", release },
  });
  const asked = (of: Expectations): Expectations =>
    of.told("buyer", "long-unshipped", "sms").told("platform", "call-the-buyer", "webhook");

  // Late since 06-03 10:00; a tier counts from its first millisecond.
  it.each([
    ["06-04 10:00:00.000", 200, "2元"],
    ["06-06 09:59:59.999", 200, "2元"],
    ["06-06 10:00:00.000", 500, "5元"],
    ["06-10 09:59:59.999", 500, "5元"],
    ["06-10 10:00:00.000", 1000, "10元"],
    ["06-20 10:00:00.000", 1000, "10元"],
  ])("is at %s worth %i fen", (time, amount, shown) => {
    asked(late.at(t(time)).when(decided(true)).then)
      .effect(
        "compensate",
        {
          policy: "long-wait-goodwill",
          subject: "order",
          form: "coupon",
          amount: { amount, currency: "CNY" },
          payer: "platform",
          to: "buyer",
        },
        { at: t(time), since: t("06-04 10:00:00.000") },
      )
      .told("buyer", "compensated", "push", {
        at: t(time),
        text: `订单1001的补偿已发放：${shown}无门槛券，原因：等待发货时间过长。`,
      })
      .nothingElse()
      .compensations([
        ["delay-coupon", "order", 300, "issued"],
        ["long-wait-goodwill", "order", amount, "issued"],
      ]);
  });

  it("waits for him, and is his to give when it has shipped after all", () => {
    asked(late.at(t("06-07 10:00")).when(shippedAt("06-07 10:00")).then)
      .effectOfType("track")
      .told("buyer", "shipped", "push")
      .nothingElse()
      .at(t("06-07 12:00"))
      .when(decided(true))
      .then.effectOfType("compensate")
      .told("buyer", "compensated", "push")
      .nothingElse();
  });

  it.each<[string, ScenarioEvent]>([
    ["is shipped", shippedAt("06-05 12:00")],
    ["is cancelled", { type: "order.cancelled", actor: { role: "buyer" } }],
    ["is out of stock", { type: "stock.out", payload: { lines: ["L1"] } }],
    [
      "is asked back and paid back",
      { type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_unshipped" } },
    ],
  ])("counts the days until it %s, however late he gives it", (_ending, event) => {
    const ended = late.at(t("06-05 12:00")).when(event).at(t("06-20 10:00")).when(decided(true));
    expect(ended.view().compensations.find(({ policy }) => policy === "long-wait-goodwill")).toMatchObject({
      amount: { amount: 200, currency: "CNY" },
      is: "issued",
    });
  });

  const choice = { "review.unshipped": { value: "ask", source: "unverified" } } as const;
  const asking = defineRulebook({
    packs: [{ ...pinduoduo, id: "asking", values: { ...pinduoduo.values, choice } }],
    channels,
  });

  it("counts the days until all is asked back, line by line too, though the seller has not answered", () => {
    const asks = (caseId: string): ScenarioEvent => ({
      type: "aftersales.requested",
      payload: { caseId, kind: "refund_only", lines: [{ lineId: "L1", quantity: 1 }] },
    });
    const given = (...requests: readonly ScenarioEvent[]) =>
      scenario(asking)
        .given([buyer, seller])
        .given({ events: [created, paid] })
        .at(t("06-05 12:00"))
        .when(...requests)
        .at(t("06-08 10:00"))
        .when(decided(true))
        .view()
        .compensations.find(({ policy }) => policy === "long-wait-goodwill")?.amount.amount;
    expect([given(asks("AS-1")), given(asks("AS-1"), asks("AS-2"))]).toEqual([500, 200]);
  });

  it("is not given where he says no, nor before a day has gone by, nor twice", () => {
    const declined = asked(late.at(t("06-05 10:00")).when(decided(false)).then)
      .nothingElse()
      .compensations([
        ["delay-coupon", "order", 300, "issued"],
        ["long-wait-goodwill", "order", 200, "cancelled"],
      ]);
    declined.when(decided(true)).then.rejected("E_NO_SUCH_COMPENSATION", "payload.policy").nothingElse();
    late
      .at(t("06-04 09:59:59.999"))
      .when(decided(true))
      .then.rejected("E_NO_SUCH_COMPENSATION", "payload.policy")
      .nothingElse();
  });
});

describe("the reward for who confirms receipt", () => {
  const ordered = (events: readonly ScenarioEvent[]): Scenario =>
    scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([{ ...buyer, consents: { marketing: at("01-01 00:00") } }, seller, platform])
      .given({ events: [created, ...events, paid, shippedAt("06-01 18:00")] })
      .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"));
  const delivered = ordered([consented, rewards])
    .then.told("buyer", "delivered", "push")
    .told("buyer", "reward-announced", "push", {
      at: t("06-03 14:05"),
      text: "收到订单1001的商品并验货无误后，在6月4日24:00前，且在6月10日14:05系统自动确认前确认收货，可获得0.50元奖励。确认后仍可申请售后。",
    })
    .nothingElse();
  const reward = {
    policy: "confirm-reward",
    subject: "order",
    form: "points",
    amount: { amount: 50, currency: "CNY" },
    payer: "platform",
    to: "buyer",
    budget: { amount: 100_000, currency: "CNY" },
  } as const;
  const id = "1001/confirm-reward/order/pay";

  it("is announced with the delivery, paid when he confirms, and told when the host says that it arrived", () => {
    delivered
      .at(t("06-03 19:00"))
      .when({ type: "receipt.confirmed" })
      .then.effect("compensate", reward, { at: t("06-03 19:00"), since: t("06-03 19:00") })
      .told("buyer", "receipt-thanks", "push")
      .nothingElse()
      .at(t("06-03 19:01"))
      .when(settled(id, "done"))
      .then.told("buyer", "reward-granted", "push", { text: "订单1001的确认收货奖励已到账：0.50元。" })
      .nothingElse()
      .compensations([["confirm-reward", "order", 50, "issued"]]);
  });

  it("is told as news for three days, and not after", () => {
    const received = delivered.at(t("06-03 19:00")).when({ type: "receipt.confirmed" });
    const heard = (time: Time) =>
      received
        .at(time)
        .when({ ...settled(id, "done"), receivedAt: t("06-03 19:01") })
        .sent.some(({ notice }) => notice === "reward-granted");
    expect([heard(t("06-06 19:01:00.000")), heard(t("06-06 19:01:00.001"))]).toEqual([true, false]);
  });

  it("is not announced where the order is one that gets nothing", () => {
    scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([{ ...buyer, consents: { marketing: at("01-01 00:00") } }, seller, platform])
      .given({ events: [{ ...created, payload: { ...created.payload, risk: true } }, rewards, paid] })
      .given({ events: [shippedAt("06-01 18:00"), scanned("06-01 20:30", "picked_up")] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"))
      .then.told("buyer", "delivered", "push")
      .nothingElse();
  });

  it("is taken back with an apology where the campaign's budget is used up, from who was told of it", () => {
    delivered
      .at(t("06-03 19:00"))
      .when({ type: "receipt.confirmed" })
      .then.effectOfType("compensate")
      .told("buyer", "receipt-thanks", "push")
      .when(settled(id, "refused"))
      .then.told("buyer", "reward-refused", "push", {
        text: "更正：此前告知您，确认收货订单1001可获得0.50元。现未能发放，十分抱歉。如有疑问，可联系客服。",
      })
      .nothingElse()
      .compensations([["confirm-reward", "order", 50, "cancelled"]])
      .at(t("06-05 10:00"))
      .then.nothing();
  });

  it("is announced without a figure where it is a part of the price, or all of it", () => {
    const source = ["S1-24"];
    for (const value of [{ percent: 5, min: 300 }, "full"] as const) {
      const amount = { ...campaign.values?.amount, "reward.confirm": { value, source } };
      const packs = [pinduoduo, { ...campaign, values: { ...campaign.values, amount } }];
      scenario(defineRulebook({ packs, channels }))
        .given([{ ...buyer, consents: { marketing: at("01-01 00:00") } }, seller, platform])
        .given({ events: [created, consented, rewards, paid, shippedAt("06-01 18:00")] })
        .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] })
        .at(t("06-03 14:05"))
        .when(scan("06-03 14:05", "delivered"))
        .then.told("buyer", "delivered", "push")
        .told("buyer", "reward-announced", "push", {
          text: "收到订单1001的商品并验货无误后，在6月4日24:00前，且在系统自动确认前确认收货，可获得奖励。确认后仍可申请售后。",
        })
        .nothingElse();
    }
  });

  it("is announced as no more than the order cost, for no more is owed", () => {
    const yuan = { amount: 40, currency: "CNY" };
    const lines = [{ id: "L1", title: "贴纸", quantity: 1, paid: yuan }];
    scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([{ ...buyer, consents: { marketing: at("01-01 00:00") } }, seller, platform])
      .given({ events: [{ ...created, payload: { kind: "normal", lines, total: yuan } }, consented, rewards] })
      .given({ events: [{ ...paid, payload: { amount: yuan } }, shippedAt("06-01 18:00")] })
      .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"))
      .then.told("buyer", "delivered", "push")
      .told("buyer", "reward-announced", "push", {
        text: "收到订单1001的商品并验货无误后，在6月4日24:00前，且在6月10日14:05系统自动确认前确认收货，可获得0.40元奖励。确认后仍可申请售后。",
      })
      .nothingElse()
      .at(t("06-03 19:00"))
      .when({ type: "receipt.confirmed" })
      .then.effect("compensate", { ...reward, amount: yuan })
      .told("buyer", "receipt-thanks", "push")
      .nothingElse();
  });

  it("is not announced to who paid in another currency, for nothing is owed him", () => {
    const dollars = { amount: 5990, currency: "USD" };
    const lines = [{ id: "L1", title: "马克杯", quantity: 2, paid: dollars }];
    scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([{ ...buyer, consents: { marketing: at("01-01 00:00") } }, seller, platform])
      .given({ events: [{ ...created, payload: { kind: "normal", lines, total: dollars } }, consented, rewards] })
      .given({ events: [{ ...paid, payload: { amount: dollars } }, shippedAt("06-01 18:00")] })
      .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] })
      .at(t("06-03 14:05"))
      .when(scan("06-03 14:05", "delivered"))
      .then.told("buyer", "delivered", "push")
      .nothingElse();
  });

  const announcedTo = (events: readonly ScenarioEvent[], time: Time): readonly string[] =>
    scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([{ ...buyer, consents: { marketing: at("01-01 00:00") }, quietHours: null }, seller, platform])
      .given({ events: [created, paid, shippedAt("06-01 18:00"), ...events] })
      .at(time)
      .when({ ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") })
      .sent.filter(({ notice }) => notice === "reward-announced")
      .map(({ channel }) => channel);

  it("is announced up to the last millisecond of the campaign, though the host sleeps, and not after", () => {
    expect(announcedTo([{ ...rewards, occurredAt: t("06-01 19:00") }], t("06-04 19:00"))).toEqual(["jpush"]);
    expect(announcedTo([{ ...rewards, occurredAt: t("06-01 19:00") }], t("06-05 10:00"))).toEqual([]);
  });

  it("is announced by day to who agreed to it at night", () => {
    const agreed = { ...rewards, occurredAt: t("06-02 23:30"), receivedAt: t("06-02 23:30") };
    expect(announcedTo([agreed], t("06-03 14:05"))).toEqual(["jpush"]);
  });

  it("is there for who confirms from the first millisecond of the campaign on, and not before", () => {
    const early = scenario(defineRulebook({ packs: [pinduoduo, campaign], channels }))
      .given([buyer, seller, platform])
      .given({ events: [created, rewards, paid, shippedAt("06-01 18:00")] })
      .given({ events: [{ ...scan("06-02 14:05", "delivered"), receivedAt: t("06-02 14:05") }] });
    const confirmed = (time: string) => early.at(t(time)).when({ type: "receipt.confirmed" });
    confirmed("06-02 23:59:59.999").then.compensations([]);
    confirmed("06-03 00:00:00.000").then.compensations([["confirm-reward", "order", 50, "issued"]]);
  });

  it("is there for who confirms to the last millisecond of the campaign, and not after", () => {
    const reminded = delivered.at(t("06-04 23:59")).then.told("buyer", "please-confirm", "push").nothingElse();
    reminded
      .at(t("06-05 00:00:00.000"))
      .when({ type: "receipt.confirmed" })
      .then.effect("compensate", reward)
      .held("receipt-thanks", "quiet-hours")
      .nothingElse();
    reminded.at(t("06-05 00:00:00.001")).when({ type: "receipt.confirmed" }).then.nothing().compensations([]);
  });

  it("is not there for whom time confirms", () => {
    delivered
      .at(t("06-11 00:00"))
      .then.told("buyer", "please-confirm", "push")
      .told("buyer", "auto-confirm-soon", "push")
      .nothingElse()
      .headline("received")
      .compensations([]);
  });

  it("is neither announced nor there for who takes no part, nor without a campaign", () => {
    const alone = [
      ordered([consented]),
      travelling.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered")),
      pdd
        .given({ events: [created, consented, rewards, paid, shippedAt("06-01 18:00")] })
        .at(t("06-03 14:05"))
        .when(scan("06-03 14:05", "delivered")),
    ];
    for (const order of alone) {
      const received = order.at(t("06-03 19:00")).when({ type: "receipt.confirmed" });
      expect(received.sent.map(({ notice }) => notice)).not.toContain("reward-announced");
      expect(received.view().compensations.map(({ policy }) => policy)).not.toContain("confirm-reward");
    }
  });
});
