import type { ParsedDuration } from "../model/duration.ts";
import type { Finding } from "../model/finding.ts";
import { figureReader } from "../rulebook/book/figure.ts";
import { type Layers, zoneOf } from "../rulebook/book/layers.ts";
import type { OrderMetric } from "./metrics.ts";

/** A limit of a share: at most, or at least; null: switched off. */
export interface LimitRule {
  readonly metric: OrderMetric;
  readonly side: "over" | "under";
  readonly limit: number | null;
}

/** A part of the score: the shares that earn all of its weight, and nothing of it. */
export interface GradePart {
  readonly metric: OrderMetric;
  readonly weight: number;
  readonly good: number;
  readonly bad: number;
}

/** Above which shares of late orders a seller is warned, shown less, held to fewer orders. */
export interface LadderRule {
  readonly window: number;
  readonly warnFrom: number | null;
  readonly showLessFrom: number | null;
  readonly showLessBy: number;
  readonly capFrom: number | null;
  readonly capShare: number;
  readonly capEndsBelow: number;
  readonly capEndsAfter: number;
  readonly peakWithin: number;
}

/** What sellers are judged by, in milliseconds, counts and shares. */
export interface ScoreFigures {
  readonly zone: string;
  readonly window: number;
  readonly keep: number;
  readonly lateEvidence: ParsedDuration | null;
  readonly skew: number;
  readonly minOrders: number;
  readonly warnAt: number | null;
  readonly limits: readonly LimitRule[];
  readonly parts: readonly GradePart[];
  /** From which score on, the best first. */
  readonly grades: readonly (readonly [grade: string, from: number])[];
  readonly ladder: LadderRule;
}

const limited: { readonly [M in OrderMetric]?: LimitRule["side"] } = {
  "late-ship": "over",
  "overdue-pick-up": "over",
  "fake-shipment": "over",
  "seller-cancelled": "over",
  "seller-fault-refund": "over",
  "valid-number": "under",
  "on-time-delivery": "under",
};
export const limitedMetrics: readonly OrderMetric[] = Object.keys(limited) as OrderMetric[];

const graded: readonly OrderMetric[] = [
  "late-ship",
  "overdue-pick-up",
  "fake-shipment",
  "seller-fault-refund",
  "complained",
  "requests-in-time",
];

/** The figures of some packs; which are missing is told in `findings`. */
export function scoreFigures(layered: Layers, findings: Finding[]): ScoreFigures {
  const { length, number, duration } = figureReader(layered, findings);
  return {
    zone: zoneOf(layered),
    window: length("standing.window") ?? 0,
    keep: length("standing.keep") ?? Number.POSITIVE_INFINITY,
    lateEvidence: duration("late-evidence"),
    skew: length("clock.skew") ?? 0,
    minOrders: number("standing.min-orders") ?? 0,
    warnAt: number("limit.warn-at"),
    limits: limitedMetrics.map((metric) => ({
      metric,
      side: limited[metric] ?? "over",
      limit: number(`limit.${metric}`),
    })),
    parts: graded.map((metric) => ({
      metric,
      weight: number(`grade.${metric}.weight`) ?? 0,
      good: number(`grade.${metric}.good`) ?? 0,
      bad: number(`grade.${metric}.bad`) ?? 0,
    })),
    grades: ["A", "B", "C", "D"].map((grade) => [grade, number(`grade.${grade.toLowerCase()}`) ?? 0] as const),
    ladder: {
      window: length("ladder.window") ?? 0,
      warnFrom: number("ladder.warn-from"),
      showLessFrom: number("ladder.show-less-from"),
      showLessBy: number("ladder.show-less-by") ?? 0,
      capFrom: number("ladder.cap-from"),
      capShare: number("ladder.cap-share") ?? 1,
      capEndsBelow: number("ladder.cap-ends-below") ?? 0,
      capEndsAfter: length("ladder.cap-ends-after") ?? 0,
      peakWithin: length("ladder.peak-within") ?? 0,
    },
  };
}
