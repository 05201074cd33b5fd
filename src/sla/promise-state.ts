import { type InstantAccess, knownAt, valueAt } from "../condition/access.ts";
import type { CompileContext, Node } from "../condition/context.ts";
import type { Frame, PromiseState } from "../condition/frame.ts";
import type { BreachEnd } from "../model/claims.ts";
import { type ParsedDuration, shift } from "../model/duration.ts";
import { type Instant, never } from "../model/instant.ts";
import type { Stamp } from "../model/record.ts";
import type { Place } from "../model/words/lexicon.ts";
import { absent, type Computed, type Grounds, see, type Watch } from "./computed.ts";
import { type Disrupted, disrupt } from "./disruption.ts";
import type { Limit, ReadLimit } from "./due.ts";
import { deferralOf, pausesOf } from "./pause.ts";

export interface Proof {
  readonly when: Node;
  /** Null: due. */
  readonly by: InstantAccess | "any time" | null;
}

/** What a promise is compiled to. */
export interface Parts {
  readonly name: string;
  readonly limit: ReadLimit;
  readonly while: Node | null;
  readonly met: readonly Proof[];
  readonly excusedBy: readonly Node[];
  readonly forgivenBy: readonly Node[];
  readonly announceAfter: ParsedDuration | null;
  readonly extension: { readonly times: Place; readonly by: ParsedDuration } | null;
  readonly carrier: Place | null;
  readonly settles: boolean;
  readonly spans: CompileContext["spans"];
}

/** One reading of a promise, and what is found on the way to its status. */
interface Course extends Watch {
  readonly parts: Parts;
  readonly frame: Frame;
  readonly limit: Limit;
  readonly on: Grounds;
  since: Stamp | null;
  raises?: Instant;
  isForgiven: boolean;
}

/** What a promise is whose breach came to nothing. */
const without: { readonly [W in BreachEnd]: PromiseState["status"] } = {
  "late-evidence": "met",
  waived: "waived",
  excused: "excused",
  disruption: "excused",
  agreed: "excused",
  appeal: "voided",
};

const limitOf = ({ by }: Proof, frame: Frame, due: Instant): number =>
  by === "any time" ? never : (by?.(frame) ?? due);

export function lastLimit(met: readonly Proof[], frame: Frame, due: Instant): number {
  let last = due;
  for (const proof of met) if (proof.by !== "any time") last = Math.max(last, limitOf(proof, frame, due));
  return last;
}

/** From when a broken limit is held against who owes: who may prove it has until then, and the feed its usual lag. */
export function raisedAfter(
  { met, announceAfter }: Pick<Parts, "met" | "announceAfter">,
  frame: Frame,
  due: Instant,
  zone: string,
): Instant {
  const last = lastLimit(met, frame, due);
  return announceAfter ? shift(last, announceAfter, zone) : last;
}

/** The state of one promise of one subject at an instant: a pure function of what is known. */
export function readPromise(parts: Parts, frame: Frame, on: Grounds): Computed {
  const watch: Watch = { next: never };
  const limit = parts.limit(frame, on, watch);
  if (!limit) return absent(watch.next);
  const course: Course = { next: watch.next, parts, frame, limit, on, since: null, isForgiven: false };
  const extended = extend(parts, frame, limit.due, on);
  const moved = move(course, extended);
  const { change, due, rest } = moved;
  const status = judge(course, moved);
  // What is forgiven, or an appeal took back, is held against nobody, and was not done all the same.
  const breached = status === "breached" || status === "voided" || course.isForgiven ? due : null;
  const { started } = limit;
  const { since, next, raises } = course;
  const state: PromiseState = { status, started, due, breached, since, next, ...(raises ? { raises } : {}) };
  const value: PromiseState = status === "paused" && rest === 0 ? { ...state, floats: true } : state;
  return {
    value: change ? { ...value, moved: { ...change, rest } } : value,
    known: Math.max(limit.known, change ? change.at : 0, extended > limit.due ? extensionKnown(parts, frame) : 0),
    next,
  };
}

