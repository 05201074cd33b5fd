import type { CompileContext } from "../condition/context.ts";
import type { LimitChange } from "../condition/frame.ts";
import type { Disruption, DisruptionEffect } from "../model/claims.ts";
import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import { type Grounds, never } from "./computed.ts";
import { type Interval, type Moved, movedByPauses, standstills } from "./pause.ts";

/** What a promise is about, by which disruptions find it. */
export interface Scope {
  readonly promise: string;
  readonly carrier: string | undefined;
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  /** Its limit brings something about: it has to come some time. */
  readonly settles: boolean;
  /** When the date of it was given: what was declared before gives no more time. */
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

/** Those that count, each for the limit as what was declared before it had left it by then. */
function counting(
  about: readonly Disruption[],
  base: Instant,
  limit: (under: readonly Disruption[], now: Instant) => Instant,
): readonly Disruption[] {
  if (about.every((one) => isDeclaredFor(one, base))) return about;
  const before: Disruption[] = [];
  for (const one of about.toSorted((a, b) => a.declared - b.declared)) {
    const earlier = before.filter(({ declared }) => declared < one.declared);
    if (isDeclaredFor(one, base) || isDeclaredFor(one, limit(earlier, one.declared))) before.push(one);
  }
  return about.filter((one) => before.includes(one));
}

/** What it does. What time is to settle would never be settled if it were waived: its clock stands still instead. */
export const effectOn = ({ effect }: Disruption, { settles }: Pick<Scope, "settles">): DisruptionEffect =>
  effect === "waive" && settles ? "pause" : effect;

export const covers = ({ from, to }: Disruption, at: Instant): boolean => from <= at && at < to;

/** When one of them begins or ends next. */
export const nextTurn = (stops: readonly Disruption[], now: Instant): number =>
  Math.min(...stops.flatMap(({ from, to }) => [from, to]).filter((at) => at > now), never);

/** As it is said now, and before that, the latest first. */
const sayings = (one: Disruption): readonly Disruption[] => [one, ...(one.before ? sayings(one.before) : [])];

/** Each of them up to when the next was said: what was relied on is not taken back. */
const asSaid = (one: Disruption): readonly Disruption[] =>
  sayings(one).map((saying, i, { [i - 1]: next }) => {
    return next ? { ...saying, to: Math.min(saying.to, next.changed ?? never) } : saying;
  });

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
    const said = some.flatMap(asSaid).filter((one) => concerns(one, scope));
    const stops = standstills([...pauses, ...said.filter(isStop)], started);
    const paused = movedByPauses(base, stops, now);
    const isMet = ({ from, to }: Disruption): boolean => from <= paused.due && base < to;
    let extended = paused.due;
    for (const one of said) {
      const span =
        typeof one.effect === "object" && one.declared >= scope.given && isMet(one)
          ? spans(one.effect.extend)?.[0]
          : undefined;
      if (span) extended = Math.max(extended, shift(paused.due, span, reader.zone));
    }
    const waived = said.find((one) => effectOn(one, scope) === "waive" && isMet(one)) ?? null;
    const later = movedByPauses(
      extended,
      extended > paused.due ? stops.filter(({ from }) => from > paused.due) : [],
      now,
    );
    return { ...(later.turned === null ? paused : later), due: later.due, waived };
  };
  const concerned = disruptions.filter((one) => sayings(one).some((saying) => concerns(saying, scope)));
  const about = counting(concerned, base, (some, now) => under(some, now).due);
  const limit = under(about, reader.now);
  const change = lastChange(started, about, (some) => under(some, reader.now));
  return { ...limit, change, next: nextTurn(about.flatMap(asSaid).filter(isStop), reader.now) };
}

interface Limited extends Moved {
  readonly waived: Disruption | null;
}

const changedAt = ({ changed, declared }: Disruption): Instant => changed ?? declared;

const isAlike = (a: Limited, b: Limited): boolean => (a.waived ? b.waived !== null : !b.waived && a.due === b.due);

/**
 * Each as it was said, one after the other: the last that changed the limit, whatever it did. Nobody had the limit before
 * its clock started: all that was said until then is one change, of the limit as it is without.
 */
function lastChange(
  started: Instant,
  about: readonly Disruption[],
  under: (some: readonly Disruption[]) => Limited,
): LimitChange | null {
  const said = about.flatMap((one) => sayings(one).toReversed());
  let change: LimitChange | null = null;
  let known: readonly Disruption[] = [];
  const bare = under(known);
  let last = bare;
  for (const by of said.sort((a, b) => changedAt(a) - changedAt(b))) {
    known = [...known.filter(({ id }) => id !== by.id), by];
    const limit = under(known);
    const at = changedAt(by);
    const from = at <= started ? bare : last;
    const longer = limit.due > from.due ? "extended" : "shortened";
    const is = limit.waived ? "lifted" : from.waived ? "restored" : longer;
    if (!isAlike(limit, last)) change = isAlike(limit, from) ? null : { by, is, at: Math.max(at, started) };
    last = limit;
  }
  return change;
}
