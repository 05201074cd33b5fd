import type { Metric } from "../model/score.ts";
import { type Measure, wholeOf } from "./measure.ts";
import type { ScoreFigures } from "./score-figures.ts";

/** One part of a score. */
export interface ScorePart {
  readonly metric: Metric;
  readonly value: number;
  /** 0 to 100. */
  readonly points: number;
  readonly weight: number;
}

/** How a seller is graded. */
export interface Grade {
  /** `A` to `E`. */
  readonly grade: "A" | "B" | "C" | "D" | "E" | "insufficient data";
  /** 0 to 100; null where there are too few orders, or nothing is known of any part. */
  readonly score: number | null;
  /** Orders confirmed. */
  readonly orders: number;
  /** Those of which something is known: the others say nothing, for or against. */
  readonly parts: readonly ScorePart[];
}

/** The grade of what was measured: the weighted mean of its parts. */
export function gradeOf(measures: readonly Measure[], { parts, grades, minOrders }: ScoreFigures): Grade {
  const orders = wholeOf(measures, "seller-cancelled")?.denominator ?? 0;
  const known = parts.flatMap(({ metric, weight, good, bad }): readonly ScorePart[] => {
    const value = wholeOf(measures, metric)?.value ?? null;
    if (value === null || weight === 0) return [];
    return [{ metric, value, points: clamp((100 * (bad - value)) / (bad - good)), weight }];
  });
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  if (orders < minOrders || weights === 0) return { grade: "insufficient data", score: null, orders, parts: known };
  const earned = known.reduce((sum, { points, weight }) => sum + points * weight, 0);
  const score = Math.round((earned / weights) * 1e6) / 1e6;
  const grade = (grades.find(([, from]) => score >= from)?.[0] ?? "E") as Grade["grade"];
  return { grade, score, orders, parts: known };
}

const clamp = (points: number): number => Math.min(100, Math.max(0, Math.round(points * 1e6) / 1e6));
