import type { Instant } from "../model/instant.ts";
import type { Mark, ScoreRow } from "../model/score.ts";
import type { Rate } from "./metrics.ts";

/** From `from` on, and before `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export const isIn = ([, at]: Mark, { from, to }: Span): boolean => at >= from && at < to;

/** How one mark counts towards a rate: above the line, only below it, left out, or not yet. */
export type Counted = "hit" | "miss" | "out" | "later";

export function countedAs(mark: Mark, row: ScoreRow, formula: Rate, to: Instant): Counted {
  const [, , is, value = Number.POSITIVE_INFINITY] = mark;
  const { counts, open, unless } = formula;
  if (counts === "out") return is === "out" ? "hit" : "miss";
  if (is === "out" || (unless !== undefined && row.marks.some(([name, , one]) => name === unless && one === "yes")))
    return "out";
  if (counts === "by-end") return value <= to ? "hit" : "miss";
  if (is === "open") return open === "among" ? "miss" : "later";
  return is === counts ? "hit" : "miss";
}

/** Shares are told to the millionth: 0.29 of 100 is 29, whatever binary fractions make of it. */
export const share = (count: number, of: number): number => Math.round(count * of * 1e6) / 1e6;

/** The middle one, or the mean of the two in the middle. */
export function median(sorted: readonly number[]): number | null {
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** What so many of a hundred do not exceed (nearest rank). */
export const rank = (sorted: readonly number[], percent: number): number | null =>
  sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
