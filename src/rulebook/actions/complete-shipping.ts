import { stamp } from "../draft.ts";
import { lastSettled, openItems } from "../goods/items.ts";
import type { Judging } from "./action.ts";
import { moveOrder } from "./move.ts";

/** A part of an order that has shipped is all of it once the rest is not to be shipped any more. */
export function completeShipping(judging: Judging): void {
  const { draft, book } = judging;
  if (draft.chart.fulfilment !== "partially_shipped") return;
  for (const open of openItems(draft, book).values()) if (open > 0) return;
  if (moveOrder(judging, "lines.cancelled", { "ships-all": true }) === null) markShipped(judging);
}

/** By the last part of it, whichever was heard of first. */
export function markShipped({ draft, book, at }: Judging): void {
  const last = Math.max(at, lastSettled(draft, book));
  stamp(draft, "order.shipped", [last, last]);
}
