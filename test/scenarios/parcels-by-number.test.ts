import { describe, it } from "vitest";
import type { ScenarioEvent } from "waybell/testing";
import { number, paid, shop, t, total } from "./fixture.ts";

/** Under marketplace-cn, where each parcel is judged by itself: one box for each line, at one instant. */
describe("of two parcels of one order that nobody picked up", () => {
  const lines = [
    { id: "A", title: "杯", quantity: 3, paid: { amount: 3000, currency: "CNY" } },
    { id: "B", title: "碟", quantity: 2, paid: { amount: 2990, currency: "CNY" } },
  ];
  const box = (parcelId: string, of: string, lineId: string, quantity: number): ScenarioEvent => ({
    type: "shipment.submitted",
    payload: { parcelId, carrier: "zhongtong", number: of, lines: [{ lineId, quantity }] },
  });
  const second = "73100000000002";
  const both = shop.given({
    events: [
      { type: "order.created", occurredAt: t("06-01 09:58"), payload: { kind: "normal", lines, total } },
      paid,
      { ...box("P1", number, "A", 3), occurredAt: t("06-02 09:00") },
      { ...box("P2", second, "B", 2), occurredAt: t("06-02 09:00") },
    ],
  });
  const overdue = t("06-04 09:00:00.001");

  it("buyer and seller hear of each by its number", () => {
    const call = { task: "call-the-buyer", assignee: "platform", rule: "pick-up-by" } as const;
    const toBuyer = (of: string): string =>
      `抱歉，物流显示订单1001的包裹${of}仍未揽收，已超过时限，我们已提醒商家。您可联系中通快递（95311）、申请退款或联系客服。`;
    const toSeller = (of: string): string =>
      `订单1001的包裹${of}揽收超时。请依次处理：1. 与买家沟通；2. 联系快递；3. 如有客观原因，在6月7日09:00前申诉。`;
    both
      .at(overdue)
      .then.told("seller", "pick-up-soon", "push")
      .told("seller", "pick-up-soon", "push")
      .effect("openTask", { ...call, subject: "P1" })
      .effect("openTask", { ...call, subject: "P2" })
      .told("buyer", "overdue-pick-up", "push", { at: overdue, text: toBuyer(number) })
      .told("buyer", "overdue-pick-up", "push", { at: overdue, text: toBuyer(second) })
      .told("seller", "overdue-pick-up-seller", "push", { at: overdue, text: toSeller(number) })
      .told("seller", "overdue-pick-up-seller", "push", { at: overdue, text: toSeller(second) })
      .nothingElse();
  });
});
