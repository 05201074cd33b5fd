import { expect, test } from "vitest";
import { defineRulebook, type OrderEvent } from "waybell";
import { pinduoduo } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, created, outcomes, Shop, seller } from "../support/shop.ts";
import { at } from "../support/times.ts";

const book = defineRulebook({ packs: [pinduoduo], channels });

/** Shipped on 1 June at 12:00 under a number that looks wrong; the time to edit it ends on 2 June at 12:00. */
function suspected(): Shop {
  const order = new Shop(book, [buyer, seller]);
  order.at("06-01 10:00", created(), event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
  order.at("06-01 12:00", event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD10000000" }));
  order.at("06-02 09:00", event("tracking.suspected", { parcelId: "p1", reason: "malformed" }));
  return order;
}
const closing = (order: Shop): readonly string[] =>
  order.at("06-02 13:00").effects.flatMap((one) => (one.type === "send" ? one.notice : []));

test("a number that looks wrong is said to be past editing", () => {
  expect(closing(suspected())).toContain("number-edit-closed");
});

test("nothing that was suspected of a number is said of the one in its place", () => {
  const order = suspected();
  const right = { parcelId: "p1", carrier: "yunda", number: "YD100000001" };
  expect(outcomes(order.at("06-02 11:59", event("tracking.replaced", right)))).toEqual(["accepted"]);
  expect(closing(order)).not.toContain("number-edit-closed");
});

test.each([
  ["put in its place", event("tracking.replaced", { parcelId: "p1", carrier: "yunda", number: "YD100000001" })],
  [
    "that covers it",
    event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001", cover: true }),
  ],
])("a number %s is suspected when another order had it", (_, right) => {
  const reused = { ...right, payload: { ...right.payload, usedElsewhere: true } } as typeof right;
  for (const [given, facts] of [
    [right, undefined],
    [reused, [["parcel.number-reused", at("06-02 11:59"), at("06-02 11:59")]]],
  ] as const) {
    const order = suspected();
    order.at("06-02 11:59", given);
    expect(order.record?.parcels[0]?.facts).toEqual(facts);
  }
});

test("the number in its place that looks wrong, too, is told as the first was", () => {
  const order = suspected();
  const told = (time: string, one: OrderEvent): readonly string[] =>
    order.at(time, one).effects.flatMap((effect) => (effect.type === "send" ? effect.notice : []));
  const again = () => event("tracking.suspected", { parcelId: "p1", reason: "other-carrier" });
  const right = { parcelId: "p1", carrier: "yunda", number: "YD100000001" };
  expect(told("06-02 09:10", again())).not.toContain("number-looks-wrong");
  expect(told("06-02 09:20", event("tracking.replaced", right))).not.toContain("number-looks-wrong");
  expect(told("06-02 09:30", again())).toContain("number-looks-wrong");
});
