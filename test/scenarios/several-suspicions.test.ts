import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { buyer, created, paid, seller, shippedAt, t } from "./fixture.ts";
import { onItsWay } from "./pinduoduo.ts";

// Shipped on 06-01 at 18:00; nobody picked it up by 06-02 18:00, so it counts as never shipped.

const suspected: ScenarioEvent<"tracking.suspected"> = {
  type: "tracking.suspected",
  payload: { parcelId: "P1", reason: "other-city" },
};
const reviews = ({ steps }: Scenario) =>
  steps
    .flatMap(({ effects }) => effects)
    .filter((one) => one.type === "openTask" && one.task === "review-fake-shipment")
    .map(({ at, since }) => [at, since]);
const owed = (order: Scenario) => order.view().compensations.map(({ policy, is }) => [policy, is]);
const unseen = onItsWay("06-01 18:00");
const instant = (dayAndTime: string): number => Date.parse(t(dayAndTime));

describe("a parcel that counts as never shipped", () => {
  it("is reviewed for what else is suspected of it, once, and paid for all the same", () => {
    const order = unseen.at(t("06-02 19:00")).when(suspected).at(t("06-04 19:00"));
    expect(reviews(order)).toEqual([[instant("06-02 19:00"), instant("06-02 19:00")]]);
    expect(owed(order)).toEqual([["overdue-pick-up", "issued"]]);
  });

  it("is not reviewed again for what was suspected before", () => {
    const order = unseen.at(t("06-02 12:00")).when(suspected).at(t("06-04 19:00"));
    expect(reviews(order)).toEqual([[instant("06-02 12:00"), instant("06-02 12:00")]]);
    expect(owed(order)).toEqual([["overdue-pick-up", "issued"]]);
  });

  it("is not reviewed for that alone", () => {
    expect(reviews(unseen.at(t("06-04 19:00")))).toEqual([]);
  });
});

it("a shop that is stricter takes no compensation away: what it lets count as never shipped is paid as what is late", () => {
  const paidFor = (pickUp: "yes" | "no", more: Pack["values"] = {}) => {
    const choice = { "pickup.counts-as-fake": { value: pickUp, source: ["own"] } } as const;
    const shop: Pack = { id: "shop", version: "1", layer: "shop", values: { choice, ...more } };
    const order = scenario(defineRulebook({ packs: [marketplaceCn, shop], channels: [] }))
      .given([buyer, seller])
      .given({ events: [created, paid, shippedAt("06-01 18:00")] })
      .at(t("06-05 12:00"));
    return order.view().compensations.map(({ policy, amount, is }) => [policy, amount.amount, is]);
  };
  const percent = ["overdue-pick-up-percent", 300, "issued"];
  expect(paidFor("no")).toEqual([percent]);
  expect(paidFor("yes")).toEqual([percent]);
  // Of both the buyer gets the highest.
  const amount = { "comp.overdue-pick-up": { value: { fixed: 2000 }, source: ["own"] } } as const;
  expect(paidFor("yes", { amount })).toEqual([
    ["overdue-pick-up", 2000, "issued"],
    ["overdue-pick-up-percent", 300, "cancelled"],
  ]);
  expect(paidFor("no", { amount })).toEqual([percent]);
});
