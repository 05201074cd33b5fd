import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack, type Time } from "waybell";
import { lawUsFtc, marketplaceIntl } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { created, number, paid, scan, shipped, t } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { around, channels, delayCharge, delayCoupon, entryOf, inTime, pdd, travelling } from "./pinduoduo.ts";

// Every promise about an order, a millisecond before its limit, at it, and a millisecond after.

const placed = (more: Partial<(typeof created)["payload"]>): ScenarioEvent<"order.created"> => ({
  ...created,
  payload: { ...created.payload, ...more },
});
const closedAt = (order: Scenario): readonly [number, number] | undefined => order.record?.stamps["order.closed"];

describe("pay-by: the buyer pays in half an hour", () => {
  const [due, after] = around("06-01 10:28");
  const unpaid = pdd
    .at(t("06-01 09:58"))
    .when(created)
    .at(t("06-01 10:08"))
    .then.told("buyer", "payment-due", "push", {
      at: t("06-01 10:08:00.000"),
      text: "订单1001尚未付款，将于6月1日10:28自动关闭，请及时付款。",
    })
    .nothingElse();

  it.each(inTime("06-01 10:28"))("is kept %s", (_, time) => {
    unpaid
      .at(time)
      .then.nothing()
      .promises([["pay-by", "order", due]])
      .when(paid)
      .then.told("buyer", "order-paid", "push", { at: time })
      .told("seller", "new-order", "push", { at: time })
      .nothingElse()
      .promises([["ship-by", "order", time + 48 * 3_600_000]])
      .at(after)
      .then.nothing()
      .headline("to_ship");
  });

  it("closes the order a millisecond after, dated by the limit, and takes no money any more", () => {
    const closed = unpaid.at(after);
    closed.then
      .told("buyer", "order-closed", "push", { at: after, text: "订单1001已关闭，原因：超时未付款。" })
      .nothingElse()
      .headline("closed")
      .promises([])
      .breaches([])
      .compensations([])
      .when(paid)
      .then.rejected("E_TERMINAL", "", "Give the money back.")
      .nothingElse();
    expect(closedAt(closed)).toEqual([due, due]);
  });
});

describe("form-group-by: the platform brings a group together in a day", () => {
  const [due, after] = around("06-02 10:00");
  const grouping = pdd.given({ events: [placed({ kind: "group" }), paid] });

  it.each(inTime("06-02 10:00"))("is kept %s", (_, time) => {
    grouping
      .at(time)
      .then.nothing()
      .headline("awaiting_group")
      .promises([["form-group-by", "order", due]])
      .when({ type: "group.formed" })
      .then.told("buyer", "order-paid", "push", { at: time })
      .told("seller", "new-order", "push", { at: time })
      .nothingElse()
      .promises([["ship-by", "order", time + 48 * 3_600_000]])
      .at(after)
      .then.nothing()
      .headline("to_ship");
  });

  it("fails a millisecond after, dated by the limit: the money goes back", () => {
    const failed = grouping.at(after);
    failed.then
      .effect(
        "refund",
        {
          policy: "cancelled-refund",
          subject: "order",
          form: "refund",
          amount: { amount: 5990, currency: "CNY" },
          payer: "seller",
          to: "buyer",
        },
        { at: after, since: due },
      )
      .told("buyer", "group-failed", "push", {
        at: after,
        text: "很抱歉，订单1001未成团。您支付的59.90元将原路退回，请留意到账。",
      })
      .nothingElse()
      .headline("closed")
      .promises([])
      .breaches([])
      .compensations([["cancelled-refund", "order", 5990, "issued"]])
      .when({ type: "group.formed" })
      .then.rejected("E_TERMINAL")
      .nothingElse();
    expect(closedAt(failed)).toEqual([due, due]);
  });
});

describe("ship-by: the seller ships in time", () => {
  // An ordinary order: SC-02.
  it.each<[what: string, order: ScenarioEvent, due: string]>([
    ["a day where that was promised", placed({ fastTag: true }), "06-02 10:00"],
    ["the date promised in a presale", placed({ kind: "presale", promisedShip: t("06-10 20:00") }), "06-10 20:00"],
  ])("may take %s", (_, order, dayAndTime) => {
    const [due, after] = around(dayAndTime);
    const waits = pdd.given({ events: [order, paid] });
    for (const [, time] of inTime(dayAndTime))
      waits
        .at(time)
        .then.promises([["ship-by", "order", due]])
        .when(shipped)
        .at(after)
        .then.breaches([])
        .compensations([]);
    waits
      .at(due)
      .then.messages([
        [due - 12 * 3_600_000, "seller", "ship-soon", "push"],
        [due - 2 * 3_600_000, "seller", "ship-now", "push"],
      ])
      .nothingElse()
      .breaches([])
      .at(after)
      .then.effect("compensate", delayCoupon, { at: after, since: due })
      .effect("charge", delayCharge, { at: after, since: due })
      .told("buyer", "late-shipment", "push", { at: after })
      .told("seller", "late-shipment-seller", "push", { at: after })
      .told("seller", "charged", "email", { at: after })
      .nothingElse()
      .breaches([["ship-by", "order", due]])
      .promises([["ship-by", "order", due, "overdue"]]);
  });
});

