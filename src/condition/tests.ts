import type { Money } from "../model/money.ts";
import type { Place } from "../model/words/lexicon.ts";
import { type KindName, kindName, knownAt, valueAt } from "./access.ts";
import type { CompileContext } from "./context.ts";
import type { FactValue, FoundState, PromiseState, SpanState, WindowState } from "./frame.ts";
import { happened, type InstantTests, instantTests } from "./instant-tests.ts";
import { after, before, type Leaf, milliseconds, moved, type Spans, type Tested, together, type Way } from "./leaf.ts";
import { always, holdsSince, never, notOf, notYet } from "./reading.ts";

/** The only place that says what a test means, one row per kind of fact. */
const byKind: { readonly [K in KindName]: (test: unknown, on: Tested) => Leaf } = {
  instant: (test, on) => (typeof test === "boolean" ? happened(on, test) : instantTests(test as InstantTests, on)),
  span: (test, on) => spanLeaf(test as boolean | { lasted: string }, on),
  flag: (test, on) => valueLeaf(on, (value) => value === test, test === false),
  number: (test, on) => numberLeaf(on, test, (value) => value as number, on.compile.number),
  money: (test, on) => numberLeaf(on, test, (value) => (value as Money).amount, on.compile.amount),
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

function spanLeaf(test: boolean | { readonly lasted: string }, { place, compile }: Tested): Leaf {
  const lasted = typeof test === "object" ? compile.spans(test.lasted) : undefined;
  if (lasted === null) return () => never;
  return (frame, context) => {
    const { now } = context;
    const span = valueAt(frame, place) as SpanState | undefined;
    const end = span?.to ?? Number.POSITIVE_INFINITY;
    if (span === undefined || now >= end) return test === false ? always : never;
    if (test === false) return now < span.from ? { ...always, next: span.from } : notYet(end);
    const known = knownAt(frame, place);
    if (lasted === undefined) return span.from > now ? notYet(span.from) : holdsSince(span.from, known, end);
    return after(span.from, lasted, context, known, end - 1);
  };
}

/** A value fact gives the instant of its last change; its opposite gives none. */
function valueLeaf({ place }: Tested, fits: (value: FactValue) => boolean, negative: boolean): Leaf {
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
  { place }: Tested,
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

function oneOfLeaf(test: unknown, on: Tested, read: (value: FactValue) => string): Leaf {
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

function textLeaf(test: unknown, on: Tested): Leaf {
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
  readonly dueMoved?: Way;
  readonly by?: string;
}

function promiseLeaf(test: unknown, on: Tested): Leaf {
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
  return together(leaves);
}

const statusLeaf = (test: unknown, on: Tested): Leaf => {
  const value = oneOfLeaf(test, on, (promise) => (promise as PromiseState).status);
  if (typeof test === "boolean") return value;
  return (frame, context) => {
    const reading = value(frame, context);
    const promise = valueAt(frame, on.place) as PromiseState | undefined;
    if (!reading.holds || promise === undefined || reading.since === null) return reading;
    // What a passed deadline causes is dated by the deadline.
    if (promise.status === "breached") return { ...reading, since: promise.breached };
    const [since, known] = promise.since ?? [reading.since, reading.known];
    return { ...reading, since, known: Math.max(known, reading.known), next: promise.next ?? reading.next };
  };
};

function dueWithin({ place }: Tested, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, context) => {
    const promise = valueAt(frame, place) as PromiseState | undefined;
    return promise?.status === "open" ? before(promise.due, spans, context, knownAt(frame, place)) : never;
  };
}

function overdueBy({ place }: Tested, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, context) => {
    const promise = valueAt(frame, place) as PromiseState | undefined;
    if (promise === undefined || (promise.breached === null && promise.status !== "open")) return never;
    const reading = after(promise.due, spans, context, knownAt(frame, place));
    // What may still be proved in time is not overdue.
    return reading.holds && promise.status === "open" ? never : reading;
  };
}

function windowLeaf(test: "open" | "closed" | { readonly closesIn: string }, { place, compile }: Tested): Leaf {
  const closing = typeof test === "object" ? compile.spans(test.closesIn) : undefined;
  if (closing === null) return () => never;
  return (frame, context) => {
    const { now } = context;
    const window = valueAt(frame, place) as WindowState | undefined;
    if (window === undefined) return never;
    const known = knownAt(frame, place);
    if (window.opens > now) return notYet(test === "closed" ? window.closes + 1 : window.opens);
    if (closing) return before(window.closes, closing, context, known);
    const isOpen = now <= window.closes;
    if (test === "open") return isOpen ? holdsSince(window.opens, known, window.closes + 1) : never;
    return isOpen ? notYet(window.closes + 1) : { ...holdsSince(window.closes, known), threshold: true };
  };
}

/** Of several reasons each counts; what is not a reason is none of them. */
function foundLeaf(test: unknown, on: Tested): Leaf {
  if (typeof test === "object" && test !== null && "not" in test) {
    const among = foundLeaf(test.not, on);
    return (frame, context) => notOf(among(frame, context));
  }
  if (test === false) return (frame) => (valueAt(frame, on.place) === undefined ? always : never);
  const wanted = test === true ? null : [test].flat();
  return (frame) => {
    const found = valueAt(frame, on.place) as FoundState | undefined;
    const one = found && [found, ...(found.also ?? [])].find(({ reason }) => wanted?.includes(reason) ?? true);
    return one ? holdsSince(one.since, knownAt(frame, on.place)) : never;
  };
}
