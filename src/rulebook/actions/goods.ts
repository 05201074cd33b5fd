import type { LineUnits, MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import { type Draft, parcelOf } from "../draft.ts";
import { addedUp, broughtBy, type Gone, unitsLeft, wholeOrder } from "../goods/taken.ts";
import { type Refused, refused } from "./action.ts";
import { isUploaded } from "./as-it-stands.ts";

export const noSuchParcel: Refused = refused("E_NO_SUCH_PARCEL", "payload.parcelId");

/** A parcel, where one is named, that the order does not have. */
export const badParcel = (draft: Draft, parcelId: string | undefined): Refused | null =>
  parcelId === undefined || parcelOf(draft, parcelId) ? null : noSuchParcel;

/** An amount, where one is named, in another currency than the order. */
export const badCurrency = ({ order }: Draft, amount: Money | undefined, field: string): Refused | null =>
  amount && amount.currency !== order?.total.currency ? refused("E_CURRENCY", `payload.${field}.currency`) : null;

/** An amount of the order's currency, above nothing and no more than there is. */
export function badAmount(draft: Draft, amount: Money | undefined, most: number): Refused | null {
  const foreign = badCurrency(draft, amount, "amount");
  if (foreign || !amount) return foreign;
  if (amount.amount === 0) return refused("E_AMOUNT_ZERO", "payload.amount.amount");
  return amount.amount > most ? refused("E_AMOUNT_EXCEEDED", "payload.amount.amount") : null;
}

/** A list of nothing is no request for all: who means all leaves it out. */
export const noLines: Refused = refused("E_NO_LINES", "payload.lines");

/**
 * Lines that the order does not have, or has not so many items of: in all, or without those that are `gone`. Where
 * nothing was sent, who asks for what needs it is refused with or without lines.
 */
export function badLines(
  draft: Draft,
  lines: readonly LineUnits[] | undefined,
  gone: Gone | undefined,
  parcelId: string | undefined,
  asked: string,
): Refused | null {
  const { order } = draft;
  if (gone?.unsent && !isUploaded(draft)) return refused("E_NOT_SHIPPED", `payload.${asked}`);
  if (!order || !lines) return null;
  if (lines.length === 0) return noLines;
  const parcel = broughtBy(draft, parcelId);
  const sums = new Map<string, number>();
  for (const [i, { lineId, quantity }] of lines.entries()) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return refused("E_NO_SUCH_LINE", `payload.lines[${i}].lineId`);
    const sum = (sums.get(lineId) ?? 0) + quantity;
    sums.set(lineId, sum);
    const most = gone ? unitsLeft(order, gone, lineId, parcel) : line.quantity;
    if (sum <= most) continue;
    const isUnsent = !parcel && sum <= most + (gone?.unsent?.get(lineId) ?? 0);
    return refused(isUnsent ? "E_NOT_SHIPPED" : "E_QTY_EXCEEDED", `payload.lines[${i}].quantity`);
  }
  return null;
}

/** What it is about as the row of a matter keeps it. */
export const rowsOf = (
  lines: readonly LineUnits[] | undefined,
  parcel: string | undefined,
): Pick<MatterRow, "lines" | "parcel"> => ({
  ...(lines ? { lines: lines.map(({ lineId, quantity }) => [lineId, quantity] as const) } : {}),
  ...(parcel === undefined ? {} : { parcel }),
});

/** What it is about: the lines named, or what of the parcel named, or of what was sent, is not gone; else all of the order. */
export function aboutOf(
  { lines, parcelId }: { readonly lines?: readonly LineUnits[]; readonly parcelId?: string | undefined },
  draft: Draft,
  gone: Gone,
): readonly LineUnits[] | undefined {
  const { order } = draft;
  const parcel = broughtBy(draft, parcelId);
  const inside = parcel ? parcel.lines : gone.unsent && order && wholeOrder(order);
  if (lines || !order || !inside) return lines;
  return [...addedUp(inside).keys()].flatMap((lineId) => {
    const quantity = unitsLeft(order, gone, lineId, parcel);
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
}
