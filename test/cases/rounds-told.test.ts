import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid, scan, shippedAt, t, traced } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { asks, delivered, photo } from "./fixture.ts";

// What both sides hear where a request or a complaint goes on: who has it now, and until when.

const by = (role: "buyer" | "seller" | "platform", event: ScenarioEvent): ScenarioEvent => ({
  ...event,
  actor: { role },
});
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const about = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const opened = about("complaint.opened", {
  category: "damaged",
  lines: [{ lineId: "L1", quantity: 1 }],
  evidence: [photo],
});
/** All that a person is told from an instant on, as the push says it. */
const heard = (scenario: Scenario, role: string, from: string) =>
  scenario.sent.flatMap(({ role: whom, notice, at: when, texts }) =>
    whom !== role || when < at(from) ? [] : [[notice, texts.find((text) => text.includes("1001"))]],
  );

describe("what was ruled to be sent and was not, where a ruling has no limit", () => {
  const abroad = scenario(intlBook, { orderId: "1001" })
    .given(peopleAbroad)
    .given({ events: [created, paid, shippedAt("06-01 18:00"), scan("06-03 14:05", "delivered")] })
    .at(t("06-04 20:00"));

  it("a request: the buyer hears that it goes on, and no date that is over", () => {
    const again = abroad
      .when(
        asks({ kind: "resend" }),
        on("aftersales.rejected", { reason: "used" }),
        by("buyer", on("aftersales.escalated")),
      )
      .at(t("06-12 12:00"))
      .when(on("aftersales.decided", { result: "upheld" }))
      .at(t("06-16 12:00"));
    expect(heard(again, "buyer", "06-13 00:00")).toEqual([
      [
        "request-resumed",
        "The request about order 1001 did not go as it should. It is open again; we will tell you the result.",
      ],
    ]);
  });

  it("a request that the seller left unanswered: the buyer hears that the platform decides on it", () => {
    const silent = abroad.when(asks({ kind: "return_refund" })).at(t("06-16 12:00"));
    expect(heard(silent, "buyer", "06-05 00:00")).toEqual([
      [
        "request-resumed",
        "The request about order 1001 did not go as it should. We took it over on 9 Jun 08:00 and will tell you the result.",
      ],
    ]);
  });

  it("a complaint: the same", () => {
    const again = abroad
      .when(opened, about("complaint.responded"), by("buyer", about("complaint.escalated")))
      .at(t("06-12 12:00"))
      .when(about("complaint.decided", { result: "upheld", remedy: "resend" }))
      .at(t("06-16 12:00"));
    expect(heard(again, "buyer", "06-13 00:00")).toEqual([
      [
        "complaint-resumed",
        "What was to be sent for your complaint about order 1001 did not come as agreed. It is open again; we will tell you the result.",
      ],
    ]);
  });

  it("a ruling is told to both, and so is each that follows: on an appeal, and anew", () => {
    const escalated = abroad
      .when(opened, about("complaint.responded"), by("buyer", about("complaint.escalated")))
      .at(t("06-12 21:00"));
    const rulings = (scenario: Scenario) =>
      scenario.sent.flatMap(({ role, notice, at: when, texts }) =>
        notice.startsWith("complaint-decided") ? [[role, when, texts.find((text) => text.includes("1001"))]] : [],
      );
    const appealed = escalated
      .when(about("complaint.decided", { result: "dismissed" }))
      .at(t("06-12 22:00"))
      .when(by("buyer", about("complaint.appealed")))
      .at(t("06-13 22:00"))
      .when(about("complaint.appeal_decided", { result: "upheld" }));
    const not = (until: string) =>
      `Result of your complaint about order 1001 (damaged goods): not upheld. You can appeal until ${until}.`;
    const notZh = "订单1001的投诉（商品破损）结果：投诉不成立。";
    const after = [
      "Final ruling of 13 Jun 10:00 on your complaint about order 1001 (damaged goods): upheld.",
      "订单1001的投诉（商品破损）经申诉，于6月13日22:00最终裁定：投诉成立。",
    ];
    expect(rulings(appealed)).toEqual([
      ["buyer", at("06-12 21:00"), not("12 Jul 09:00")],
      ["seller", at("06-12 21:00"), notZh],
      ["buyer", at("06-13 22:00"), after[0]],
      ["seller", at("06-13 22:00"), after[1]],
    ]);
    const anew = escalated
      .when(about("complaint.decided", { result: "upheld", remedy: "resend" }))
      .at(t("06-16 22:00"))
      .when(about("complaint.decided", { result: "dismissed" }));
    expect(rulings(anew)).toEqual([
      ["buyer", at("06-12 21:00"), expect.stringContaining("The seller must send the goods")],
      ["buyer", at("06-16 22:00"), not("16 Jul 10:00")],
      ["seller", at("06-16 22:00"), notZh],
    ]);
  });
});

