import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceIntl } from "waybell/packs";
import { event } from "../support/events.ts";
import { cups, manyParcels, money, type Ordered, ordered, tea, waits } from "../support/office.ts";
import { at } from "../support/times.ts";

/** Here a seller is asked first. */
const abroad = defineRulebook({ packs: [marketplaceIntl], channels: [] });

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

  it("has nothing of what is asked back, and waits no more where that is all", () => {
    const ask = (caseId: string, lineId: string, quantity: number) =>
      event("aftersales.requested", { caseId, kind: "refund_unshipped", lines: [{ lineId, quantity }] });
    const asked = (...then: Ordered["then"] & readonly unknown[]) =>
      waits(ordered({ lines: [cups, tea], book: abroad, then }), { book: abroad })?.lines.map(({ line, quantity }) => [
        line,
        quantity,
      ]);
    const one = ["06-01 12:00", ask("c1", "cups", 1)] as const;
    const rest = ["06-01 13:00", ask("c2", "cups", 1)] as const;
    const last = ["06-01 14:00", ask("c3", "tea", 1)] as const;
    const no = [
      "06-01 15:00",
      event("aftersales.rejected", { caseId: "c1", reason: "packed" }, { by: "seller" }),
    ] as const;
    expect(asked(one)).toEqual([
      ["cups", 1],
      ["tea", 1],
    ]);
    expect(asked(one, rest)).toEqual([["tea", 1]]);
    expect(asked(one, rest, last)).toBeUndefined();
    expect(asked(one, rest, last, no)).toEqual([["cups", 1]]);
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
    [
      "is paid back as asked, though nobody has begun to",
      [["06-01 12:00", event("aftersales.requested", { caseId: "c1", kind: "refund_unshipped" })]],
    ],
    ["is out of stock", [["06-01 12:00", event("stock.out", { lines: ["cups"] })]]],
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
