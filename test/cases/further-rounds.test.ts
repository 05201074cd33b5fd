import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, t, traced } from "../scenarios/fixture.ts";
import { asks, delivered, photo } from "./fixture.ts";

// A request that goes round once more: each round has limits of its own, and each answer is heard.

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const stage = (scenario: Scenario): string | undefined => scenario.view().cases[0]?.stage;
const open = (scenario: Scenario) =>
  scenario.view().promises.flatMap(({ promise, due }) => (promise === "auto-confirm" ? [] : [[promise, due]]));
/** All that is told from an instant on, as the push or the webhook says it. */
const heard = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, at: when, texts }) =>
    when < at(from) ? [] : [[role, notice, texts.find((text) => text.includes("订单1001"))]],
  );
const escalated = { ...on("aftersales.escalated"), actor: { role: "buyer" } } as ScenarioEvent;
const used = on("aftersales.rejected", { reason: "used" });

describe("goods that were sent back by a ruling, and are refused", () => {
  const refused = delivered
    .when(asks({ kind: "return_refund" }), used, escalated)
    .at(t("06-05 12:00"))
    .when(on("aftersales.decided", { result: "upheld" }))
    .at(t("06-06 12:00"))
    .when(on("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" }))
    .at(t("06-08 13:00"))
    .when(traced([["06-08 13:00", "delivered"]], { number: "73100000000009" }), used);

  it("the buyer hears it, and has his time to ask the platform once more", () => {
    expect(heard(refused, "06-08 13:00")).toEqual([
      [
        "buyer",
        "request-rejected",
        "商家未同意订单1001的申请，原因：商品已使用，影响二次销售。您可以修改申请，或在6月15日13:00前申请平台介入。",
      ],
    ]);
    expect(open(refused)).toEqual([["escalate-by", at("06-15 13:00")]]);
  });

  it("the seller owes no answer to the return, also where he offers something after that", () => {
    const offered = refused
      .at(t("06-09 12:00"))
      .when(on("aftersales.proposed", { amount: { amount: 3000, currency: "CNY" } }));
    expect([stage(offered), open(offered)]).toEqual(["negotiating", [["escalate-by", at("06-16 12:00")]]]);
    const later = offered.at(at("06-11 13:00") + 1);
    expect([stage(later), open(later)]).toEqual(["negotiating", [["escalate-by", at("06-16 12:00")]]]);
  });

  it("the platform hears that, too, and has its time anew", () => {
    const again = refused.at(t("06-15 13:00")).when(escalated);
    expect(heard(again, "06-15 13:00")).toEqual([
      ["platform", "request-escalated", "订单1001申请平台介入：退货退款，请在6月18日13:00前裁决。"],
    ]);
    expect(open(again)).toEqual([["decide-request", at("06-18 13:00")]]);
  });

  it("it rests where the buyer says nothing", () => {
    expect(stage(refused.at(at("06-15 13:00")))).toBe("rejected");
    expect(stage(refused.at(at("06-15 13:00") + 1))).toBe("expired");
  });

  it("the seller hears what is asked for instead, and answers in his time", () => {
    const changed = refused.at(t("06-09 12:00")).when(on("aftersales.modified", { reason: "please" }));
    expect(heard(changed, "06-09 12:00")).toEqual([
      ["buyer", "request-received", "已收到订单1001的退货退款申请，商家需在6月11日12:00前处理，结果会通知您。"],
      ["seller", "request-to-answer", "订单1001申请退货退款，请在6月11日12:00前处理，逾期自动同意。"],
    ]);
    expect(open(changed)).toEqual([["answer-request", at("06-11 12:00")]]);
  });
});

it.each([
  ["by the seller", [on("aftersales.approved")]],
  ["by the platform over his no", [used, escalated, on("aftersales.decided", { result: "upheld" })]],
] as const)(
  "a return that was granted %s stays granted: he may say no to what came back, and not before",
  (_, granting) => {
    const code = (scenario: Scenario): string | undefined => {
      const [outcome] = scenario.steps.at(-1)?.outcomes ?? [];
      return outcome?.is === "rejected" ? `${outcome.code} ${outcome.message}` : outcome?.is;
    };
    const tooEarly = "E_NOTHING_TO_ANSWER The goods are not back yet.";
    const granted = delivered.when(asks({ kind: "return_refund" }), ...granting).at(t("06-05 11:00"));
    expect(code(granted.when(used))).toBe(tooEarly);
    const sent = granted.when(on("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" }));
    expect(code(sent.when(used))).toBe(tooEarly);
    const back = sent.at(t("06-08 13:00")).when(traced([["06-08 13:00", "delivered"]], { number: "73100000000009" }));
    expect([code(back.when(used)), stage(back.when(used))]).toEqual(["accepted", "rejected"]);
  },
);

