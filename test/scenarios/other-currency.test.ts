import { describe, expect, it } from "vitest";
import { defineRulebook, type Money, type Pack } from "waybell";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { buyer, channels, seller, t } from "./fixture.ts";
import { around } from "./pinduoduo.ts";

const [, after] = around("06-03 10:00");

/** Paid on 06-01 at 10:00, and not shipped within its 48 hours. */
const late = (total: Money, ...packs: readonly [Pack, ...Pack[]]): Scenario => {
  const line = { id: "L1", title: "Mug", quantity: 2, paid: total };
  const placed: ScenarioEvent = { type: "order.created", payload: { kind: "normal", lines: [line], total } };
  return scenario(defineRulebook({ packs, channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...placed, occurredAt: t("06-01 09:58") },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: total } },
      ],
    })
    .at(after);
};
const owed = (order: Scenario) => order.view().compensations.map(({ policy, is, amount }) => [policy, is, amount]);
const yuan = (amount: number): Money => ({ amount, currency: "CNY" });
const dollars = (amount: number): Money => ({ amount, currency: "USD" });

describe("a platform whose figures are in yuan", () => {
  it("owes three yuan for an order in yuan, and not three dollars for one in dollars", () => {
    expect(owed(late(yuan(5990), pinduoduo))).toEqual([["delay-coupon", "issued", yuan(300)]]);
    const abroad = late(dollars(5990), pinduoduo);
    expect(owed(abroad).map(([policy, is]) => [policy, is])).toEqual([["delay-coupon", "cancelled"]]);
    expect(abroad.record?.money?.map(({ x }) => x?.[1])).toEqual(["other-currency"]);
    expect(abroad.sent.map(({ role, notice }) => [role, notice])).toContainEqual(["buyer", "late-shipment"]);
  });

  it("owes no share of a price either, where its bounds are in yuan", () => {
    expect(owed(late(yuan(10000), marketplaceCn))).toEqual([["delay-coupon", "issued", yuan(500)]]);
    expect(owed(late(dollars(10000), marketplaceCn)).map(([, is]) => is)).toEqual(["cancelled"]);
  });

  it("owes a share of the price in its own currency, where nothing is fixed", () => {
    const mall: Pack = {
      id: "mall",
      version: "1",
      extends: marketplaceCn,
      values: { amount: { "comp.delay": { value: { percent: 5 }, source: ["contract"] } } },
    };
    expect(owed(late(dollars(10000), mall))).toEqual([["delay-coupon", "issued", dollars(500)]]);
  });
});
