import type { CompileContext } from "../condition/context.ts";
import type { LimitChange } from "../condition/frame.ts";
import type { Disruption, DisruptionEffect } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import { type Instant, never } from "../model/instant.ts";
import type { Grounds } from "./computed.ts";
import { type Interval, type Moved, movedByPauses, standstills } from "./pause.ts";

/** What a promise is about, by which disruptions find it. */
export interface Scope {
  readonly promise: string;
  readonly carrier: string | undefined;
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  /** Its limit brings something about: it has to come some time. */
  readonly settles: boolean;
  /** When the date of it was given: what was known to be so by then gives no more time. */
  readonly given: Instant;
}

/** How disruptions change one promise: moved, and by which last, waived, or standing still. */
export interface Disrupted {
  readonly due: Instant;
  readonly change: LimitChange | null;
  readonly waived: Disruption | null;
  readonly still: boolean;
  /** How much longer, as far as that is known. */
  readonly rest: number;
  /** When its clock last stopped or went on. */
  readonly turned: Instant | null;
  /** When time alone stops its clock, or lets it run again. */
  readonly next: number;
}

const names = (list: readonly string[] | undefined, name: string | undefined): boolean =>
  list === undefined || (name !== undefined && list.includes(name));

/** Whether a disruption is about such a promise of such an order. */
export const concerns = (
  one: Disruption,
  { promise, carrier, origin, destination }: Omit<Scope, "given" | "settles">,
): boolean =>
  names(one.promises, promise) &&
  names(one.carriers, carrier) &&
  names(one.origins, origin) &&
  names(one.destinations, destination);

/** Whether it still counts for a limit: one that had passed when it was declared is changed only in retrospect. */
export const isDeclaredFor = (one: Disruption, due: Instant): boolean =>
  one.retroactive === true || one.declared <= due;

/** What counts of all that was said, each for the limit as what was said before it had left it by then. */
function counting(
  said: readonly Disruption[],
  base: Instant,
  limit: (under: readonly Disruption[], now: Instant) => Instant,
): readonly Disruption[] {
  if (said.every((one) => isDeclaredFor(one, base))) return said;
  const before: Disruption[] = [];
  for (const one of said) {
    const earlier = before.filter(({ declared }) => declared < one.declared);
    if (isDeclaredFor(one, base) || isDeclaredFor(one, limit(earlier, one.declared))) before.push(one);
  }
  return before;
}

/** What it does. What time is to settle would never be settled if it were waived: its clock stands still instead. */
export const effectOn = ({ effect }: Disruption, { settles }: Pick<Scope, "settles">): DisruptionEffect =>
  effect === "waive" && settles ? "pause" : effect;

export const covers = ({ from, to }: Disruption, at: Instant): boolean => from <= at && at < to;

/** When one of them begins or ends next. */
export const nextTurn = (stops: readonly Disruption[], now: Instant): number =>
  Math.min(...stops.flatMap(({ from, to }) => [from, to]).filter((at) => at > now), never);

/** All that was said of it, one after the other. */
const sayings = (one: Disruption): readonly Disruption[] => [...(one.before ? sayings(one.before) : []), one];

/** Each up to when the next was said of the same: what was relied on is not taken back. What is left no time is none. */
function asSaid(said: readonly Disruption[]): readonly Disruption[] {
  const next = new Map<string, Instant>();
  return said.toReversed().flatMap((one) => {
    const to = Math.min(one.to, next.get(one.id) ?? never);
    next.set(one.id, one.declared);
    return one.from < to ? [{ ...one, to }] : [];
  });
}

/** What is left of each without the time that was known of the same: a date that is given in spite of that keeps it. */
const without = (said: readonly Disruption[], known: readonly Disruption[]): readonly Disruption[] =>
  known.reduce(
    (left, was) =>
      left.flatMap((one) =>
        one.id !== was.id
          ? one
          : [
              { ...one, to: Math.min(one.to, was.from) },
              { ...one, from: Math.max(one.from, was.to) },
            ].filter(({ from, to }) => from < to),
      ),
    said,
  );

/**
 * Pauses first, then the longest extension: several do not add up. In the time that gives the clock stops as in any other.
 * What a limit lay in as it was at first, or on its way from there through the pauses, counts: else what gives time took some.
 */
export function disrupt(
  started: Instant,
  base: Instant,
  pauses: readonly Interval[],
  scope: Scope,
  { disruptions, reader }: Pick<Grounds, "disruptions" | "reader">,
  spans: CompileContext["spans"],
): Disrupted {
  if (disruptions.length === 0)
    return {
      ...movedByPauses(base, standstills(pauses, started), reader.now),
      change: null,
      waived: null,
      next: never,
    };
  const isStop = (one: Disruption): boolean => effectOn(one, scope) === "pause";
  const under = (some: readonly Disruption[], now: Instant): Limited => {
    const about = (words: readonly Disruption[]) => asSaid(words).filter((one) => concerns(one, scope));
    const said = without(about(some), about(some.filter(({ declared }) => declared < scope.given)));
    const stops = standstills([...pauses, ...said.filter(isStop)], started);
    const paused = movedByPauses(base, stops, now);
    const isMet = ({ from, to }: Disruption): boolean => from <= paused.due && base < to;
    let extended = paused.due;
    for (const one of said) {
      const span = typeof one.effect === "object" && isMet(one) ? spans(one.effect.extend)?.[0] : undefined;
      // From a day off a span of business days is shorter: a pause that leads there takes none of it.
      if (span) for (const from of [base, paused.due]) extended = Math.max(extended, shift(from, span, reader.zone));
    }
    const waived = said.find((one) => effectOn(one, scope) === "waive" && isMet(one)) ?? null;
    const later = movedByPauses(
      extended,
      extended > paused.due ? stops.filter(({ from }) => from > paused.due) : [],
      now,
    );
    return { ...(later.turned === null ? paused : later), due: later.due, waived };
  };
  const said = disruptions
    .map(sayings)
    .filter((all) => all.some((one) => concerns(one, scope)))
    .flat()
    .sort((a, b) => a.declared - b.declared);
  const counted = counting(said, base, (some, now) => under(some, now).due);
  const limit = under(counted, reader.now);
  const change = lastChange(scope.given || started, counted, (some) => under(some, reader.now));
  return { ...limit, change, next: nextTurn(asSaid(counted).filter(isStop), reader.now) };
}

interface Limited extends Moved {
  readonly waived: Disruption | null;
}

const isAlike = (a: Limited, b: Limited): boolean => (a.waived ? b.waived !== null : !b.waived && a.due === b.due);

/**
 * Each as it was said, one after the other: the last that changed the limit, whatever it did. Nobody had the limit before
 * its clock started: all that was said until then is one change, of the limit as it is without.
 */
function lastChange(
  started: Instant,
  said: readonly Disruption[],
  under: (some: readonly Disruption[]) => Limited,
): LimitChange | null {
  let change: LimitChange | null = null;
  const bare = under([]);
  let last = bare;
  let missed = bare.due;
  for (const [i, by] of said.entries()) {
    const limit = under(said.slice(0, i + 1));
    const at = by.declared;
    const from = at <= started ? bare : last;
    const longer = limit.due > from.due ? "extended" : "shortened";
    const is = limit.waived ? "lifted" : from.waived ? "restored" : longer;
    if (limit.due >= at) missed = limit.due;
    if (!isAlike(limit, last)) change = isAlike(limit, from) ? null : { by, is, at: Math.max(at, started), missed };
    last = limit;
  }
  return change;
}
