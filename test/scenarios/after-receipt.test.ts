import { describe, it } from "vitest";
import { created, paid, scan, shipped, shippedAt, shop, t, total, traced, underWay } from "./fixture.ts";

const second = "73100000000002";
const confirmed = { type: "receipt.confirmed" } as const;
const arrived = { milestone: "awaiting_collection", point: { name: "丰巢柜", code: "8899" } } as const;

describe("once receipt is confirmed", () => {
  it("S0-22 a gift is told on its way, its pick-up code included, and nobody is asked to confirm it", () => {
    underWay
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .at(t("06-03 12:00"))
      .when(confirmed)
      .then.told("buyer", "receipt-thanks", "push")
      .nothingElse()
      .at(t("06-03 15:00"))
      .when({
        type: "extra_parcel.added",
        payload: { parcelId: "P2", kind: "gift", carrier: "zhongtong", number: second },
      })
      .then.effectOfType("track")
      .told("buyer", "extra-parcel", "push")
      .nothingElse()
      .at(t("06-04 09:00"))
      .when(traced([["06-04 09:00", "picked_up"]], { number: second }))
      .then.told("buyer", "picked-up", "push")
      .nothingElse()
      .at(t("06-05 09:00"))
      .when(traced([["06-05 09:00", "out_for_delivery"]], { number: second }))
      .then.told("buyer", "out-for-delivery", "sms")
      .nothingElse()
      .at(t("06-05 12:00"))
      .when(traced([["06-05 12:00", arrived]], { number: second }))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["丰巢柜", "8899", second] })
      .nothingElse()
      .at(t("06-05 20:00"))
      .when(traced([["06-05 20:00", "delivered"]], { number: second }))
      .then.effectOfType("untrack")
      .told("buyer", "delivered-in-dispute", "push", {
        text: `物流显示包裹${second}已签收。请核对数量和质量；如未收到，请在订单页反馈。`,
      })
      .nothingElse()
      .at(t("06-09 12:00"))
      .then.nothing();
  });

  it("S0-22 so is the other parcel of an order whose first one had come, up to the last call", () => {
    const half = { amount: 2995, currency: "CNY" } as const;
    shop
      .given({
        events: [
          {
            ...created,
            payload: {
              kind: "normal",
              lines: ["A", "B"].map((id) => ({ id, title: "马克杯", quantity: 1, paid: half })),
              total,
            },
          },
          paid,
          {
            ...shippedAt("06-01 18:00"),
            payload: { ...shipped.payload, lines: [{ lineId: "A", quantity: 1 }] },
          },
          {
            ...shippedAt("06-01 18:05"),
            payload: { parcelId: "P2", carrier: "zhongtong", number: second },
          },
        ],
      })
      .at(t("06-02 10:00"))
      .when(scan("06-02 10:00", "delivered"), traced([["06-02 10:00", "picked_up"]], { number: second }))
      .then.told("buyer", "picked-up", "push", { subject: "P2" })
      .told("buyer", "delivered-in-dispute", "push", { subject: "P1" })
      .at(t("06-02 12:00"))
      .when(confirmed)
      .then.told("buyer", "receipt-thanks", "push")
      .at(t("06-03 12:00"))
      .when(traced([["06-03 12:00", arrived]], { number: second }))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["丰巢柜", "8899", second] })
      .at(t("06-12 12:00"))
      .then.messages([
        [t("06-04 12:00"), "buyer", "collect-reminder", "push"],
        [t("06-05 12:00"), "buyer", "collect-reminder", "push"],
        [t("06-09 12:00"), "buyer", "collect-last-call", "push"],
      ])
      .nothingElse();
  });
});