function judge(course: Course, { due, change, waived, still, turned, next }: Disrupted): PromiseState["status"] {
  const { parts, frame, on } = course;
  const { reader } = on;
  const { started } = course.limit;
  const claim = on.lookingBack ? undefined : claimOf(course, due);
  // Held against somebody it is broken, whatever has become of it since, until the breach ends.
  if (claim && !claim.x) return "breached";
  if (parts.while && !see(course, parts.while.read(frame, reader))) return "moot";
  for (const proof of parts.met) {
    const reading = proof.when.read(frame, reader);
    if (!see(course, reading)) continue;
    const at = reading.since ?? reading.known;
    if (at <= limitOf(proof, frame, due)) {
      course.since = [at, reading.known];
      return "met";
    }
  }
  if (waived) {
    course.since = [Math.max(waived.declared, started), waived.declared];
    return "waived";
  }
  if (cameInTime(course, parts.excusedBy, due)) return "excused";
  if (cameInTime(course, parts.forgivenBy, due)) {
    course.isForgiven = true;
    return "excused";
  }
  if (next < course.next) course.next = next;
  if (turned !== null) course.since = [turned, Math.max(turned, change?.at ?? 0)];
  if (still) return "paused";
  if (claim?.x) {
    course.since = [claim.x[0], claim.x[0]];
    return without[claim.x[1]];
  }
  const last = lastLimit(parts.met, frame, due);
  const raised = on.lookingBack ? last : raisedAfter(parts, frame, due, reader.zone);
  if (reader.now > raised) return "breached";
  const isOver = reader.now > last;
  if (isOver) course.raises = raised + 1;
  course.next = Math.min(course.next, (isOver ? raised : last) + 1);
  return "open";
}

/** Whether one of these came about by due, each judged by itself. Who gave a date ahead knew what had until then. */
function cameInTime(course: Course, nodes: readonly Node[], due: Instant): boolean {
  for (const node of nodes) {
    const reading = node.read(course.frame, course.on.reader);
    const { since, known } = reading;
    if (!see(course, reading) || since === null || since < course.limit.given || since > due) continue;
    if (!course.since || since < course.since[0]) course.since = [since, known];
  }
  return course.since !== null;
}

/**
 * A limit moved by what came between: pauses, disruptions, a warning that is waited for. That wait is a clock by itself,
 * which stands still and is moved as any other; the later of both is the limit.
 */
function move({ parts, frame, limit, on }: Course, due: Instant): Disrupted {
  const { name, carrier, settles, spans } = parts;
  const { started, given } = limit;
  const pauses = pausesOf(on.pauses, name, frame.key);
  const wait = deferralOf(on.deferrals, name, frame.key, started);
  const isQuiet = pauses.length === 0 && on.disruptions.length === 0;
  if (isQuiet)
    return {
      due: wait ? Math.max(due, wait[3]) : due,
      change: null,
      waived: null,
      still: false,
      rest: 0,
      turned: null,
      next: never,
    };
  const { origin, destination } = on;
  const scope = {
    promise: name,
    carrier: carrier ? (valueAt(frame, carrier) as string | undefined) : undefined,
    origin,
    destination,
    settles,
    given,
  };
  const own = disrupt(Math.max(started, given), due, pauses, scope, on, spans);
  if (!wait) return own;
  const waited = disrupt(wait[4], wait[3], pauses, scope, on, spans);
  return waited.due > own.due ? waited : own;
}

function extend({ extension }: Parts, frame: Frame, due: Instant, { reader }: Grounds): Instant {
  const times = extension ? Number(valueAt(frame, extension.times) ?? 0) : 0;
  let moved = due;
  for (let i = 0; i < times; i++) moved = shift(moved, (extension as { by: ParsedDuration }).by, reader.zone);
  return moved;
}

const extensionKnown = ({ extension }: Parts, frame: Frame): Instant =>
  extension ? knownAt(frame, extension.times) : 0;

function claimOf({ parts: { name }, frame: { key }, limit: { started }, on }: Course, due: Instant) {
  for (const row of on.claims) if (row.p === name && row.s === key && row.e === started && row.d === due) return row;
  return undefined;
}
