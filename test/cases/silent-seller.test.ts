import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, t } from "../scenarios/fixture.ts";
import { asks, delivered, yuan } from "./fixture.ts";

// A seller who says nothing when goods come back, and does not send what was agreed.

const stage = (scenario: Scenario): string | undefined => scenario.view().cases[0]?.stage;
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const number = "73100000000009";
const cameBack: ScenarioEvent = {
  type: "trace.received",
  payload: {
    carrier: "zhongtong",
    number,
    provider: "kuaidi100",
    scans: [{ at: at("06-06 10:00"), code: "3", milestone: "delivered" }],
  },
};
const returned = (kind: "exchange" | "repair" | "return_refund") =>
  delivered
    .when(asks({ kind, sellerFault: true }), on("aftersales.approved"))
    .at(t("06-04 10:00"))
    .when(on("aftersales.return_sent", { carrier: "zhongtong", number, freight: yuan(1500) }))
    .at(t("06-06 10:00"))
    .when(cameBack);

describe("goods that came back to a seller who says nothing", () => {
  it("count as received when his time is over, and the freight is paid with the price", () => {
    const back = returned("return_refund");
    expect(stage(back.at(at("06-09 10:00")))).toBe("return_in_transit");
    const settled = back.at(at("06-09 10:00") + 1);
    expect(stage(settled)).toBe("refunding");
    settled.then.compensations([
      ["return-freight", "AS-1", 1200, "issued"],
      ["case-refund", "AS-1", 5990, "issued"],
    ]);
  });

  it.each(["exchange", "repair"] as const)(
    "and sends none for an %s: the request is open once, goes to the platform, and rests there",
    (kind) => {
      const agreed = returned(kind).at(t("06-09 10:00:00.001"));
      expect(stage(agreed)).toBe("awaiting_resend");
      const open = agreed.at(t("06-11 10:00:00.001"));
      expect(stage(open)).toBe("seller_review");
      expect(open.view().promises.find(({ promise }) => promise === "answer-request")?.due).toBe(at("06-13 10:00"));
      expect(stage(open.at(at("06-13 10:00")))).toBe("seller_review");
      const platform = open.at(at("06-13 10:00") + 1);
      expect(stage(platform)).toBe("platform_review");
      expect(stage(platform.at(t("06-30 00:00")))).toBe("platform_review");
    },
  );

  it("need not be sent back once more when the seller agrees again", () => {
    const open = returned("exchange")
      .at(t("06-07 10:00"))
      .when(on("aftersales.return_received"))
      .at(t("06-09 10:00:00.001"));
    expect(stage(open)).toBe("seller_review");
    expect(stage(open.when(on("aftersales.approved")))).toBe("awaiting_resend");
  });

  it("give him his time anew where the buyer changes what he refused", () => {
    const changed = returned("return_refund")
      .at(t("06-07 10:00"))
      .when(on("aftersales.rejected", { reason: "used" }))
      .at(t("06-10 10:00"))
      .when(on("aftersales.modified", { kind: "exchange" }));
    expect(stage(changed)).toBe("seller_review");
    expect(stage(changed.at(at("06-12 10:00")))).toBe("seller_review");
    // The goods are with him, so silence agrees to send others.
    expect(stage(changed.at(at("06-12 10:00") + 1))).toBe("awaiting_resend");
    expect(stage(changed.at(at("06-14 10:00") + 1))).toBe("seller_review");
    expect(stage(changed.at(at("06-16 10:00") + 1))).toBe("platform_review");
  });

  it("count as received, too, where it was the platform that ruled that they go back", () => {
    const back = delivered
      .when(asks({ kind: "return_refund" }), on("aftersales.rejected", { reason: "used" }), on("aftersales.escalated"))
      .when(on("aftersales.decided", { result: "upheld" }))
      .at(t("06-04 10:00"))
      .when(on("aftersales.return_sent", { carrier: "zhongtong", number }))
      .at(t("06-06 10:00"))
      .when(cameBack);
    expect(stage(back.at(at("06-09 10:00")))).toBe("return_in_transit");
    expect(stage(back.at(at("06-09 10:00") + 1))).toBe("refunding");
  });

  it("goes back to the platform where it had ruled that others are sent", () => {
    const ruled = delivered
      .when(asks({ kind: "resend" }), on("aftersales.rejected", { reason: "used" }), on("aftersales.escalated"))
      .at(t("06-04 10:00"))
      .when(on("aftersales.decided", { result: "upheld" }));
    expect(stage(ruled)).toBe("awaiting_resend");
    const open = ruled.at(at("06-06 10:00") + 1);
    expect(stage(open)).toBe("platform_review");
    expect(open.view().promises.find(({ promise }) => promise === "decide-request")?.due).toBe(at("06-09 10:00"));
    expect(stage(open.when(on("aftersales.decided", { result: "upheld" })))).toBe("awaiting_resend");
  });
});
