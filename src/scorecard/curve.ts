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

/** All that ever counts towards a share: when, in order, and how many of those before each are faults. */
export interface Curve {
  readonly at: Float64Array;
  readonly faultsBefore: Uint32Array;
}

/** Of a rate; `under`: of what is missing to all of it, where that is what may not grow. */
export function curveOf(rows: readonly ScoreRow[], formula: Rate, side: "over" | "under"): Curve {
  const points: number[] = [];
  for (const row of rows)
    for (const mark of row.marks) {
      if (mark[0] !== formula.of) continue;
      const is = countedAs(mark, row, formula, Number.POSITIVE_INFINITY);
      // Half a millisecond marks a fault, so that numbers alone are sorted.
      if (is === "hit" || is === "miss") points.push(mark[1] + ((is === "hit") === (side === "over") ? 0.5 : 0));
    }
  const sorted = Float64Array.from(points).sort();
  const faultsBefore = new Uint32Array(sorted.length + 1);
  sorted.forEach((point, i) => {
    faultsBefore[i + 1] = (faultsBefore[i] ?? 0) + (Number.isInteger(point) ? 0 : 1);
  });
  return { at: sorted.map(Math.floor), faultsBefore };
}

/** How many of them are dated before an instant. */
function before({ at }: Curve, instant: Instant): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

const between = ({ faultsBefore }: Curve, from: number, to: number): Counts => ({
  faults: (faultsBefore[to] ?? 0) - (faultsBefore[from] ?? 0),
  all: to - from,
});

/** What the window that ends before `to` holds. */
export const countsAt = (curve: Curve, to: Instant, window: number): Counts =>
  between(curve, before(curve, to - window), before(curve, to));

/** Each instant after one, up to another, from which the window holds something else, and what. */
export function* changes(
  curve: Curve,
  after: Instant,
  until: Instant,
  window: number,
): Generator<readonly [at: Instant, counts: Counts]> {
  const { at } = curve;
  const comes = (i: number): number => (at[i] ?? Number.POSITIVE_INFINITY) + 1;
  const leaves = (i: number): number => (at[i] ?? Number.POSITIVE_INFINITY) + window + 1;
  let [from, to] = [before(curve, after - window), before(curve, after)];
  for (;;) {
    const next = Math.min(comes(to), leaves(from));
    if (next > until || next === Number.POSITIVE_INFINITY) return;
    while (comes(to) === next) to++;
    while (leaves(from) === next) from++;
    yield [next, between(curve, from, to)];
  }
}

/** Since when what holds at an instant has held without a break, as what is known shows; a window before it at most. */
export function heldSince(curve: Curve, holds: (counts: Counts) => boolean, at: Instant, window: number): Instant {
  let since = at - window;
  let before = holds(countsAt(curve, since, window));
  for (const [turn, counts] of changes(curve, since, at, window)) {
    const next = holds(counts);
    if (next && !before) since = turn;
    before = next;
  }
  return since;
}
