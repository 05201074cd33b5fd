import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, paid, scan, seller, shippedAt, t, traced } from "../scenarios/fixture.ts";
import { asks, delivered, of, photo, yuan } from "./fixture.ts";

// A complaint in which an answer is not the end: what was agreed is not sent, an offer is declined, a ruling is appealed.

const by = (role: "buyer" | "seller" | "platform", event: ScenarioEvent): ScenarioEvent => ({
  ...event,
  actor: { role },
});
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const opened = delivered.when(
  on("complaint.opened", {
    category: "short_shipment",
    lines: [{ lineId: "L1", quantity: 1 }],
    evidence: [photo],
  }),
);
const offer = (remedy: "money" | "resend"): ScenarioEvent => on("complaint.proposal_made", { remedy });
const resend = (caseId: string, kind: "resend" | "exchange" = "resend"): ScenarioEvent => ({
  type: "extra_parcel.added",
  payload: { parcelId: "P2", kind, carrier: "zhongtong", number: "73100000000002", caseId },
});
const stage = (scenario: Scenario): string | undefined => scenario.view().complaints[0]?.stage;
const limits = (scenario: Scenario) => scenario.view().promises.map(({ promise, due }) => [promise, due]);
const breaches = (scenario: Scenario) =>
  scenario.view().breaches.map(({ promise, subject, due, ended }) => [promise, subject, due, ended?.why]);
const code = (scenario: Scenario): string | undefined => {
  const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
  return outcome?.is === "rejected" ? `${outcome.code} ${outcome.message}` : outcome?.is;
};
/** All that is told of the order from an instant on, as the push or the webhook says it. */
const heard = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, at: when, texts }) =>
    when < at(from) ? [] : [[role, notice, texts.find((text) => text.includes("订单1001"))]],
  );
const minutes = (left: number): number => left / 60_000;

describe("goods that were agreed in a complaint", () => {
  const agreed = opened
    .at(t("06-04 10:00"))
    .when(offer("resend"))
    .at(t("06-04 11:00"))
    .when(by("buyer", on("complaint.accepted")));
  const late = agreed.at(t("06-06 11:00:00.001"));

  it("the seller hears until when to send them", () => {
    expect(heard(agreed, "06-04 11:00")).toEqual([
      [
        "seller",
        "resend-agreed-seller",
        "订单1001的投诉以补寄处理，请在6月6日11:00前寄出商品并填写单号，逾期投诉将重新处理。",
      ],
    ]);
  });

  it("are held against the seller where he does not send them, and both sides hear how it goes on", () => {
    expect(breaches(agreed.at(t("06-06 11:00")))).toEqual([]);
    expect(breaches(late)).toEqual([["resend-missing-goods", "K-1", at("06-06 11:00"), undefined]]);
    expect(heard(late, "06-06 11:00")).toEqual([
      [
        "buyer",
        "complaint-resumed",
        "订单1001的投诉，约定寄出的商品未按约送达，商家需在6月8日11:00前重新回应，您也可以现在申请平台介入。",
      ],
      ["seller", "complaint-to-answer", "订单1001有买家投诉：少发漏发。请先与买家沟通，并在6月8日11:00前回应。"],
    ]);
    expect([stage(late), limits(late)]).toEqual([
      "seller_responding",
      [
        ["answer-complaint", at("06-08 11:00")],
        ["auto-confirm", null],
      ],
    ]);
  });

  it("the buyer may take to the platform at once, and it goes there by itself where the seller stays silent", () => {
    expect(stage(late.when(by("buyer", on("complaint.escalated"))))).toBe("platform_review");
    expect(stage(late.at(t("06-08 11:00")))).toBe("seller_responding");
    const silent = late.at(t("06-08 11:00:00.001"));
    expect(stage(silent)).toBe("platform_review");
    expect(breaches(silent)).toEqual([["resend-missing-goods", "K-1", at("06-06 11:00"), undefined]]);
  });

  it("settle it though they leave late: nobody has to answer any more, and it is over when they come", () => {
    const sent = late.at(t("06-06 18:00")).when(resend("K-1"));
    expect([stage(sent), limits(sent)]).toEqual(["resent", [["auto-confirm", null]]]);
    expect(breaches(sent)).toEqual([["resend-missing-goods", "K-1", at("06-06 11:00"), undefined]]);
    const came = sent.at(t("06-07 16:00")).when(traced([["06-07 16:00", "delivered"]], { number: "73100000000002" }));
    expect([stage(came), came.view().complaints[0]?.ended]).toEqual(["resolved", at("06-07 16:00")]);
    expect(stage(sent.at(t("06-09 12:00")).when(by("buyer", on("complaint.escalated"))))).toBe("platform_review");
  });

  it("may be offered anew, which the buyer hears like the first offer", () => {
    const again = late.at(t("06-07 09:00")).when(offer("money"));
    expect(heard(again, "06-07 09:00")).toEqual([
      [
        "buyer",
        "complaint-answered",
        "订单1001的投诉已有回应。请查看，并在6月14日09:00前选择如何处理，逾期投诉将关闭。",
      ],
    ]);
    expect(stage(again.when(by("buyer", on("complaint.accepted"))))).toBe("resolved");
  });
});

