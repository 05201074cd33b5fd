import type { Instant } from "../model/instant.ts";
import {
  type AttemptOutcome,
  type AttemptRow,
  type Host,
  type Lag,
  type LedgerRow,
  type OutcomeLetter,
  outcomeLetters,
  type PackedAttempt,
  type PackedRow,
} from "../model/record.ts";

const outcomes = Object.fromEntries(Object.entries(outcomeLetters).map(([outcome, letter]) => [letter, outcome])) as {
  readonly [L in OutcomeLetter]: AttemptOutcome;
};

const lag = (at: Instant, from: Instant): Lag => (at === 0 ? null : at - from);
const after = (from: Instant, by: Lag): Instant => (by === null ? 0 : from + by);

/** A row as a record holds it. */
export function packed({ n, s, e, p, t, a, h, v, via, filed, x }: LedgerRow): PackedRow {
  const head = [n, s, e, p, t, a.map((attempt) => packedAttempt(attempt, t))] as const;
  const values = v ? mapValues(v, (at) => lag(at, t)) : null;
  if (!isSame(via, filed)) return [...head, h ?? null, values, via ?? null, lag(x ?? 0, t), filed ?? null];
  if (x !== undefined) return [...head, h ?? null, values, via ?? null, lag(x, t)];
  if (via) return [...head, h ?? null, values, via];
  if (values) return [...head, h ?? null, values];
  return h === undefined ? head : [...head, h];
}

const isSame = (via: Host | undefined, filed: Host | undefined): boolean =>
  via === filed || (via !== undefined && filed !== undefined && via.every((part, i) => part === filed[i]));

/** A row of a record as it is worked on. */
export function unpacked(packed: PackedRow): LedgerRow {
  const t = packed[4];
  const row: { -readonly [K in keyof LedgerRow]: LedgerRow[K] } = {
    n: packed[0],
    s: packed[1],
    e: packed[2],
    p: packed[3],
    t,
    a: packed[5].map((attempt) => unpackedAttempt(attempt, t)),
  };
  if (packed.length === 6) return row;
  const [, , , , , , h = null, v = null, via = null, x = null, filed = via] = packed;
  if (h !== null) row.h = h;
  if (v !== null) row.v = mapValues(v, (by) => after(t, by));
  if (via !== null) row.via = via;
  if (filed !== null) row.filed = filed;
  if (x !== null) row.x = after(t, x);
  return row;
}

function packedAttempt(
  [channel, number, issued, begun, outcome, at, retryAt]: AttemptRow,
  told: Instant,
): PackedAttempt {
  const first = lag(issued, told);
  if (begun === undefined) return [channel, number, first];
  const left = lag(begun, issued);
  if (outcome === undefined) return [channel, number, first, left];
  const letter = outcomeLetters[outcome];
  if (at === undefined) return [channel, number, first, left, letter];
  if (retryAt === undefined) return [channel, number, first, left, letter, lag(at, issued)];
  return [channel, number, first, left, letter, lag(at, issued), lag(retryAt, issued)];
}

function unpackedAttempt(
  [channel, number, first, left, letter, ended, again]: PackedAttempt,
  told: Instant,
): AttemptRow {
  const issued = after(told, first);
  if (left === undefined) return [channel, number, issued];
  const begun = after(issued, left);
  if (letter === undefined) return [channel, number, issued, begun];
  const outcome = outcomes[letter];
  if (ended === undefined) return [channel, number, issued, begun, outcome];
  if (again === undefined) return [channel, number, issued, begun, outcome, after(issued, ended)];
  return [channel, number, issued, begun, outcome, after(issued, ended), after(issued, again)];
}

function mapValues<A, B>(values: { readonly [fact: string]: A }, to: (value: A) => B): { readonly [fact: string]: B } {
  const all: { [fact: string]: B } = {};
  for (const fact in values) all[fact] = to(values[fact] as A);
  return all;
}
