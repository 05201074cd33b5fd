import type { Frame } from "../../condition/frame.ts";
import type { Book } from "../book.ts";
import { itemsShipped } from "../draft.ts";
import { lineWorth } from "../worth.ts";
import type { Facts } from "./facts.ts";
import { counts } from "./parcel.ts";
import { sheet } from "./sheet.ts";

export function lineSheets(facts: Facts, order: Frame, book: Book): readonly Frame[] {
  const since = facts.stamps["order.created"]?.[1] ?? 0;
  return (facts.order?.lines ?? []).map((line) => {
    const { frame, set, stamp } = sheet(book, "line", line.id, [order]);
    const holding = facts.parcels.filter(counts(book)).filter((parcel) => parcel.lines.some(([id]) => id === line.id));
    const shipped = Math.min(line.quantity, itemsShipped(facts.parcels, counts(book), line.id));
    set("line.title", line.title, since);
    set("line.items", line.quantity, since);
    set("line.items-shipped", shipped, since);
    if (shipped === line.quantity) stamp("line.shipped", holding.at(-1)?.uploaded);
    const placed = facts.order as NonNullable<Facts["order"]>;
    set("line.value", { amount: lineWorth(placed, line.id), currency: placed.total.currency }, since);
    set("line.no-reason", line.noReturn !== true, since);
    stamp("line.out-of-stock", facts.stamps[outOfStock(line.id)]);
    return frame;
  });
}

/** Under what name the record keeps it. */
export const outOfStock = (lineId: string): string => `line.out-of-stock/${lineId}`;
