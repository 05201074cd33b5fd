import type { ParsedDuration } from "../model/duration.ts";
import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Place } from "../model/words/lexicon.ts";
import { toWall } from "../model/zone.ts";
import type { KindName } from "./access.ts";
import { instantAccess, kindName, knownAt, valueAt } from "./access.ts";
import type { CompileContext, ReadContext } from "./context.ts";
import type { FactValue, FoundState, Frame, MoneyValue, PromiseState, SpanState, WindowState } from "./frame.ts";
import type { Reading } from "./reading.ts";
import { allOf, always, holdsSince, never, notYet } from "./reading.ts";

/** Reads one fact of a frame under one test. */
export type Leaf = (frame: Frame, context: ReadContext) => Reading;

interface Subject {
  readonly name: string;
  readonly place: Place;
  readonly subject: string;
  readonly compile: CompileContext;
}

const day = 86_400_000;

/** The only place that says what a test means, one row per kind of fact. */
const byKind: { readonly [K in KindName]: (test: unknown, on: Subject) => Leaf } = {
  instant: (test, on) => (typeof test === "boolean" ? happened(on, test) : instantTests(test as InstantTests, on)),
  span: (test, on) => spanLeaf(test as boolean | { lasted: string }, on),
  flag: (test, on) => valueLeaf(on, (value) => value === test, test === false),
  number: (test, on) => numberLeaf(on, test, (value) => value as number, on.compile.number),
  money: (test, on) => numberLeaf(on, test, (value) => (value as MoneyValue).amount, on.compile.amount),
  duration: (test, on) =>
    numberLeaf(
      on,
      test,
      (value) => value as number,
      (span) => milliseconds(span, on),
    ),
  text: (test, on) => textLeaf(test, on),
  promise: (test, on) => promiseLeaf(test, on),
  window: (test, on) => windowLeaf(test as "open" | "closed" | { closesIn: string }, on),
  "one-of": (test, on) => oneOfLeaf(test, on, (value) => value as string),
  found: (test, on) => foundLeaf(test, on),
};

export const compileTest = (
  name: string,
  place: Place,
  test: unknown,
  subject: string,
  compile: CompileContext,
): Leaf => byKind[kindName(place.kind)](test, { name, place, subject, compile });

function happened({ place }: Subject, wanted: boolean): Leaf {
  return (frame, { now }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return wanted ? never : always;
    if (at > now) return wanted ? notYet(at) : { ...always, next: at };
    return wanted ? holdsSince(at, Math.max(at, knownAt(frame, place))) : never;
  };
}

interface InstantTests {
  readonly past?: string;
  readonly near?: string;
  readonly within?: string;
  readonly after?: string;
  readonly notAfter?: string;
  readonly moved?: "earlier" | "later" | "either";
  readonly by?: string;
  readonly clockFrom?: string;
}

function instantTests(test: InstantTests, on: Subject): Leaf {
  const leaves: Leaf[] = [];
  if (test.past !== undefined) leaves.push(past(on, on.compile.spans(test.past)));
  if (test.near !== undefined) leaves.push(near(on, on.compile.spans(test.near)));
  if (test.within !== undefined) leaves.push(within(on, on.compile.spans(test.within)));
  if (test.after !== undefined) leaves.push(compared(on, test.after, test.by, true));
  if (test.notAfter !== undefined) leaves.push(compared(on, test.notAfter, test.by, false));
  if (test.moved !== undefined)
    leaves.push(moved(on, test.moved, test.by, on.name, (frame) => valueAt(frame, on.place) as Instant | undefined));
  if (test.clockFrom !== undefined) leaves.push(clockFrom(on, on.compile.clock(test.clockFrom)));
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  return (frame, context) => allOf(leaves.map((leaf) => leaf(frame, context)));
}

type Spans = readonly ParsedDuration[] | null;