describe("goods that the platform ruled to be sent", () => {
  const escalated = opened.when(on("complaint.responded"), by("buyer", on("complaint.escalated")));
  const ruled = escalated.at(t("06-05 12:00")).when(on("complaint.decided", { result: "upheld", remedy: "resend" }));
  const late = ruled.at(t("06-07 12:00:00.001"));

  it("both sides hear", () => {
    expect(heard(ruled, "06-05 12:00")).toEqual([
      [
        "seller",
        "resend-agreed-seller",
        "订单1001的投诉以补寄处理，请在6月7日12:00前寄出商品并填写单号，逾期投诉将重新处理。您可在6月8日12:00前申诉。",
      ],
      ["buyer", "complaint-decided", "订单1001的投诉（少发漏发）结果：投诉成立，商家须在6月7日12:00前补寄商品。"],
    ]);
  });

  it("and are not, are before the platform again, which the buyer hears", () => {
    expect(breaches(late)).toEqual([["resend-missing-goods", "K-1", at("06-07 12:00"), undefined]]);
    expect(heard(late, "06-07 12:00").filter(([role]) => role === "buyer")).toEqual([
      [
        "buyer",
        "complaint-resumed",
        "订单1001的投诉，约定寄出的商品未按约送达，现由平台处理，将在6月10日12:00前裁决，结果会通知您。",
      ],
    ]);
  });

  it("a second ruling is told like the first", () => {
    const again = late.at(t("06-08 12:00")).when(on("complaint.decided", { result: "dismissed" }));
    expect(heard(again, "06-08 12:00")).toEqual([
      ["seller", "resend-not-agreed", "订单1001有投诉已结束，无需再为该投诉补寄商品。如已寄出，请与买家沟通。"],
      ["buyer", "complaint-decided", "订单1001的投诉（少发漏发）结果：投诉不成立。您可在6月11日12:00前申诉。"],
      ["seller", "complaint-decided-seller", "订单1001的投诉（少发漏发）结果：投诉不成立。"],
    ]);
  });
});

it("goods that were to be sent with a coupon beside, and never were, are paid back all the same", () => {
  const goodwill: Pack = {
    id: "goodwill",
    version: "1",
    layer: "platform",
    extends: marketplaceCn,
    values: { amount: { "comp.short-goodwill": { value: { percent: 10 }, source: "unverified" } } },
  };
  const order = scenario(defineRulebook({ packs: [goodwill], channels }), { orderId: "1001" })
    .given([buyer, seller])
    .at(t("06-01 10:00"))
    .when(created, paid)
    .at(t("06-01 18:00"))
    .when(shippedAt("06-01 18:00"))
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered"))
    .at(t("06-03 20:00"))
    .when(
      on("complaint.opened", {
        category: "short_shipment",
        lines: [{ lineId: "L1", quantity: 1 }],
        evidence: [photo],
      }),
    )
    .when(on("complaint.responded"), by("buyer", on("complaint.escalated")))
    .at(t("06-05 12:00"))
    .when(on("complaint.decided", { result: "upheld", remedy: "resend" }))
    .at(t("06-08 12:00"))
    .when(on("complaint.decided", { result: "upheld", remedy: "money" }));
  const money = order.steps
    .flatMap(({ effects }) => effects)
    .flatMap((one) => ("amount" in one ? [[one.type, one.id.slice(5), one.amount.amount]] : []));
  expect(money).toEqual([
    ["compensate", "short-goodwill/K-1/pay", 300],
    ["charge", "short-goodwill/K-1/charge", 300],
    ["refund", "short-shipment/K-1/pay", 2995],
    ["reverse", "short-goodwill/K-1/reverse", 300],
  ]);
});

