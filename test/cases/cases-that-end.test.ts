import { describe, expect, it } from "vitest";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, created, paid, shippedAt, t } from "../scenarios/fixture.ts";
import { intlBook, peopleAbroad } from "../scenarios/intl.ts";
import { asks, delivered } from "./fixture.ts";

// When a request has come to its end, and when it has not.

const stage = (scenario: Scenario): string | undefined => scenario.view().cases[0]?.stage;
const on = (type: ScenarioEvent["type"], payload: object = {}): ScenarioEvent =>
  ({ type, payload: { caseId: "AS-1", ...payload } }) as unknown as ScenarioEvent;
const number = "73100000000009";

describe("goods sent back for the seller's fault, the freight of which nobody told", () => {
  const received = delivered
    .when(asks({ kind: "return_refund", sellerFault: true }), on("aftersales.approved"))
    .at(t("06-05 10:00"))
    .when(on("aftersales.return_sent", { carrier: "zhongtong", number }))
    .at(t("06-08 10:00"))
    .when(on("aftersales.return_received"));

  it("wait for their price like any others: no freight is owed, and none is no refund", () => {
    expect(stage(received)).toBe("refunding");
    expect(received.view().headline).toBe("after_sales");
    expect(received.view().promises.find(({ promise }) => promise === "auto-confirm")?.paused).toBe(true);
    const paid = received
      .at(t("06-09 10:00"))
      .when({ type: "money.settled", payload: { effect: "1001/case-refund/AS-1/pay", result: "done" } });
    expect(stage(paid)).toBe("refunded");
  });

  it("wait on where the price was refused", () => {
    const refused = received
      .at(t("06-09 10:00"))
      .when({ type: "money.settled", payload: { effect: "1001/case-refund/AS-1/pay", result: "refused" } });
    expect(stage(refused.at(t("06-20 00:00")))).toBe("refunding");
  });
});

describe("outside China, the wish to cancel what has not shipped", () => {
  const asked = scenario(intlBook, { orderId: "1001" })
    .given(peopleAbroad)
    .given({ events: [created, paid] })
    .at(t("06-01 12:00"))
    .when(asks({ kind: "refund_unshipped" }));

  it("is granted where the seller has said nothing in 24 hours", () => {
    expect(stage(asked.at(at("06-02 12:00")))).toBe("seller_review");
    const granted = asked.at(at("06-02 12:00") + 1);
    expect(stage(granted)).toBe("refunding");
    granted.then.compensations([["case-refund", "AS-1", 5990, "issued"]]);
  });

  it("goes to the platform, as others do, where what arrived is to go back", () => {
    const sent = scenario(intlBook, { orderId: "1001" })
      .given(peopleAbroad)
      .given({ events: [created, paid, shippedAt("06-01 18:00")] })
      .at(t("06-02 12:00"))
      .when(asks({ kind: "refund_only" }));
    expect(stage(sent.at(t("06-06 12:00")))).toBe("platform_review");
  });
});

describe("a buyer who says that a delivered parcel never came", () => {
  const disputed = delivered.when({ type: "delivery.disputed", payload: { parcelId: "P1" } });
  const complained = disputed
    .at(t("06-03 21:00"))
    .when({ type: "complaint.opened", payload: { complaintId: "K-1", category: "false_sign", parcelId: "P1" } });
  const confirms = (scenario: Scenario) => {
    const clock = scenario.view().promises.find(({ promise }) => promise === "auto-confirm");
    return clock?.paused ? "paused" : clock?.due;
  };

  it("need not confirm it while that is open, and has the time left once it was withdrawn", () => {
    expect(confirms(complained.at(t("06-04 10:00")))).toBe("paused");
    const over = complained.at(t("06-04 10:00")).when({ type: "complaint.withdrawn", payload: { complaintId: "K-1" } });
    expect(confirms(over)).toBe(at("06-11 04:05"));
    expect(over.at(t("06-12 00:00")).view().headline).toBe("received");
  });

  it("has it, too, once the platform ruled that it came", () => {
    const over = complained
      .at(t("06-05 21:01"))
      .at(t("06-06 10:00"))
      .when({ type: "complaint.decided", payload: { complaintId: "K-1", result: "dismissed" } });
    expect(confirms(over)).toBe(at("06-13 04:05"));
  });

  it("lets it rest who does not complain in the time a refusal may rest", () => {
    expect(confirms(disputed.at(at("06-10 20:00") - 1))).toBe("paused");
    const rested = disputed.at(t("06-10 20:00"));
    expect(confirms(rested)).toBe(at("06-17 14:05"));
    expect(rested.at(t("06-18 00:00")).view().headline).toBe("received");
  });
});
