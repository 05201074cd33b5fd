import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { ScoreRecord, ScoreRow } from "../model/score.ts";
import { countsAt } from "./curve.ts";
import { errorBudget } from "./error-budget.ts";
import { gradeOf } from "./grade.ts";
import { ladderOf } from "./ladder.ts";
import { type Watched, watched } from "./limits.ts";
import { type Measure, measureRows } from "./measure.ts";
import { formulas, type OrderMetric } from "./metrics.ts";
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
  return measureRows(rows, { from, to }, now, now > (lateEvidence ? shift(to, lateEvidence, zone) : to));
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
  watched(orders, figures).map((limit) => {
    const { rule, curve, level } = limit;
    const counts = countsAt(curve, now, figures.window);
    const rate = counts.all === 0 ? null : counts.faults / counts.all;
    return {
      metric: rule.metric,
      ref: formulas[rule.metric].ref,
      value: rate === null || rule.side === "over" ? rate : 1 - rate,
      limit: rule.limit ?? 0,
      side: rule.side,
      is: counts.all < figures.minOrders ? "insufficient data" : words[level(counts)],
      errorBudget: budgetOf(limit, now, figures),
    };
  });

function budgetOf({ rule: { limit, side }, curve }: Watched, now: Instant, { window }: ScoreFigures): number | null {
  const { faults, all } = countsAt(curve, now, window);
  const allowed = limit ?? 0;
  return errorBudget({ orders: all, faults }, side === "over" ? allowed : 1 - allowed);
}

/** What goes wrong on the way out of the shop. */
const shipping: readonly OrderMetric[] = ["late-ship", "overdue-pick-up"];

export function budgetsByItem(
  figures: ScoreFigures,
  { orders }: ScoreRecord,
  now: Instant,
): ReadonlyMap<string, number> {
  const limits = figures.limits.filter(({ metric }) => shipping.includes(metric));
  const rows = new Map<string, ScoreRow[]>();
  for (const row of orders)
    for (const item of new Set(row.items)) {
      const known = rows.get(item);
      if (known) known.push(row);
      else rows.set(item, [row]);
    }
  return new Map(
    [...rows].flatMap(([item, own]) => {
      const budgets = watched(own, { ...figures, limits }).flatMap((limit) => budgetOf(limit, now, figures) ?? []);
      return budgets.length === 0 ? [] : [[item, Math.min(...budgets)] as const];
    }),
  );
}