describe("goods of an exchange", () => {
  const due = delivered
    .at(t("06-04 10:00"))
    .when(asks({ kind: "exchange", reason: "size" }))
    .when({ type: "aftersales.approved", payload: of("AS-1") })
    .at(t("06-07 11:00"))
    .when({ type: "aftersales.return_received", payload: of("AS-1") });
  const late = due.at(t("06-09 11:00:00.001"));

  it("that are not sent are held against the seller, and the buyer hears how it goes on", () => {
    expect(breaches(due.at(t("06-09 11:00")))).toEqual([]);
    expect(breaches(late)).toEqual([["resend-agreed-goods", "AS-1", at("06-09 11:00"), undefined]]);
    expect(heard(late, "06-09 11:00")[0]).toEqual([
      "buyer",
      "request-resumed",
      "订单1001的售后申请，约定寄出的商品未按约送达，商家需在6月11日11:00前重新处理，结果会通知您。",
    ]);
  });

  it("that are sent late are what was agreed: the request waits for nothing but their coming", () => {
    const sent = late.at(t("06-10 09:00")).when(resend("AS-1", "exchange"));
    const shown = (order: Scenario) => [order.view().cases[0]?.stage, limits(order)];
    expect(shown(sent)).toEqual(["resent", [["auto-confirm", null]]]);
    const came = sent.at(t("06-12 09:00")).when(traced([["06-12 09:00", "delivered"]], { number: "73100000000002" }));
    expect(came.view().cases[0]?.stage).toBe("completed");
    const another: ScenarioEvent = {
      type: "aftersales.requested",
      payload: { caseId: "AS-2", kind: "refund_only", reason: "x" },
    };
    expect(code(sent.when(another))).toMatch(/^E_QTY_EXCEEDED/);
    expect(code(came.when(another))).toBe("accepted");
  });
});

describe("an offer in a complaint", () => {
  const offered = opened.at(t("06-04 11:00")).when(offer("money"));

  it("gives the buyer his time anew", () => {
    const again = offered.at(t("06-11 10:55")).when(offer("resend"));
    expect(heard(again, "06-11 10:55")).toEqual([
      [
        "buyer",
        "complaint-answered",
        "订单1001的投诉已有回应。请查看，并在6月18日10:55前选择如何处理，逾期投诉将关闭。",
      ],
    ]);
    expect(stage(again.at(t("06-18 10:55")))).toBe("negotiating");
    expect(stage(again.at(t("06-18 10:55:00.001")))).toBe("expired");
  });

  it("that is declined is for the seller to better, as one in a request is", () => {
    const declined = offered.at(t("06-04 12:00")).when(by("buyer", on("complaint.declined")));
    expect(heard(declined, "06-04 12:00")).toEqual([
      ["seller", "complaint-to-answer", "订单1001有买家投诉：少发漏发。请先与买家沟通，并在6月6日12:00前回应。"],
    ]);
    expect(stage(declined.when(by("buyer", on("complaint.escalated"))))).toBe("platform_review");
    expect(stage(declined.at(t("06-06 12:00:00.001")))).toBe("platform_review");
  });

  it("comes to nothing in a complaint that is over, and that is said of it", () => {
    const over = offered.at(t("06-11 11:00:00.001")).when(by("buyer", on("complaint.accepted")));
    expect(code(over)).toBe("E_TERMINAL The order, or what of it the event is about, is closed or settled.");
  });
});

