import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, scan, t } from "../scenarios/fixture.ts";
import { entryOf } from "../scenarios/pinduoduo.ts";
import { asks, delivered, onTheWay, photo, unshipped } from "./fixture.ts";

const complain = (more: object = {}): ScenarioEvent => ({
  type: "complaint.opened",
  payload: {
    complaintId: "K-1",
    category: "short_shipment",
    lines: [{ lineId: "L1", quantity: 1 }],
    evidence: [photo],
    ...more,
  },
});
const on = (type: string, more: object = {}): ScenarioEvent =>
  ({ type, payload: { complaintId: "K-1", ...more } }) as ScenarioEvent;

describe("to appeal against a ruling", () => {
  const escalated = delivered.when(complain()).when(on("complaint.responded")).when(on("complaint.escalated"));
  const dismissed = escalated.when(on("complaint.decided", { result: "dismissed" }));

  it("is not offered where the two agreed, for there is none, nor with the last word", () => {
    const agreed = delivered
      .when(complain())
      .when(on("complaint.proposal_made", { remedy: "resend" }))
      .when(on("complaint.accepted"));
    expect(entryOf(agreed, "resend-agreed-seller").actions).toEqual(["新增包裹"]);
    expect(agreed.when(on("complaint.appealed")).steps.at(-1)?.outcomes).toMatchObject([{ code: "E_NOT_DECIDED" }]);
    const last = dismissed
      .when({ ...on("complaint.appealed"), actor: { role: "buyer" } } as ScenarioEvent)
      .at(t("06-04 12:00"))
      .when(on("complaint.appeal_decided", { result: "dismissed" }));
    expect(entryOf(last, "complaint-decided").actions).toEqual([]);
    expect(last.when(on("complaint.appealed")).steps.at(-1)?.outcomes).toMatchObject([{ code: "E_TERMINAL" }]);
  });
});

describe("to stop a parcel for a request", () => {
  const offered = (order: Scenario) => entryOf(order, "request-to-answer").actions;
  const refund = asks({ kind: "refund_only" });

  it("is offered while it is on its way to the buyer", () => {
    expect(offered(onTheWay.when(refund))).toEqual(["处理申请", "拦截包裹"]);
    expect(offered(delivered.when(asks({ kind: "return_refund" })))).toEqual(["处理申请"]);
    expect(offered(unshipped.when(asks({ kind: "partial_refund", amount: { amount: 100, currency: "CNY" } })))).toEqual(
      ["处理申请"],
    );
    const waits = onTheWay.at(t("06-03 18:40")).when(scan("06-03 18:40", "awaiting_collection"));
    expect(offered(waits.when(refund))).toEqual(["处理申请"]);
  });
});

it("a limit that a storm's early end brings forward is told without the storm as its reason", () => {
  const ended = unshipped
    .when({
      type: "disruption.declared",
      payload: {
        disruption: "d1",
        kind: "carrier_outage",
        from: t("06-01 12:00"),
        to: t("06-05 12:00"),
        promises: ["ship-by"],
        effect: "pause",
      },
    })
    .at(t("06-01 18:00"))
    .when({ type: "disruption.ended", payload: { disruption: "d1", at: t("06-01 18:00") } });
  expect(ended.view().promises.find(({ promise }) => promise === "ship-by")?.due).toBe(at("06-03 16:00"));
  const [told] = ended.inbox.filter(({ notice }) => notice === "time-extended").slice(-1);
  expect(told?.texts).toContain("订单1001的发货时限已提前至6月3日16:00。");
});