/** The latest of several thresholds that is reached; the next one is the next occasion. */
function threshold(
  thresholds: readonly Instant[],
  now: Instant,
  known: Instant,
  until: number,
  several: boolean,
): Reading {
  const reached = thresholds.filter((at) => at <= now);
  const next = thresholds.find((at) => at > now) ?? Number.POSITIVE_INFINITY;
  const since = reached.at(-1);
  if (since === undefined) return next === Number.POSITIVE_INFINITY ? never : notYet(next);
  if (now > until) return never;
  return {
    holds: true,
    since,
    known,
    next: Math.min(next, until + 1),
    threshold: true,
    occasion: several ? since : null,
  };
}

function past({ place, compile }: Subject, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, { now, zone }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return never;
    const thresholds = spans.map((span) => shift(at, span, zone, 1, compile.calendar)).sort((a, b) => a - b);
    return threshold(thresholds, now, knownAt(frame, place), Number.POSITIVE_INFINITY, spans.length > 1);
  };
}

function near({ place, compile }: Subject, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, { now, zone }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return never;
    const thresholds = spans.map((span) => shift(at, span, zone, -1, compile.calendar)).sort((a, b) => a - b);
    return threshold(thresholds, now, knownAt(frame, place), at, spans.length > 1);
  };
}

function within({ place, compile }: Subject, spans: Spans): Leaf {
  const span = spans?.[0];
  if (!span) return () => never;
  return (frame, { now, zone }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return never;
    if (at > now) return notYet(at);
    const end = shift(at, span, zone, 1, compile.calendar);
    return now > end ? never : holdsSince(at, Math.max(at, knownAt(frame, place)), end + 1);
  };
}

function compared(on: Subject, other: string, by: string | undefined, wantsAfter: boolean): Leaf {
  const date = on.compile.date(other);
  const access = date === null ? instantAccess(on.compile.lexicon, on.subject, other) : { at: (): Instant => date };
  const span = by === undefined ? undefined : on.compile.spans(by)?.[0];
  if (!access || (by !== undefined && !span)) return () => never;
  return (frame, { zone }) => {
    const at = valueAt(frame, on.place) as Instant | undefined;
    if (at === undefined) return never;
    const basis = access.at(frame);
    if (basis === undefined) return wantsAfter ? never : always;
    const limit = span ? shift(basis, span, zone, 1, on.compile.calendar) : basis;
    return at > limit === wantsAfter ? always : never;
  };
}

function moved(
  on: Subject,
  way: "earlier" | "later" | "either",
  by: string | undefined,
  fact: string,
  at: (frame: Frame) => Instant | undefined,
): Leaf {
  const least = by === undefined ? 1 : milliseconds(by, on);
  if (least === null) return () => never;
  return (frame, context) => {
    const known = knownAt(frame, on.place);
    const told = context.toldValue(fact, frame, known);
    const value = at(frame);
    if (told === undefined || value === undefined) return never;
    const difference = value - told;
    const changed =
      way === "earlier" ? -difference >= least : way === "later" ? difference >= least : Math.abs(difference) >= least;
    return changed ? { ...holdsSince(known, known), occasion: known } : never;
  };
}

function clockFrom({ place }: Subject, minutes: number | null): Leaf {
  if (minutes === null) return () => never;
  return (frame, { zone }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return never;
    const wall = toWall(at, zone);
    return wall - Math.floor(wall / day) * day >= minutes * 60_000 ? always : never;
  };
}

/** From its start up to its end, which is outside. */
function spanLeaf(test: boolean | { readonly lasted: string }, { place, compile }: Subject): Leaf {
  const lasted = typeof test === "object" ? (compile.spans(test.lasted)?.[0] ?? null) : undefined;
  if (lasted === null) return () => never;
  return (frame, { now, zone }) => {
    const span = valueAt(frame, place) as SpanState | undefined;
    const end = span?.to ?? Number.POSITIVE_INFINITY;
    if (span === undefined || now >= end) return test === false ? always : never;
    if (test === false) return now < span.from ? { ...always, next: span.from } : notYet(end);
    const since = lasted === undefined ? span.from : shift(span.from, lasted, zone, 1, compile.calendar);
    if (since >= end) return never;
    if (since > now) return notYet(since);
    return { ...holdsSince(since, knownAt(frame, place), end), threshold: lasted !== undefined };
  };
}

