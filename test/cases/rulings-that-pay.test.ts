import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, t } from "../scenarios/fixture.ts";
import { asks, delivered, of, photo, yuan } from "./fixture.ts";

// A complaint that is upheld is paid, whatever else was granted for the same goods and not paid yet.

const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...payload } }) as unknown as ScenarioEvent;
const request = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { ...of("AS-1"), ...payload } }) as unknown as ScenarioEvent;
const paid = (scenario: Scenario) =>
  scenario.view().compensations.map(({ policy, amount, is }) => [policy, amount.amount, is]);
const stages = (scenario: Scenario) => scenario.view().cases.map(({ stage, amount }) => [stage, amount.amount]);
const told = (scenario: Scenario, from: string) =>
  scenario.sent.flatMap(({ role, notice, at: when }) => (when < at(from) ? [] : [[role, notice]]));

const opened = delivered
  .when(asks({ kind: "return_refund" }))
  .when(on("complaint.opened", { category: "damaged", evidence: [photo] }))
  .at(t("06-04 10:00"))
  .when(request("aftersales.approved"), on("complaint.responded"))
  .when({ ...on("complaint.escalated"), actor: { role: "buyer" } });
const ruling = on("complaint.decided", { result: "upheld", remedy: "money" });

describe("a ruling for money about goods whose return was granted", () => {
  it("is paid at once, and the return has nothing left to give, which the buyer hears", () => {
    const ruled = opened.at(t("06-05 12:00")).when(ruling);
    expect(paid(ruled)).toEqual([["complaint-refund", 5990, "issued"]]);
    expect(stages(ruled)).toEqual([["withdrawn", 0]]);
    expect(told(ruled, "06-05 12:00")).toEqual([
      ["buyer", "return-lapsed"],
      ["buyer", "complaint-decided"],
      ["seller", "complaint-decided-seller"],
    ]);
    expect(paid(ruled.at(t("06-30 12:00")))).toEqual([["complaint-refund", 5990, "issued"]]);
  });

  it("is paid once where the goods are on their way back: nothing more is to come of the return", () => {
    const back = opened
      .at(t("06-05 09:00"))
      .when(request("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" }))
      .at(t("06-05 12:00"))
      .when(ruling);
    expect(stages(back)).toEqual([["withdrawn", 0]]);
    expect(paid(back.at(t("06-30 12:00")))).toEqual([["complaint-refund", 5990, "issued"]]);
  });
});

describe("a ruling that names no remedy", () => {
  const escalated = (category: string) =>
    delivered
      .when(on("complaint.opened", { category, lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] }))
      .at(t("06-04 10:00"))
      .when(on("complaint.responded"))
      .when({ ...on("complaint.escalated"), actor: { role: "buyer" } })
      .at(t("06-05 12:00"));
  const remedies = (scenario: Scenario) => scenario.view().complaints.map(({ remedy }) => remedy);
  const refunds = (scenario: Scenario) => paid(scenario).filter(([policy]) => policy !== "false-sign-coupon");
  const ten = { amount: 1000, currency: "CNY" };

  it.each([
    ["short_shipment", "short-shipment"],
    ["damaged", "complaint-refund"],
    ["wrong_item", "complaint-refund"],
    ["false_sign", "complaint-refund"],
  ])("pays what the goods cost where it is about them: %s", (category, policy) => {
    const ruled = escalated(category).when(on("complaint.decided", { result: "upheld" }));
    expect(remedies(ruled)).toEqual(["money"]);
    expect(refunds(ruled)).toEqual([[policy, 2995, "issued"]]);
  });

  it.each(["courier_attitude", "late_shipment", "unconsented_pickup_point"])(
    "pays nothing where the buyer keeps the goods, but for a sum that is named: %s",
    (category) => {
      const ruled = escalated(category).when(on("complaint.decided", { result: "upheld" }));
      expect(remedies(ruled)).toEqual(["none"]);
      expect(refunds(ruled)).toEqual([]);
      const named = escalated(category).when(on("complaint.decided", { result: "upheld", amount: ten }));
      expect(remedies(named)).toEqual(["money"]);
      expect(refunds(named)).toEqual([["complaint-refund", 1000, "issued"]]);
    },
  );

  it.each([
    ["dismissed", undefined, "none", []],
    ["dismissed", ten, "money", [["complaint-refund", 1000, "issued"]]],
    ["upheld", undefined, "none", []],
    ["upheld", ten, "money", [["complaint-refund", 1000, "issued"]]],
  ])("of an appeal as of the first, which was %s, and now of %j: %s", (result, amount, remedy, money) => {
    const ruled = escalated("courier_attitude")
      .when(on("complaint.decided", { result }))
      .when({ ...on("complaint.appealed"), actor: { role: "buyer" } })
      .when(on("complaint.appeal_decided", { result: "upheld", ...(amount ? { amount } : {}) }));
    expect(remedies(ruled)).toEqual([remedy]);
    expect(refunds(ruled)).toEqual(money);
  });
});

