import type { Instant } from "../model/instant.ts";
import type { ScoreRow } from "../model/score.ts";
import type { Rate } from "./metrics.ts";
import { countedAs } from "./tally.ts";

// How a share of the last so many days goes up and down as what counts comes into its window and leaves it. A mark counts
// from the instant after its own, when its limit has gone by, for the length of the window.

/** What of a window is counted: faults, and all. */
export interface Counts {
  readonly faults: number;
  readonly all: number;
}

/** A mark as far as it counts. */
export interface Point {
  readonly at: Instant;
  readonly fault: 0 | 1;
}

/** All that counts towards a rate, or towards what is left of it where that is what may not grow. */
export const pointsOf = (rows: readonly ScoreRow[], formula: Rate, side: "over" | "under"): readonly Point[] => {
  const points: Point[] = [];
  for (const row of rows)
    for (const mark of row.marks) {
      if (mark[0] !== formula.of) continue;
      const is = countedAs(mark, row, formula, Number.POSITIVE_INFINITY);
      if (is === "hit" || is === "miss")
        points.push({ at: mark[1], fault: (is === "hit") === (side === "over") ? 1 : 0 });
    }
  return points;
};

/** What the window that ends before `to` holds. */
export function countsAt(points: readonly Point[], to: Instant, window: number): Counts {
  let [faults, all] = [0, 0];
  for (const { at, fault } of points)
    if (at < to && at >= to - window) {
      faults += fault;
      all += 1;
    }
  return { faults, all };
}

/** Each instant after one, up to another, from which the window holds something else, and what. */
export function* changes(
  points: readonly Point[],
  after: Instant,
  until: Instant,
  window: number,
): Generator<readonly [at: Instant, counts: Counts]> {
  const turns: (readonly [at: Instant, faults: number, all: number])[] = [];
  for (const { at, fault } of points) {
    const [comes, leaves] = [at + 1, at + window + 1];
    if (comes > after && comes <= until) turns.push([comes, fault, 1]);
    if (leaves > after && leaves <= until) turns.push([leaves, -fault, -1]);
  }
  turns.sort(([a], [b]) => a - b);
  let { faults, all } = countsAt(points, after, window);
  for (let i = 0; i < turns.length; i++) {
    const [at, more, count] = turns[i] as (typeof turns)[number];
    faults += more;
    all += count;
    if (turns[i + 1]?.[0] !== at) yield [at, { faults, all }];
  }
}