describe("proof that was asked for and never given", () => {
  const escalated = delivered.when(opened, about("complaint.responded"), by("buyer", about("complaint.escalated")));
  const asked = escalated.at(t("06-04 12:00")).when(about("complaint.proof_asked"));
  const due = (scenario: Scenario) =>
    scenario.view().promises.flatMap(({ promise, due: when }) => (promise === "auto-confirm" ? [] : [[promise, when]]));

  it("stops the clock until the ruling, which ends the question: an appeal has its time, and may ask anew", () => {
    expect(due(asked)).toEqual([["decide-complaint", null]]);
    const appealed = asked
      .at(t("06-05 12:00"))
      .when(about("complaint.decided", { result: "dismissed" }))
      .at(t("06-05 13:00"))
      .when(by("buyer", about("complaint.appealed")));
    expect(due(appealed)).toEqual([["decide-complaint", at("06-08 13:00")]]);
    const anew = appealed.at(t("06-05 14:00")).when(about("complaint.proof_asked"));
    expect(due(anew)).toEqual([["decide-complaint", null]]);
    expect(heard(anew, "buyer", "06-05 14:00").map(([notice]) => notice)).toEqual(["proof-asked"]);
  });

  it("stops no clock of the round after it, where the goods of the ruling are not sent", () => {
    const again = asked
      .at(t("06-05 12:00"))
      .when(about("complaint.decided", { result: "upheld", remedy: "resend" }))
      .at(t("06-07 12:00:00.001"));
    expect(due(again)).toEqual([["decide-complaint", at("06-10 12:00")]]);
  });

  it("nor where it is what the two agreed on", () => {
    const again = delivered
      .when(opened, about("complaint.proposal_made", { remedy: "resend" }), about("complaint.proof_asked"))
      .at(t("06-04 12:00"))
      .when(by("buyer", about("complaint.accepted")))
      .at(t("06-06 12:00:00.001"));
    expect(due(again)).toEqual([["answer-complaint", at("06-08 12:00")]]);
  });
});

describe("a request that the platform holds", () => {
  const held = delivered
    .when(asks({ kind: "return_refund" }), on("aftersales.rejected", { reason: "used" }))
    .at(t("06-04 20:00"))
    .when(on("aftersales.held"));
  const stage = (scenario: Scenario): string | undefined => scenario.view().cases[0]?.stage;

  it("does not lapse, though the buyer's time to go on would be over, and gives him the rest after it", () => {
    expect(stage(held.at(t("06-12 12:00")))).toBe("rejected");
    const released = held.at(t("06-12 20:00")).when(on("aftersales.released"));
    expect(stage(released.at(at("06-18 20:00")))).toBe("rejected");
    expect(stage(released.at(at("06-18 20:00") + 1))).toBe("expired");
  });
});