describe("goods sent anew that the buyer takes to the platform", () => {
  const missing = { category: "short_shipment", lines: [{ lineId: "L1", quantity: 1 }], evidence: [photo] };
  const escalates = { ...on("complaint.escalated"), actor: { role: "buyer" as const } };
  const sent = (scenario: Scenario) =>
    scenario
      .at(t("06-05 12:00"))
      .when({
        type: "extra_parcel.added",
        payload: { parcelId: "P2", kind: "resend", carrier: "yuantong", number: "YT8800112233501", caseId: "K-1" },
      })
      .at(t("06-06 12:00"))
      .when(escalates);
  const opened = delivered.when(on("complaint.opened", missing)).at(t("06-04 10:00"));
  const agreed = opened
    .when(on("complaint.proposal_made", { remedy: "resend" }))
    .at(t("06-04 12:00"))
    .when(on("complaint.accepted"));
  const ruled = opened
    .when(on("complaint.responded"), escalates)
    .at(t("06-04 12:00"))
    .when(on("complaint.decided", { result: "upheld", remedy: "resend" }));

  it.each([
    ["agreed", agreed],
    ["ruled", ruled],
  ])("are paid where he is right, once, as those that were never sent are: %s", (_, before) => {
    const upheld = sent(before)
      .at(t("06-07 12:00"))
      .when(on("complaint.decided", { result: "upheld" }));
    expect(upheld.view().complaints).toMatchObject([{ stage: "upheld", remedy: "money", amount: yuan(2995) }]);
    expect(paid(upheld)).toEqual([["short-shipment", 2995, "issued"]]);
    const stands = upheld
      .at(t("06-08 12:00"))
      .when({ ...on("complaint.appealed"), actor: { role: "seller" } })
      .when(on("complaint.appeal_decided", { result: "dismissed" }));
    expect(paid(stands)).toEqual([["short-shipment", 2995, "issued"]]);
  });

  it("are paid on appeal where the first ruling was against him", () => {
    const turned = sent(agreed)
      .at(t("06-07 12:00"))
      .when(on("complaint.decided", { result: "dismissed" }))
      .when({ ...on("complaint.appealed"), actor: { role: "buyer" } })
      .when(on("complaint.appeal_decided", { result: "upheld" }));
    expect(paid(turned)).toEqual([["short-shipment", 2995, "issued"]]);
  });
});

describe("an appeal about money that was paid", () => {
  const both = { lines: [{ lineId: "L1", quantity: 2 }] };
  const ruledFor = (amount?: number) =>
    delivered
      .when(on("complaint.opened", { category: "damaged", ...both, evidence: [photo] }))
      .at(t("06-04 10:00"))
      .when(on("complaint.responded"))
      .when({ ...on("complaint.escalated"), actor: { role: "buyer" } })
      .at(t("06-05 12:00"))
      .when(
        on("complaint.decided", { result: "upheld", remedy: "money", ...(amount ? { amount: yuan(amount) } : {}) }),
      );
  const appealed = (scenario: Scenario, role: "buyer" | "seller", result: string) =>
    scenario
      .at(t("06-06 12:00"))
      .when({ ...on("complaint.appealed"), actor: { role } })
      .at(t("06-07 12:00"))
      .when(on("complaint.appeal_decided", { result, remedy: "money" }));
  const worth = (scenario: Scenario) => scenario.view().complaints.map(({ amount }) => amount?.amount);

  it("for a part of the price gives all of it where the buyer is right and no sum is named", () => {
    const ruled = appealed(ruledFor(1000), "buyer", "upheld");
    expect(worth(ruled)).toEqual([5990]);
    expect(paid(ruled)).toEqual([["complaint-refund", 5990, "issued"]]);
  });

  it("for the price leaves it as it is where the same is ruled again, and the goods stay paid for", () => {
    const ruled = appealed(ruledFor(), "seller", "dismissed");
    expect(worth(ruled)).toEqual([5990]);
    expect(paid(ruled)).toEqual([["complaint-refund", 5990, "issued"]]);
    const asked = ruled.when(asks({ kind: "return_refund", lines: [{ lineId: "L1", quantity: 1 }] }));
    const refusal = { is: "rejected", code: "E_QTY_EXCEEDED", path: "payload.lines[0].quantity" };
    expect(asked.steps.at(-1)?.outcomes).toMatchObject([refusal]);
  });
});

describe("a ruling that the seller does not follow", () => {
  const money = (scenario: Scenario, from: string) =>
    scenario.steps
      .flatMap(({ effects }) => effects)
      .flatMap((effect) =>
        "policy" in effect && "at" in effect && effect.at >= at(from) ? [[effect.type, effect.policy]] : [],
      );
  it("costs him what it cost until there is another", () => {
    const coupon = "false-sign-coupon";
    const ruling = delivered
      .when(on("complaint.opened", { category: "false_sign", lines: [{ lineId: "L1", quantity: 1 }] }))
      .at(t("06-03 21:00"))
      .when(on("complaint.responded"))
      .when({ ...on("complaint.escalated"), actor: { role: "buyer" } })
      .at(t("06-04 10:00"))
      .when(on("complaint.decided", { result: "upheld", remedy: "resend" }));
    expect(money(ruling, "06-04 10:00")).toEqual([
      ["compensate", coupon],
      ["charge", coupon],
    ]);
    const again = ruling.at(t("06-06 10:00:00.001"));
    expect(again.view().complaints.map(({ stage, remedy }) => [stage, remedy])).toEqual([
      ["platform_review", undefined],
    ]);
    expect(money(again.at(t("06-07 10:00")), "06-04 10:01")).toEqual([]);
    const dismissed = again.at(t("06-07 10:00")).when(on("complaint.decided", { result: "dismissed" }));
    expect(money(dismissed, "06-04 10:01")).toEqual([["reverse", coupon]]);
    const anew = again.at(t("06-07 10:00")).when(on("complaint.decided", { result: "upheld", remedy: "resend" }));
    expect(money(anew, "06-04 10:01")).toEqual([]);
    const paidBack = again.at(t("06-07 10:00")).when(on("complaint.decided", { result: "upheld", remedy: "money" }));
    expect(money(paidBack, "06-04 10:01")).toEqual([["refund", "complaint-refund"]]);
  });
});