describe("ship-by under marketplace-intl: two business days, proved by the carrier", () => {
  // Placed on Monday at 09:58.
  const [due, after] = around("06-03 09:58");
  const abroad = (order: ScenarioEvent = created): Scenario =>
    scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [order, paid, { ...shipped, occurredAt: t("06-02 18:00") }] });

  it.each(inTime("06-03 09:58"))("is kept by a scan %s", (_, time) => {
    abroad()
      .at(time)
      .when(scanAt(time, "picked_up"))
      .at(after)
      .then.breaches([])
      .promises([
        ["keep-moving", "P1", time + 5 * 86_400_000],
        ["deliver-by", "P1", t("06-09 10:00:00.000")],
      ]);
  });

  it("is broken by a scan a millisecond after, with no money for it", () => {
    abroad()
      .at(after)
      .when(scanAt(after, "picked_up"))
      .then.breaches([["ship-by", "order", due]])
      .compensations([]);
  });

  it("is broken by a number that nobody scans, of which the buyer is told once he is awake", () => {
    const sent = (order: Scenario) =>
      order.sent.filter((one) => one.role === "buyer").map((one) => [one.at, one.notice]);
    const unscanned = abroad().at(t("06-03 20:00:00.000"));
    expect(sent(unscanned).slice(-1)).toEqual([[Date.parse(t("06-03 20:00:00.000")), "overdue-pick-up"]]);
    const late = abroad().at(after).when(scanAt(after, "picked_up")).at(t("06-03 20:00:00.000"));
    expect(sent(late).map(([, notice]) => notice)).not.toContain("overdue-pick-up");
  });

  const withLatest = abroad(placed({ latestDelivery: t("06-05 18:00") }));

  it("waits where it may still be proved by a delivery in time", () => {
    withLatest.at(after).then.breaches([]);
    withLatest
      .at(t("06-05 18:00:00.000"))
      .when(scan("06-05 18:00", "delivered"))
      .at(t("06-05 18:00:00.001"))
      .then.breaches([]);
    withLatest.at(t("06-05 18:00:00.001")).then.breaches([["ship-by", "order", due]]);
  });

  it("counts as kept whenever the buyer says it came in time", () => {
    withLatest
      .at(t("06-05 18:00:00.001"))
      .when(scan("06-05 18:00:00.001", "delivered"))
      .then.breaches([["ship-by", "order", due]])
      .at(t("06-07 12:00"))
      .when({ type: "delivery.rated", payload: { onTime: true } })
      .then.breaches([["ship-by", "order", due, "late-evidence"]]);
  });

  it("counts as the buyer said last, whichever word is handed in last", () => {
    const said = (onTime: boolean, receivedAt: Time): ScenarioEvent => ({
      type: "delivery.rated",
      payload: { onTime },
      receivedAt,
    });
    const came = withLatest.at(t("06-07 12:00")).when(scan("06-07 11:00", "delivered")).at(t("06-07 15:00"));
    const [yes, no] = [said(true, t("06-07 13:00")), said(false, t("06-07 14:00"))];
    for (const words of [
      [yes, no],
      [no, yes],
    ] as const)
      words.reduce<Scenario>((order, word) => order.when(word), came).then.breaches([["ship-by", "order", due]]);
    came
      .when(no)
      .when(said(true, t("06-07 14:30")))
      .then.breaches([["ship-by", "order", due, "late-evidence"]]);
  });

  it("N-B20 says of what was sent late that it is sent, and not that nobody picked it up yet", () => {
    const late = scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [created, paid] })
      .at(t("06-04 21:00"))
      .when(shipped)
      .at(t("06-05 21:00"));
    const told = late.sent.filter(({ role }) => role === "buyer").map(({ notice }) => notice);
    expect(told).toContain("shipped");
    expect(told).not.toContain("overdue-pick-up");
  });

  it("asks the seller for the pick-up, not for what is shipped, and says of a late scan only that it was late", () => {
    abroad()
      .at(after)
      .then.told("buyer", "shipped", "push")
      .told("seller", "pick-up-soon", "push", {
        at: t("06-03 03:58"),
        text: "订单1001（中通快递 73100000000001）尚无揽收记录，请在6月3日09:58前交给快递，逾期将判为发货超时。",
      })
      .told("seller", "late-shipment-seller", "push", {
        at: after,
        text: "订单1001发货超时。如有客观原因，可在7月3日09:58前申诉。",
      })
      .nothingElse();
    scenario(intlBook)
      .given(peopleAbroad)
      .given({ events: [created, paid] })
      .at(t("06-02 18:00"))
      .when({ ...shipped, payload: { ...shipped.payload, lines: [{ lineId: "L1", quantity: 1 }] } })
      .at(t("06-03 09:00"))
      .then.messages([
        [t("06-01 20:00"), "buyer", "order-paid", "push"],
        [t("06-02 20:00"), "buyer", "partly-shipped", "push"],
        [t("06-02 21:58"), "seller", "ship-soon", "push"],
        [t("06-03 07:58"), "seller", "ship-now", "push"],
      ]);
  });

  const received: ScenarioEvent<"receipt.confirmed"> = { type: "receipt.confirmed" };

  it.each(inTime("06-03 09:58"))("is kept by the buyer who has it, scanned or not, %s", (_, time) => {
    const has = abroad().at(time).when(received).at(after);
    has.then.breaches([]).promises([]).headline("received");
    const told = has.sent.filter(({ at, role }) => role === "seller" && at > time);
    expect(told.map(({ notice }) => notice)).toEqual([]);
  });

  it("is kept by who has it by the latest day he was shown, and not a millisecond later", () => {
    withLatest.at(t("06-05 18:00:00.000")).when(received).at(t("06-05 18:00:00.001")).then.breaches([]);
    withLatest
      .at(t("06-05 18:00:00.001"))
      .when(received)
      .then.breaches([["ship-by", "order", due]])
      .promises([]);
  });

  it("is pointless for who has it where nothing but a scan proves it", () => {
    const strict = defineRulebook({
      packs: [marketplaceIntl, { id: "shop", version: "1", values: onlyScans }],
      channels,
    });
    scenario(strict)
      .given(peopleAbroad)
      .given({ events: [created, paid, { ...shipped, occurredAt: t("06-02 18:00") }] })
      .at(t("06-02 20:00"))
      .when(received)
      .at(after)
      .then.breaches([])
      .promises([]);
  });
});

