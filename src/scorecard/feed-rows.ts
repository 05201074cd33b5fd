import type { FeedRow, FeedSeen, FeedTally } from "../model/feed.ts";
import { hash32 } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import { merged } from "../model/table.ts";
import { minute } from "../model/zone.ts";
import type { FeedFigures } from "./feed-figures.ts";

const second = 1_000;
const monthOfMinutes = 43_200;

/**
 * The upper end, in seconds, of the class a lag is counted in. Classes are the same at any time and place, so that
 * tallies add up: a minute wide, from a quarter of an hour on at most an eighth of what they count, and one for all that
 * is older than a month. The limit of the alarm divides its class, so that what is above it is known exactly.
 */
export function classOf(lag: number, { lagAlarm }: Pick<FeedFigures, "lagAlarm">): number {
  const minutes = Math.min(Math.max(1, Math.ceil(lag / minute)), monthOfMinutes);
  const width = 2 ** Math.max(0, 28 - Math.clz32(minutes));
  const end = Math.ceil(minutes / width) * width * minute;
  return (lagAlarm !== null && lag <= lagAlarm ? Math.min(end, lagAlarm) : end) / second;
}

const nothing: FeedTally = { l: {}, c: 0, a: 0 };

/** Keys that are whole numbers stand in ascending order whatever order they came in, so equal tallies are equal bytes. */
export function plus(one: FeedTally, other: FeedTally): FeedTally {
  const l: { [seconds: string]: number } = { ...one.l };
  for (const [end, scans] of Object.entries(other.l)) l[end] = (l[end] ?? 0) + scans;
  return { l, c: one.c + other.c, a: one.a + other.a };
}

/** The start of the stretch an instant lies in. */
export const startOf = (at: Instant, { grain }: FeedFigures): Instant => Math.floor(at / grain) * grain;

/** The row of one report. */
export function rowOf({ id, lags, corrections = 0 }: FeedSeen, at: Instant, figures: FeedFigures): FeedRow {
  const l: { [seconds: string]: number } = {};
  let a = 0;
  for (const lag of lags) {
    const end = classOf(lag, figures);
    l[end] = (l[end] ?? 0) + 1;
    if (figures.skew !== null && lag < -figures.skew) a += 1;
  }
  // Marks and not ids, which may name a parcel: two of one stretch share a mark less than once in 100,000 stretches.
  return { t: startOf(at, figures), l, c: corrections, a, m: [hash32(id)] };
}

/** Two parts of one stretch of time. */
const joined = (one: FeedRow, other: FeedRow): FeedRow => ({
  t: one.t,
  ...plus(one, other),
  m: [...new Set([...one.m, ...other.m])].sort((a, b) => a - b),
});

/** Rows of two parts that have no report in common, by time: whatever the parts and their order, the same rows. */
export const merge = (one: readonly FeedRow[], other: readonly FeedRow[]): readonly FeedRow[] =>
  merged(one, other, ({ t }) => t, joined).toSorted((a, b) => a.t - b.t);

/** Everything heard from one instant to before another. */
export const heardIn = (rows: readonly FeedRow[], from: Instant, end: Instant): FeedTally =>
  rows.filter(({ t }) => t >= from && t < end).reduce<FeedTally>(plus, nothing);

export const scansOf = ({ l }: FeedTally): number => Object.values(l).reduce((sum, scans) => sum + scans, 0);

/**
 * The lag, in milliseconds, that so many of a hundred scans do not exceed (nearest rank), as the upper end of its class:
 * never less than it was. Null where there are no scans.
 */
export function percentile(tally: FeedTally, percent: number): number | null {
  let left = Math.ceil((scansOf(tally) * percent) / 100);
  for (const [end, scans] of Object.entries(tally.l)) {
    left -= scans;
    if (left <= 0) return Number(end) * second;
  }
  return null;
}
