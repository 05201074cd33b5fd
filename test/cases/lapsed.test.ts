import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid, scan, t, total, traced } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { asks, delivered, onTheWay } from "./fixture.ts";

// What is asked for no more is over, and who was told to do something for it hears that once.

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const stages = (scenario: Scenario) => scenario.view().cases.map(({ id, stage }) => [id, stage]);
const open = (scenario: Scenario) =>
  scenario.view().promises.flatMap(({ promise, due }) => (promise === "auto-confirm" ? [] : [[promise, due]]));
/** All that is told from an instant on, as the push says it. */
const heard = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, subject, at: when, texts }) =>
    when < at(from) ? [] : [[role, notice, subject, texts.find((text) => text.includes("订单1001"))]],
  );
const agreed = on("aftersales.approved");
const notBack = "订单1001有一项售后申请无需寄回商品。如已寄出，请联系客服。";

describe("a return that is granted", () => {
  const granted = delivered.when(asks({ kind: "return_refund" }), agreed);

  it("and paid without waiting for the goods is not asked for any more, which the buyer hears", () => {
    const waived = granted.at(t("06-04 12:00")).when(agreed);
    expect(stages(waived)).toEqual([["AS-1", "refunding"]]);
    expect(open(waived)).toEqual([]);
    expect(heard(waived.at(t("06-30 00:00")), "06-04 12:00")).toEqual([["buyer", "return-lapsed", "AS-1", notBack]]);
  });

  it.each(["return_refund", "exchange", "repair"] as const)(
    "and is settled, as the platform says that handles it, is not called off: whether goods came back is not told (%s)",
    (kind) => {
      const reported = (stage: string) => on("aftersales.reported", { stage, kind });
      const settled = delivered
        .when(reported("awaiting_return"))
        .at(t("06-04 12:00"))
        .when(reported(kind === "return_refund" ? "refunded" : "resent"));
      expect(heard(settled.at(t("06-05 00:00")), "06-03 20:00").map(([role, notice]) => [role, notice])).toEqual([
        ["buyer", "return-approved"],
      ]);
    },
  );

  it.each(["delivered", "refused"] as const)(
    "and is to be made by refusing the parcel, as the platform agreed, asks nobody to send anything (%s)",
    (came) => {
      const reported = (stage: string, kind: string) => on("aftersales.reported", { stage, kind });
      const toRefuse = onTheWay
        .when(reported("seller_review", "refund_only"))
        .at(t("06-02 13:00"))
        .when(reported("awaiting_return", "refuse_refund"))
        .at(t("06-03 10:00"))
        .when(
          came === "refused"
            ? scan("06-03 10:00", { exception: "refused", code: "R" })
            : scan("06-03 10:00", "delivered"),
        )
        .at(t("06-12 10:00"));
      const [request] = toRefuse.view().cases;
      expect([request?.kind, request?.stage]).toEqual(["refuse_refund", "awaiting_return"]);
      expect(open(toRefuse).map(([promise]) => promise)).not.toContain("send-back");
      const notices = heard(toRefuse, "06-02 12:00").map(([, notice]) => notice);
      expect(notices.filter((notice) => /^return/.test(`${notice}`))).toEqual([]);
      const refunded = toRefuse.when(reported("refunded", "refuse_refund"));
      expect(stages(refunded)).toEqual([["AS-1", "refunded"]]);
      expect(heard(refunded.at(t("06-13 10:00")), "06-12 10:00")).toEqual([]);
    },
  );

  const sent = on("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" });

  it("and refused for what came back has the limit of the refusal alone", () => {
    const refused = granted
      .at(t("06-04 12:00"))
      .when(sent)
      .at(t("06-05 12:00"))
      .when(traced([["06-05 12:00", "delivered"]], { number: "73100000000009" }))
      .when(on("aftersales.rejected", { reason: "used" }));
    expect(open(refused)).toEqual([["escalate-by", at("06-12 12:00")]]);
    expect(stages(refused.at(at("06-12 12:00")))).toEqual([["AS-1", "rejected"]]);
    expect(heard(refused.at(at("06-12 12:00")), "06-05 12:00").map(([, notice]) => notice)).toEqual([
      "request-rejected",
    ]);
  });

  it("and sent back is paid without a word of that", () => {
    const back = granted.at(t("06-04 12:00")).when(sent).at(t("06-05 12:00")).when(agreed);
    expect(heard(back, "06-04 12:00")).toEqual([]);
  });

  it.each([
    ["return_refund", "refunding", []],
    ["exchange", "awaiting_resend", ["resend-approved", "resend-approved-seller"]],
  ] as const)("of goods that were lost on their way (%s) is asked of nobody", (kind, stage, told) => {
    const lost = onTheWay
      .when(scan("06-02 12:00", { exception: "lost", code: "L" }))
      .at(t("06-03 10:00"))
      .when(asks({ kind }))
      .at(t("06-03 11:00"))
      .when(agreed);
    expect(stages(lost)).toEqual([["AS-1", stage]]);
    expect(open(lost).map(([promise]) => promise)).not.toContain("send-back");
    expect(heard(lost, "06-03 11:00").map(([, notice]) => notice)).toEqual(told);
  });
});

describe("a second request for goods whose price goes back already", () => {
  const second = { type: "aftersales.requested", payload: { caseId: "AS-2", kind: "return_refund" } } as const;
  const both = delivered.when(asks({ kind: "refund_only" }), second as ScenarioEvent);

  it("is over with the first, before anybody answers it", () => {
    const first = both.at(t("06-04 12:00")).when(agreed);
    expect(stages(first)).toEqual([
      ["AS-1", "refunding"],
      ["AS-2", "withdrawn"],
    ]);
    expect(heard(first.at(t("06-30 00:00")), "06-04 12:00")).toEqual([]);
  });

  it("goes on where it asks for more than the first gave", () => {
    const one = delivered.when(
      asks({ kind: "refund_only", lines: [{ lineId: "L1", quantity: 1 }] }),
      second as ScenarioEvent,
    );
    expect(stages(one.at(t("06-04 12:00")).when(agreed))).toEqual([
      ["AS-1", "refunding"],
      ["AS-2", "seller_review"],
    ]);
  });

  it("is over, too, where all of the order was paid back beside it, and who was to send the goods back hears it", () => {
    const refund = { refundId: "R-1" };
    const refunded = delivered
      .when(asks({ kind: "return_refund" }), agreed)
      .at(t("06-04 12:00"))
      .when({ type: "refund.started", payload: { ...refund, amount: total } })
      .when({ type: "refund.succeeded", payload: refund });
    expect(stages(refunded)).toEqual([["AS-1", "withdrawn"]]);
    expect(heard(refunded.at(t("06-30 00:00")), "06-04 12:00")).toEqual([
      ["buyer", "return-lapsed", "AS-1", notBack],
      ["buyer", "refund-paid", "R-1", "订单1001已退款59.90元，款项原路退回，请留意到账。"],
    ]);
  });
});

it("a request about an order that is closed since it was never shipped is over with it", () => {
  const asked = scenario(intlBook, { orderId: "1001" })
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-05 10:00"))
    .when(asks({ kind: "refund_only" }));
  expect(stages(asked)).toEqual([["AS-1", "seller_review"]]);
  const closed = asked.at(t("06-20 00:00"));
  expect([closed.view().headline, stages(closed)]).toEqual(["closed", [["AS-1", "withdrawn"]]]);
});
