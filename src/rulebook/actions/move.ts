import type { Given } from "../../lifecycle/chart-logic.ts";
import { refusalCode } from "../../lifecycle/refusals.ts";
import { type Judging, type Refused, refused } from "./action.ts";

/** Moves the order's chart, or says why it refuses. */
export function moveOrder({ draft, book }: Judging, event: string, given: Given = {}): Refused | null {
  const next = book.orderChart.next(draft.chart, event, given);
  if (next === null) return refused(refusalCode(draft.chart, event, given));
  draft.chart = next;
  return null;
}

/** Whether the chart would take it. */
export const wouldMove = ({ draft, book }: Judging, event: string, given: Given = {}): Refused | null =>
  book.orderChart.next(draft.chart, event, given) === null ? refused(refusalCode(draft.chart, event, given)) : null;
