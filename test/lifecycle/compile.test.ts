import { describe, expect, it } from "vitest";
import type { CompiledChart, OrderChartEventType } from "waybell/lifecycle";
import { compileOrderChart, compileParcelChart, orderChart, orderGuards, parcelChart } from "waybell/lifecycle";
import { exceptionKinds, milestones } from "../../src/model/parcel.ts";
import { answerOf, configurationsOf, type Question, questions } from "./reach.ts";

const scans = Object.fromEntries([...milestones, ...exceptionKinds].map((type) => [type, []]));
const allGuards = [...new Set(Object.values(orderGuards).flat())];

function answers<State>(chart: CompiledChart<State>, asked: readonly Question[]) {
  return asked.map(({ from, type, given }) => ({ from, type, given, to: chart.next(from as State, type, given) }));
}

describe("the compiled order chart", () => {
  const asked = questions(orderChart, orderGuards);

  it("stands in every configuration an order can reach", () => {
    expect(configurationsOf(asked)).toEqual([
      "unpaid not_started pending",
      "paid to_ship pending",
      "awaiting_group not_started pending",
      "expired cancelled closed",
      "cancelled cancelled closed",
      "paid cancelled closed",
      "paid partially_shipped pending",
      "paid shipped pending",
      "refunding.paid to_ship pending",
      "refunding.paid cancelled closed",
      "refunding.awaiting_group not_started pending",
      "refunding.paid partially_shipped pending",
      "settling shipped received",
      "refunding.paid shipped pending",
      "partially_refunded to_ship pending",
      "refunding.partially_refunded to_ship pending",
      "refunded cancelled closed",
      "partially_refunded cancelled closed",
      "refunding.partially_refunded cancelled closed",
      "partially_refunded partially_shipped pending",
      "refunding.partially_refunded partially_shipped pending",
      "settling cancelled closed",
      "refunding.settling shipped received",
      "settled shipped received",
      "partially_refunded shipped pending",
      "refunding.partially_refunded shipped pending",
      "refunded shipped closed",
      "refunding.settling cancelled closed",
      "settled cancelled closed",
      "partially_refunded shipped received",
      "refunding.partially_refunded shipped received",
      "refunded shipped received",
      "refunding.settled shipped received",
      "refunding.settled cancelled closed",
    ]);
  });

  it("answers as XState does in every configuration, to every event, under every outcome of its guards", () => {
    expect(asked).toHaveLength(34 * 34);
    const chart = compileOrderChart();
    expect(answers(chart, asked)).toEqual(asked);
    expect(answers(chart, asked), "asked again, from the table").toEqual(asked);
  });

  it("asks for no other guard than those listed with the event", () => {
    const plain = asked.filter(({ given }) => !Object.values(given).includes(true));
    expect(plain).toHaveLength(34 * 15);
    for (const { from, type, to } of plain) {
      const listed: readonly string[] = orderGuards[type as OrderChartEventType];
      const others = allGuards.filter((guard) => !listed.includes(guard)).map((guard) => [guard, true]);
      expect([from, type, answerOf(orderChart, from, type, Object.fromEntries(others))]).toEqual([from, type, to]);
    }
  });

  it("gives equal answers as one frozen object, also for a configuration that was stored as JSON", () => {
    const chart = compileOrderChart();
    const paid = chart.next(chart.initial, "payment.captured", { "paid-in-full": true });
    const stored = JSON.parse(JSON.stringify(chart.initial));
    expect(chart.next(stored, "payment.captured", { "paid-in-full": true })).toBe(paid);
    expect(Object.isFrozen(paid)).toBe(true);
    expect(JSON.stringify(paid)).toBe('{"payment":"paid","fulfilment":"to_ship","receipt":"pending"}');
  });

  it("refuses an event it does not know and a configuration that is none of its own", () => {
    const chart = compileOrderChart();
    expect(chart.next(chart.initial, "trace.received")).toBe(null);
    expect(chart.next({ payment: "owed", fulfilment: "to_ship", receipt: "pending" }, "order.closed")).toBe(null);
    expect(chart.next({ payment: "refunding", fulfilment: "to_ship", receipt: "pending" }, "order.closed")).toBe(null);
    expect(chart.next({ payment: "paid", fulfilment: "toString", receipt: "" }, "order.closed")).toBe(null);
  });

  it("begins unpaid and names its guards", () => {
    const chart = compileOrderChart();
    expect(chart.initial).toEqual({ payment: "unpaid", fulfilment: "not_started", receipt: "pending" });
    expect(chart.guards).toEqual([
      "paid-in-full",
      "group-order",
      "ships-all",
      "partial-allowed",
      "full-refund-open",
      "awaited",
      "within-captured",
      "refunds-all",
      "more-refunds-open",
      "case-open",
    ]);
  });
});

describe("the compiled parcel chart", () => {
  const asked = questions(parcelChart, scans);

  it("reaches all 12 milestones and all 18 exceptions", () => {
    const reached = (region: string) => new Set(asked.map(({ from }) => from[region]));
    expect(reached("journey")).toEqual(new Set(milestones));
    expect(reached("exception")).toEqual(new Set(["none", ...exceptionKinds]));
  });

  it("answers as XState does in every configuration to every scan", () => {
    expect(configurationsOf(asked)).toHaveLength(12 * 19 - 2);
    expect(asked).toHaveLength((12 * 19 - 2) * 30);
    const chart = compileParcelChart();
    expect(answers(chart, asked)).toEqual(asked);
    expect(answers(chart, asked), "asked again, from the table").toEqual(asked);
  });

  it("begins knowing nothing and asks for no guard", () => {
    const chart = compileParcelChart();
    expect(chart.initial).toEqual({ journey: "unknown", exception: "none" });
    expect(chart.guards).toEqual([]);
  });
});
