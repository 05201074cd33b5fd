import { factByName } from "../../condition/access.ts";
import { frameOf } from "../../condition/frame.ts";
import type { Instant } from "../../model/instant.ts";
import type { LineUnits, MatterRow } from "../../model/matter.ts";
import type { Money } from "../../model/money.ts";
import type { Draft } from "../draft.ts";
import { goneGoods, unitsLeft } from "../goods/taken.ts";
import { type Judging, type Refused, refused } from "./action.ts";

/** A fact of a subject as it stands. */
export function factOn({ draft, book, scene, at }: Judging, subject: string, key: string, name: string): unknown {
  const frame = frameOf(scene(draft, at).frames, subject, key);
  return frame && factByName(book, frame, name);
}

/** The same of the order. */
export const orderFact = (judging: Judging, name: string): unknown => factOn(judging, "order", "order", name);

/** An instant of the order as it stands; null where it has not come. */
export function factAt(judging: Judging, name: string): Instant | null {
  const value = orderFact(judging, name);
  return typeof value === "number" ? value : null;
}

/** A number was uploaded: something is on its way, or should be. */
export const isUploaded = (draft: Draft): boolean =>
  draft.parcels.some(({ kind }) => kind === "primary" || kind === "split");

/** An amount of the order's currency, above nothing and no more than there is. */
export function badAmount({ order }: Draft, amount: Money | undefined, most: number): Refused | null {
  if (amount === undefined) return null;
  if (amount.currency !== order?.total.currency) return refused("E_CURRENCY", "payload.amount.currency");
  if (amount.amount === 0) return refused("E_AMOUNT_ZERO", "payload.amount.amount");
  return amount.amount > most ? refused("E_AMOUNT_EXCEEDED", "payload.amount.amount") : null;
}

/** A list of nothing is no request for all: who means all leaves it out. */
export const noLines: Refused = refused("E_NO_LINES", "payload.lines");

/** Lines that the order does not have, or has not so many items of; `left`: that are not settled yet. */
export function badLines(
  { draft, book }: Judging,
  lines: readonly LineUnits[] | undefined,
  left: boolean,
): Refused | null {
  const { order } = draft;
  if (!order || !lines) return null;
  if (lines.length === 0) return noLines;
  const gone = goneGoods(draft, book);
  const asked = new Map<string, number>();
  for (const [i, { lineId, quantity }] of lines.entries()) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return refused("E_NO_SUCH_LINE", `payload.lines[${i}].lineId`);
    const sum = (asked.get(lineId) ?? 0) + quantity;
    asked.set(lineId, sum);
    const most = left ? unitsLeft(order, gone, lineId) : line.quantity;
    if (sum > most) return refused("E_QTY_EXCEEDED", `payload.lines[${i}].quantity`);
  }
  return null;
}

/** Lines as the row of a matter keeps them. */
export const rowsOf = (lines: readonly LineUnits[] | undefined): Pick<MatterRow, "lines"> =>
  lines ? { lines: lines.map(({ lineId, quantity }) => [lineId, quantity] as const) } : {};

/** What it is about: the lines named, or what is in the parcel named and not settled yet; else all of the order. */
export function aboutOf(
  { lines, parcelId }: { readonly lines?: readonly LineUnits[]; readonly parcelId?: string | undefined },
  { draft, book }: Judging,
): readonly LineUnits[] | undefined {
  const { order } = draft;
  const inside = draft.parcels.find(({ id }) => id === parcelId)?.lines ?? [];
  if (lines || !order || inside.length === 0) return lines;
  const gone = goneGoods(draft, book);
  return inside.flatMap(([lineId, items]) => {
    const quantity = Math.min(items, unitsLeft(order, gone, lineId));
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
}
