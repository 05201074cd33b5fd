import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { at, buyer, created, paid, scan, seller, shipped, t } from "./fixture.ts";
import { platform } from "./pinduoduo.ts";

// Money that failed, until it is ordered again: what becomes of it meanwhile.

const settled = (effect: string, result: "done" | "failed"): ScenarioEvent<"money.settled"> => ({
  type: "money.settled",
  payload: { effect: `1001/${effect}`, result },
});
const started = (refundId: string, amount: number): ScenarioEvent<"refund.started"> => ({
  type: "refund.started",
  payload: { refundId, amount: { amount, currency: "CNY" } },
});
const came = (refundId: string, is: "succeeded" | "failed"): ScenarioEvent => ({
  type: `refund.${is}`,
  payload: { refundId },
});

const moves = ["compensate", "refund", "charge", "reverse", "openTask"];
const isOfMoney = /^(compensat|charge)/;

/** What money moved from a time on, and what was said of it at once, in the inboxes: buyer first, then seller. */
function since(from: string, order: Scenario): readonly string[] {
  const effects = order.steps
    .flatMap((step) => step.effects)
    .flatMap((one) => (moves.includes(one.type) && "id" in one ? [one] : []))
    .map((one) => [one.at, 0, `${one.type} ${one.id.replace("1001/", "")}`] as const);
  const told = order.inbox
    .filter(({ notice }) => isOfMoney.test(notice))
    .map(({ at: when, role, texts }) => [when, role === "buyer" ? 1 : 2, `${role}: ${texts[1]}`] as const);
  return [...effects, ...told]
    .filter(([when]) => when >= at(from))
    .sort(([a, i], [b, j]) => a - b || i - j)
    .map(([when, , what]) => `${clock(when)} ${what}`);
}

const ordered = scenario(defineRulebook({ packs: [pinduoduo], channels: [inbox()] }))
  .given([buyer, seller, platform])
  .given({ events: [created, paid] });
const picked = ordered.at(t("06-01 12:00")).when(shipped).at(t("06-01 15:00")).when(scan("06-01 15:00", "picked_up"));

const chosen = (remedy: "money" | "resend"): ScenarioEvent<"remedy.chosen"> => ({
  type: "remedy.chosen",
  payload: { parcelId: "P1", remedy },
});
/** The buyer wants his money for it, which is ordered at once. */
const lost = picked
  .at(t("06-02 15:00"))
  .when(scan("06-02 15:00", { exception: "lost", code: "L" }))
  .at(t("06-02 16:00"))
  .when(chosen("money"));

it("a lost parcel is not sent anew where its price is on its way back, or failed and will be", () => {
  const answer = (order: Scenario): unknown => order.when(chosen("resend")).steps.at(-1)?.outcomes;
  const refused = [{ is: "rejected", code: "E_MADE_GOOD" }];
  expect(answer(lost.at(t("06-02 16:30")))).toMatchObject(refused);
  const failed = lost.at(t("06-02 16:10")).when(settled("lost-or-damaged/P1/pay", "failed"));
  expect(answer(failed.at(t("06-02 16:10:30")))).toMatchObject(refused);
});

