import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import { minuteOfDay, toWall } from "../model/zone.ts";
import { instantAccess, knownAt, valueAt } from "./access.ts";
import { after, before, type Leaf, moved, type Spans, type Subject } from "./leaf.ts";
import { allOf, always, holdsSince, never, notYet, type Reading } from "./reading.ts";

export function happened({ place }: Subject, wanted: boolean): Leaf {
  return (frame, { now }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return wanted ? never : always;
    if (at > now) return wanted ? notYet(at) : { ...always, next: at };
    return wanted ? holdsSince(at, Math.max(at, knownAt(frame, place))) : never;
  };
}

export interface InstantTests {
  readonly past?: string;
  readonly near?: string;
  readonly within?: string;
  readonly after?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly moved?: "earlier" | "later" | "either";
  readonly by?: string;
  readonly clockFrom?: string;
}

export function instantTests(test: InstantTests, on: Subject): Leaf {
  const leaves: Leaf[] = [];
  if (test.past !== undefined) leaves.push(past(on, on.compile.spans(test.past)));
  if (test.near !== undefined) leaves.push(near(on, on.compile.spans(test.near)));
  if (test.within !== undefined) leaves.push(within(on, on.compile.spans(test.within)));
  if (test.after !== undefined) leaves.push(compared(on, test.after, test.by, (at, limit) => at > limit, never));
  if (test.notBefore !== undefined)
    leaves.push(compared(on, test.notBefore, test.by, (at, limit) => at >= limit, never));
  if (test.notAfter !== undefined)
    leaves.push(compared(on, test.notAfter, test.by, (at, limit) => at <= limit, always));
  if (test.moved !== undefined)
    leaves.push(moved(on, test.moved, test.by, on.name, (frame) => valueAt(frame, on.place) as Instant | undefined));
  if (test.clockFrom !== undefined) leaves.push(clockFrom(on, on.compile.clock(test.clockFrom)));
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  return (frame, context) => allOf(leaves.map((leaf) => leaf(frame, context)));
}

function past({ place }: Subject, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, context) => {
    const at = valueAt(frame, place) as Instant | undefined;
    return at === undefined ? never : after(at, spans, context, knownAt(frame, place));
  };
}

function near({ place }: Subject, spans: Spans): Leaf {
  if (!spans) return () => never;
  return (frame, context) => {
    const at = valueAt(frame, place) as Instant | undefined;
    return at === undefined ? never : before(at, spans, context, knownAt(frame, place));
  };
}

function within({ place }: Subject, spans: Spans): Leaf {
  const span = spans?.[0];
  if (!span) return () => never;
  return (frame, { now, zone }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return never;
    if (at > now) return notYet(at);
    const end = shift(at, span, zone);
    return now > end ? never : holdsSince(at, Math.max(at, knownAt(frame, place)), end + 1);
  };
}

function compared(
  on: Subject,
  other: string,
  by: string | undefined,
  fits: (at: Instant, limit: Instant) => boolean,
  unknown: Reading,
): Leaf {
  const date = on.compile.date(other);
  const access = date === null ? instantAccess(on.compile.lexicon, on.subject, other) : { at: (): Instant => date };
  const span = by === undefined ? undefined : on.compile.spans(by)?.[0];
  if (!access || (by !== undefined && !span)) return () => never;
  return (frame, { zone }) => {
    const at = valueAt(frame, on.place) as Instant | undefined;
    if (at === undefined) return never;
    const basis = access.at(frame);
    if (basis === undefined) return unknown;
    const limit = span ? shift(basis, span, zone) : basis;
    return fits(at, limit) ? always : never;
  };
}

function clockFrom({ place }: Subject, minutes: number | null): Leaf {
  if (minutes === null) return () => never;
  return (frame, { zone }) => {
    const at = valueAt(frame, place) as Instant | undefined;
    if (at === undefined) return never;
    return minuteOfDay(toWall(at, zone)) >= minutes ? always : never;
  };
}

/** From its start up to its end, which is outside. */
