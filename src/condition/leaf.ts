import { type ParsedDuration, shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Place } from "../model/words/lexicon.ts";
import { knownAt } from "./access.ts";
import { type CompileContext, oneSpan, type ReadContext } from "./context.ts";
import type { Frame } from "./frame.ts";
import { allOf, holdsSince, never, notYet, type Reading } from "./reading.ts";

/** Reads one fact of a frame under one test. */
export type Leaf = (frame: Frame, context: ReadContext) => Reading;

/** Several tests of one fact: all of them. */
export function together(leaves: readonly Leaf[]): Leaf {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  return (frame, context) => allOf(leaves.map((leaf) => leaf(frame, context)));
}

/** What a test is about. */
export interface Tested {
  readonly name: string;
  readonly place: Place;
  readonly subject: string;
  readonly compile: CompileContext;
}

export type Spans = readonly ParsedDuration[] | null;

/** From one of these spans before an instant up to it. */
export const before = (at: Instant, spans: readonly ParsedDuration[], context: ReadContext, known: Instant): Reading =>
  reached(
    spans.map((span) => shift(at, span, context.zone, -1)),
    context.now,
    known,
    at,
  );

/** From one of these spans after an instant up to another. */
export const after = (
  at: Instant,
  spans: readonly ParsedDuration[],
  context: ReadContext,
  known: Instant,
  until: number = Number.POSITIVE_INFINITY,
): Reading =>
  reached(
    spans.map((span) => shift(at, span, context.zone)),
    context.now,
    known,
    until,
  );

/** The latest of several thresholds that is reached; the next one is the next occasion. */
function reached(thresholds: Instant[], now: Instant, known: Instant, until: number): Reading {
  thresholds.sort((a, b) => a - b);
  const since = thresholds.findLast((at) => at <= now);
  const next = thresholds.find((at) => at > now && at <= until) ?? Number.POSITIVE_INFINITY;
  if (since === undefined) return notYet(next);
  if (now > until) return never;
  return {
    holds: true,
    since,
    known,
    next: Math.min(next, until + 1),
    threshold: true,
    occasion: thresholds.length > 1 ? since : null,
  };
}

export type Way = "earlier" | "later" | "either";

/** Changed against what this person was last told. */
export function moved(
  on: Tested,
  way: Way,
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

export function milliseconds(span: string, on: Tested): number | null {
  const parsed = oneSpan(on.compile, span);
  return parsed ? shift(0, parsed, "UTC") : null;
}
