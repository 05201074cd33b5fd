import { expect, test } from "vitest";
import { defineRulebook, type OrderRecord } from "waybell";
import { pinduoduo } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, created, outcomes, Shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const book = defineRulebook({ packs: [pinduoduo], channels });
const money = (amount: number) => ({ amount, currency: "CNY" });

/** Paid on 1 June at 10:00; on the next day so much of it goes back. */
function refunded(amount: number): Shop {
  const order = new Shop(book, [buyer]);
  order.at("06-01 10:00", created(), event("payment.captured", { amount: money(5990) }));
  const back = { refundId: "r1" };
  const step = order.at(
    "06-02 10:00",
    event("refund.started", { ...back, amount: money(amount) }),
    event("refund.succeeded", back),
  );
  expect(outcomes(step)).toEqual(["accepted", "accepted"]);
  return order;
}

const after = (order: Shop) => {
  const { effects } = order.at("06-03 12:00");
  const { promises, breaches } = book.view(order.record as OrderRecord, { now: at("06-03 12:00"), as: {} });
  return { effects: effects.map(({ type }) => type).filter((type) => type !== "send"), promises, breaches };
};

test("an order whose money is all back before it shipped is not late", () => {
  expect(after(refunded(5990))).toEqual({ effects: [], promises: [], breaches: [] });
});

test("one of which only a part went back still has to ship", () => {
  expect(after(refunded(1000))).toMatchObject({
    effects: ["compensate", "charge"],
    promises: [{ promise: "ship-by", overdue: true }],
    breaches: [{ promise: "ship-by" }],
  });
});
