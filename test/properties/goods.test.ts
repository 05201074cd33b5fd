import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatterRow } from "../../src/model/matter.ts";
import { type Gone, takeGoods } from "../../src/rulebook/goods/taken.ts";

const placedFor = (units: number, paid: number) => ({
  number: "1",
  kind: "normal" as const,
  lines: [{ id: "L", title: "Cup", quantity: units, paid: { amount: paid, currency: "CNY" } }],
  total: { amount: paid, currency: "CNY" },
});
const row = (id: number, taken: MatterRow["taken"]): MatterRow => ({
  is: "case",
  id: String(id),
  opened: 0,
  chart: {},
  facts: [],
  ...(taken ? { taken } : {}),
});
const goneBy = (rows: readonly MatterRow[]): Gone => ({
  taken: rows.flatMap(({ taken = [] }) => taken),
  parts: new Map(),
});

describe("goods that are settled item by item", () => {
  it("¥100.00 for three come to 33.33, 33.34 and 33.33", () => {
    const placed = placedFor(3, 10_000);
    const rows: MatterRow[] = [];
    const amounts = [0, 1, 2].map((id) => {
      const { taken, amount } = takeGoods(placed, goneBy(rows), [["L", 1]]);
      rows.push(row(id, taken));
      return amount;
    });
    expect(amounts).toEqual([3333, 3334, 3333]);
  });

  it("sum up to what was paid, whatever is taken, given back and taken again, and no item is taken twice", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.record({ take: fc.integer({ min: 1, max: 8 }), back: fc.nat(9) }), { maxLength: 60 }),
        (units, paid, moves) => {
          const placed = placedFor(units, paid);
          let rows: readonly MatterRow[] = [];
          const left = () => units - rows.flatMap(({ taken = [] }) => taken).reduce((n, [, a, b]) => n + b - a, 0);
          for (const [i, { take, back }] of moves.entries()) {
            if (back < 3) rows = rows.filter((_, at) => at !== back);
            const quantity = Math.min(take, left());
            if (quantity > 0) rows = [...rows, row(i, takeGoods(placed, goneBy(rows), [["L", quantity]]).taken)];
          }
          if (left() > 0) rows = [...rows, row(-1, takeGoods(placed, goneBy(rows), [["L", left()]]).taken)];
          const items = rows.flatMap(({ taken = [] }) =>
            taken.flatMap(([, from, to]) => Array.from({ length: to - from }, (_, k) => from + k)),
          );
          expect(items.sort((a, b) => a - b)).toEqual(Array.from({ length: units }, (_, k) => k));
          const worth = rows.map(({ taken = [] }) =>
            taken.reduce((sum, [, from, to]) => {
              const upTo = (k: number) => Math.floor((paid * k * 2 + units) / (2 * units));
              return sum + upTo(to) - upTo(from);
            }, 0),
          );
          expect(worth.reduce((sum, one) => sum + one, 0)).toBe(paid);
        },
      ),
      { seed: 20261126 },
    );
  });
});