/** A value fact gives the instant of its last change; its opposite gives none. */
function valueLeaf({ place }: Subject, fits: (value: FactValue) => boolean, negative: boolean): Leaf {
  return (frame) => {
    const value = valueAt(frame, place);
    if (value === undefined) return negative ? always : never;
    if (!fits(value)) return never;
    const known = knownAt(frame, place);
    return negative ? always : holdsSince(known, known);
  };
}

type Bound = number | string | { readonly setting: string };
type Bounds = { readonly [bound in "is" | "above" | "atLeast" | "below" | "atMost"]?: Bound };

const isChosen = (bound: Bound | undefined): bound is { readonly setting: string } => typeof bound === "object";

function numberLeaf(
  { place }: Subject,
  test: unknown,
  amount: (value: FactValue) => number,
  resolve: (value: never) => number | null,
): Leaf {
  const bounds: Bounds = typeof test === "object" ? (test as Bounds) : { is: test as number };
  const entries = Object.entries(bounds).map(([bound, value]) => ({
    compare: comparisons[bound as keyof Bounds],
    setting: isChosen(value) ? value.setting : undefined,
    limit: isChosen(value) ? null : resolve(value as never),
  }));
  return (frame, context) => {
    const value = valueAt(frame, place);
    if (value === undefined) return never;
    const is = amount(value);
    const fits = entries.every(({ compare, setting, limit }) => {
      const chosen = setting === undefined ? limit : context.setting(setting);
      return typeof chosen === "number" && compare(is, chosen);
    });
    return fits ? always : never;
  };
}

const comparisons: { readonly [B in keyof Required<Bounds>]: (is: number, limit: number) => boolean } = {
  is: (is, limit) => is === limit,
  above: (is, limit) => is > limit,
  atLeast: (is, limit) => is >= limit,
  below: (is, limit) => is < limit,
  atMost: (is, limit) => is <= limit,
};

function milliseconds(span: string, on: Subject): number | null {
  const parsed = on.compile.spans(span)?.[0];
  return parsed ? shift(0, parsed, "UTC") : null;
}

function oneOfLeaf(test: unknown, on: Subject, read: (value: FactValue) => string): Leaf {
  if (typeof test === "boolean") return test ? valueLeaf(on, () => true, false) : valueLeaf(on, () => false, true);
  const negative = typeof test === "object" && !Array.isArray(test);
  const wanted = [negative ? (test as { not: unknown }).not : test].flat() as readonly string[];
  return valueLeaf(on, (value) => wanted.includes(read(value)) !== negative, negative);
}

interface TextTests {
  readonly same?: string;
  readonly differs?: string;
  readonly matches?: string;
}

function textLeaf(test: unknown, on: Subject): Leaf {
  const { same, differs, matches } = (typeof test === "object" && !Array.isArray(test) ? test : {}) as TextTests;
  const other = same ?? differs;
  if (other !== undefined) {
    const place = on.compile.lexicon.subjects.get(on.subject)?.seen.get(other);
    if (!place) return () => never;
    return (frame) => {
      const [mine, theirs] = [valueAt(frame, on.place), valueAt(frame, place)];
      return mine !== undefined && theirs !== undefined && (mine === theirs) === (same !== undefined) ? always : never;
    };
  }
  if (matches === undefined) return oneOfLeaf(test, on, (value) => value as string);
  const parts = matches.split("*");
  return valueLeaf(on, (value) => matchesParts(value as string, parts), false);
}

