import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine, type Rulebook } from "waybell";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, paid, scan, seller, shipped, t, total, traced } from "./fixture.ts";
import { confirmed, onItsWay } from "./pinduoduo.ts";

// A number is not the goods: until a carrier has them their seller is told to keep them.

const off = "订单1001已取消，尚未寄出的商品请勿发货，已填单号的也请勿交寄。";
const toldOff = ({ sent }: Scenario, notice = "order-called-off") =>
  sent.flatMap((one) =>
    one.role === "seller" && one.notice === notice
      ? [[one.at, one.texts.find((text) => text.includes("订单1001")) ?? ""]]
      : [],
  );
const asks = (lines?: readonly [lineId: string, quantity: number], more: object = {}): ScenarioEvent =>
  ({
    type: "aftersales.requested",
    payload: {
      caseId: "AS-1",
      kind: "refund_only",
      ...(lines && { lines: [{ lineId: lines[0], quantity: lines[1] }] }),
      ...more,
    },
  }) as ScenarioEvent;
const approved: ScenarioEvent = { type: "aftersales.approved", payload: { caseId: "AS-1" } };
const closed: ScenarioEvent = { type: "order.closed", payload: { reason: "risk" }, actor: { role: "platform" } };
const paidBack: ScenarioEvent = {
  type: "refund.started",
  payload: { refundId: "R-1", amount: total },
  actor: { role: "platform" },
};
const returned: ScenarioEvent = { type: "refund.succeeded", payload: { refundId: "R-1" } };

const uploaded = onItsWay("06-01 18:00");
const pickedUp = uploaded.at(t("06-01 18:30")).when(scan("06-01 18:30", "picked_up"));

