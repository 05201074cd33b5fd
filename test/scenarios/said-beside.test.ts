import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, clock } from "../support/times.ts";
import { created, number, seller, t } from "./fixture.ts";
import { confirmed, pdd, scanned, travelling } from "./pinduoduo.ts";

// What one notice says takes nothing away that only another says, and says nothing that is none of its reader's business.

type Word = readonly [when: string | null, notice: string];

/** What somebody was told from a time on: in the inbox, or out loud. */
const filed = (order: Scenario, from: string, role = "buyer"): readonly Word[] =>
  order.inbox.filter((one) => one.role === role && one.at >= at(from)).map((one) => [clock(one.at), one.notice]);
const aloud = (order: Scenario, from: string, role = "buyer"): readonly Word[] =>
  order.sent.filter((one) => one.role === role && one.at >= at(from)).map((one) => [clock(one.at), one.notice]);

const yuan = (amount: number) => ({ amount, currency: "CNY" });

describe("an order that is closed", () => {
  const half: ScenarioEvent = {
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "refund_unshipped", lines: [{ lineId: "L1", quantity: 1 }] },
  };
  const closed: ScenarioEvent<"order.closed"> = { type: "order.closed", payload: { reason: "店铺歇业" } };
  const back: ScenarioEvent<"money.settled"> = {
    type: "money.settled",
    payload: { effect: "1001/case-refund/AS-1/pay", result: "done" },
  };

  it("is told of beside the refund of a part, also where both are told in the morning", () => {
    const night = confirmed.at(t("06-01 22:30")).when(half).when(back).at(t("06-01 22:40")).when(closed);
    expect(filed(night, "06-01 22:00")).toEqual([
      ["06-01 22:30", "refund-paid"],
      ["06-01 22:40", "order-closed"],
    ]);
    expect(aloud(night.at(t("06-02 09:00")), "06-01 22:00")).toEqual([
      ["06-02 08:00", "order-closed"],
      ["06-02 08:00", "refund-paid"],
    ]);
  });

  const repaid = (order: Scenario): Scenario =>
    order
      .at(t("06-01 23:00"))
      .when({ type: "refund.started", payload: { refundId: "R-1", amount: yuan(5990) } })
      .when({ type: "refund.succeeded", payload: { refundId: "R-1" } })
      .at(t("06-02 09:00"));

  it.each([
    ["by the shop", closed, "店铺歇业"],
    ["out of stock", { type: "stock.out", payload: { lines: ["L1"] } } as const, "商品缺货"],
  ])("is told of with its reason, also once all the money is back by the morning: %s", (_, closing, reason) => {
    const night = confirmed.at(t("06-01 22:40")).when(closing);
    expect(aloud(night.at(t("06-02 09:00")), "06-01 23:00").map(([, notice]) => notice)).toContain("order-closed");
    const order = repaid(night);
    expect(aloud(order, "06-01 23:00").map(([, notice]) => notice)).toEqual(
      expect.arrayContaining(["order-closed", "refund-paid"]),
    );
    const [told] = order.sent.filter(({ notice }) => notice === "order-closed");
    expect(told?.texts).toContain(`订单1001已关闭，原因：${reason}。`);
  });

  it("needs no word of its own where all the money that went back closed it", () => {
    expect(aloud(repaid(confirmed), "06-01 22:00")).toEqual([["06-02 08:00", "refund-paid"]]);
  });
});

describe("a parcel that goes back", () => {
  const asked: ScenarioEvent = { type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_only" } };
  const granted: ScenarioEvent = { type: "aftersales.approved", payload: { caseId: "AS-1" } };
  const back = scanned("06-03 15:00", "returning");

  it("is told with what to do about the money, but not to who has it back", () => {
    const unpaid = travelling.at(t("06-03 15:00")).when(back);
    expect(aloud(unpaid, "06-03 15:00")).toEqual([["06-03 15:00", "going-back"]]);
    const paid = travelling.at(t("06-03 10:00")).when(asked).at(t("06-03 11:00")).when(granted);
    expect(aloud(paid.at(t("06-03 15:00")).when(back), "06-03 15:00")).toEqual([]);
  });
});

describe("a parcel that is late", () => {
  const promised = pdd
    .given({
      events: [{ ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } }],
    })
    .given({ events: [{ type: "payment.captured", payload: { amount: yuan(5990) } }] });
  const late = promised
    .given({
      events: [
        {
          type: "shipment.submitted",
          receivedAt: t("06-01 18:00"),
          payload: { parcelId: "P1", carrier: "zhongtong", number, eta: t("06-04 16:00") },
        },
        scanned("06-01 20:30", "picked_up", "杭州市"),
        scanned("06-03 23:40", "in_transit", "苏州市"),
      ],
    })
    .at(t("06-04 18:30"));
  const expected = (order: Scenario, now: string, eta: string): Scenario =>
    order.at(t(now)).when({ type: "eta.changed", payload: { parcelId: "P1", eta: t(eta) } });

  it("is told once, and of later arrivals only what moves by half a day", () => {
    const first = expected(late, "06-04 19:00", "06-05 18:00");
    const moved = expected(expected(first, "06-04 19:30", "06-05 18:05"), "06-04 20:00", "06-05 17:55");
    const earlier = expected(moved, "06-04 20:30", "06-05 05:00");
    expect(filed(earlier, "06-04 18:00")).toEqual([
      ["06-04 18:00:00.001", "late-delivery"],
      ["06-04 19:00", "new-arrival-time"],
      ["06-04 20:30", "new-arrival-time"],
    ]);
  });
});

