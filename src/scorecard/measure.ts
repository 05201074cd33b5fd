import { compare } from "../model/compare.ts";
import type { Instant } from "../model/instant.ts";
import type { Mark, MarkName, Metric, ScoreRow } from "../model/score.ts";
import {
  type Formula,
  formulas,
  type OrderMetric,
  orderMetrics,
  type Rate,
  type Ratio,
  type Spread,
} from "./metrics.ts";
import { countedAs, isIn, median, rank, type Span } from "./tally.ts";

/** One figure of a seller over a window. */
export interface Measure {
  readonly metric: Metric;
  /** Its number in the catalogue. */
  readonly ref: string;
  /** A currency, channel, class or feed of which it is; absent: of all. */
  readonly of?: string;
  /** A share of 0 to 1, milliseconds, or minor units for each order. */
  readonly unit: "share" | "ms" | "amount";
  /** Of a length, like what stands below: how many were measured. */
  readonly numerator: number;
  readonly denominator: number;
  /** Waived, voided, cancelled by the buyer in time, a test, or counted elsewhere. */
  readonly excluded: number;
  /** Of a length the median. Null where there is nothing to measure: that is not 0. */
  readonly value: number | null;
  /** Of a length what 90 of 100 do not exceed (95 for messages). */
  readonly high?: number | null;
  /** Nothing of it can change any more but by what is found out of itself after the time for late evidence. */
  readonly final: boolean;
}

/** A mark with the order it is of. */
interface Entry {
  readonly row: ScoreRow;
  readonly mark: Mark;
}

type Bins = ReadonlyMap<string, readonly Entry[]>;

/** Marks that rest on limits later than their own date: they say until when evidence may change how they stand. */
const resting: readonly MarkName[] = ["shipped", "picked-up"];

/** Nobody knows yet, or it is not for good. */
const isOpenAt = ([name, , is, until = 0]: Mark, now: Instant): boolean =>
  is === "open" || (resting.includes(name) && now <= until);

/** All figures of a window as they are now; of some orders, or of all. `settled`: the time for late evidence is over. */
export function measureRows(rows: readonly ScoreRow[], span: Span, now: Instant, settled: boolean): readonly Measure[] {
  const bins = binned(rows, span);
  const appealed = rows.some((row) => row.appealed?.some((at) => at >= span.from && at < span.to) ?? false);
  return orderMetrics.flatMap((metric) => {
    const formula = formulas[metric];
    const entries = bins.get(formula.of) ?? [];
    const isOpen = entries.some(({ mark }) => isOpenAt(mark, now));
    const head = { metric, ref: formula.ref, final: settled && !isOpen && !appealed };
    return groups(entries, formula, bins).map(([of, part]) => ({
      ...head,
      ...(of === undefined ? {} : { of }),
      ...figure(part, of, formula, bins, span),
    }));
  });
}

function binned(rows: readonly ScoreRow[], span: Span): Bins {
  const bins = new Map<string, Entry[]>();
  const put = (name: string, entry: Entry): void => {
    const bin = bins.get(name);
    if (bin) bin.push(entry);
    else bins.set(name, [entry]);
  };
  for (const row of rows) {
    for (const mark of row.marks) if (isIn(mark, span)) put(mark[0], { row, mark });
    for (const [, at, channel] of row.optOuts ?? []) {
      const mark: Mark = ["opted-out", at, "yes", 0, channel];
      if (isIn(mark, span)) put("opted-out", { row, mark });
    }
  }
  return bins;
}

type Group = readonly [of: string | undefined, entries: readonly Entry[]];

/**
 * By currency, channel or class, in their order; where nothing is, one of nothing. Amounts of two currencies never add up,
 * and what has none of them is counted by others.
 */
function groups(entries: readonly Entry[], formula: Formula, bins: Bins): readonly Group[] {
  const by = formula.is === "ratio" ? (formula.sums ? 4 : undefined) : formula.by;
  const below = formula.is === "ratio" && formula.sums === "both" ? (bins.get(formula.per) ?? []) : [];
  if (by === undefined) return [[undefined, entries]];
  const found = new Map<string | undefined, Entry[]>();
  for (const { mark } of [...below, ...entries]) if (mark[by] !== undefined) found.set(mark[by], []);
  for (const entry of entries) found.get(entry.mark[by])?.push(entry);
  return found.size === 0 ? [[undefined, []]] : [...found].sort(([a = ""], [b = ""]) => compare(a, b));
}

type Figure = Pick<Measure, "unit" | "numerator" | "denominator" | "excluded" | "value" | "high">;

function figure(entries: readonly Entry[], of: string | undefined, formula: Formula, bins: Bins, span: Span): Figure {
  if (formula.is === "rate") return rateOf(entries, formula, span);
  return formula.is === "spread" ? spreadOf(entries, formula) : ratioOf(entries, of, formula, bins);
}

function rateOf(entries: readonly Entry[], formula: Rate, { to }: Span): Figure {
  const count = { hit: 0, miss: 0, out: 0, later: 0 };
  for (const { row, mark } of entries) count[countedAs(mark, row, formula, to)] += 1;
  const denominator = count.hit + count.miss;
  return {
    unit: "share",
    numerator: count.hit,
    denominator,
    excluded: count.out,
    value: quotient(count.hit, denominator),
  };
}

const quotient = (above: number, below: number): number | null => (below === 0 ? null : above / below);

function ratioOf(entries: readonly Entry[], of: string | undefined, { sums, per, once }: Ratio, bins: Bins): Figure {
  const all = (bins.get(per) ?? []).filter(({ mark }) => sums !== "both" || mark[4] === of);
  const [above, below] = [entries.filter(isCounted), all.filter(isCounted)];
  const numerator = sums ? sum(above) : once ? new Set(above.map(({ row }) => row)).size : above.length;
  const denominator = sums === "both" ? sum(below) : below.length;
  return {
    unit: sums === "above" ? "amount" : "share",
    numerator,
    denominator,
    excluded: all.length - below.length,
    value: quotient(numerator, denominator),
  };
}

const isCounted = ({ mark }: Entry): boolean => mark[2] !== "out";

const sum = (entries: readonly Entry[]): number => entries.reduce((total, { mark }) => total + (mark[3] ?? 0), 0);

function spreadOf(entries: readonly Entry[], { high }: Spread): Figure {
  const counted = entries.filter(isCounted);
  const lengths = counted.map(({ mark }) => mark[3] ?? 0).sort((a, b) => a - b);
  return {
    unit: "ms",
    numerator: counted.length,
    denominator: counted.length,
    excluded: entries.length - counted.length,
    value: median(lengths),
    high: rank(lengths, high),
  };
}

/** The whole of one figure. */
export const wholeOf = (measures: readonly Measure[], metric: OrderMetric): Measure | undefined =>
  measures.find((one) => one.metric === metric && one.of === undefined);
