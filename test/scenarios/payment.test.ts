import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { created, paid, paidOrder, scan, shipped, shippedAt, shippedOrder, shop, t, total } from "./fixture.ts";

const groupOrder = shop.given({
  events: [{ ...created, payload: { ...created.payload, kind: "group" } }],
});

describe("an order bought in a group", () => {
  const waiting = groupOrder.at(t("06-01 10:00")).when(paid);

  it("is told to nobody while the group is open", () => {
    waiting.then.accepted().nothing().headline("awaiting_group");
  });

  it("is told to buyer and seller when the group forms", () => {
    waiting
      .at(t("06-01 15:00"))
      .when({ type: "group.formed" })
      .then.messages([
        [t("06-01 15:00"), "buyer", "order-paid", "push"],
        [t("06-01 15:00"), "seller", "new-order", "push"],
      ])
      .nothingElse()
      .headline("to_ship");
  });

  it("says where the money goes when the group fails, and nothing to the seller", () => {
    waiting
      .at(t("06-02 10:00"))
      .when({ type: "group.failed" })
      .then.toldContaining("buyer", "group-failed", "push", { at: t("06-02 10:00"), text: "59.90元" })
      .nothingElse()
      .headline("closed");
  });

  it("is over when its group fails before it is paid: its buyer is told, no money moves, and what comes in late goes back", () => {
    groupOrder
      .at(t("06-01 10:05"))
      .when({ type: "group.failed" })
      .then.told("buyer", "group-failed", "push", {
        at: t("06-01 10:05"),
        text: "很抱歉，订单1001未成团。如已付款，款项原路退回。",
      })
      .nothingElse()
      .headline("closed")
      .compensations([])
      .at(t("06-01 10:20"))
      .when(paid)
      .then.rejected("E_TERMINAL", "", "Give the money back.")
      .nothingElse()
      .at(t("06-30 00:00"))
      .then.nothing();
  });

  it("cannot have its group formed before it is paid, and is told what comes first", () => {
    groupOrder
      .when({ type: "group.formed" })
      .then.rejected(
        "E_NOT_PAID",
        "",
        "Send payment.captured with the whole price first, then group.formed if it was bought in a group.",
      )
      .when(paid)
      .when({ type: "group.formed" })
      .then.headline("to_ship");
  });

  const ask = (lines?: readonly { readonly lineId: string; readonly quantity: number }[]): ScenarioEvent => ({
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "refund_unshipped", ...(lines ? { lines } : {}) },
  });
  const code = (scenario: Scenario): string | undefined => {
    const outcome = scenario.steps.at(-1)?.outcomes[0];
    return outcome?.is === "rejected" ? outcome.code : outcome?.is;
  };
  const started = (amount: number, refundId: string): ScenarioEvent => ({
    type: "refund.started",
    payload: { refundId, amount: { amount, currency: "CNY" } },
  });
  const refund = (amount: number, refundId = "1001/case-refund/AS-1/pay"): readonly ScenarioEvent[] => [
    started(amount, refundId),
    { type: "refund.succeeded", payload: { refundId } },
  ];

  it("that is asked back meanwhile goes back once: the buyer is told, and no group forms or fails any more", () => {
    const back = waiting
      .at(t("06-01 11:00"))
      .when(ask())
      .at(t("06-01 12:00"))
      .when(...refund(5990));
    back.then
      .accepted()
      .effectOfType("refund")
      .told("buyer", "refund-paid", "push", { at: t("06-01 12:00") })
      .nothingElse()
      .headline("refunded");
    expect(back.view().cases.map(({ stage }) => stage)).toEqual(["refunded"]);
    const further: readonly ScenarioEvent[] = [
      { type: "group.formed" },
      { type: "group.failed" },
      started(5990, "own-1"),
    ];
    expect(further.map((event) => code(back.when(event)))).toEqual(["E_TERMINAL", "E_TERMINAL", "E_TERMINAL"]);
  });

  it("of which a part is asked back waits for its group with the rest, and gives back no more than the rest", () => {
    const part = waiting
      .at(t("06-01 11:00"))
      .when(ask([{ lineId: "L1", quantity: 1 }]))
      .at(t("06-01 12:00"))
      .when(...refund(2995));
    part.then.accepted().headline("awaiting_group");
    part.at(t("06-01 15:00")).when({ type: "group.formed" }).then.headline("to_ship");
    const failed = part.at(t("06-01 15:00")).when({ type: "group.failed" });
    failed.then.headline("closed");
    expect(failed.sent.at(-1)?.texts.find((text) => text.includes("1001"))).toContain("29.95元");
    expect(code(failed.when(started(5990, "own-1")))).toBe("E_AMOUNT_EXCEEDED");
    failed.when(...refund(2995, "own-1")).then.headline("refunded");
  });

  it("cannot be shipped before the group forms", () => {
    waiting.when(shipped).then.rejected("E_NOT_PAID").nothingElse();
  });
});

