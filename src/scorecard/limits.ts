import { type Instant, never, orNull } from "../model/instant.ts";
import type { ScoreRow } from "../model/score.ts";
import { type Counts, type Curve, changes, countsAt, curveOf } from "./curve.ts";
import { formulas, type Rate } from "./metrics.ts";
import type { LimitRule, ScoreFigures } from "./score-figures.ts";
import { share } from "./tally.ts";

/** Inside a limit, near it, past it. */
export type Level = 0 | 1 | 2;

/** A limit over what counts towards it. */
export interface Watched {
  readonly rule: LimitRule;
  readonly curve: Curve;
  level(counts: Counts): Level;
}

/**
 * How a share stands to its limit. At the limit it is still allowed; near it from the part that is warned of. Of what
 * should not be under a limit, what is missing to all is held against what may be missing. Too few orders say nothing.
 */
export function levelOf({ limit, side }: LimitRule, { faults, all }: Counts, figures: ScoreFigures): Level {
  if (limit === null || all < figures.minOrders || faults === 0) return 0;
  const allowed = side === "over" ? limit : 1 - limit;
  if (faults > share(all, allowed)) return 2;
  return figures.warnAt !== null && faults >= share(all, allowed * figures.warnAt) ? 1 : 0;
}

/** The limits that hold. */
export const watched = (rows: readonly ScoreRow[], figures: ScoreFigures): readonly Watched[] =>
  figures.limits
    .filter(({ limit }) => limit !== null)
    .map((rule) => ({
      rule,
      curve: curveOf(rows, formulas[rule.metric] as Rate, rule.side),
      level: (counts) => levelOf(rule, counts, figures),
    }));

/** A figure whose level became another. */
export interface Turn {
  readonly at: Instant;
  readonly level: Level;
  readonly counts: Counts;
  readonly rule: LimitRule;
}

/** What time alone did to levels after an instant, up to another; in the order of time. */
export function turnsOf(limits: readonly Watched[], after: Instant, until: Instant, window: number): readonly Turn[] {
  const turns = limits.flatMap(({ rule, curve, level }) => {
    const found: Turn[] = [];
    let before = level(countsAt(curve, after, window));
    for (const [at, counts] of changes(curve, after, until, window)) {
      const next = level(counts);
      if (next !== before) found.push({ at, level: next, counts, rule });
      before = next;
    }
    return found;
  });
  return turns.sort((a, b) => a.at - b.at);
}

/** When time alone next makes a level another; null: never. */
export function nextTurn(limits: readonly Watched[], after: Instant, window: number): Instant | null {
  let next = never;
  for (const { curve, level } of limits) {
    const now = level(countsAt(curve, after, window));
    for (const [at, counts] of changes(curve, after, next, window))
      if (level(counts) !== now) {
        next = Math.min(next, at);
        break;
      }
  }
  return orNull(next);
}
