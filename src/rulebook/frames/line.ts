import { payOf } from "../../compensation/money-id.ts";
import type { Frame } from "../../condition/frame.ts";
import type { Instant } from "../../model/instant.ts";
import type { OrderLine } from "../../model/order.ts";
import type { PlacedOrder } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Items, isEffective, outOfStock, unitsIn } from "../goods/items.ts";
import { allGivenBack, priceOrdered } from "../goods/made-good.ts";
import { goneGoods, takeGoods } from "../goods/taken.ts";
import type { Worth } from "../goods/worth.ts";
import { factOf } from "../matters.ts";
import { type Facts, none } from "./facts.ts";
import { sheet } from "./sheet.ts";

export function lineSheets(
  facts: Facts,
  items: readonly Items[],
  worth: Worth | null,
  order: Frame,
  book: Book,
): readonly Frame[] {
  const effective = facts.parcels.filter(isEffective(book));
  const since = facts.stamps["order.created"]?.[1] ?? 0;
  return (facts.order?.lines ?? []).map((line, i) => {
    const { frame, set, stamp } = sheet(book, "line", line.id, [order]);
    const { shipped = 0, lacking = 0 } = items[i] ?? {};
    set("line.title", line.title, since);
    set("line.items", line.quantity, since);
    set("line.items-shipped", shipped, since);
    if (shipped === line.quantity)
      stamp("line.shipped", effective.findLast(({ lines }) => lines.some(([id]) => id === line.id))?.uploaded);
    const placed = facts.order as PlacedOrder;
    const { currency } = placed.total;
    set("line.value", { amount: worth?.lines.get(line.id) ?? 0, currency }, since);
    const gone = allGivenBack(facts, book, [line]);
    set("line.no-reason", line.noReturn !== true && gone === undefined, gone ?? since);
    const missing = missingOf(facts, line);
    if (missing) set("line.items-missing", missing[0], missing[1]);
    const out = facts.stamps[outOfStock(line.id)];
    stamp("line.out-of-stock", out);
    if (out && lacking > 0) {
      const { amount } = takeGoods(placed, goneGoods(facts, book, frame), [[line.id, lacking]]);
      stamp("line.lacking", out);
      if (amount > 0) set("line.lacking-value", { amount, currency }, out[1]);
      const price = priceOrdered(line, facts.money ?? none, book, "line");
      const back = price?.i;
      // What has arrived will not go back any more.
      if (back && payOf(price)?.[3] !== "done") set("line.going-back", { amount: back[1], currency }, back[0]);
    }
    return frame;
  });
}

/** Items that complaints found missing, or the seller took on, no more than were ordered; null where there are none. */
export function missingOf(
  { matters }: Pick<Facts, "matters">,
  { id, quantity }: Pick<OrderLine, "id" | "quantity">,
): readonly [items: number, known: Instant] | null {
  const found = (matters ?? []).flatMap((row) => {
    if (row.is !== "complaint" || factOf(row, "complaint.kind") !== "short_shipment") return [];
    const known = factOf(row, "complaint.accepted") ?? factOf(row, "complaint.decided");
    const counts = factOf(row, "complaint.accepted") !== undefined || factOf(row, "complaint.result") === "upheld";
    const items = unitsIn(row.lines ?? none, id);
    return counts && items > 0 ? [[items, Number(known)] as const] : [];
  });
  if (found.length === 0) return null;
  return [
    Math.min(
      quantity,
      sum(found, ([items]) => items),
    ),
    Math.max(...found.map(([, known]) => known)),
  ];
}
