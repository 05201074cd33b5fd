import { describe, expect, it } from "vitest";
import { orderChart, orderGuards, refusalCode, refusalOf, refusals } from "waybell/lifecycle";
import type { OrderChartState } from "../../src/model/record.ts";
import { questions } from "./reach.ts";

const stands = (payment: string, fulfilment: string, receipt: string): OrderChartState => ({
  payment,
  fulfilment,
  receipt,
});
const unpaid = stands("unpaid", "not_started", "pending");
const grouping = stands("awaiting_group", "not_started", "pending");
const toShip = stands("paid", "to_ship", "pending");
const inPart = stands("paid", "partially_shipped", "pending");
const shipped = stands("paid", "shipped", "pending");
const received = stands("settling", "shipped", "received");
const settled = stands("settled", "shipped", "received");
const closed = stands("paid", "cancelled", "closed");

describe("a refused event", () => {
  it.each([
    ["to ship before it is paid", unpaid, "shipment.submitted", {}, "E_NOT_PAID"],
    ["to ship before its group formed", grouping, "shipment.submitted", { "ships-all": true }, "E_NOT_PAID"],
    ["to ship a part of what goes together", toShip, "shipment.submitted", {}, "E_PARTIAL_NOT_ALLOWED"],
    [
      "to ship what is being refunded",
      toShip,
      "shipment.submitted",
      { "ships-all": true, "full-refund-open": true },
      "E_TERMINAL",
    ],
    ["to ship when all has shipped", shipped, "shipment.submitted", { "ships-all": true }, "E_QTY_EXCEEDED"],
    ["to ship a closed order", closed, "shipment.submitted", { "ships-all": true }, "E_TERMINAL"],
    ["to correct a number before there is one", toShip, "tracking.replaced", {}, "E_NOT_SHIPPED"],
    ["to add a parcel before anything shipped", toShip, "extra_parcel.added", {}, "E_NOT_SHIPPED"],
    ["to confirm what has not shipped", toShip, "receipt.confirmed", {}, "E_NOT_SHIPPED"],
    ["to confirm what has shipped in part", inPart, "receipt.confirmed", {}, "E_NOT_SHIPPED"],
    ["to confirm twice", received, "receipt.confirmed", {}, "E_STALE_UPDATE"],
    ["to pay too little", unpaid, "payment.captured", {}, "E_NOT_PAID"],
    ["to pay twice", toShip, "payment.captured", { "paid-in-full": true }, "E_STALE_UPDATE"],
    ["to expire when paid", toShip, "payment.expired", {}, "E_STALE_UPDATE"],
    ["to form a group that nobody waits for", toShip, "group.formed", {}, "E_STALE_UPDATE"],
    ["to refund more than was paid", toShip, "refund.started", {}, "E_AMOUNT_EXCEEDED"],
    ["to end a refund that never began", toShip, "refund.succeeded", { "refunds-all": true }, "E_STALE_UPDATE"],
    ["to cancel what has shipped", shipped, "order.cancelled", {}, "E_ALREADY_SHIPPED"],
    ["to cancel twice", closed, "order.cancelled", {}, "E_TERMINAL"],
    ["to close a settled order", settled, "order.closed", {}, "E_TERMINAL"],
    ["to settle before receipt", shipped, "settlement.done", {}, "E_NOT_RECEIVED"],
    ["to settle while a case is open", received, "settlement.done", { "case-open": true }, "E_CASE_OPEN"],
    ["to settle twice", settled, "settlement.done", { "case-open": true }, "E_STALE_UPDATE"],
    ["an event the chart does not know", toShip, "no.such", {}, "E_STALE_UPDATE"],
  ])("%s says so by its code", (_, at, event, given, code) => {
    expect(refusalCode(at, event, given)).toBe(code);
  });

  it("gets a reason wherever the chart refuses it, and every reason is used", () => {
    const refused = questions(orderChart, orderGuards).filter(({ to }) => to === null);
    const used = refused.map(({ from, type, given }) => refusalOf(from as unknown as OrderChartState, type, given));
    expect(refused).toHaveLength(901);
    expect(used.filter((refusal, i) => !refusals[refused[i]?.type as keyof typeof refusals].includes(refusal))).toEqual(
      [],
    );
    const found = new Set(refused.map(({ type }, i) => `${type}: ${JSON.stringify(used[i])}`));
    const listed = Object.entries(refusals).flatMap(([type, list]) =>
      list.map((one) => `${type}: ${JSON.stringify(one)}`),
    );
    expect(listed.filter((text) => !found.has(text))).toEqual([]);
  });

  it("always has a last reason that applies everywhere", () => {
    const last = Object.values(refusals).map((list) => list.at(-1));
    expect(last).toHaveLength(15);
    expect(last.filter((refusal) => !refusal || refusal.where || refusal.lacks || refusal.has)).toEqual([]);
  });
});