const onlyScans: Pack["values"] = { choice: { "ship.satisfied-by": { value: "first-scan", source: ["shop"] } } };

/** A scan that comes in as it happens, to the millisecond. */
const scanAt = (time: number, milestone: "picked_up"): ScenarioEvent => ({
  type: "trace.received",
  payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans: [{ at: time, code: milestone, milestone }] },
});

describe("ship-or-cancel under marketplace-intl: three days after the limit nobody waits any more", () => {
  const [due, after] = around("06-06 09:58");
  const late = scenario(intlBook)
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-05 12:00"))
    .then.messages([
      [t("06-01 20:00"), "buyer", "order-paid", "push"],
      [t("06-02 21:58"), "seller", "ship-soon", "push"],
      [t("06-03 07:58"), "seller", "ship-now", "push"],
      [t("06-03 09:58"), "seller", "late-shipment-seller", "push"],
      [t("06-03 20:00"), "buyer", "late-shipment", "push"],
      [t("06-04 09:58"), "platform", "call-the-buyer", "webhook"],
      [t("06-04 20:00"), "buyer", "long-unshipped", "sms"],
    ])
    .nothingElse();

  it("is told before: who waits, and who should have shipped, know by when it is called off", () => {
    const says = (notice: string): string => entryOf(late, notice).body;
    expect(["late-shipment", "long-unshipped", "late-shipment-seller"].map(says)).toEqual([
      "Sorry, shipping of order 1001 was not completed on time. You can keep waiting until 5 Jun 21:58 or ask for a refund. What has not shipped by then is cancelled and refunded.",
      "Sorry, order 1001 is 1 day late and still not fully shipped. Please choose: ship again, refund, or wait until 5 Jun 21:58. What has not shipped by then is cancelled and refunded.",
      "订单1001发货超时。6月6日09:58前仍未发货的，将自动取消并退款。如有客观原因，可在7月3日09:58前申诉。",
    ]);
  });

  it.each(inTime("06-06 09:58"))("is kept %s", (_, time) => {
    late
      .at(time)
      .then.nothing()
      .promises([
        ["ship-by", "order", t("06-03 09:58:00.000"), "overdue"],
        ["ship-or-cancel", "order", due],
      ])
      .when(shipped)
      .then.effect("track", { parcel: "P1", carrier: "zhongtong", number })
      .nothingElse()
      .at(after)
      .then.nothing()
      .headline("shipped_not_picked_up");
  });

  it("stands still while the order may not be shipped", () => {
    const by = (type: "order.held" | "order.released", payload: object = {}) =>
      ({ type, payload, actor: { role: "platform" } }) as ScenarioEvent;
    const held = late
      .when(by("order.held", { reason: "risk" }))
      .at(t("06-10 12:00"))
      .when(by("order.released"));
    const [put, over] = around("06-11 09:58");
    expect(held.at(put).view().headline).toBe("to_ship");
    expect(held.at(over).view().headline).toBe("closed");
  });

  it("cancels the order a millisecond after, dated by the limit, and orders all money back", () => {
    const cancelled = late.at(after);
    cancelled.then
      .effect(
        "refund",
        {
          policy: "cancelled-refund",
          subject: "order",
          form: "refund",
          amount: { amount: 5990, currency: "CNY" },
          payer: "seller",
          to: "buyer",
        },
        { at: after, since: due },
      )
      .told("seller", "order-called-off", "push", { at: after })
      .nothingElse()
      .headline("closed")
      .promises([])
      .breaches([["ship-by", "order", t("06-03 09:58:00.000")]])
      .compensations([["cancelled-refund", "order", 5990, "issued"]])
      .when(shipped)
      .then.rejected("E_TERMINAL")
      .nothingElse();
    expect(closedAt(cancelled)).toEqual([due, due]);
    cancelled
      .at(t("06-06 20:00"))
      .then.effectOfType("refund")
      .told("seller", "order-called-off", "push", { at: after })
      .toldContaining("buyer", "order-closed", "push", { at: t("06-06 20:00"), text: "59.90" })
      .nothingElse();
  });
});

