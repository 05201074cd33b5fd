import { shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import { minuteOfDay, toWall } from "../model/zone.ts";
import { instantAccess, instantAt, knownAt } from "./access.ts";
import { oneSpan } from "./context.ts";
import { after, before, type Leaf, moved, type Tested, together, type Way } from "./leaf.ts";
import { always, holdsSince, never, notYet, type Reading } from "./reading.ts";

export function happened({ place }: Tested, wanted: boolean): Leaf {
  return (frame, { now }) => {
    const at = instantAt(frame, place);
    if (at === undefined) return wanted ? never : always;
    if (at > now) return wanted ? notYet(at) : { ...always, next: at };
    return wanted ? holdsSince(at, Math.max(at, knownAt(frame, place))) : never;
  };
}

export type InstantTests = { readonly [test: string]: string | undefined };

/** `by` is no test of its own: what it says belongs to the others. */
const tests: { readonly [test: string]: (on: Tested, said: string, by: string | undefined) => Leaf } = {
  past: (on, said) => spanned(on, said, after),
  near: (on, said) => spanned(on, said, before),
  within,
  after: (on, said, by) => compared(on, said, by, (at, limit) => at > limit, never),
  notBefore: (on, said, by) => compared(on, said, by, (at, limit) => at >= limit, never),
  notAfter: (on, said, by) => compared(on, said, by, (at, limit) => at <= limit, always),
  moved: (on, said, by) => moved(on, said as Way, by, on.name, (frame) => instantAt(frame, on.place)),
  clockFrom,
};

export function instantTests(given: InstantTests, on: Tested): Leaf {
  const leaves = Object.entries(tests).flatMap(([test, leafOf]) => {
    const said = given[test];
    return said === undefined ? [] : leafOf(on, said, given.by);
  });
  return together(leaves);
}

function spanned({ place, compile }: Tested, said: string, reading: typeof before): Leaf {
  const spans = compile.spans(said);
  if (!spans) return () => never;
  return (frame, context) => {
    const at = instantAt(frame, place);
    return at === undefined ? never : reading(at, spans, context, knownAt(frame, place));
  };
}

function within({ place, compile }: Tested, said: string): Leaf {
  const span = oneSpan(compile, said);
  if (!span) return () => never;
  return (frame, { now, zone }) => {
    const at = instantAt(frame, place);
    if (at === undefined) return never;
    if (at > now) return notYet(at);
    const end = shift(at, span, zone);
    return now > end ? never : holdsSince(at, Math.max(at, knownAt(frame, place)), end + 1);
  };
}

function compared(
  on: Tested,
  other: string,
  by: string | undefined,
  fits: (at: Instant, limit: Instant) => boolean,
  unknown: Reading,
): Leaf {
  const date = on.compile.date(other);
  const access = date === null ? instantAccess(on.compile.lexicon, on.subject, other) : { at: (): Instant => date };
  const span = oneSpan(on.compile, by);
  if (!access || (by !== undefined && !span)) return () => never;
  return (frame, { zone }) => {
    const at = instantAt(frame, on.place);
    if (at === undefined) return never;
    const basis = access.at(frame);
    if (basis === undefined) return unknown;
    const limit = span ? shift(basis, span, zone) : basis;
    return fits(at, limit) ? always : never;
  };
}

function clockFrom({ place, compile }: Tested, said: string): Leaf {
  const minutes = compile.clock(said);
  if (minutes === null) return () => never;
  return (frame, { zone }) => {
    const at = instantAt(frame, place);
    if (at === undefined) return never;
    return minuteOfDay(toWall(at, zone)) >= minutes ? always : never;
  };
}
