import { describe, expect, it } from "vitest";
import type { ScenarioEvent } from "waybell/testing";
import { figuresOf, table } from "../support/scores.ts";
import { at, created, paid, scan, shippedAt, t } from "./fixture.ts";
import { onItsWay, pdd, pinduoduoBook, scanned } from "./pinduoduo.ts";

const photos = [
  { hash: "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", kind: "photo" },
  { hash: "sha256:fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9", kind: "photo" },
];
const one = [{ lineId: "L1", quantity: 1 }];
const short: ScenarioEvent<"complaint.opened"> = {
  type: "complaint.opened",
  payload: { complaintId: "K-1", category: "short_shipment", lines: one, evidence: photos },
};
const about = { complaintId: "K-1" };

describe("SC-22 two bought, one received", () => {
  const delivered = onItsWay("06-01 18:00").given({
    events: [
      scanned("06-01 20:30", "picked_up", "杭州市"),
      scanned("06-02 23:40", "in_transit", "苏州市"),
      { ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") },
    ],
  });
  const complained = delivered.at(t("06-03 20:00")).when(short);
  const told = [
    [t("06-03 20:00"), "buyer", "complaint-received", "push"],
    [t("06-03 20:00"), "seller", "complaint-to-answer", "push"],
  ] as const;

  it("SC-22 stops the clock of the confirmation with what is left, and gives the seller two days", () => {
    complained.then
      .accepted()
      .told("buyer", "complaint-received", "push", {
        at: t("06-03 20:00"),
        text: "已受理订单1001的投诉（少发漏发），商家需在6月5日20:00前回应。请保留相关证据，结果会通知您。",
      })
      .told("seller", "complaint-to-answer", "push", {
        at: t("06-03 20:00"),
        text: "订单1001有买家投诉：少发漏发。请先与买家沟通，并在6月5日20:00前回应。",
      })
      .nothingElse()
      .promises([
        ["answer-complaint", "K-1", at("06-05 20:00")],
        ["auto-confirm", "order", "paused"],
      ]);
    const left = complained.view().promises.find(({ promise }) => promise === "auto-confirm")?.left;
    expect(left).toBe(((6 * 24 + 18) * 60 + 5) * 60_000);
  });

  it("SC-22(a) is settled by a parcel sent anew, and the confirmation goes on when that has come", () => {
    const agreed = complained
      .at(t("06-04 10:00"))
      .when({ type: "complaint.proposal_made", payload: { ...about, remedy: "resend" } })
      .at(t("06-04 11:00"))
      .when({ type: "complaint.accepted", payload: about });
    const answered = [...told, [t("06-04 10:00"), "buyer", "complaint-answered", "push"]] as const;
    const toSend = [...answered, [t("06-04 11:00"), "seller", "resend-agreed-seller", "push"]] as const;
    agreed.then
      .messages([...toSend])
      .nothingElse()
      .promises([
        ["resend-missing-goods", "K-1", at("06-06 11:00")],
        ["auto-confirm", "order", "paused"],
      ]);
    const resent = agreed.at(t("06-05 09:00")).when({
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number: "73100000000002" },
    });
    resent.then
      .messages([...toSend, [t("06-05 09:00"), "buyer", "extra-parcel", "push"]])
      .effect("track", { parcel: "P2", carrier: "zhongtong", number: "73100000000002" })
      .nothingElse()
      .promises([["auto-confirm", "order", "paused"]]);
    const number = { number: "73100000000002" };
    const arrived = resent.at(t("06-07 16:00")).when({
      type: "trace.received",
      payload: {
        carrier: "zhongtong",
        ...number,
        provider: "kuaidi100",
        scans: [{ at: at("06-07 16:00"), code: "3", milestone: "delivered" }],
      },
    });
    arrived.then.promises([["auto-confirm", "order", at("06-14 10:05")]]).breaches([]);
    expect(arrived.record?.matters?.[0]?.chart).toEqual({ stage: "resolved", proof: "complete" });
    const month = figuresOf(pinduoduoBook, arrived.record, "06-01 00:00", "07-01 00:00");
    expect(table(month, "complained", "short-shipped", "complaints-in-time")).toEqual({
      complained: "1/1",
      "short-shipped": "0/1",
      "complaints-in-time": "1/1",
    });
  });

  it("SC-22(b) goes to the platform when the seller is silent, and half the price comes back", () => {
    const escalated = complained.at(t("06-05 20:00:00.001"));
    escalated.then.messages([...told, [t("06-05 20:00"), "platform", "complaint-escalated", "webhook"]]).promises([
      ["decide-complaint", "K-1", at("06-08 20:00")],
      ["auto-confirm", "order", "paused"],
    ]);
    const upheld = escalated
      .at(t("06-06 09:00"))
      .when({ type: "complaint.decided", payload: { ...about, result: "upheld", remedy: "money" } });
    const ordered = upheld.then
      .messages([
        ...told,
        [t("06-05 20:00"), "platform", "complaint-escalated", "webhook"],
        [t("06-06 09:00"), "buyer", "complaint-decided", "push"],
        [t("06-06 09:00"), "seller", "complaint-decided-seller", "push"],
      ])
      .effect("refund", {
        policy: "short-shipment",
        subject: "K-1",
        form: "refund",
        amount: { amount: 2995, currency: "CNY" },
        payer: "seller",
        to: "buyer",
      })
      .nothingElse();
    const month = figuresOf(pinduoduoBook, upheld.record, "06-01 00:00", "07-01 00:00");
    expect(table(month, "complained", "short-shipped", "complaints-in-time")).toEqual({
      complained: "1/1",
      "short-shipped": "1/1",
      "complaints-in-time": "0/1",
    });
    const line = upheld.view().lines.find(({ id }) => id === "L1");
    expect(line).toEqual({ id: "L1", items: 2, shipped: 2, missing: 1 });
    ordered
      .at(t("06-06 09:30"))
      .when({ type: "refund.started", payload: { refundId: "R-1", amount: { amount: 2995, currency: "CNY" } } })
      .at(t("06-07 10:00"))
      .when({ type: "refund.succeeded", payload: { refundId: "R-1" } })
      .then.told("buyer", "refund-paid", "push", {
        at: t("06-07 10:00"),
        text: "订单1001已退款29.95元，款项原路退回，请留意到账。",
      })
      .nothingElse();
  });

  it("says until when the goods come, where the platform has them sent", () => {
    const ruled = (remedy: "money" | "resend", result: "upheld" | "dismissed" = "upheld") =>
      complained
        .at(t("06-06 09:00"))
        .when({ type: "complaint.decided", payload: { ...about, result, remedy } })
        .sent.filter(({ notice }) => notice === "complaint-decided" || notice === "resend-agreed-seller")
        .map(({ notice, texts }) => [notice, texts.find((text) => text.startsWith("订单"))]);
    expect(ruled("resend")).toEqual([
      [
        "resend-agreed-seller",
        "订单1001的投诉以补寄处理，请在6月8日09:00前寄出商品并填写单号，逾期投诉将重新处理。您可在6月9日09:00前申诉。",
      ],
      ["complaint-decided", "订单1001的投诉（少发漏发）结果：投诉成立，商家须在6月8日09:00前补寄商品。"],
    ]);
    expect(ruled("money")).toEqual([["complaint-decided", "订单1001的投诉（少发漏发）结果：投诉成立。"]]);
    expect(ruled("resend", "dismissed")).toEqual([
      ["complaint-decided", "订单1001的投诉（少发漏发）结果：投诉不成立。您可在6月9日09:00前申诉。"],
    ]);
  });

  it("SC-22(c) needs something to look at", () => {
    const { evidence: _evidence, ...bare } = short.payload;
    delivered
      .at(t("06-03 20:00"))
      .when({ type: "complaint.opened", payload: bare })
      .then.rejected("E_EVIDENCE_REQUIRED", "payload.evidence")
      .nothingElse();
  });

  it("SC-22(d) pays ¥100.00 for three back one at a time as 33.33, 33.34 and 33.33", () => {
    const total = { amount: 10_000, currency: "CNY" };
    const three = pdd
      .given({
        events: [
          { ...created, payload: { ...created.payload, lines: [{ id: "L1", title: "Cup", quantity: 3 }], total } },
          { ...paid, payload: { amount: total } },
          shippedAt("06-01 18:00"),
          scanned("06-01 20:30", "picked_up", "杭州市"),
          { ...scan("06-03 14:05", "delivered"), receivedAt: t("06-03 14:05") },
        ],
      })
      .at(t("06-03 20:00"));
    const settled = ["K-1", "K-2", "K-3"].reduce(
      (sofar, complaintId) =>
        sofar
          .when({ ...short, payload: { ...short.payload, complaintId } })
          .when({ type: "complaint.proposal_made", payload: { complaintId, remedy: "money" } })
          .when({ type: "complaint.accepted", payload: { complaintId } }),
      three,
    );
    const refunds = settled.steps.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.type === "refund" ? [[effect.subject, effect.amount.amount]] : [])),
    );
    expect(refunds).toEqual([
      ["K-1", 3333],
      ["K-2", 3334],
      ["K-3", 3333],
    ]);
  });
});
