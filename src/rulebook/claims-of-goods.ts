import { shareOf } from "../compensation/amount.ts";
import type { MatterRow, TakenRow } from "../model/matter.ts";
import type { Money } from "../model/money.ts";
import type { OrderRecord } from "../model/record.ts";
import { worthOf } from "./worth.ts";

type Placed = NonNullable<OrderRecord["order"]>;

/** What of an order's goods a matter takes, unit by unit, and what was paid for it. */
export interface Taking {
  readonly taken: readonly TakenRow[];
  readonly amount: number;
}

/**
 * Takes units that no other matter has taken, the first free ones of each line. Units have their own shares of what was
 * paid, so that all that are taken one at a time sum up to the whole.
 */
export function takeGoods(
  placed: Placed,
  matters: readonly MatterRow[],
  lines: readonly (readonly [lineId: string, quantity: number])[],
): Taking {
  const gone = matters.flatMap((row) => row.taken ?? []);
  const taken = lines.flatMap(([id, quantity]) => {
    const units = placed.lines.find((line) => line.id === id)?.quantity ?? 0;
    return freeUnits(
      id,
      gone.filter(([line]) => line === id),
      units,
      quantity,
    );
  });
  const worth = worthOf(placed).lines;
  const amount = taken.reduce((sum, [id, from, to]) => {
    const units = placed.lines.find((line) => line.id === id)?.quantity ?? 0;
    return sum + shareOf(worth.get(id) ?? 0, units, from, to);
  }, 0);
  return { taken, amount };
}

/** The first so many units of a line that are in none of these stretches. */
function freeUnits(id: string, gone: readonly TakenRow[], units: number, quantity: number): readonly TakenRow[] {
  const stretches = [...gone].sort((a, b) => a[1] - b[1]);
  const free: TakenRow[] = [];
  let at = 0;
  let left = quantity;
  for (const [, from, to] of [...stretches, [id, units, units] as const]) {
    const k = Math.min(left, from - at);
    if (k > 0) free.push([id, at, at + k]);
    left -= Math.max(0, k);
    at = Math.max(at, to);
  }
  return free;
}

/** All lines with all their items. */
export const wholeOrder = ({ lines }: Placed): readonly (readonly [lineId: string, quantity: number])[] =>
  lines.map(({ id, quantity }) => [id, quantity] as const);

/** Items of a line that are not taken yet. */
export const unitsLeft = (placed: Placed, matters: readonly MatterRow[], id: string): number =>
  (placed.lines.find((line) => line.id === id)?.quantity ?? 0) -
  matters.flatMap((row) => row.taken ?? []).reduce((sum, [line, from, to]) => (line === id ? sum + to - from : sum), 0);

export const moneyNoted = (facts: OrderRecord["facts"], name: string): number =>
  (facts.find(([fact]) => fact === name)?.[1] as Money | undefined)?.amount ?? 0;
