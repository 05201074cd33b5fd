import { describe, expect, it } from "vitest";
import type { OrderLine } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { buyer, created, scan, seller, shipped, shop, t } from "../scenarios/fixture.ts";
import { photo, yuan } from "./fixture.ts";

// A part of the price that is given without naming lines is of what is there: it lowers nothing that went back before.

const lines: readonly OrderLine[] = ["cup", "pot", "tin"].map((id) => ({
  id,
  title: id,
  quantity: 1,
  paid: yuan(5000),
}));
const placed = shop.given([buyer, seller]).given({
  events: [
    { ...created, payload: { kind: "normal", lines, total: yuan(15_000) } },
    { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(15_000) } },
  ],
});
const send = (order: Scenario): Scenario =>
  order
    .at(t("06-01 18:00"))
    .when({ ...shipped, payload: { parcelId: "P1", carrier: "zhongtong", number: "73100000000001" } })
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered"));
const delivered = send(placed);
const on = (type: ScenarioEvent["type"], payload: object): ScenarioEvent => ({ type, payload }) as ScenarioEvent;
let n = 0;
const grant = (kind: string, more: object) => {
  n += 1;
  const caseId = `C${n}`;
  return [on("aftersales.requested", { caseId, kind, ...more }), on("aftersales.approved", { caseId })] as const;
};
const all = (lineId: string) => grant("refund_only", { lines: [{ lineId, quantity: 1 }] });
const part = grant("partial_refund", { amount: yuan(1000) });
const complaint = [
  on("complaint.opened", { complaintId: "K", category: "damaged", evidence: [photo] }),
  on("complaint.proposal_made", { complaintId: "K", remedy: "money", amount: yuan(1000) }),
  on("complaint.accepted", { complaintId: "K" }),
] as const;
const reported = (stage: string): ScenarioEvent =>
  on("aftersales.reported", { caseId: "R", kind: "refund_only", stage, amount: yuan(1000) });
const refunds = (order: Scenario, ...events: readonly (readonly ScenarioEvent[])[]): readonly number[] =>
  events
    .reduce((now, each) => each.reduce((one, event) => one.when(event), now), order)
    .steps.flatMap(({ effects }) => effects.flatMap((one) => (one.type === "refund" ? [one.amount.amount] : [])));

describe("of a cup, a pot and a tin for 50 yuan each, 10 yuan are given", () => {
  it.each([
    ["by a request", part],
    ["by a complaint", complaint],
  ])("%s, and are of what has not gone back by then", (_, given) => {
    const [ofCup, ofPot, ofTin] = [all("cup"), all("pot"), all("tin")];
    expect(refunds(delivered, ofCup, given, ofPot, ofTin)).toEqual([5000, 1000, 4500, 4500]);
    expect(refunds(delivered, ofTin, given, ofPot, ofCup)).toEqual([5000, 1000, 4500, 4500]);
    expect(refunds(delivered, ofCup, ofTin, given, ofPot)).toEqual([5000, 5000, 1000, 4000]);
    expect(refunds(delivered, given, ofCup, ofPot, ofTin)).toEqual([1000, 4667, 4666, 4667]);
    expect(refunds(delivered, given, ofTin, ofPot, ofCup)).toEqual([1000, 4667, 4666, 4667]);
  });

  it("are of what was sent where the rest was out of stock", () => {
    const out = send(placed.at(t("06-01 12:00")).when(on("stock.out", { lines: ["pot"] })));
    expect(refunds(out, part, all("cup"), all("tin"))).toEqual([5000, 1000, 4500, 4500]);
  });

  it("by a platform that handles the request, and stay a part of it however often that is told", () => {
    const told = ["refunding", "refunded", "refunded"].map(reported);
    expect(refunds(delivered, all("cup"), told, all("pot"), all("tin"))).toEqual([5000, 4500, 4500]);
  });
});
