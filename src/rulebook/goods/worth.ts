import { shareOf } from "../../compensation/amount.ts";
import type { OrderLine } from "../../model/order.ts";
import type { ParcelRecord, PlacedOrder } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import { unitsIn } from "./items.ts";

/** What was paid for the goods of an order, line by line, and beside them. */
export interface Worth {
  readonly lines: ReadonlyMap<string, number>;
  readonly goods: number;
  readonly freight: number;
}

/** Of a line as the order says, else its share of the total by the number of items. */
export function worthOf({ lines, total }: PlacedOrder): Worth {
  let units = 0;
  let left = total.amount;
  for (const { paid, quantity } of lines) {
    if (paid) left -= paid.amount;
    else units += quantity;
  }
  const worth = new Map<string, number>();
  let [before, goods] = [0, 0];
  for (const { id, paid, quantity } of lines) {
    const amount = paid ? paid.amount : shareOf(Math.max(0, left), units, before, before + quantity);
    if (!paid) before += quantity;
    worth.set(id, amount);
    goods += amount;
  }
  return { lines: worth, goods: Math.min(goods, total.amount), freight: Math.max(0, total.amount - goods) };
}

export const quantityOf = ({ lines }: PlacedOrder, id: string): number =>
  lines.find((line) => line.id === id)?.quantity ?? 0;

/** What was paid for what is in a parcel: the units of its lines after those of the parcels before it, so that all sum up. */
export function parcelWorth(
  placed: PlacedOrder,
  worth: Worth,
  parcels: readonly ParcelRecord[],
  parcel: ParcelRecord,
): number {
  const before = parcels.slice(0, parcels.indexOf(parcel));
  return sum(parcel.lines, ([lineId, quantity]) => {
    const units = quantityOf(placed, lineId);
    const gone = sum(before, (one) => unitsIn(one.lines, lineId));
    const amount = worth.lines.get(lineId) ?? 0;
    return shareOf(amount, units, Math.min(gone, units), Math.min(gone + quantity, units));
  });
}

/** What was paid for the last so many items of a line. */
export const valueOfLast = ({ id, quantity }: OrderLine, count: number, worth: Worth | null): number =>
  shareOf(worth?.lines.get(id) ?? 0, quantity, quantity - count, quantity);
