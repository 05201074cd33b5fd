import type { Measure } from "../../model/words/measures.ts";

/** Between which least and most a figure is, whether it is whole, what any other is not, and what to write. */
export interface FigureRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly not: string;
  readonly write: string;
}

const whole = { least: 0, most: Number.MAX_SAFE_INTEGER, whole: true } as const;
const upTo = (most: number) => ({ least: 0, most, whole: false }) as const;

/** What fits a measure, and a part of an amount. The check of packs and the JSON Schema are made of it. */
export const ranges: { readonly [M in Measure | "sum" | "most" | "percentage"]: FigureRange } = {
  count: { ...whole, not: "no count", write: "0, 1, 2 …" },
  share: { ...upTo(1), not: "no part of a whole", write: "0 to 1, such as 0.05 for 5 %" },
  points: { ...upTo(100), not: "no number of points", write: "0 to 100" },
  weight: { ...upTo(Number.MAX_VALUE), not: "no weight", write: "0 or more" },
  sum: { ...whole, not: "no sum of money in minor units", write: "0, 1, 2 …, such as 300 for 3.00" },
  most: { ...whole, least: 1, not: "no most that anything could be paid of", write: "1, 2 … in minor units, or off" },
  percentage: { ...upTo(100), not: "no percentage of what was paid", write: "0 to 100" },
};

export const partsOfAmount = { fixed: "sum", percent: "percentage", min: "sum", max: "most" } as const;
