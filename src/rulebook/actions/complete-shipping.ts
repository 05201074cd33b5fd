import { stamp } from "../draft.ts";
import { openItems } from "../goods/items.ts";
import type { Judging } from "./action.ts";
import { move } from "./move.ts";

/** A part of an order that has shipped is all of it once the rest is not to be shipped any more. */
export function completeShipping(judging: Judging): void {
  const { draft, book, at } = judging;
  if (draft.chart.fulfilment !== "partially_shipped") return;
  for (const open of openItems(draft, book).values()) if (open > 0) return;
  if (move(judging, "lines.cancelled", { "ships-all": true }) === null) stamp(draft, "order.shipped", [at, at]);
}
