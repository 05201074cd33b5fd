import { describe, expect, it } from "vitest";
import { event } from "../support/events.ts";
import { cups, manyParcels, money, ordered, tea, waits } from "../support/office.ts";
import { at } from "../support/times.ts";

const parcel = { parcelId: "p1", carrier: "zhongtong", number: "73100000000001" };

describe("an order that waits", () => {
  it("is what its record, its view and its host say of it", () => {
    const details = { skus: { cups: "CUP-1" }, warehouse: "杭州" };
    expect(waits(ordered(), { details })).toEqual({
      id: "1001",
      number: "1001",
      status: "to_ship",
      placedAt: at("06-01 10:00"),
      confirmedAt: at("06-01 10:00"),
      shipBy: at("06-03 10:00"),
      lines: [{ line: "cups", title: "马克杯", sku: "CUP-1", quantity: 2 }],
      paid: money,
      details,
    });
  });

  it("keeps its limit when it is overdue", () => {
    expect(waits(ordered(), { now: "06-03 12:00" })?.shipBy).toBe(at("06-03 10:00"));
  });

  it("has what is still open of its lines", () => {
    const part = { ...parcel, lines: [{ lineId: "cups", quantity: 1 }] };
    const then = [["06-01 12:00", event("shipment.submitted", part)]] as const;
    const partly = waits(ordered({ lines: [cups, tea], book: manyParcels, then }), { book: manyParcels });
    expect([partly?.status, partly?.lines.map(({ line, quantity }) => [line, quantity])]).toEqual([
      "partially_shipped",
      [
        ["cups", 1],
        ["tea", 1],
      ],
    ]);
  });

  it("goes by its line where the host names no SKU, whatever a line is called", () => {
    const odd = waits(ordered({ lines: [{ ...cups, id: "constructor" }] }), { details: { skus: { cups: "CUP-1" } } });
    expect(odd?.lines[0]?.sku).toBe("constructor");
  });

  it("is on hold until it is released, and has no limit while its clock stands still", () => {
    const held = ["06-01 12:00", event("order.held", { reason: "address" })] as const;
    const released = ["06-01 13:00", event("order.released", {})] as const;
    const [still, again] = [waits(ordered({ then: [held] })), waits(ordered({ then: [held, released] }))];
    expect([still?.status, still?.shipBy]).toEqual(["on_hold", null]);
    expect([again?.status, again?.shipBy]).toEqual(["to_ship", at("06-03 11:00")]);
  });

  it.each([
    ["has shipped", [["06-01 12:00", event("shipment.submitted", parcel)]]],
    ["is cancelled", [["06-01 12:00", event("order.cancelled", {})]]],
    ["gives all the money back", [["06-01 12:00", event("refund.started", { refundId: "r1", amount: money })]]],
  ] as const)("does not wait any more when it %s", (_, then) => {
    expect(waits(ordered({ then }))).toBeNull();
  });

  it("waits again when the money did not go back", () => {
    const then = [
      ["06-01 12:00", event("refund.started", { refundId: "r1", amount: money })],
      ["06-01 13:00", event("refund.failed", { refundId: "r1" })],
    ] as const;
    expect(waits(ordered({ then }))?.status).toBe("to_ship");
  });

  it("does not wait before it is paid, or while only scans have come", () => {
    const created = event("order.created", { kind: "normal", lines: [cups], total: money });
    const scanned = event("trace.received", { provider: "own", carrier: "yunda", number: "YD100000001", scans: [] });
    for (const first of [created, scanned]) {
      const { record } = manyParcels.step(null, [first], { now: at("06-01 10:00"), people: [] });
      expect(waits(record, { book: manyParcels })).toBeNull();
    }
  });
});
