import { expect, test } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import type { Milestone } from "../../src/model/parcel.ts";
import { event } from "../support/events.ts";
import { buyer, channels, created, http, Shop, seller, sends } from "../support/shop.ts";
import { at } from "../support/times.ts";

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** A whole life with 30 scans, every message sent, answered and receipted. */
function finished() {
  const order = new Shop(defineRulebook({ packs: [marketplaceCn], channels }), [buyer, seller]);
  const deliver = (time: number, step: ReturnType<Shop["at"]>): void => {
    for (const send of sends(step)) {
      order.begin(time, send);
      order.settle(time + 400, send, http(200));
      const received = order.book.received({ status: "delivered", sendId: send.id }, time + 3000);
      if (received) order.at(time + 3000, received);
    }
  };
  const take = (time: string, ...events: Parameters<Shop["at"]>[1][]): void =>
    deliver(at(time), order.at(time, ...events));
  take("06-01 09:58", created());
  take("06-01 10:00", event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }));
  take(
    "06-01 18:00",
    event("shipment.submitted", { parcelId: "p1", carrier: "yunda", number: "YD100000001", eta: at("06-03 18:00") }),
  );
  const scan = (time: string, milestone: Milestone, place: string): void =>
    take(
      time,
      event("trace.received", {
        carrier: "yunda",
        number: "YD100000001",
        provider: "kuaidi100",
        scans: [{ at: at(time) - 60_000, code: "1002", milestone, place }],
      }),
    );
  scan("06-01 20:30", "picked_up", "广东深圳宝安公司");
  for (let i = 10; i < 37; i++)
    scan(`06-02 ${String(i % 24).padStart(2, "0")}:${i}`.replace(/ 0/, " 0"), "in_transit", "华东枢纽转运中心");
  scan("06-03 09:10", "arrived_destination", "上海浦东公司");
  scan("06-03 09:30", "out_for_delivery", "上海浦东公司");
  scan("06-03 14:05", "delivered", "上海浦东公司");
  take("06-03 19:00", event("receipt.confirmed", {}, { by: "buyer" }));
  return order.record;
}

test("a finished order fits in 8 KB, a scan in 130 bytes, a row of the ledger in 150 for each channel it was told over", () => {
  const record = finished();
  if (!record) throw new Error("no record");
  const scans = record.parcels[0]?.scans ?? [];
  expect(scans.length).toBeGreaterThan(20);
  expect(record.ledger.length).toBeGreaterThan(6);
  for (const row of scans) expect(bytes(row)).toBeLessThanOrEqual(130);
  // Each row by itself, not their mean. A whole row, told over several channels, is longer.
  for (const row of record.ledger) expect(bytes(row) / Math.max(1, row.a.length), row.n).toBeLessThanOrEqual(150);
  expect(bytes(record)).toBeLessThanOrEqual(8192);
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});