describe("whose order is called off once its number is uploaded, and no carrier has it", () => {
  it("is told not to hand it over where his silence grants the refund", () => {
    const asked = uploaded.at(t("06-01 19:00")).when(asks());
    expect(toldOff(asked.at(t("06-03 20:00")))).toEqual([[at("06-03 19:00") + 1, off]]);
  });

  it.each<readonly [string, readonly ScenarioEvent[]]>([
    ["the platform closes it", [closed]],
    ["the platform pays all of it back", [paidBack, returned]],
  ])("is told so where %s", (_, events) => {
    const over = (order: Scenario): Scenario =>
      events.reduce((one, event) => one.when(event), order.at(t("06-01 19:00"))).at(t("06-03 20:00"));
    expect(toldOff(over(uploaded))).toEqual([[at("06-01 19:00"), off]]);
    expect(toldOff(over(pickedUp))).toEqual([]);
  });

  it("is told nothing of what a carrier has, or the buyer, though nobody scanned it", () => {
    const late = (order: Scenario): Scenario =>
      order.at(t("06-02 19:00")).when(asks()).when(approved).at(t("06-05 12:00"));
    expect(toldOff(late(pickedUp))).toEqual([]);
    expect(toldOff(late(uploaded.at(t("06-02 12:00")).when({ type: "receipt.confirmed" })))).toEqual([]);
    const sentBack = uploaded
      .at(t("06-02 12:00"))
      .when(asks(undefined, { kind: "return_refund" }))
      .when(approved)
      .at(t("06-03 12:00"))
      .when({
        type: "aftersales.return_sent",
        payload: { caseId: "AS-1", carrier: "zhongtong", number: "73100000000009" },
      })
      .at(t("06-05 12:00"))
      .when({ type: "aftersales.return_received", payload: { caseId: "AS-1" } });
    expect(sentBack.view().cases.map(({ stage }) => stage)).toEqual(["refunding"]);
    expect(toldOff(sentBack)).toEqual([]);
  });

  it.each(["same_city", "self_pick_up"] as const)("is told nothing of what no carrier fetches (%s)", (handover) => {
    const open = scenario(defineRulebook({ packs: [pinduoduo], channels }), { orderId: "1001" })
      .given([buyer, seller])
      .given({ events: [{ ...created, payload: { ...created.payload, handover } } as ScenarioEvent, paid] });
    const close = (order: Scenario): Scenario => order.at(t("06-01 19:00")).when(closed).at(t("06-02 12:00"));
    expect(toldOff(close(open.at(t("06-01 18:00")).when(shipped)))).toEqual([]);
    expect(toldOff(close(open))).toEqual([[at("06-01 19:00"), off]]);
  });

  it("is told so of the parcel that waits, where another is on its way", () => {
    const half = { lines: [{ lineId: "L1", quantity: 1 }] };
    const two = confirmed
      .at(t("06-01 18:00"))
      .when({ ...shipped, payload: { ...shipped.payload, ...half } } as ScenarioEvent)
      .when({ ...shipped, payload: { ...shipped.payload, parcelId: "P2", number: "73100000000002" } } as ScenarioEvent)
      .at(t("06-01 18:30"))
      .when(scan("06-01 18:30", "picked_up"));
    const over = (order: Scenario): Scenario => order.at(t("06-01 19:00")).when(closed);
    expect(toldOff(over(two))).toEqual([[at("06-01 19:00"), off]]);
    expect(toldOff(over(two.when(traced([["06-01 18:30", "picked_up"]], { number: "73100000000002" }))))).toEqual([]);
  });
});

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const cups: OrderLine = { id: "cups", title: "茶杯", quantity: 2, paid: yuan(300) };
const pot: OrderLine = { id: "pot", title: "茶壶", quantity: 1, paid: yuan(400) };
const cn: Rulebook = defineRulebook({ packs: [marketplaceCn], channels });
const part = "订单1001有商品将退款（400元），这部分请勿发货或交寄，详情可在订单页查看。";
/** The cups are in P1, the pot is in P2, and neither has been fetched. */
const inTwo = (handover?: "same_city"): Scenario =>
  scenario(cn, { orderId: "1001" })
    .given([buyer, seller])
    .given({
      events: [
        {
          ...created,
          payload: { kind: "normal", lines: [cups, pot], total: yuan(700), ...(handover && { handover }) },
        },
        { ...paid, payload: { amount: yuan(700) } },
      ] as ScenarioEvent[],
    })
    .at(t("06-01 18:00"))
    .when({ ...shipped, payload: { ...shipped.payload, lines: [{ lineId: "cups", quantity: 2 }] } } as ScenarioEvent)
    .when({ ...shipped, payload: { ...shipped.payload, parcelId: "P2", number: "73100000000002" } } as ScenarioEvent);
const fetched = (order: Scenario, number: string): Scenario =>
  order.at(t("06-01 18:30")).when(traced([["06-01 18:30", "picked_up"]], { number }));

describe("a part of an order that is paid back once its number is uploaded", () => {
  const silent = (order: Scenario, event = asks(["pot", 1])): Scenario =>
    order.at(t("06-01 19:00")).when(event).at(t("06-03 20:00"));
  const parts = (order: Scenario) => toldOff(order, "goods-called-off");

  it("is told to the seller who did not answer, while no carrier has that part", () => {
    const told = [[at("06-03 19:00") + 1, part]];
    expect(parts(silent(inTwo()))).toEqual(told);
    expect(parts(silent(fetched(inTwo(), "73100000000001")))).toEqual(told);
    expect(parts(silent(inTwo(), asks(undefined, { parcelId: "P2" })))).toEqual(told);
  });

  it("is not told of what a carrier has, or fetches never; nor of a part of its price", () => {
    expect(parts(silent(fetched(inTwo(), "73100000000002")))).toEqual([]);
    expect(parts(silent(inTwo("same_city")))).toEqual([]);
    expect(parts(silent(inTwo(), asks(["pot", 1], { kind: "partial_refund", amount: yuan(50) })))).toEqual([]);
  });

  it("is not told to the seller who grants it himself", () => {
    expect(
      parts(
        inTwo()
          .at(t("06-01 19:00"))
          .when(asks(["pot", 1]))
          .when(approved)
          .at(t("06-03 20:00")),
      ),
    ).toEqual([]);
  });
});
