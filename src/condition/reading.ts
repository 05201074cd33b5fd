import type { Instant } from "../model/instant.ts";

/** What a condition says at an instant. */
export interface Reading {
  readonly holds: boolean;
  /** When it became true; null where it holds but gives no instant. */
  readonly since: Instant | null;
  /** When all it rests on was known. */
  readonly known: Instant;
  /** Nothing changes by time alone before this; Infinity: never. */
  readonly next: number;
  /** `since` is a threshold counted from a fact, not the fact itself. */
  readonly threshold: boolean;
  /** Which occasion of several, as the instant it began. */
  readonly occasion: Instant | null;
}

/** Does not hold, and time will not change it. */
export const never: Reading = {
  holds: false,
  since: null,
  known: 0,
  next: Number.POSITIVE_INFINITY,
  threshold: false,
  occasion: null,
};

/** Holds without giving an instant, and time will not change it. */
export const always: Reading = { ...never, holds: true };

/** Does not hold yet; may from `next` on. */
export const notYet = (next: Instant): Reading => ({ ...never, next });

export const holdsSince = (since: Instant, known: Instant, next: number = Number.POSITIVE_INFINITY): Reading => ({
  holds: true,
  since,
  known,
  next,
  threshold: false,
  occasion: null,
});

/** A threshold that lay in the past before what it is counted from was known: nobody could have been told in time. */
export const isImplied = (reading: Reading): boolean =>
  reading.threshold && reading.since !== null && reading.since < reading.known;

/** All must hold: since the latest, known when the last was known. */
export function allOf(readings: readonly Reading[]): Reading {
  let next = Number.POSITIVE_INFINITY;
  let waits = 0;
  let latest: Reading | null = null;
  let known = 0;
  let occasion: Instant | null = null;
  for (const reading of readings) {
    if (!reading.holds) {
      if (reading.next === Number.POSITIVE_INFINITY) return never;
      waits = Math.max(waits, reading.next);
      continue;
    }
    next = Math.min(next, reading.next);
    known = Math.max(known, reading.known);
    occasion = later(occasion, reading.occasion);
    if (reading.since !== null && (latest === null || comesAfter(reading, latest))) latest = reading;
  }
  if (waits > 0) return notYet(waits);
  return { holds: true, since: latest?.since ?? null, known, next, threshold: latest?.threshold ?? false, occasion };
}

/** Any may hold: since the earliest; an implied one counts only where no other holds. */
export function anyOf(readings: readonly Reading[]): Reading {
  let first: Reading | null = null;
  let next = Number.POSITIVE_INFINITY;
  for (const reading of readings) {
    next = Math.min(next, reading.next);
    if (reading.holds && (first === null || comesBefore(reading, first))) first = reading;
  }
  if (first === null) return next === Number.POSITIVE_INFINITY ? never : notYet(next);
  return { ...first, next };
}

/** Holds while the other does not; gives no instant. */
export const notOf = (reading: Reading): Reading =>
  reading.next === Number.POSITIVE_INFINITY
    ? reading.holds
      ? never
      : always
    : { ...never, holds: !reading.holds, next: reading.next };

/** Each of them false. */
export const noneOf = (readings: readonly Reading[]): Reading => allOf(readings.map(notOf));

const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

const comesAfter = (a: Reading, b: Reading): boolean =>
  (a.since ?? 0) > (b.since ?? 0) || (a.since === b.since && b.threshold);

function comesBefore(a: Reading, b: Reading): boolean {
  if (a.since === null) return false;
  if (b.since === null || isImplied(a) !== isImplied(b)) return b.since === null || isImplied(b);
  return a.since < b.since;
}
