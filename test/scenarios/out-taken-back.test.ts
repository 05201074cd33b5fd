import { describe, expect, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, scan, shippedOrder, t, traced, underWay } from "./fixture.ts";

const out = scan("06-03 08:30", "out_for_delivery");
const takenBack = (dayAndTime: string) => {
  const { scans, ...of } = out.payload as TraceReceived;
  return (order: Scenario): Scenario =>
    order.at(t(dayAndTime)).when({
      type: "trace.received",
      payload: { ...of, scans: [], withdrawn: scans },
    } satisfies ScenarioEvent);
};
const toldSince = ({ inbox }: Scenario, from: string) =>
  inbox.flatMap(({ person, notice, at: when }) => (person === "buyer-7" && when >= at(from) ? [notice] : []));
const expected = underWay.at(t("06-03 08:30")).when(out).then.told("buyer", "out-for-delivery", "sms");

describe("S0-33 a parcel of which the provider takes back that it is out for delivery", () => {
  it("is not waited for: the buyer hears it, and hears anew when it is out after all", () => {
    takenBack("06-03 09:30")(expected)
      .then.told("buyer", "not-out-for-delivery", "push", {
        text: `很抱歉，此前的派送通知有误：包裹${number}尚未派送，请勿等候。开始派送时我们会通知您。`,
      })
      .nothingElse()
      .at(t("06-04 08:30"))
      .when(scan("06-04 08:30", "out_for_delivery"))
      .then.told("buyer", "out-for-delivery", "sms")
      .nothingElse();
  });

  it.each([
    [{ exception: "attempt_failed" }, "delivery-failed"],
    ["awaiting_collection", "ready-to-collect"],
    ["delivered", "delivered"],
    ["returning", "going-back"],
  ] as const)("is where he heard last that it is: %o", (what, said) => {
    const later = takenBack("06-03 12:30")(expected.at(t("06-03 12:00")).when(scan("06-03 12:00", what)));
    expect(toldSince(later, "06-03 12:00")).toEqual([said]);
  });

  it("is not said of the wrong number of a parcel whose number was put right", () => {
    const right = "73100000000002";
    const order = shippedOrder("06-03 06:00")
      .at(t("06-03 08:30"))
      .when(out)
      .at(t("06-03 10:00"))
      .when({ type: "tracking.replaced", payload: { parcelId: "P1", carrier: "zhongtong", number: right } })
      .at(t("06-03 12:00"))
      .when(traced([["06-03 12:00", "in_transit"]], { number: right }));
    expect(toldSince(order, "06-03 08:30")).toEqual(["out-for-delivery", "number-corrected", "picked-up"]);
  });
});