describe("an order of nothing", () => {
  const empty = { ...created, payload: { ...created.payload, lines: [] } };

  it("is none: there would be nothing to ship, to refund or to take back", () => {
    shop.at(t("06-01 10:00")).when(empty).then.rejected("E_NO_LINES", "payload.lines").nothingElse();
  });

  it("bars no order of something", () => {
    shop.at(t("06-01 10:00")).when(empty).when(created).then.accepted().headline("unpaid");
  });
});

describe("an order that is not paid", () => {
  it("cannot be shipped, and the same answer comes twice", () => {
    const ship = { ...shipped, id: "ship-1" };
    shop
      .given({ events: [created] })
      .when(ship)
      .then.rejected("E_NOT_PAID")
      .nothingElse()
      .at(t("06-01 10:00"))
      .when(ship)
      .then.rejected("E_NOT_PAID")
      .nothingElse()
      .headline("unpaid");
  });

  it("is not paid by part of its price: a deposit and its balance are told in one sum", () => {
    shop
      .given({ events: [created] })
      .when({ type: "payment.captured", payload: { amount: { ...total, amount: 5989 } } })
      .then.rejected("E_NOT_PAID")
      .nothingElse();
  });
});

describe("an order that is over", () => {
  const atNight = shop
    .given([])
    .people({ id: "buyer-7", addresses: { sms: "13900000007" } })
    .given({ events: [created, paid] })
    .at(t("06-01 23:00"));

  it("is cancelled while its notice waits for the morning: that never goes out, and who was told to ship is told not to", () => {
    shop
      .given({ events: [{ ...created, occurredAt: t("06-01 22:55") }] })
      .at(t("06-01 23:00"))
      .when({ type: "payment.captured", payload: { amount: total } })
      .then.told("seller", "new-order", "push")
      .held("order-paid", "quiet-hours", { until: t("06-02 08:00") })
      .at(t("06-02 07:30"))
      .when({ type: "order.cancelled", payload: { reason: "changed my mind" } })
      .then.accepted()
      .dropped("order-paid", "inhibited:order-closed")
      .at(t("06-05 00:00"))
      .then.told("seller", "order-called-off", "push", {
        at: t("06-02 07:30"),
        text: "订单1001已取消，尚未寄出的商品请勿发货，已填单号的也请勿交寄。",
      })
      .toldContaining("buyer", "order-closed", "push", { at: t("06-02 08:00"), text: "changed my mind" })
      .nothingElse()
      .headline("closed");
  });

  it.each([
    ["order.cancelled", "buyer"],
    ["order.closed", "platform"],
  ] as const)(
    "after %s gives back what comes in only then, and nothing for another word of its payment",
    (type, role) => {
      const over: ScenarioEvent = { type, actor: { role, id: `${role}-1` } };
      const late = (...before: readonly ScenarioEvent[]) =>
        shop
          .given({ events: [created, ...before, over] })
          .when({ ...paid, id: "late" })
          .steps.at(-1)?.outcomes;
      const refused = { is: "rejected", id: "late", path: "" };
      expect(late(paid)).toEqual([
        {
          ...refused,
          code: "E_STALE_UPDATE",
          message: "The order is past this.",
          remedy: "Nothing; an earlier event settled it.",
        },
      ]);
      expect(late()).toEqual([
        {
          ...refused,
          code: "E_TERMINAL",
          message: "The order was closed before this payment came.",
          remedy: "Give the money back.",
        },
      ]);
    },
  );

  it("is called off by its seller, who need not be told", () => {
    for (const role of ["seller", "buyer"] as const) {
      const off = paidOrder
        .at(t("06-01 12:00"))
        .when({ type: "order.cancelled", payload: { reason: "sold out" }, actor: { role, id: `${role}-1` } });
      expect(off.sent.filter(({ notice }) => notice === "order-called-off")).toHaveLength(role === "buyer" ? 1 : 0);
    }
  });

  it("is closed while a text message waits for the morning: that never goes out, and the seller is told to keep the goods", () => {
    atNight
      .when(shippedAt("06-01 23:00"))
      .then.effectOfType("track")
      .told("seller", "uploaded-early", "push")
      .held("shipped", "quiet-hours", { until: t("06-02 08:00") })
      .at(t("06-02 07:30"))
      .when({ type: "order.closed" })
      .then.dropped("shipped", "inhibited:parcel-of-closed-order", { who: "buyer" })
      .told("seller", "order-called-off", "push", { at: t("06-02 07:30") })
      .at(t("06-05 00:00"))
      .then.nothingElse();
  });

  it("is not closed: the same text message goes out in the morning", () => {
    atNight
      .when(shippedAt("06-01 23:00"))
      .at(t("06-03 12:00"))
      .then.effectOfType("track")
      .told("seller", "uploaded-early", "push")
      .told("buyer", "shipped", "sms", { at: t("06-02 08:00") })
      .nothingElse();
  });

  it("is closed on its way: scans tell nothing, and nothing more can be shipped", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-02 10:00"))
      .when({ type: "order.closed" })
      .then.told("buyer", "order-closed", "push")
      .told("seller", "order-called-off", "push")
      .nothingElse()
      .at(t("06-03 08:30"))
      .when(scan("06-03 08:30", "out_for_delivery"))
      .then.accepted()
      .dropped("out-for-delivery", "inhibited:parcel-of-closed-order")
      .nothing()
      .filed([
        [t("06-02 10:00"), "buyer", "order-closed"],
        [t("06-02 10:00"), "seller", "order-called-off"],
      ])
      .when({ ...shipped, payload: { parcelId: "P2", carrier: "zhongtong", number: "73100000000002" } })
      .then.rejected("E_TERMINAL")
      .nothingElse()
      .headline("closed");
  });

  it("cannot be cancelled once something has shipped", () => {
    shippedOrder("06-01 18:00").when({ type: "order.cancelled" }).then.rejected("E_ALREADY_SHIPPED").nothingElse();
  });

  it("is confirmed: a late scan tells nothing", () => {
    shippedOrder("06-01 18:00")
      .at(t("06-03 14:00"))
      .when({ type: "receipt.confirmed" })
      .then.told("seller", "pick-up-soon", "push", { at: t("06-03 12:00") })
      // Nothing shows that it ever left.
      .effect("openTask", {
        task: "review-fake-shipment",
        assignee: "platform",
        rule: "fake-shipment",
        subject: "P1",
      })
      .told("buyer", "receipt-thanks", "push")
      .at(t("06-03 14:10"))
      .when(scan("06-03 13:50", "delivered"))
      .then.dropped("delivered-in-dispute", "inhibited:receipt-confirmed")
      .effectOfType("untrack")
      .nothingElse();
  });
});

