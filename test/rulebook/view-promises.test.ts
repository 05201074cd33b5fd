import { describe, expect, test } from "vitest";
import { defineRulebook, type OrderRecord, type OrderView } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, created, Shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const book = defineRulebook({ packs: [marketplaceCn], channels });
const view = (order: Shop, now: string): OrderView => book.view(order.record as OrderRecord, { now: at(now), as: {} });

describe("what is owed of an order", () => {
  const owed = (order: Shop, now: string) =>
    view(order, now).promises.map(({ promise, overdue }) => [promise, overdue ?? false]);
  const late = (): Shop => {
    const order = new Shop(book, [buyer]);
    const amount = { amount: 5990, currency: "CNY" };
    order.at("06-01 10:00", created(), event("payment.captured", { amount }));
    order.at("06-03 12:00");
    return order;
  };

  test("is there, overdue or not, until it is done", () => {
    const order = late();
    expect(owed(order, "06-03 12:00")).toEqual([["ship-by", true]]);
    order.at("06-03 13:00", event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001" }));
    expect(owed(order, "06-03 13:00")).toEqual([
      ["pick-up-by", false],
      ["auto-confirm", false],
    ]);
  });
  test("is nothing once it is cancelled, while what was held against the seller stays", () => {
    const order = late();
    order.at("06-03 13:00", event("order.cancelled", {}));
    expect(owed(order, "06-03 13:00")).toEqual([]);
    expect(view(order, "06-03 13:00").breaches.map(({ promise, ended }) => [promise, ended])).toEqual([
      ["ship-by", undefined],
    ]);
  });
});
