import { describe, expect, test } from "vitest";
import { defineRulebook, type OrderEvent, type OrderRecord, type Rulebook, type StepContext } from "waybell";
import { marketplaceCn } from "waybell/packs";
import type { Milestone } from "../../src/model/parcel.ts";
import type { LedgerRow } from "../../src/model/record.ts";
import { packed, unpacked } from "../../src/notify/ledger-pack.ts";
import { event } from "../support/events.ts";
import { buyer, channels, created, http, Shop, seller, sends } from "../support/shop.ts";
import { at } from "../support/times.ts";

interface Call {
  readonly rulebook: Rulebook;
  readonly record: OrderRecord | null;
  readonly events: readonly OrderEvent[];
  readonly context: StepContext;
}

/** The orders of examples/01-quickstart.mjs as they stand at its end: the calls that the benchmark times, too. */
async function quickstart(): Promise<readonly OrderRecord[]> {
  // By its address, since the examples carry no types.
  const { href } = new URL("../../bench/quickstart.mjs", import.meta.url);
  const calls = await ((await import(href)) as { quickstart(): Promise<readonly Call[]> }).quickstart();
  const last = calls.filter((_, i) => (calls[i + 1]?.record ?? null) === null);
  return last.map(({ rulebook, record, events, context }) => rulebook.step(record, events, context).record);
}

/** A whole life with 30 scans, every message sent, answered after 0.4 s and receipted after 3 s. */
function finished(): OrderRecord {
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
  if (!order.record) throw new Error("no record");
  return order.record;
}

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
const channelsOf = ({ a }: LedgerRow): readonly string[] => [...new Set(a.map(([channel]) => channel))];
/** What has more bytes than it may, with how many. */
const over = (limit: number, parts: readonly unknown[]): readonly string[] =>
  parts.filter((part) => bytes(part) > limit).map((part) => `${bytes(part)}: ${JSON.stringify(part)}`);

const [byApp, byMail] = await quickstart();

describe.each([
  ["the quickstart's order, told by the app", byApp, 6],
  ["the quickstart's order, told by mail", byMail, 6],
  ["an order with 30 scans, all receipted", finished(), 20],
] as const)("in bytes of JSON, %s", (_, record, leastScans) => {
  if (!record) throw new Error("no record");
  const rows = record.ledger.map(unpacked);

  test("has a record of at most 8 KB", () => {
    expect(bytes(record)).toBeLessThanOrEqual(8192);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  test("has scans of at most 130, each of them", () => {
    const scans = record.parcels.flatMap((parcel) => parcel.scans);
    expect(scans.length).toBeGreaterThanOrEqual(leastScans);
    expect(over(130, scans)).toEqual([]);
  });

  // The ledger is kept per notice, person and channel; tellings over several channels share a row.
  test("has entries of at most 150: each row with the attempts of one of its channels alone", () => {
    const entries = rows.flatMap((row) => {
      const told = channelsOf(row).map((on) => ({ ...row, a: row.a.filter(([channel]) => channel === on) }));
      return told.length > 0 ? told : [row];
    });
    expect(entries.length).toBeGreaterThan(10);
    expect(over(150, entries.map(packed))).toEqual([]);
  });

  test("has rows of at most 150, whole, where the inbox and one channel had an attempt each", () => {
    const usual = rows.filter((row) => row.a.length === 2 && channelsOf(row).length === 2);
    expect(usual.length).toBeGreaterThan(6);
    expect(over(150, usual.map(packed))).toEqual([]);
  });
});
