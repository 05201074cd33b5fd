import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, paid, seller, t } from "./fixture.ts";
import { onItsWay } from "./pinduoduo.ts";

// What several events make true together is so from the last of them, whichever is handed in last: by when each was received.

const received = (time: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, receivedAt: t(time) });
const inEitherOrder = ([first, second]: readonly [ScenarioEvent, ScenarioEvent]) => [
  [first, second],
  [second, first],
];
const byReceipt = (one: ScenarioEvent, other: ScenarioEvent): number =>
  String(one.receivedAt).localeCompare(String(other.receivedAt));
const told = (order: Scenario, events: readonly ScenarioEvent[]): Scenario =>
  events.reduce((before, event, i) => before.at(at("06-03 10:31") + i).when(event), order);

const lines = [
  { id: "L1", title: "茶", quantity: 1, paid: { amount: 3000, currency: "CNY" } },
  { id: "L2", title: "杯", quantity: 1, paid: { amount: 2990, currency: "CNY" } },
];
const book = defineRulebook({ packs: [marketplaceCn], channels });
const ordered = scenario(book)
  .given([buyer, seller])
  .given({ events: [{ ...created, payload: { ...created.payload, lines } } as ScenarioEvent, paid] });

const shipped = (line: 1 | 2): ScenarioEvent => ({
  type: "shipment.submitted",
  payload: {
    parcelId: `P${line}`,
    carrier: "zhongtong",
    number: `7310000000000${line}`,
    lines: [{ lineId: `L${line}`, quantity: 1 }],
  },
});
const out = (line: 1 | 2): ScenarioEvent => ({ type: "stock.out", payload: { lines: [`L${line}`] } });
/** What is held against whom, and what is owed for it. */
const held = (order: Scenario) => ({
  breaches: order.view().breaches.map(({ promise, ended }) => [promise, ended?.why ?? null]),
  owed: order.view().compensations.map(({ policy, amount, is }) => [policy, amount.amount, is]),
});

describe("in parts, of which the last came too late", () => {
  it.each(inEitherOrder([received("06-03 09:30", shipped(1)), received("06-03 10:30", shipped(2))]))(
    "an order ships too late",
    (...events) => {
      expect(held(told(ordered, events))).toEqual(held(told(ordered, [...events].sort(byReceipt))));
      expect(held(told(ordered, events)).breaches).toEqual([["ship-by", null]]);
    },
  );

  it.each(inEitherOrder([received("06-03 09:30", shipped(1)), received("06-03 10:30", out(2))]))(
    "what is left of it will not ship, and was to",
    (...events) => {
      expect(held(told(ordered, events))).toEqual(held(told(ordered, [...events].sort(byReceipt))));
    },
  );
});

const refund = (refundId: string, amount: number): ScenarioEvent => ({
  type: "refund.started",
  actor: { role: "platform" },
  payload: { refundId, amount: { amount, currency: "CNY" } },
});

it.each(inEitherOrder([received("06-02 17:00", refund("R1", 3000)), received("06-02 18:30", refund("R2", 2990))]))(
  "all of the money is on its way back from the last part of it on: a pick-up that was due before is held against the seller",
  (...events) => {
    const order = told(onItsWay("06-01 18:00"), events);
    expect(held(order)).toEqual(held(told(onItsWay("06-01 18:00"), [...events].sort(byReceipt))));
    expect(held(order).breaches).toEqual([["pick-up-by", null]]);
  },
);
