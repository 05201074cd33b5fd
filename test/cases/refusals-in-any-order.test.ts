import { expect, it } from "vitest";
import { defineRulebook, type OrderEvent, type OrderRecord } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { event } from "../support/events.ts";
import { buyer, channels, seller } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

// Two parcels of an order are refused on 06-05, one is brought after all. What opens requests by itself is the scan, whenever
// word of it comes.

const book = defineRulebook({ packs: [marketplaceCn], channels });
const people = [buyer, seller];
const total = { amount: 5990, currency: "CNY" };
const numbers: { readonly [parcel: string]: string } = { p1: "SF1234567", p2: "SF1234568" };
const shipped = (parcelId: string): OrderEvent =>
  event("shipment.submitted", {
    parcelId,
    carrier: "zhongtong",
    number: numbers[parcelId] ?? "",
    lines: [{ lineId: "l1", quantity: 1 }],
  });
const scanned = (parcel: string, time: string, heard: string, more: object): OrderEvent =>
  event(
    "trace.received",
    {
      carrier: "zhongtong",
      number: numbers[parcel] ?? "",
      provider: "one",
      scans: [{ at: at(time), code: "1", ...more } as never],
    },
    { by: "carrier", receivedAt: at(heard) },
  );

const started = book.step(
  null,
  [
    event("order.created", { kind: "normal", lines: [{ id: "l1", title: "Cup", quantity: 2 }], total }),
    event("payment.captured", { amount: total }),
    shipped("p1"),
    shipped("p2"),
  ],
  { now: at("06-01 10:00"), people },
).record;

const refused = { exception: "refused" };
const one = scanned("p1", "06-05 11:00", "06-05 11:20", refused);
const other = scanned("p2", "06-05 11:00", "06-05 11:10", refused);
const back = scanned("p1", "06-05 11:30", "06-05 11:31", { milestone: "returning" });

function standing(record: OrderRecord) {
  const { headline } = book.view(record, { now: at("06-05 13:00"), as: {} });
  const requests = (record.matters ?? []).map(({ id, opened, chart }) => `${id} ${clock(opened)} ${chart.stage}`);
  return { headline, requests };
}

const expected = {
  headline: "after_sales",
  requests: ["refused:p1 06-05 11:00 awaiting_return", "refused:p2 06-05 11:00 awaiting_return"],
};

it.each([
  ["as they were heard", [other, one, back]],
  ["the other way round", [back, one, other]],
  ["one after the other", [one, other, back]],
])("requests that refusals open are the same whether pushes arrive %s", (_, events) => {
  const now = at("06-05 12:00");
  expect(standing(book.step(started, events, { now, people }).record)).toEqual(expected);
  const singly = events.reduce((record, happened) => book.step(record, [happened], { now, people }).record, started);
  expect(standing(singly)).toEqual(expected);
});