/** `*` stands for any run of characters; found from left to right, so the time is linear. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= text.length - last.length;
}

interface PromiseTests {
  readonly is?: unknown;
  readonly dueIn?: string;
  readonly overdue?: string;
  readonly dueMoved?: "earlier" | "later" | "either";
  readonly by?: string;
}

function promiseLeaf(test: unknown, on: Subject): Leaf {
  const isTests = typeof test === "object" && test !== null && !Array.isArray(test) && !("not" in test);
  if (!isTests) return statusLeaf(test, on);
  const { is, dueIn, overdue, dueMoved, by } = test as PromiseTests;
  const leaves: Leaf[] = [];
  if (is !== undefined) leaves.push(statusLeaf(is, on));
  if (dueIn !== undefined) leaves.push(dueWithin(on, on.compile.spans(dueIn)));
  if (overdue !== undefined) leaves.push(overdueBy(on, on.compile.spans(overdue)));
  if (dueMoved !== undefined)
    leaves.push(
      moved(on, dueMoved, by, `${on.name}.due`, (frame) => (valueAt(frame, on.place) as PromiseState | undefined)?.due),
    );
  return (frame, context) => allOf(leaves.map((leaf) => leaf(frame, context)));
}

const statusLeaf = (test: unknown, on: Subject): Leaf => {
  const value = oneOfLeaf(test, on, (promise) => (promise as PromiseState).status);
  if (typeof test === "boolean") return value;
  return (frame, context) => {
    const reading = value(frame, context);
    const promise = valueAt(frame, on.place) as PromiseState | undefined;
    const next = promise?.next ?? reading.next;
    if (!reading.holds || promise === undefined || reading.since === null)
      return context.looksAhead && next < Number.POSITIVE_INFINITY ? { ...reading, next } : reading;
    // What a passed deadline causes is dated by the deadline.
    if (promise.breached !== null) return { ...reading, since: promise.breached };
    const [since, known] = promise.since ?? [reading.since, reading.known];
    return { ...reading, since, known: Math.max(known, reading.known), next };
  };
};

function dueWithin({ place, compile }: Subject, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, { now, zone }) => {
    const promise = valueAt(frame, place) as PromiseState | undefined;
    if (promise?.status !== "open") return never;
    const thresholds = spans.map((span) => shift(promise.due, span, zone, -1, compile.calendar)).sort((a, b) => a - b);
    return threshold(thresholds, now, knownAt(frame, place), promise.due, spans.length > 1);
  };
}

function overdueBy({ place, compile }: Subject, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, { now, zone }) => {
    const promise = valueAt(frame, place) as PromiseState | undefined;
    if (promise?.status !== "breached" && promise?.status !== "open") return never;
    const thresholds = spans.map((span) => shift(promise.due, span, zone, 1, compile.calendar)).sort((a, b) => a - b);
    return threshold(thresholds, now, knownAt(frame, place), Number.POSITIVE_INFINITY, spans.length > 1);
  };
}

function windowLeaf(test: "open" | "closed" | { readonly closesIn: string }, { place, compile }: Subject): Leaf {
  const closing = typeof test === "object" ? compile.spans(test.closesIn) : undefined;
  if (closing === null) return () => never;
  return (frame, { now, zone }) => {
    const window = valueAt(frame, place) as WindowState | undefined;
    if (window === undefined) return never;
    const known = knownAt(frame, place);
    if (window.opens > now) return notYet(test === "closed" ? window.closes + 1 : window.opens);
    if (closing) {
      const thresholds = closing
        .map((span) => shift(window.closes, span, zone, -1, compile.calendar))
        .sort((a, b) => a - b);
      return threshold(thresholds, now, known, window.closes, closing.length > 1);
    }
    const isOpen = now <= window.closes;
    if (test === "open") return isOpen ? holdsSince(window.opens, known, window.closes + 1) : never;
    return isOpen ? notYet(window.closes + 1) : { ...holdsSince(window.closes, known), threshold: true };
  };
}

function foundLeaf(test: unknown, on: Subject): Leaf {
  const leaf = oneOfLeaf(test, on, (found) => (found as FoundState).reason);
  return (frame, context) => {
    const reading = leaf(frame, context);
    const found = valueAt(frame, on.place) as FoundState | undefined;
    return reading.holds && reading.since !== null && found ? { ...reading, since: found.since } : reading;
  };
}