describe("a paid order", () => {
  it("is not told as paid once it has shipped", () => {
    shop
      .given({ events: [{ ...created, occurredAt: t("06-01 22:10") }] })
      .at(t("06-01 22:30"))
      .when({ type: "payment.captured", payload: { amount: total } })
      .then.told("seller", "new-order", "push")
      .at(t("06-02 06:00"))
      .when(shippedAt("06-02 06:00"))
      .at(t("06-02 09:00"))
      .then.effectOfType("track")
      .told("buyer", "shipped", "push", { at: t("06-02 08:00") })
      .nothingElse();
  });

  it("waits for nothing but its seller, who is warned twelve hours before", () => {
    paidOrder.then.headline("to_ship").wakesAt(t("06-02 22:00"));
  });

  it("is not told a second time as paid where it shipped between two tries", () => {
    shop
      .given({ events: [created] })
      .at(t("06-01 10:00"))
      .answers("push", [{ kind: "retry", reason: "busy" }])
      .when(paid)
      .at(t("06-01 10:00:05"))
      .when(shippedAt("06-01 10:00:05"))
      .at(t("06-03 10:00"))
      .then.messages([
        [t("06-01 10:00"), "buyer", "order-paid", "push", "failed"],
        [t("06-01 10:00"), "seller", "new-order", "push"],
        [t("06-01 10:00:05"), "buyer", "shipped", "push"],
        [t("06-03 04:00:05"), "seller", "pick-up-soon", "push"],
      ]);
  });
});
