import { describe, expect, it } from "vitest";
import { figuresOf, table } from "../support/scores.ts";
import { at, number, scan, shipped, t } from "./fixture.ts";
import { confirmed, pinduoduoBook } from "./pinduoduo.ts";

describe("SC-04 the number uploaded early", () => {
  const due = t("06-02 10:05:00.000");
  const after = t("06-02 10:05:00.001");
  const owed = {
    policy: "overdue-pick-up",
    subject: "P1",
    amount: { amount: 2000, currency: "CNY" },
    payer: "seller",
    to: "buyer",
  } as const;

  const uploaded = confirmed
    .at(t("06-01 10:05"))
    .when({ ...shipped, payload: { ...shipped.payload, plannedHandover: t("06-02 15:00") } })
    .then.effect("track", { parcel: "P1", carrier: "zhongtong", number });

  it("SC-04 keeps the time to ship, and starts the one to be picked up", () => {
    uploaded
      .promises([
        ["pick-up-by", "P1", due],
        ["auto-confirm", "order", t("06-16 10:05:00.000")],
      ])
      .breaches([]);
  });

  const overdue = uploaded
    .told("buyer", "shipped", "push", { at: t("06-01 10:05") })
    .told("seller", "uploaded-early", "push", {
      at: t("06-01 10:05"),
      text: "订单1001的运单号上传过早：预计6月2日15:00交寄，揽收时限为6月2日10:05。请确保快递按时揽收。",
    })
    .nothingElse()
    .at(due)
    .then.told("seller", "pick-up-soon", "push", {
      at: t("06-02 04:05:00.000"),
      text: `订单1001（中通快递 ${number}）尚无揽收记录，6月2日10:05后将判为揽收超时，请催促快递揽收。`,
    })
    .nothingElse()
    .breaches([])
    .at(after)
    .then.effect(
      "openTask",
      { task: "call-the-buyer", assignee: "platform", rule: "pick-up-by", subject: "P1" },
      { at: after, since: due },
    )
    .told("buyer", "overdue-pick-up", "push", {
      at: after,
      text: "抱歉，物流显示订单1001的包裹73100000000001仍未揽收，已超过时限，我们已提醒商家。您可联系中通快递（95311）、申请退款或联系客服。",
    })
    .told("seller", "overdue-pick-up-seller", "push", {
      at: after,
      text: "订单1001的包裹73100000000001揽收超时，视为虚假发货。请依次处理：1. 与买家沟通；2. 联系快递；3. 如有客观原因，在6月5日10:05前申诉。",
    })
    .nothingElse();

  it("SC-04 holds a parcel that nobody picked up in a day against the seller, and its money for a day", () => {
    overdue
      .promises([
        ["pick-up-by", "P1", due, "overdue"],
        ["auto-confirm", "order", t("06-16 10:05:00.000")],
      ])
      .breaches([["pick-up-by", "P1", due]])
      .compensations([["overdue-pick-up", "P1", 2000, "held"]])
      .headline("shipped_not_picked_up");
    expect(overdue.view().breaches[0]?.appealUntil).toBe(at("06-05 10:05:00.000"));
  });

  it("SC-04 is not taken back by a pick-up six hours late: the money goes out when its day is over", () => {
    overdue
      .at(t("06-02 16:06"))
      .when(scan("06-02 16:05", "picked_up"))
      .then.told("buyer", "picked-up", "push", { at: t("06-02 16:06") })
      .nothingElse()
      .breaches([["pick-up-by", "P1", due]])
      .compensations([["overdue-pick-up", "P1", 2000, "held"]])
      .at(t("06-03 10:04:59.999"))
      .then.nothing()
      .at(t("06-03 10:05:00.000"))
      .then.effect("compensate", { ...owed, form: "coupon" }, { at: t("06-03 10:05:00.000"), since: due })
      .effect("charge", owed, { at: t("06-03 10:05:00.000"), since: due })
      .told("buyer", "compensated", "push", {
        at: t("06-03 10:05:00.000"),
        text: "订单1001的补偿已发放：20元无门槛券，原因：揽收超时。",
      })
      .told("seller", "charged", "email", { at: t("06-03 10:05:00.000") })
      .nothingElse()
      .compensations([["overdue-pick-up", "P1", 2000, "issued"]])
      .promises([
        ["next-scan-by", "P1", t("06-04 16:05:00.000")],
        ["keep-moving", "P1", t("06-05 16:05:00.000")],
        ["auto-confirm", "order", t("06-16 10:05:00.000")],
      ]);
  });

  it("SC-04 counts as one parcel overdue and one order faked, of a number that is one and an order shipped in time", () => {
    const { record } = overdue.at(t("06-02 16:06")).when(scan("06-02 16:05", "picked_up"));
    const month = figuresOf(pinduoduoBook, record, "06-01 00:00", "07-01 00:00");
    expect(table(month, "overdue-pick-up", "fake-shipment", "valid-number", "late-ship")).toEqual({
      "late-ship": "0/1",
      "overdue-pick-up": "1/1",
      "fake-shipment": "1/1",
      "valid-number": "1/1",
    });
  });

  it("is not said where a storm gives time for the pick-up until the hand-over, to the millisecond", () => {
    const stormy = confirmed.at(t("06-01 10:02")).when({
      type: "disruption.declared",
      payload: {
        disruption: "storm",
        kind: "weather",
        from: t("06-01 00:00"),
        to: t("06-05 00:00"),
        promises: ["pick-up-by"],
        effect: { extend: "48h" },
      },
    });
    const early = (plannedHandover: string): readonly string[] =>
      stormy
        .at(t("06-01 10:05"))
        .when({ ...shipped, payload: { ...shipped.payload, plannedHandover: t(plannedHandover) } })
        .sent.filter(({ notice }) => notice === "uploaded-early")
        .flatMap(({ texts }) => texts);
    expect(early("06-02 15:00")).toEqual([]);
    expect(early("06-04 10:05:00.000")).toEqual([]);
    expect(early("06-04 10:05:00.001").join(" ")).toContain("揽收时限为6月4日10:05");
  });
});