describe("auto-confirm: receipt confirms itself seven days after the delivery", () => {
  const [due, after] = around("06-10 14:05");
  const warned = travelling
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered"))
    .at(t("06-09 14:05"))
    .then.messages([
      [t("06-03 14:05"), "buyer", "delivered", "push"],
      [t("06-04 14:05"), "buyer", "please-confirm", "push"],
      [t("06-09 14:05"), "buyer", "auto-confirm-soon", "push"],
    ])
    .nothingElse();

  it.each(inTime("06-10 14:05"))("is the buyer's own doing %s", (_, time) => {
    warned
      .at(time)
      .then.nothing()
      .promises([["auto-confirm", "order", due]])
      .when({ type: "receipt.confirmed" })
      .then.told("buyer", "receipt-thanks", "push", { at: time })
      .nothingElse()
      .headline("received")
      .promises([])
      .at(after)
      .then.nothing();
  });

  it("is done for him a millisecond after, dated by the limit, without a word", () => {
    const received = warned.at(after);
    received.then
      .nothing()
      .headline("received")
      .promises([])
      .breaches([])
      .compensations([])
      .when({ type: "receipt.confirmed" })
      .then.rejected("E_STALE_UPDATE")
      .nothingElse();
    expect(received.record?.stamps["order.received"]).toEqual([due, due]);
  });
});

describe("answer-delay under law-us-ftc: the buyer answers in seven days, or silence does", () => {
  const [due, after] = around("06-09 20:30");
  const asked = scenario(defineRulebook({ packs: [marketplaceIntl, lawUsFtc], channels }))
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-02 20:30"))
    .when({ type: "delay.announced", payload: { until: t("06-20 10:00") } })
    .then.told("buyer", "order-paid", "push", { at: t("06-01 20:00") })
    .told("buyer", "delay-choice", "email", { at: t("06-02 20:30") })
    .nothingElse();

  it.each(inTime("06-09 20:30"))("is answered %s", (_, time) => {
    asked
      .at(time)
      .then.promises([
        ["ship-by", "order", t("06-03 09:58:00.000"), "overdue"],
        ["answer-delay", "order", due],
      ])
      .when({ type: "delay.answered", payload: { agrees: true } })
      .then.promises([["ship-by", "order", t("06-20 10:00:00.000")]]);
  });

  it("is taken as agreed a millisecond after: the new date counts", () => {
    asked
      .at(due)
      .then.promises([
        ["ship-by", "order", t("06-03 09:58:00.000"), "overdue"],
        ["answer-delay", "order", due],
      ])
      .at(after)
      .then.promises([["ship-by", "order", t("06-20 10:00:00.000")]])
      .compensations([])
      .headline("to_ship");
  });
});
