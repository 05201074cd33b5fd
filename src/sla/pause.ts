import type { DeferralRow, PauseRow } from "../model/claims.ts";
import { type Instant, never } from "../model/instant.ts";

export interface Interval {
  readonly from: Instant;
  /** Infinity while it lasts. */
  readonly to: number;
}

/** The times in which the clock of one promise stood still, not before it started, overlaps joined, in order. */
export function standstills(intervals: readonly Interval[], started: Instant): readonly Interval[] {
  const sorted = intervals
    .map(({ from, to }) => ({ from: Math.max(from, started), to }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const joined: Interval[] = [];
  for (const one of sorted) {
    const last = joined.at(-1);
    if (last && one.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
    else joined.push(one);
  }
  return joined;
}

/** A limit as standstills leave it. */
export interface Moved {
  readonly due: Instant;
  readonly still: boolean;
  /** How much longer it stands still, as far as that is known; of this time nothing is used up. */
  readonly rest: number;
  /** When the clock last stopped or went on. */
  readonly turned: Instant | null;
}

/**
 * The limit when the clock stood still in these times: each that begins before it is over moves it by its length, so a
 * later one may come into reach. What lasts until nobody knows when counts up to `now`.
 */
export function movedByPauses(due: Instant, pauses: readonly Interval[], now: Instant): Moved {
  let moved = due;
  let rest = 0;
  let still = false;
  let turned: Instant | null = null;
  for (const { from, to } of pauses) {
    const end = to === never ? now : to;
    if (from > moved || from > end) break;
    moved += end - from;
    if (from > now) continue;
    still = now < to;
    rest = still ? end - now : 0;
    turned = still ? from : to;
  }
  return { due: moved, still, rest, turned };
}

/** How long the limit of a promise or a window waits for its warning. */
export const deferralOf = (
  rows: readonly DeferralRow[],
  rule: string,
  subject: string,
  started: Instant,
): DeferralRow | undefined => rows.find((row) => row[0] === rule && row[1] === subject && row[2] === started);

const none: readonly never[] = [];
export const pausesOf = (rows: readonly PauseRow[], promise: string, subject: string): readonly Interval[] =>
  rows.length === 0
    ? none
    : rows
        .filter((row) => row[0] === promise && row[1] === subject)
        .map(([, , from, to]) => ({ from, to: to === 0 ? never : to }));
