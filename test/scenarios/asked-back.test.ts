import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { onItsWay, pdd, scanned } from "./pinduoduo.ts";

const cn = defineRulebook({ packs: [marketplaceCn], channels });
/** The buyer asks for all the money back. */
const all: ScenarioEvent<"aftersales.requested"> = {
  type: "aftersales.requested",
  payload: { caseId: "AS-1", kind: "refund_only" },
};
const promised = { ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } };
const moving = [scanned("06-01 20:30", "picked_up"), scanned("06-02 09:00", "in_transit")] as const;
/** What was paid beside the price, or is held. */
const coupons = (order: Scenario): readonly string[] =>
  order.view().compensations.flatMap(({ policy, form, is }) => (form === "refund" ? [] : [`${policy} ${is}`]));

describe("who asks for all the money back", () => {
  it.each([
    ["CMP-02", "overdue-pick-up", "06-02 18:00", onItsWay("06-01 18:00")],
    [
      "CMP-05",
      "overdue-pick-up-percent",
      "06-03 18:00",
      scenario(cn)
        .given([buyer, seller])
        .given({ events: [created, paid, shippedAt("06-01 18:00")] }),
    ],
    ["CMP-06", "stall-coupon", "06-05 09:00", onItsWay("06-01 18:00").given({ events: moving })],
    [
      "CMP-08",
      "late-delivery-coupon",
      "06-04 18:00",
      pdd.given({ events: [promised, paid, shippedAt("06-01 18:00"), ...moving] }),
    ],
  ] as const)("up to the limit of %s gets no %s, and after it does", (_, policy, limit, order) => {
    const due = at(limit);
    const later = due + 3 * 86_400_000 + 1;
    const got = (asked: number) => coupons(order.at(asked).when(all).at(later)).filter((one) => one.startsWith(policy));
    expect(got(due).filter((one) => one.endsWith("issued"))).toEqual([]);
    expect(got(due + 1)).toEqual([`${policy} issued`]);
  });

  it("after a parcel stood still for long gets the coupon, though it moves again before that is paid", () => {
    const stood = onItsWay("06-01 18:00").given({ events: moving }).at(t("06-05 10:00")).when(all);
    const moved = stood.at(t("06-07 10:00")).when(scan("06-07 10:00", "in_transit"));
    expect(coupons(moved.at(t("06-08 09:00")))).toEqual(["stall-coupon issued"]);
  });

  it("is compensated as ever where the request is taken back before it would be paid", () => {
    const asked = onItsWay("06-01 18:00").at(t("06-01 19:00")).when(all);
    const taken = asked.at(t("06-03 12:00")).when({ type: "aftersales.withdrawn", payload: { caseId: "AS-1" } });
    expect(coupons(taken.at(t("06-03 18:00")))).toEqual(["overdue-pick-up issued"]);
  });
});
