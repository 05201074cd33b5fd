import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { ScoreRecord } from "../model/score.ts";
import { countsAt } from "./curve.ts";
import { errorBudget } from "./error-budget.ts";
import { gradeOf } from "./grade.ts";
import { ladderOf } from "./ladder.ts";
import { watched } from "./limits.ts";
import { type Measure, measureRows } from "./measure.ts";
import { formulas } from "./metrics.ts";
import type { ScoreFigures } from "./score-figures.ts";
import type { LimitView, ScoreWindow, Standing } from "./scorecards.ts";

export function measureRecord(
  figures: ScoreFigures,
  { orders }: ScoreRecord,
  { from, to, item }: ScoreWindow,
  now: Instant,
): readonly Measure[] {
  const { lateEvidence, zone } = figures;
  const rows = item === undefined ? orders : orders.filter(({ items }) => items?.includes(item) ?? false);
  return measureRows(rows, { from, to }, now > (lateEvidence ? shift(to, lateEvidence, zone) : to));
}

export function standingOf(figures: ScoreFigures, record: ScoreRecord, now: Instant): Standing {
  const window = { from: now - figures.window, to: now };
  const measures = measureRecord(figures, record, window, now);
  return {
    seller: record.id,
    window,
    measures,
    grade: gradeOf(measures, figures),
    limits: limitViews(figures, record, now),
    ladder: ladderOf(record.orders, record.cap, now, figures),
  };
}

const words = ["inside", "near", "crossed"] as const;

const limitViews = (figures: ScoreFigures, { orders }: ScoreRecord, now: Instant): readonly LimitView[] =>
  watched(orders, figures).map(({ rule: { metric, side, limit }, curve, level }) => {
    const counts = countsAt(curve, now, figures.window);
    const { faults, all } = counts;
    const rate = all === 0 ? null : faults / all;
    const allowed = limit ?? 0;
    return {
      metric,
      ref: formulas[metric].ref,
      value: rate === null || side === "over" ? rate : 1 - rate,
      limit: allowed,
      side,
      is: all < figures.minOrders ? "insufficient data" : words[level(counts)],
      errorBudget: errorBudget({ orders: all, faults }, side === "over" ? allowed : 1 - allowed),
    };
  });
