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
export const notYet = (next: number): Reading => (next === Number.POSITIVE_INFINITY ? never : { ...never, next });

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

/** Both must hold: since the later, known when both were known. */
export function and(a: Reading, b: Reading): Reading {
  if (a === always) return b;
  if (b === always) return a;
  if (isNever(a) || isNever(b)) return never;
  if (!a.holds || !b.holds) return notYet(Math.max(a.holds ? 0 : a.next, b.holds ? 0 : b.next));
  const { since, threshold } = comesAfter(b, a) ? b : a;
  return {
    holds: true,
    since,
    known: Math.max(a.known, b.known),
    next: Math.min(a.next, b.next),
    threshold,
    occasion: later(a.occasion, b.occasion),
  };
}

/** Either may hold: since the earlier; an implied one counts only where the other does not hold. */
export function or(a: Reading, b: Reading): Reading {
  if (a === never) return b;
  if (b === never) return a;
  const next = Math.min(a.next, b.next);
  if (!a.holds && !b.holds) return notYet(next);
  return { ...(b.holds && (!a.holds || comesBefore(b, a)) ? b : a), next };
}

export const allOf = (readings: readonly Reading[]): Reading => readings.reduce(and, always);
export const anyOf = (readings: readonly Reading[]): Reading => readings.reduce(or, never);

/** Holds while the other does not; gives no instant. */
export const notOf = (reading: Reading): Reading =>
  reading.next === Number.POSITIVE_INFINITY
    ? reading.holds
      ? never
      : always
    : { ...never, holds: !reading.holds, next: reading.next };

/** Holds with the one while the other does not. */
export const nor = (joined: Reading, reading: Reading): Reading => and(joined, notOf(reading));

const isNever = ({ holds, next }: Reading): boolean => !holds && next === Number.POSITIVE_INFINITY;

const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/** Of two equal ones the fact itself counts, not a threshold. */
const comesAfter = (a: Reading, b: Reading): boolean =>
  a.since !== null && (b.since === null || a.since > b.since || (a.since === b.since && b.threshold));

function comesBefore(a: Reading, b: Reading): boolean {
  if (a.since === null) return false;
  if (b.since === null || isImplied(a) !== isImplied(b)) return b.since === null || isImplied(b);
  return a.since < b.since;
}