describe("goods that are sent back for something else than money", () => {
  const granted = (kind: "exchange" | "repair") =>
    delivered.when(asks({ kind, reason: "size" }), on("aftersales.approved")).at(at("06-10 20:00") + 1);

  it.each([
    ["exchange", "换货", "商家收到后将为您换货。"],
    ["repair", "维修", "商家收到后将维修并寄回。"],
  ] as const)(
    "%s: what was granted, what then follows, and what was closed are called by their name",
    (kind, word, then) => {
      expect(heard(granted(kind), "06-03 20:00").filter(([, notice]) => notice?.startsWith("return-"))).toEqual([
        ["buyer", "return-approved", `订单1001的${word}申请已通过，请在6月10日20:00前寄回商品并填写退货单号。${then}`],
        [
          "buyer",
          "return-closing",
          `订单1001的${word}申请已通过，将于6月10日20:00关闭，请及时寄回商品并填写退货单号。`,
        ],
        ["buyer", "return-expired", `订单1001的商品逾期未寄回，${word}申请已关闭。如仍需帮助，请联系客服。`],
        ["seller", "return-expired-seller", `订单1001的买家逾期未寄回商品，${word}申请已关闭，您无需再等待。`],
      ]);
    },
  );
});

it("a reason that is a sentence ends with the full stop of ours", () => {
  const refused = delivered
    .when(asks({ kind: "return_refund" }))
    .at(t("06-04 09:00"))
    .when(on("aftersales.rejected", { reason: "已发货，\n请收到后再申请。" }));
  expect(heard(refused, "06-04 09:00")).toEqual([
    [
      "buyer",
      "request-rejected",
      "商家未同意订单1001的申请，原因：已发货， 请收到后再申请。您可以修改申请，或在6月11日09:00前申请平台介入。",
    ],
  ]);
});

describe("what comes before the platform a second time", () => {
  const overdue = (kind: string): string => `订单1001${kind}，裁决已逾期（应在6月9日12:00前完成），请立即裁决。`;

  it("a request: the platform hears at once, and once more when the ruling is overdue", () => {
    const again = delivered
      .when(asks({ kind: "resend" }), used, escalated)
      .at(t("06-04 12:00"))
      .when(on("aftersales.decided", { result: "upheld" }))
      .at(t("06-06 12:00:00.001"));
    expect(stage(again)).toBe("platform_review");
    expect(heard(again.at(t("06-12 00:00")), "06-06 12:00")).toEqual([
      [
        "buyer",
        "request-resumed",
        "订单1001的售后申请未能如期完成，现由平台处理，将在6月9日12:00前裁决，结果会通知您。",
      ],
      ["platform", "request-escalated", "订单1001申请平台介入：补寄，请在6月9日12:00前裁决。"],
      ["platform", "request-escalated", overdue("申请平台介入：补寄")],
    ]);
  });

  it("a complaint: the same", () => {
    const about = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
      ({ type, payload: { complaintId: "C-1", ...payload } }) as unknown as ScenarioEvent;
    const again = delivered
      .when(
        about("complaint.opened", { category: "damaged", lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] }),
        about("complaint.responded"),
        about("complaint.escalated"),
      )
      .at(t("06-04 12:00"))
      .when(about("complaint.decided", { result: "upheld", remedy: "resend" }))
      .at(t("06-06 12:00:00.001"));
    expect(heard(again.at(t("06-12 00:00")), "06-06 12:00")).toEqual([
      [
        "buyer",
        "complaint-resumed",
        "订单1001的投诉，约定寄出的商品未按约送达，现由平台处理，将在6月9日12:00前裁决，结果会通知您。",
      ],
      ["platform", "complaint-escalated", "订单1001的投诉申请平台介入：商品破损，请在6月9日12:00前裁决。"],
      ["platform", "complaint-escalated", overdue("的投诉申请平台介入：商品破损")],
    ]);
  });
});

describe("a request that the seller agrees to while it lies with the platform", () => {
  const withPlatform = (kind: "return_refund" | "exchange" | "repair" | "refund_only"): Scenario =>
    delivered
      .when(asks({ kind, reason: "quality" }), used)
      .at(t("06-04 12:00"))
      .when(escalated);

  it.each(["return_refund", "exchange", "repair", "refund_only"] as const)(
    "is no longer the platform's: %s",
    (kind) => {
      const lies = withPlatform(kind);
      expect(open(lies)).toEqual([["decide-request", at("06-07 12:00")]]);
      const agreed = lies.at(t("06-05 10:00")).when(on("aftersales.approved"));
      expect(open(agreed).map(([promise]) => promise)).not.toContain("decide-request");
      const later = agreed.at(t("06-10 12:00"));
      expect(later.view().breaches.filter(({ promise }) => promise === "decide-request")).toEqual([]);
      expect(heard(later, "06-05 10:00").filter(([role]) => role === "platform")).toEqual([]);
    },
  );

  it("is so in the order in which both came, though they came in one millisecond", () => {
    const at = t("06-04 12:00");
    const agreed = withPlatform("return_refund").at(at).when(on("aftersales.approved")).at(t("06-08 12:00"));
    expect(agreed.view().breaches).toEqual([]);
    const left = agreed.view().promises.map(({ promise }) => promise);
    expect(left).not.toContain("decide-request");
  });

  it("is late where he agrees after the platform's time", () => {
    const late = withPlatform("return_refund").at(t("06-07 12:00:00.001")).when(on("aftersales.approved"));
    expect(late.view().breaches).toMatchObject([{ promise: "decide-request", due: at("06-07 12:00") }]);
  });
});
