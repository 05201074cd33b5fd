import { expect, it } from "vitest";
import type { ScenarioEvent } from "waybell/testing";
import { at, t } from "./fixture.ts";
import { onItsWay, scanned } from "./pinduoduo.ts";

// What was told in two wordings is taken back once, and may be told again in either.

const asked = (caseId: string): ScenarioEvent => ({
  type: "aftersales.requested",
  payload: { caseId, kind: "refund_only" },
});
const withdrawn = (caseId: string): ScenarioEvent => ({ type: "aftersales.withdrawn", payload: { caseId } });

it("a parcel that is delivered after all is told though the first word of it was another one, by night and in the inbox", () => {
  const order = onItsWay("06-01 18:00")
    .given({ events: [scanned("06-02 09:00", "out_for_delivery")] })
    .at(t("06-02 20:00"))
    .when(asked("AS-1"))
    .at(t("06-02 22:50"))
    .when(scanned("06-02 22:50", "delivered"))
    .at(t("06-02 23:00"))
    .when(withdrawn("AS-1"))
    .at(t("06-02 23:30"))
    .when(asked("AS-2"))
    .at(t("06-03 09:52"))
    .when(scanned("06-03 09:52", { milestone: "awaiting_collection", point: { name: "驿站", code: "1-2-3" } }))
    .at(t("06-03 10:45"))
    .when(scanned("06-03 10:45", "delivered"));
  const told = order.sent.flatMap(({ role, notice, channel, at: when }) =>
    role === "buyer" && notice.includes("deliver") && when >= at("06-02 22:00") ? [[when, notice, channel]] : [],
  );
  expect(told).toEqual([
    [at("06-03 08:00"), "delivered-in-dispute", "jpush"],
    [at("06-03 09:52"), "not-delivered-yet", "jpush"],
    [at("06-03 10:45"), "delivered-in-dispute", "jpush"],
  ]);
});