// Who got too little of what he is right about appeals it, too.
describe.each([
  ["buyer", "dismissed", "成立", "seller", "complaint-appealed-seller", "买家"],
  ["buyer", "upheld", "成立", "seller", "complaint-appealed-seller", "买家"],
  ["seller", "upheld", "不成立", "buyer", "complaint-appealed", "商家"],
] as const)("a ruling that the %s appeals: %s", (who, result, turned, other, notice, appellant) => {
  const ruled = opened
    .when(on("complaint.responded"), by("buyer", on("complaint.escalated")))
    .at(t("06-05 12:00"))
    .when(
      on("complaint.decided", { result, ...(who === "buyer" && result === "upheld" ? { amount: yuan(1000) } : {}) }),
    );
  const appealed = ruled.at(t("06-06 12:00")).when(by(who, on("complaint.appealed")));

  it("is for the platform to look at in the time of a ruling, and whom it was for may add to it", () => {
    expect(heard(appealed, "06-06 12:00")).toEqual([
      [other, notice, `${appellant}对订单1001的投诉裁决提出申诉，您可补充证据，平台将在6月9日12:00前裁决。`],
      ["platform", "ruling-appealed", "订单1001的投诉裁决被申诉：少发漏发，请在6月9日12:00前裁决。"],
    ]);
    const evidence = on("complaint.evidence_added", { evidence: [{ ...photo, hash: photo.hash.replace("2", "3") }] });
    expect(code(appealed.when(by(other, evidence)))).toBe("accepted");
    const told = ruled
      .at(t("06-09 12:00:00.001"))
      .when({ ...by(who, on("complaint.appealed")), receivedAt: t("06-06 12:00") });
    expect(heard(told, "06-09 12:00").filter(([role]) => role === other)).toEqual([
      [other, notice, `${appellant}对订单1001的投诉裁决提出申诉，您可补充证据，结果会通知您。`],
    ]);
    expect(breaches(appealed.at(t("06-09 12:00")))).toEqual([]);
    const late = appealed.at(t("06-09 12:00:00.001"));
    expect(breaches(late)).toEqual([["decide-complaint", "K-1", at("06-09 12:00"), undefined]]);
    expect(heard(late, "06-09 12:00").filter(([role]) => role === "platform")).toEqual([
      [
        "platform",
        "ruling-appealed",
        "订单1001的投诉裁决被申诉：少发漏发，裁决已逾期（应在6月9日12:00前完成），请立即裁决。",
      ],
    ]);
  });

  it("is open until then: nothing is confirmed by itself, and the clock goes on with what was left", () => {
    const before = ruled
      .at(t("06-06 12:00"))
      .view()
      .promises.find(({ promise }) => promise === "auto-confirm");
    const open = appealed.at(t("07-30 12:00"));
    expect(open.view().headline).toBe("complaint");
    expect(limits(open)).toEqual([
      ["decide-complaint", at("06-09 12:00")],
      ["auto-confirm", null],
    ]);
    const over = open.when(on("complaint.appeal_decided", { result: "dismissed" }));
    const left = minutes((before?.due as number) - at("06-06 12:00"));
    expect(limits(over)).toEqual([["auto-confirm", at("07-30 12:00") + left * 60_000]]);
  });

  it("is told as the appeal left it, to both", () => {
    const over = appealed.at(t("06-08 12:00")).when(on("complaint.appeal_decided", { result: "upheld" }));
    expect(heard(over, "06-08 12:00")).toEqual([
      ["buyer", "complaint-decided", `订单1001的投诉（少发漏发）经申诉，于6月8日12:00最终裁定：投诉${turned}。`],
      [
        "seller",
        "complaint-decided-seller",
        `订单1001的投诉（少发漏发）经申诉，于6月8日12:00最终裁定：投诉${turned}。`,
      ],
    ]);
    expect(code(over.when(by("buyer", on("complaint.appealed"))))).toMatch(/^E_TERMINAL/);
  });
});

it("what is held for the night leaves only where it is still so", () => {
  const night = delivered.at(t("06-03 23:00")).when(on("complaint.opened", { category: "other" }));
  const taken = night.at(t("06-03 23:10")).when(by("platform", on("complaint.escalated")));
  const buyers = (scenario: Scenario) =>
    heard(scenario.at(t("06-04 08:00")), "06-03 23:00").filter(([role]) => role === "buyer");
  expect(buyers(night)).toEqual([
    [
      "buyer",
      "complaint-received",
      "已受理订单1001的投诉（其他），商家需在6月5日23:00前回应。请保留相关证据，结果会通知您。",
    ],
  ]);
  expect(buyers(taken)).toEqual([]);
});
