import { type Instant, never, orNull } from "../model/instant.ts";
import type { CapRow, ScoreRow } from "../model/score.ts";
import { startOfDay } from "../model/zone.ts";
import { type Counts, type Curve, changes, countsAt, curveOf, heldSince } from "./curve.ts";
import { formulas, type Rate } from "./metrics.ts";
import type { LadderRule, ScoreFigures } from "./score-figures.ts";
import { isIn, share } from "./tally.ts";

/** What often being late leads to. */
export interface Ladder {
  readonly step: "none" | "warned" | "shown-less" | "held";
  /** Late orders of those due in the last so many days. */
  readonly late: number;
  readonly orders: number;
  /** What part of its exposure a seller keeps. */
  readonly exposure: number;
  /** Held to a number of orders a day: how many, since when, and when that ends if nothing more is late; null: not held. */
  readonly cap: { readonly orders: number; readonly since: Instant; readonly endsAt: Instant | null } | null;
}

export const lateCurve = (rows: readonly ScoreRow[]): Curve => curveOf(rows, formulas["late-ship"] as Rate, "over");

/** Reached, where there are enough orders to say so. */
const reaches = (from: number | null, { faults, all }: Counts, { minOrders }: ScoreFigures): boolean =>
  from !== null && all >= minOrders && faults > 0 && faults >= share(all, from);

/**
 * Whether a seller is held to a number once this is so: from a share on, until another has not been reached for a time.
 * `since` says from when on something holds that does now.
 */
function capAt(
  cap: CapRow | null,
  counts: Counts,
  figures: ScoreFigures,
  since: (holds: (counts: Counts) => boolean) => Instant,
): CapRow | null {
  const { capFrom, capEndsBelow } = figures.ladder;
  const isBad = (one: Counts): boolean => reaches(capFrom, one, figures);
  if (isBad(counts)) return [cap?.[0] ?? since(isBad), 0];
  if (cap === null) return null;
  const isGood = ({ faults, all }: Counts): boolean => faults === 0 || faults < share(all, capEndsBelow);
  return isGood(counts) ? [cap[0], cap[1] || Math.max(cap[0], since(isGood))] : [cap[0], 0];
}

const endOf = (cap: CapRow | null, { capEndsAfter }: LadderRule): Instant =>
  cap === null || cap[1] === 0 ? never : cap[1] + capEndsAfter;

/**
 * What all orders that are kept make of it, from the first instant on of whose window they tell all, in whatever order and
 * in how many parts they came. Only what began before that instant is taken from `known`: no order tells it any more.
 */
export function capOf(
  known: CapRow | null,
  curve: Curve,
  from: Instant,
  now: Instant,
  figures: ScoreFigures,
): CapRow | null {
  const { window } = figures.ladder;
  const start = Math.min(from, now - figures.keep + window);
  const before: CapRow | null = known && known[0] < start ? [known[0], 0] : null;
  let is = capAt(before, countsAt(curve, start, window), figures, (holds) => heldSince(curve, holds, start, window));
  for (const [at, counts] of changes(curve, start, now, window)) {
    if (endOf(is, figures.ladder) <= at) is = null;
    is = capAt(is, counts, figures, () => at);
  }
  return endOf(is, figures.ladder) <= now ? null : is;
}

/** When time alone next changes it; null: never. */
export function nextCap(cap: CapRow | null, curve: Curve, after: Instant, figures: ScoreFigures): Instant | null {
  const end = endOf(cap, figures.ladder);
  for (const [at, counts] of changes(curve, after, end, figures.ladder.window)) {
    const next = capAt(cap, counts, figures, () => at);
    if (next?.[0] !== cap?.[0] || next?.[1] !== cap?.[1]) return at;
  }
  return orNull(end);
}

/** How a seller stands on the ladder. */
export function ladderOf(rows: readonly ScoreRow[], held: CapRow | null, now: Instant, figures: ScoreFigures): Ladder {
  const { ladder } = figures;
  // Its end may have come since anybody looked.
  const cap = endOf(held, ladder) > now ? held : null;
  const counts = countsAt(lateCurve(rows), now, ladder.window);
  const isLess = reaches(ladder.showLessFrom, counts, figures);
  const step = cap ? "held" : isLess ? "shown-less" : reaches(ladder.warnFrom, counts, figures) ? "warned" : "none";
  const end = endOf(cap, ladder);
  return {
    step,
    late: counts.faults,
    orders: counts.all,
    exposure: isLess ? 1 - ladder.showLessBy : 1,
    cap: cap && {
      orders: Math.max(1, Math.floor(share(peakBefore(rows, cap[0], figures), ladder.capShare))),
      since: cap[0],
      endsAt: orNull(end),
    },
  };
}

/** The most orders confirmed on one day of those before. */
function peakBefore(rows: readonly ScoreRow[], to: Instant, { zone, ladder }: ScoreFigures): number {
  const days = new Map<Instant, number>();
  for (const { marks } of rows)
    for (const mark of marks) {
      if (mark[0] !== "confirmed" || mark[2] === "out" || !isIn(mark, { from: to - ladder.peakWithin, to })) continue;
      const day = startOfDay(mark[1], zone);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
  return Math.max(0, ...days.values());
}
