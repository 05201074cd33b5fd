import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, t } from "../scenarios/fixture.ts";
import { asks, delivered, of, photo } from "./fixture.ts";

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

  it("is paid once where the goods are on their way back", () => {
    const back = opened
      .at(t("06-05 09:00"))
      .when(request("aftersales.return_sent", { carrier: "zhongtong", number: "73100000000009" }))
      .at(t("06-05 12:00"))
      .when(ruling);
    expect(stages(back)).toEqual([["return_in_transit", 0]]);
    const received = back.at(t("06-07 12:00")).when(request("aftersales.return_received"));
    expect(stages(received)).toEqual([["refunded", 0]]);
    expect(paid(received).filter(([, amount]) => amount !== 0)).toEqual([["complaint-refund", 5990, "issued"]]);
  });
});
