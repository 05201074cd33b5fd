import { compare } from "../model/compare.ts";
import type { Instant } from "../model/instant.ts";
import type { LevelRow, OptOut, ScoreRecord, ScoreRow } from "../model/score.ts";
import { merged } from "../model/table.ts";
import { capOf, lateCurve } from "./ladder.ts";
import type { ScoreFigures } from "./score-figures.ts";

/** Which of two rows of one order is the later; of equal ones any, but always the same. */
const later = (one: ScoreRow, other: ScoreRow): boolean =>
  (compare(one.rev[0], other.rev[0]) ||
    compare(one.rev[1], other.rev[1]) ||
    compare(JSON.stringify(one), JSON.stringify(other))) > 0;

/** Both of one order: the later says how it stands; who had enough of us is kept, for no later record tells that. */
export function joinedRow(one: ScoreRow, other: ScoreRow): ScoreRow {
  const { optOuts: _optOuts, ...row } = later(one, other) ? one : other;
  const known = new Map([...(one.optOuts ?? []), ...(other.optOuts ?? [])].map((optOut) => [optOut.join(), optOut]));
  const optOuts: readonly OptOut[] = [...known].sort(([a], [b]) => compare(a, b)).map(([, optOut]) => optOut);
  return optOuts.length > 0 ? { ...row, optOuts } : row;
}

export const byOrder = (rows: Iterable<ScoreRow>): readonly ScoreRow[] =>
  [...rows].sort((a, b) => compare(a.order, b.order));

const higher = ([one, told]: LevelRow, [other, last]: LevelRow): LevelRow => [
  Math.max(one, other),
  Math.max(told, last),
];

/** Two parts as one: whatever the parts and their order, the same. How a part stands by itself says nothing of the whole: that a seller is held is judged anew. */
export function joinedRecords(one: ScoreRecord, other: ScoreRecord, figures: ScoreFigures): ScoreRecord {
  const levels: { [metric: string]: LevelRow } = {};
  for (const metric of Object.keys({ ...one.levels, ...other.levels }).sort()) {
    const [a, b] = [one.levels[metric as never], other.levels[metric as never]] as (LevelRow | undefined)[];
    const both = a && b ? higher(a, b) : (a ?? b);
    if (both) levels[metric] = both;
  }
  const now = Math.max(one.now, other.now);
  const orders = byOrder(merged(one.orders, other.orders, ({ order }) => order, joinedRow));
  return {
    waybell: Math.max(one.waybell, other.waybell),
    id: one.id || other.id,
    now,
    orders,
    levels,
    cap: capOf(null, lateCurve(orders), now, now, figures),
  };
}

/** Whether an order may still count: made, or dated, after that. */
export const isKept = ({ rev: [made], marks, optOuts = [] }: ScoreRow, since: Instant): boolean =>
  made >= since || marks.some(([, at]) => at >= since) || optOuts.some(([, at]) => at >= since);