describe("what failed, and whose ground fell before it was ordered again", () => {
  const K1 = { complaintId: "K-1" };
  /** A parcel signed for that the buyer never had: the price, five yuan, and both charged; the seller appeals. */
  const appealed = picked
    .at(t("06-02 18:00"))
    .when(scan("06-02 18:00", "delivered"))
    .at(t("06-03 10:00"))
    .when({
      type: "complaint.opened",
      payload: { ...K1, category: "false_sign", evidence: [{ hash: "h", kind: "photo" }] },
    })
    .at(t("06-03 11:00"))
    .when({ type: "complaint.responded", payload: K1 })
    .at(t("06-03 12:00"))
    .when({ type: "complaint.escalated", payload: K1 })
    .at(t("06-05 11:00"))
    .when({ type: "complaint.decided", payload: { ...K1, result: "upheld", remedy: "money" } })
    .at(t("06-05 12:00"))
    .when({ type: "complaint.appealed", payload: K1 });
  const falls = (order: Scenario): Scenario =>
    order
      .at(t("06-05 13:00"))
      .when({ type: "complaint.appeal_decided", payload: { ...K1, result: "upheld" } })
      .at(t("06-05 20:00"));
  const failed = (effect: string): Scenario => falls(appealed.at(t("06-05 12:59:30")).when(settled(effect, "failed")));

  it("is the price: the ruling it rested on fell, so it stays", () => {
    expect(since("06-05 12:30", failed("complaint-refund/K-1/pay"))).toEqual([
      "06-05 13:00 reverse false-sign-coupon/K-1/reverse",
      "06-05 13:00 seller: 更正：订单1001的扣款5元已取消，已扣的将退回。",
    ]);
  });

  it("is a coupon: the buyer hears that it is not paid", () => {
    expect(since("06-05 12:30", failed("false-sign-coupon/K-1/pay"))).toEqual([
      "06-05 13:00 reverse false-sign-coupon/K-1/reverse",
      "06-05 13:00 buyer: 更正：此前告知您的订单1001补偿（5元无门槛券）未能发放，十分抱歉。如有疑问，可联系客服。",
      "06-05 13:00 seller: 更正：订单1001的扣款5元已取消，已扣的将退回。",
    ]);
  });

  it("is a charge: it is neither given back, for it was never taken, nor taken after all", () => {
    expect(since("06-05 12:30", failed("false-sign-coupon/K-1/charge"))).toEqual([
      "06-05 13:00 seller: 更正：订单1001的扣款5元已取消，已扣的将退回。",
    ]);
  });

  it("may have been ordered again by then, and fails again: it is left at that", () => {
    const again = falls(appealed.at(t("06-05 12:30")).when(settled("complaint-refund/K-1/pay", "failed")))
      .when(settled("complaint-refund/K-1/pay-2", "failed"))
      .at(t("06-06 20:00"));
    expect(since("06-05 12:30", again)).toEqual([
      "06-05 12:31 refund complaint-refund/K-1/pay-2",
      "06-05 13:00 reverse false-sign-coupon/K-1/reverse",
      "06-05 13:00 seller: 更正：订单1001的扣款5元已取消，已扣的将退回。",
    ]);
  });

  it("is the price of a parcel that was lost, and came after all", () => {
    const here = lost
      .at(t("06-02 17:00"))
      .when(settled("lost-or-damaged/P1/pay", "failed"))
      .at(t("06-02 17:00:30"))
      .when(scan("06-02 17:00:30", "delivered"))
      .at(t("06-03 09:00"));
    expect(since("06-02 16:00", here)).toEqual(["06-02 16:00 refund lost-or-damaged/P1/pay"]);
    expect(here.view().compensations.map(({ policy, is }) => [policy, is])).toEqual([["lost-or-damaged", "cancelled"]]);
  });
});

describe("a refund that failed", () => {
  const effect = "case-refund/C-1/pay";
  /** One of two is asked back before it is shipped: 29.95 yuan of 59.90. */
  const failed = ordered
    .at(t("06-02 11:00"))
    .when({
      type: "aftersales.requested",
      payload: { caseId: "C-1", kind: "refund_unshipped", lines: [{ lineId: "L1", quantity: 1 }] },
    })
    .at(t("06-02 12:00"))
    .when(settled(effect, "failed"));

  it.each([
    ["a number of its own", "H-1"],
    ["the number of the effect", `1001/${effect}`],
  ])("is not ordered again while the host is at it under %s, and then only if that fails", (_, id) => {
    const begun = failed.at(t("06-02 12:00:20")).when(started(id, 2995)).at(t("06-02 12:30"));
    expect(since("06-02 12:00", begun.when(came(id, "succeeded")).at(t("06-02 20:00")))).toEqual([]);
    expect(since("06-02 12:00", begun.when(came(id, "failed")).at(t("06-02 20:00")))).toEqual([
      `06-02 12:30 refund ${effect}-2`,
    ]);
  });

  it("is not ordered again while another is at it that began after a further try had failed too", () => {
    const begun = failed
      .at(t("06-02 12:02"))
      .when(settled(`${effect}-2`, "failed"))
      .when(started("H-1", 2995))
      .at(t("06-02 18:30"))
      .when(came("H-1", "succeeded"))
      .at(t("06-03 09:00"));
    expect(since("06-02 12:00", begun)).toEqual([`06-02 12:01 refund ${effect}-2`]);
  });
});