describe("a parcel that waits at its point", () => {
  const later: ScenarioEvent = { type: "eta.changed", payload: { parcelId: "P1", eta: t("06-04 20:00") } };
  const point = { milestone: "awaiting_collection", point: { name: "丰巢柜", code: "8-2-3307" } } as const;
  const storm: ScenarioEvent<"disruption.declared"> = {
    type: "disruption.declared",
    payload: { disruption: "D-1", kind: "weather", from: t("06-02 00:00"), to: t("06-05 00:00"), effect: "pause" },
  };
  const there = travelling.at(t("06-03 15:00")).when(scanned("06-03 15:00", point)).at(t("06-03 16:00"));

  it("arrives at no new time, in a storm or not, once it is there", () => {
    expect(aloud(there.when(later), "06-03 16:00")).toEqual([]);
    expect(aloud(there.when(storm).when(later), "06-03 16:00")).toEqual([]);
    const still = travelling.at(t("06-03 16:00"));
    expect(aloud(still.when(later), "06-03 16:00")).toEqual([["06-03 16:00", "new-arrival-time"]]);
    expect(aloud(still.when(storm).when(later), "06-03 16:00")).toEqual([["06-03 16:00", "delayed"]]);
  });
});

describe("a seller's mark that is withdrawn", () => {
  const breach = `ship-by:order:${at("06-03 10:00")}`;
  const decided = (result: "upheld" | "dismissed"): ScenarioEvent<"appeal.decided"> => ({
    type: "appeal.decided",
    payload: { breach, result },
  });
  const waived: ScenarioEvent<"disruption.declared"> = {
    type: "disruption.declared",
    payload: {
      disruption: "D-1",
      kind: "weather",
      from: t("06-03 00:00"),
      to: t("06-04 00:00"),
      effect: "waive",
      retroactive: true,
    },
  };
  const appealed = confirmed.at(t("06-03 12:00")).when({
    type: "appeal.filed",
    payload: { breach, reason: "暴雨封路", evidence: ["photo-1"] },
  });

  it("for another reason than his appeal is told beside the appeal that was lost, also where both are told in the morning", () => {
    const lost = appealed.given([{ ...seller, quietHours: { from: "22:00", to: "08:00" } }]).at(t("06-03 22:10"));
    const both = lost.when(decided("dismissed")).at(t("06-03 23:00")).when(waived);
    expect(aloud(both.at(t("06-04 09:00")), "06-03 22:00", "seller")).toEqual([
      ["06-04 08:00", "time-extended"],
      ["06-04 08:00", "charge-returned"],
      ["06-04 08:00", "breach-withdrawn"],
      ["06-04 08:00", "appeal-decided"],
    ]);
  });

  it("for his appeal is told with its result", () => {
    const upheld = appealed.at(t("06-03 20:00")).when(decided("upheld"));
    expect(filed(upheld, "06-03 20:00", "seller")).toEqual([
      ["06-03 20:00", "charge-returned"],
      ["06-03 20:00", "appeal-decided"],
    ]);
  });
});

describe("a delivery that was never one", () => {
  const delivered = travelling.at(t("06-03 14:05")).when(scanned("06-03 14:05", "delivered"));
  const out = scanned("06-04 09:00", "out_for_delivery");
  const told = (order: Scenario): readonly Word[] =>
    filed(order.at(t("06-04 09:00")).when(out), "06-04 09:00").filter(([, notice]) => notice === "not-delivered-yet");

  it("is corrected for the buyer, but not for one who has confirmed by himself that he has it", () => {
    expect(told(delivered)).toEqual([["06-04 09:00", "not-delivered-yet"]]);
    expect(told(delivered.at(t("06-03 19:00")).when({ type: "receipt.confirmed" }))).toEqual([]);
  });
});
