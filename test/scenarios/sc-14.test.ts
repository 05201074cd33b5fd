import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, buyer, number, scan, shippedAt, t } from "./fixture.ts";
import { confirmed, entryOf, onItsWay, scanned } from "./pinduoduo.ts";

describe("SC-14 a refund asked for on the way", () => {
  const pickedUp = scanned("06-01 20:30", "picked_up", "杭州市");
  const moved = scanned("06-02 10:40", "in_transit", "苏州市");
  const asked = onItsWay("06-01 18:00")
    .given({ events: [pickedUp, moved] })
    .at(t("06-02 21:00"))
    .when({ type: "aftersales.requested", payload: { caseId: "AS-1", kind: "refund_only", reason: "too-slow" } });

  it("SC-14 tells the buyer that it was received, and the seller by when to answer", () => {
    asked.then
      .accepted()
      .told("buyer", "request-received", "push", {
        at: t("06-02 21:00"),
        text: "已收到订单1001的仅退款申请，商家需在6月4日21:00前处理，结果会通知您。",
      })
      .told("seller", "request-to-answer", "push", {
        at: t("06-02 21:00"),
        text: "订单1001申请仅退款，请在6月4日21:00前处理，逾期自动同意。",
      })
      .nothingElse();
  });

  const delivered = asked.at(t("06-03 14:05")).when(scan("06-03 14:05", "delivered"));

  it("SC-14 asks nobody to confirm what is in dispute", () => {
    delivered.then
      .messages([
        [t("06-02 21:00"), "buyer", "request-received", "push"],
        [t("06-02 21:00"), "seller", "request-to-answer", "push"],
        [t("06-03 14:05"), "buyer", "delivered-in-dispute", "push"],
      ])
      .promises([
        ["answer-request", "AS-1", at("06-04 21:00")],
        ["auto-confirm", "order", "paused"],
      ]);
  });

  const rejected = delivered
    .at(t("06-03 16:00"))
    .when({ type: "aftersales.rejected", payload: { caseId: "AS-1", reason: "delivered" } });

  it("SC-14 may be taken to the platform for seven days, and to their last millisecond", () => {
    rejected.then
      .accepted()
      .messages([
        [t("06-02 21:00"), "buyer", "request-received", "push"],
        [t("06-02 21:00"), "seller", "request-to-answer", "push"],
        [t("06-03 14:05"), "buyer", "delivered-in-dispute", "push"],
        [t("06-03 16:00"), "buyer", "request-rejected", "push"],
      ])
      .promises([
        ["auto-confirm", "order", "paused"],
        ["escalate-by", "AS-1", at("06-10 16:00")],
      ]);
    const escalate = { type: "aftersales.escalated", payload: { caseId: "AS-1" } } as const;
    rejected.at(t("06-10 16:00:00.000")).when(escalate).then.accepted();
    rejected
      .at(t("06-10 16:00:00.001"))
      .when(escalate)
      .then.messages([
        [t("06-02 21:00"), "buyer", "request-received", "push"],
        [t("06-02 21:00"), "seller", "request-to-answer", "push"],
        [t("06-03 14:05"), "buyer", "delivered-in-dispute", "push"],
        [t("06-03 16:00"), "buyer", "request-rejected", "push"],
      ])
      .rejected("E_ESCALATE_WINDOW_CLOSED");
  });

  it("SC-14 expires when the buyer does nothing, and the clock of the confirmation goes on with all it had", () => {
    rejected
      .at(t("06-10 16:00:00.001"))
      .then.promises([["auto-confirm", "order", at("06-17 16:00")]])
      .at(t("06-18 00:00"))
      .then.messages([
        [t("06-02 21:00"), "buyer", "request-received", "push"],
        [t("06-02 21:00"), "seller", "request-to-answer", "push"],
        [t("06-03 14:05"), "buyer", "delivered-in-dispute", "push"],
        [t("06-03 16:00"), "buyer", "request-rejected", "push"],
        [t("06-16 16:00"), "buyer", "auto-confirm-soon", "push"],
      ])
      .headline("received");
  });

  it("SC-14 asks nobody to confirm on arrival what is in dispute by then", () => {
    const shipped = (order: Scenario) =>
      order.given([{ ...buyer, locale: "en" }]).given({ events: [shippedAt("06-01 18:00", "06-03 18:00")] });
    const complaint = (type: ScenarioEvent["type"], when: string, more: object = {}): ScenarioEvent =>
      ({ type, receivedAt: t(when), payload: { complaintId: "K-1", ...more } }) as ScenarioEvent;
    const opened = complaint("complaint.opened", "06-01 17:00", { category: "other" });
    const said = (order: Scenario, notice: string) => entryOf(shipped(order).at(t("06-02 18:00")), notice).body;
    const asks = /On arrival, please check the goods, then confirm receipt\.$/;
    for (const notice of ["shipped", "arriving-soon"]) expect(said(confirmed, notice)).toMatch(asks);
    const disputed = confirmed.given({ events: [opened] });
    expect(said(disputed, "shipped")).toBe(
      `The seller has shipped order 1001: ZTO Express ${number}, expected by 3 Jun 18:00. Please check the goods on arrival.`,
    );
    expect(said(disputed, "arriving-soon")).toBe(
      `Parcel ${number} is expected by 3 Jun 18:00. Please keep your phone at hand. Please check the goods on arrival.`,
    );
    const withdrawn = complaint("complaint.withdrawn", "06-01 17:30");
    expect(said(disputed.given({ events: [withdrawn] }), "shipped")).toMatch(asks);
  });
});
