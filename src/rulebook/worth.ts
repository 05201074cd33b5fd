import { shareOf } from "../compensation/amount.ts";
import type { OrderRecord, ParcelRecord } from "../model/record.ts";

type Placed = NonNullable<OrderRecord["order"]>;

/** What was paid for a line: as the order says, else its share of the total by the number of items. */
export function lineWorth({ lines, total }: Placed, lineId: string): number {
  const line = lines.find((one) => one.id === lineId);
  if (!line) return 0;
  if (line.paid) return line.paid.amount;
  const open = lines.filter((one) => one.paid === undefined);
  const left = total.amount - lines.reduce((sum, one) => sum + (one.paid?.amount ?? 0), 0);
  const units = open.reduce((sum, one) => sum + one.quantity, 0);
  const before = open.slice(0, open.indexOf(line)).reduce((sum, one) => sum + one.quantity, 0);
  return shareOf(Math.max(0, left), units, before, before + line.quantity);
}

/** What was paid for what is in a parcel: the units of its lines after those of the parcels before it, so that all sum up. */
export function parcelWorth(placed: Placed, parcels: readonly ParcelRecord[], parcel: ParcelRecord): number {
  const before = parcels.slice(0, parcels.indexOf(parcel));
  return parcel.lines.reduce((sum, [lineId, quantity]) => {
    const units = placed.lines.find((line) => line.id === lineId)?.quantity ?? 0;
    const gone = before.flatMap((one) => one.lines).reduce((n, [id, k]) => (id === lineId ? n + k : n), 0);
    return sum + shareOf(lineWorth(placed, lineId), units, Math.min(gone, units), Math.min(gone + quantity, units));
  }, 0);
}

/** What was paid for all goods, and what beside them. */
export function goodsWorth(placed: Placed): { readonly goods: number; readonly freight: number } {
  const goods = placed.lines.reduce((sum, line) => sum + lineWorth(placed, line.id), 0);
  return { goods: Math.min(goods, placed.total.amount), freight: Math.max(0, placed.total.amount - goods) };
}
