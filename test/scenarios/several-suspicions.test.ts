import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { t } from "./fixture.ts";
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
