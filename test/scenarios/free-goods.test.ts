import { describe, expect, it } from "vitest";
import { defineRulebook, type OrderLine } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, scan, seller, t, traced } from "./fixture.ts";
import { entryOf, onItsWay, scanned } from "./pinduoduo.ts";

// What nobody paid for is not made good, and keeps nothing waiting; nobody reads of money or requests that are none.

const yuan = (amount: number) => ({ amount, currency: "CNY" });
const cup: OrderLine = { id: "cup", title: "茶杯", quantity: 1, paid: yuan(6000) };
const gift: OrderLine = { id: "gift", title: "茶匙", quantity: 1, paid: yuan(0) };
const numberOf = (n: number): string => `7310000000000${n}`;
const sent = (n: number, lineId: string): ScenarioEvent => ({
  type: "shipment.submitted",
  payload: { parcelId: `P${n}`, carrier: "zhongtong", number: numberOf(n), lines: [{ lineId, quantity: 1 }] },
});
const hears = (order: Scenario, n: number, time: string, what: Parameters<typeof scan>[1]): Scenario =>
  order.at(t(time)).when(traced([[time, what]], { number: numberOf(n) }));

const bought = (): Scenario => {
  const shipped = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { kind: "normal", lines: [cup, gift], total: yuan(6000) } },
        { type: "payment.captured", occurredAt: t("06-01 10:00"), payload: { amount: yuan(6000) } },
      ],
    })
    .at(t("06-01 18:00"))
    .when(sent(1, "cup"), sent(2, "gift"));
  const moving = hears(hears(shipped, 1, "06-01 20:00", "picked_up"), 2, "06-01 20:00", "picked_up");
  return hears(moving, 1, "06-03 10:00", "delivered");
};
const ends = (order: Scenario) =>
  order.view().promises.flatMap(({ promise, due }) => (promise === "auto-confirm" ? [due] : []));

describe("a gift in a parcel of its own", () => {
  it.each(["lost", "damaged"] as const)("that is %s leaves the rest to be confirmed by itself", (exception) => {
    const gone = hears(bought(), 2, "06-03 15:20", { exception, code: "X" });
    expect(ends(gone)).toEqual([at("06-11 18:00")]);
    expect(gone.at(at("06-11 18:00") + 1).view().headline).toBe("received");
  });

  it("that is refused goes on with no request, for its buyer made none", () => {
    const back = hears(bought(), 2, "06-03 15:20", { exception: "refused", code: "X" });
    expect(entryOf(back, "going-back").body).toBe(`包裹${numberOf(2)}未能送达，退回商家。退款或补发事宜，请联系客服。`);
  });
});

it("who refuses what he was to send back in part reads what all of it brings back", () => {
  const part: ScenarioEvent = {
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "return_refund", lines: [{ lineId: "L1", quantity: 1 }] },
  };
  const refused = onItsWay("06-01 18:00")
    .given({ events: [scanned("06-01 20:30", "picked_up")] })
    .at(t("06-02 12:00"))
    .when(part, { type: "aftersales.approved", payload: { caseId: "AS-1" } })
    .at(t("06-03 15:20"))
    .when(scan("06-03 15:20", { exception: "refused" }));
  expect(entryOf(refused, "going-back").body).toContain("退回后，59.90元将自动原路退回");
});