describe("a request that comes before the platform without the buyer's asking", () => {
  const ruledBy = (date: string) => [
    "request-resumed",
    `订单1001的售后申请未能如期完成，现由平台处理，将在${date}前裁决，结果会通知您。`,
  ];

  it("since the seller was silent in a later round: he hears until when it is ruled on", () => {
    const silent = delivered.when(asks({ kind: "resend" }), on("aftersales.approved")).at(t("06-08 12:00"));
    expect(heard(silent, "buyer", "06-05 20:00")).toEqual([
      [
        "request-resumed",
        "订单1001的售后申请，约定寄出的商品未按约送达，商家需在6月7日20:00前重新处理，结果会通知您。",
      ],
      ruledBy("6月10日20:00"),
    ]);
  });

  it("since what he sent back was lost: the same", () => {
    const number = "73100000000009";
    const back = delivered
      .when(asks({ kind: "return_refund" }), on("aftersales.approved"))
      .when(on("aftersales.return_sent", { carrier: "zhongtong", number }))
      .at(t("06-05 15:00"))
      .when(traced([["06-05 15:00", { exception: "lost" }]], { number }));
    expect(heard(back, "buyer", "06-05 15:00")).toEqual([ruledBy("6月8日15:00")]);
  });

  it("and nothing where he asked for it himself", () => {
    const asked = delivered
      .when(asks({ kind: "resend" }), on("aftersales.rejected", { reason: "used" }))
      .at(t("06-04 12:00"))
      .when(by("buyer", on("aftersales.escalated")));
    expect(heard(asked, "buyer", "06-04 12:00")).toEqual([]);
  });
});

describe("goods that a request obliges the seller to send: he hears it, and until when", () => {
  const toSend = (date: string) => [
    "resend-approved-seller",
    `订单1001的售后申请以寄出商品处理，请在${date}前寄出并填写单号，逾期申请将重新处理。`,
  ];
  const rejected = delivered.when(asks({ kind: "resend" }), on("aftersales.rejected", { reason: "used" }));

  it("by a ruling", () => {
    const ruled = rejected
      .when(by("buyer", on("aftersales.escalated")))
      .at(t("06-05 12:00"))
      .when(on("aftersales.decided", { result: "upheld" }));
    expect(heard(ruled, "seller", "06-05 12:00")).toEqual([toSend("6月7日12:00")]);
  });

  it("by his silence", () => {
    const silent = delivered.when(asks({ kind: "resend" })).at(t("06-06 12:00"));
    expect(heard(silent, "seller", "06-05 20:00")).toEqual([toSend("6月7日20:00")]);
  });

  it("by an exchange, once he has what came back", () => {
    const back = delivered
      .when(asks({ kind: "exchange", reason: "size" }), on("aftersales.approved"))
      .at(t("06-05 12:00"))
      .when(on("aftersales.return_received"));
    expect(heard(back, "seller", "06-04 00:00")).toEqual([toSend("6月7日12:00")]);
  });
});

it("what was agreed to be sent is waited for: its buyer does not open it anew, a minute after that or while it is under way", () => {
  const number = "73100000000009";
  const sent = (caseId: string): ScenarioEvent => ({
    type: "extra_parcel.added",
    payload: { parcelId: "P2", kind: "resend", carrier: "zhongtong", number, caseId },
  });
  const code = (scenario: Scenario): string | undefined => {
    const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
    return outcome?.is === "rejected" ? outcome.code : outcome?.is;
  };
  const anew = [by("buyer", on("aftersales.reopened")), by("buyer", about("complaint.reopened"))] as const;
  const asked = delivered.when(asks({ kind: "resend" }), on("aftersales.approved"));
  const complained = delivered
    .when(opened, about("complaint.proposal_made", { remedy: "resend" }))
    .when(about("complaint.accepted"));
  expect([asked, asked.when(sent("AS-1"))].map((one) => code(one.when(anew[0])))).toEqual([
    "E_NOT_ALLOWED",
    "E_NOT_ALLOWED",
  ]);
  expect([complained, complained.when(sent("K-1"))].map((one) => code(one.when(anew[1])))).toEqual([
    "E_NOT_ALLOWED",
    "E_NOT_ALLOWED",
  ]);
});
