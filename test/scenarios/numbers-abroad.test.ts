import { describe, expect, it } from "vitest";
import { type Scenario, scenario } from "waybell/testing";
import { created, paid, shippedAt, t } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { onItsWay, scanned } from "./pinduoduo.ts";

const suspected = { type: "tracking.suspected", payload: { parcelId: "P1", reason: "other-carrier" } } as const;
const told = (order: Scenario) =>
  order.steps
    .flatMap(({ effects }) => effects)
    .flatMap((one) => (one.type === "send" && one.notice === "number-looks-wrong" ? [one.person] : []));

describe("a number that looks wrong, where it is edited until the first scan", () => {
  const shipped = scenario(intlBook, { orderId: "1001" })
    .given([...peopleAbroad])
    .given({ events: [created, paid] })
    .at(t("06-01 12:00"))
    .when(shippedAt("06-01 12:00"));

  it("is told to the seller, without a time by which to edit it", () => {
    const order = shipped.at(t("06-01 13:00")).when(suspected);
    expect(new Set(told(order))).toEqual(new Set(["seller-3"]));
    const sends = order.steps.flatMap(({ effects }) => effects).filter((one) => one.type === "send");
    const texts = JSON.stringify(sends.filter((one) => one.notice === "number-looks-wrong"));
    expect(texts).not.toMatch(/until|前可/);
  });

  it("is told to nobody once it was scanned", () => {
    const order = shipped.at(t("06-01 13:00")).when(scanned("06-01 13:00", "picked_up"));
    expect(told(order.at(t("06-01 14:00")).when(suspected))).toEqual([]);
  });
});

describe("a parcel that its carrier cancelled before pick-up", () => {
  const shipped = onItsWay("06-01 18:00");
  const breaches = (order: Scenario) => order.view().breaches.map(({ promise }) => promise);
  const later = (order: Scenario) => order.at(t("06-03 12:00"));

  it("has to be picked up by nobody any more, up to the limit; a breach before it stays", () => {
    for (const time of ["06-01 19:00", "06-02 18:00:00.000"])
      expect(breaches(later(shipped.at(t(time)).when(scanned(time, "cancelled"))))).toEqual([]);
    const late = "06-02 18:00:00.001";
    expect(breaches(later(shipped.at(t(late)).when(scanned(late, "cancelled"))))).toEqual(["pick-up-by"]);
  });
});
