import { instantAccess, knownAt, valueAt } from "../condition/access.ts";
import type { RawCondition } from "../condition/compile.ts";
import { compileCondition, isGiven } from "../condition/compile.ts";
import { type CompileContext, type Node, oneSpan, type ReadContext } from "../condition/context.ts";
import type { Frame } from "../condition/frame.ts";
import { type Need, oneOf, presence } from "../condition/need.ts";
import { always, type Reading } from "../condition/reading.ts";
import { isWorkday, nextWorkday, type ParsedDuration, shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import { minuteOfDay, startOfDay, toWall } from "../model/zone.ts";
import { type Grounds, see, type Watch } from "./computed.ts";

/** A due entry as it stands in a pack. */
export interface RawDue {
  readonly if?: RawCondition;
  readonly at?: string;
  readonly plus?: string;
  readonly sooner?: true;
  readonly from?: string;
  readonly within?: string;
  readonly snap?: "end-of-day";
  readonly cutOff?: string;
}

interface Entry {
  readonly if: Node | null;
  readonly need: Need;
  readonly basis: (frame: Frame) => Instant | undefined;
  readonly known: (frame: Frame) => Instant;
  /** Null: the instant itself is the limit. */
  readonly within: ParsedDuration | null;
  readonly isFixed: boolean;
  readonly sooner: boolean;
  readonly snap: boolean;
  readonly cutOff: number | null;
}

/** When a promise's clock started, the limit before anything moved it, and when that was known. */
export interface Limit {
  readonly started: Instant;
  /** When a date ahead was given, by people who knew what had come between until then; 0 for any other limit. */
  readonly given: Instant;
  readonly due: Instant;
  readonly known: Instant;
}

export type ReadLimit = (frame: Frame, on: Grounds, watch: Watch) => Limit | null;

export interface CompiledDue {
  /** Without these there is no limit. */
  readonly needs: readonly Need[];
  readonly read: ReadLimit;
  /** That of each of its entries, whichever counts: time alone may make another count. */
  readonly all: (frame: Frame, zone: string) => readonly Pick<Limit, "started" | "due">[];
}

/** `fromKnown`: a clock that runs against a person starts when we learnt what starts it. */
export function compileDue(
  raw: RawDue | readonly RawDue[],
  each: string,
  fromKnown: boolean,
  compile: CompileContext,
): CompiledDue {
  const entries = (Array.isArray(raw) ? (raw as readonly RawDue[]) : [raw as RawDue]).flatMap(
    (one) => entryOf(one, each, compile) ?? [],
  );
  const startOf = ({ basis, known }: Entry, frame: Frame): Instant | undefined => {
    const at = basis(frame);
    return at === undefined || !fromKnown ? at : Math.max(at, known(frame));
  };
  /** What says that it counts; null where nothing does. */
  const counts = (entry: Entry, frame: Frame, reader: ReadContext, watch: Watch): Reading | null => {
    if (startOf(entry, frame) === undefined) return null;
    const reading = entry.if?.read(frame, reader) ?? always;
    return see(watch, reading) ? reading : null;
  };
  const read: ReadLimit = (frame, { reader }, watch) => {
    let soonest: Limit | null = null;
    let passed: Limit | null = null;
    for (const entry of entries) {
      const start = startOf(entry, frame);
      const reading = counts(entry, frame, reader, watch);
      if (start === undefined || !reading) continue;
      // A date by itself starts no clock: the clock is that of the entries beside it.
      const running = entry.isFixed ? entries.find((one) => !one.isFixed && counts(one, frame, reader, watch)) : entry;
      const known = entry.known(frame);
      const limit: Limit = {
        started: (running && startOf(running, frame)) ?? start,
        given: entry.isFixed && known < start ? known : 0,
        due: limitOf(entry, start, reader.zone),
        known,
      };
      // What came about when its own limit had gone by leaves that of the entries beside it.
      if (reading.since !== null && reading.since > limit.due) {
        passed ??= limit;
        continue;
      }
      if (!soonest || limit.due < soonest.due) soonest = limit;
      if (!entry.sooner) break;
    }
    return soonest ?? passed;
  };
  const all: CompiledDue["all"] = (frame, zone) =>
    entries.flatMap((entry) => {
      const started = startOf(entry, frame);
      return started === undefined ? [] : { started, due: limitOf(entry, started, zone) };
    });
  return { needs: oneOf(entries.map(({ need }) => [need])), read, all };
}

/** Undefined for an entry that is switched off. */
function entryOf(raw: RawDue, each: string, compile: CompileContext): Entry | undefined {
  const name = raw.at ?? raw.from ?? "";
  const access = instantAccess(compile.lexicon, each, name);
  const span = raw.within ?? raw.plus;
  const within = oneSpan(compile, span);
  if (!access || (span !== undefined && !within) || !isGiven(raw.if, compile.choice)) return undefined;
  return {
    if: raw.if ? compileCondition(raw.if, each, compile) : null,
    need: presence(access.fact, access.place),
    basis: access.at,
    known: (frame) => (valueAt(frame, access.place) === undefined ? 0 : knownAt(frame, access.place)),
    within,
    isFixed: raw.at !== undefined,
    sooner: raw.sooner ?? false,
    snap: raw.snap === "end-of-day",
    cutOff: raw.cutOff === undefined ? null : compile.clock(raw.cutOff),
  };
}

function limitOf({ within, snap, cutOff }: Entry, start: Instant, zone: string): Instant {
  const from = cutOff !== null && isPast(start, cutOff, zone, within) ? nextDay(start, zone, within) : start;
  const limit = within ? shift(from, within, zone) : from;
  return snap ? startOfDay(limit, zone, 1) : limit;
}

function isPast(at: Instant, cutOff: number, zone: string, within: Entry["within"]): boolean {
  const wall = toWall(at, zone);
  // Else who came on a day off would be served before who came after the cut-off of the day before it.
  return minuteOfDay(wall) >= cutOff || (within?.unit === "bd" && !isWorkday(wall, within.calendar));
}

const nextDay = (at: Instant, zone: string, within: Entry["within"]): Instant =>
  within?.unit === "bd" ? nextWorkday(at, zone, within.calendar) : startOfDay(at, zone, 1);
