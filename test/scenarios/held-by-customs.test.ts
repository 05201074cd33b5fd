import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, scan, shippedOrder, t, traced } from "./fixture.ts";

const onTheWay = shippedOrder("06-01 18:00", "06-03 18:00")
  .at(t("06-02 10:00"))
  .when(scan("06-02 10:00", "in_transit"))
  .then.told("buyer", "picked-up", "push")
  .nothingElse();
const etaChanged = (eta: string): ScenarioEvent => ({
  type: "eta.changed",
  payload: { parcelId: "P1", eta: t(eta) },
});
const told = ({ sent }: Scenario) => sent.flatMap(({ notice, at: when }) => (when > at("06-02 10:00") ? [notice] : []));

describe("N-B22 a parcel that customs has a problem with", () => {
  it.each([
    ["customs_problem", "清关遇到问题"],
    ["held", "包裹暂扣待处理"],
  ] as const)("is told at once, with no time of arrival from before, and once: %s", (exception, reason) => {
    const problem = traced([
      ["06-02 11:00", "customs"],
      ["06-02 12:00", { exception }],
    ]);
    const stopped = onTheWay.at(t("06-02 12:00")).when(problem);
    stopped.then.told("buyer", "delayed", "push", {
      text: `抱歉，包裹${number}将晚于原预计时间送达，物流显示：${reason}。可联系客服或申请售后。`,
    });
    expect(told(stopped.at(t("06-30 00:00")))).toEqual(["delayed"]);
  });

  it("is told again when it is expected twelve hours later, and not of less", () => {
    const problem = scan("06-02 12:00", { exception: "customs_problem" });
    const stopped = onTheWay.at(t("06-02 12:00")).when(problem).at(t("06-02 13:00"));
    expect(told(stopped.when(etaChanged("06-04 05:59")))).toEqual(["delayed"]);
    expect(told(stopped.when(etaChanged("06-04 06:00")))).toEqual(["delayed", "delayed"]);
  });
});
