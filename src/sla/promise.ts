import { type InstantAccess, instantAccess, knownAt, valueAt } from "../condition/access.ts";
import { compileCondition, isGiven, type RawCondition, type RawConditions } from "../condition/compile.ts";
import type { CompileContext, Node, ReadContext } from "../condition/context.ts";
import type { Frame, PromiseState } from "../condition/frame.ts";
import type { BreachEnd } from "../model/claims.ts";
import { type ParsedDuration, shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Role } from "../model/person.ts";
import type { Stamp } from "../model/record.ts";
import type { Place } from "../model/words/lexicon.ts";
import { reopening } from "./by-themselves.ts";
import { absent, type Computed, type ComputedRule, type Grounds, never, see, type Watch } from "./computed.ts";
import { type Disrupted, disrupt } from "./disruption.ts";
import { compileDue, type Limit, type RawDue, type ReadLimit } from "./due.ts";
import { pausesOf } from "./pause.ts";

export type RawThen =
  | { readonly event: string; readonly reason?: string; readonly shipBy?: string }
  | { readonly task: string; readonly assignee: Role };

/** A promise as it stands in a pack, of whatever words. */
export interface RawPromise {
  readonly ref: string;
  readonly each: string;
  readonly owedBy: Role;
  readonly owedTo: Role;
  readonly due: RawDue | readonly RawDue[];
  readonly extended?: { readonly by: string; readonly times: string };
  readonly while?: RawConditions;
  readonly met?: RawConditions | readonly { readonly when: RawConditions; readonly by?: string }[];
  readonly pausedWhile?: RawConditions;
  readonly excusedBy?: RawConditions;
  readonly forgivenBy?: RawConditions;
  readonly lateEvidence?: string;
  readonly announceAfter?: string;
  readonly notBefore?: { readonly told: string | readonly string[]; readonly past: string; readonly orElse: string };
  readonly then?: RawThen | readonly { readonly if?: RawCondition; readonly then: RawThen }[];
}

/** What happens when something has come about; the first that applies. */
export interface Consequence {
  readonly if: Node | null;
  readonly then: RawThen;
  /** The instant that the event says. */
  readonly shipBy: InstantAccess | null;
}

interface Proof {
  readonly when: Node;
  /** Null: due. */
  readonly by: InstantAccess | "any time" | null;
}

/** A promise with its conditions compiled and its names resolved. */
export interface PromiseRule extends ComputedRule {
  readonly ref: string;
  readonly owedBy: Role;
  readonly owedTo: Role;
  readonly place: Place;
  readonly pausedWhile: Node | null;
  readonly lateEvidence: ParsedDuration | null;
  readonly extended: { readonly times: string; readonly by: ParsedDuration } | null;
  readonly notBefore: {
    readonly told: readonly string[];
    readonly past: ParsedDuration;
    readonly orElse: ParsedDuration;
  } | null;
  readonly then: readonly Consequence[];
  /** Held against the one who owes; what an event of ours settles is not, what one opens again is. */
  readonly isClaimed: boolean;
  /** Its limit brings an event about. */
  readonly settles: boolean;
  /** The last limit of those that may meet it, as far as it is known: a claim waits for it. */
  lastLimit(frame: Frame, due: Instant): number;
  /** What it asks for is still to be done, in time or not. */
  isAwaited(frame: Frame, reader: ReadContext): boolean;
  /** Something has come that proves it whenever it comes. */
  isProvedYet(frame: Frame, reader: ReadContext): boolean;
  /** What excuses it is so by now, perhaps only after its limit. */
  isExcused(frame: Frame, reader: ReadContext): boolean;
}

/** The state of a promise of a subject. */
export const stateOf = ({ slot }: { readonly slot: number }, { values }: Frame): PromiseState | undefined =>
  values[slot] as PromiseState | undefined;

/** The state of each promise of some rules, with its subject. */
export function eachState(
  rules: readonly PromiseRule[],
  frames: ReadonlyMap<string, readonly Frame[]>,
  visit: (rule: PromiseRule, frame: Frame, state: PromiseState) => void,
): void {
  for (const rule of rules) {
    for (const frame of frames.get(rule.each) ?? []) {
      const state = stateOf(rule, frame);
      if (state) visit(rule, frame, state);
    }
  }
}

export function consequences(raw: RawPromise["then"], each: string, compile: CompileContext): readonly Consequence[] {
  const list = raw === undefined ? [] : "event" in raw || "task" in raw ? [{ then: raw }] : raw;
  return list.map((one) => ({
    if: "if" in one && one.if ? compileCondition(one.if, each, compile) : null,
    then: one.then,
    shipBy:
      "event" in one.then && one.then.shipBy !== undefined
        ? (instantAccess(compile.lexicon, each, one.then.shipBy)?.at ?? null)
        : null,
  }));
}

const settlesSomething = (then: unknown): boolean =>
  typeof then === "object" &&
  then !== null &&
  ("event" in then ? !reopening.includes(String(then.event)) : "then" in then && settlesSomething(then.then));

/** Whether a promise is held against the one who owes it. It may be one that is not right yet. */
export const isClaimed = ({ owedBy, then }: Pick<RawPromise, "owedBy" | "then">): boolean =>
  owedBy !== "buyer" && ![then].flat().some(settlesSomething);

export function compilePromise(name: string, raw: RawPromise, compile: CompileContext): PromiseRule {
  const { each } = raw;
  const node = (conditions: RawConditions | undefined): Node | null =>
    conditions === undefined ? null : compileCondition(conditions, each, compile);
  const span = (text: string | undefined): ParsedDuration | null =>
    text === undefined ? null : (compile.spans(text)?.[0] ?? null);
  const then = consequences(raw.then, each, compile);
  const settles = then.some((one) => "event" in one.then);
  const subject = compile.lexicon.subjects.get(each);
  const place = subject?.seen.get(name) as Place;
  const times = raw.extended ? subject?.seen.get(raw.extended.times) : undefined;
  const by = span(raw.extended?.by);
  const met = proofs(raw.met, each, compile);
  const wait = raw.notBefore;
  const [past, orElse] = [span(wait?.past), span(wait?.orElse)];
  const due = compileDue(raw.due, each, settles, compile);
  const parts: Parts = {
    name,
    each,
    limit: due.read,
    while: node(raw.while),
    met,
    excusedBy: node(raw.excusedBy),
    forgivenBy: node(raw.forgivenBy),
    announceAfter: span(raw.announceAfter),
    extension: times && by ? { times, by } : null,
    carrier: subject?.seen.get("parcel.carrier") ?? null,
    settles,
    spans: compile.spans,
  };
  return {
    name,
    each,
    needs: due.needs,
    slot: place.slot,
    place,
    ref: raw.ref,
    owedBy: raw.owedBy,
    owedTo: raw.owedTo,
    pausedWhile: node(raw.pausedWhile),
    lateEvidence: span(raw.lateEvidence),
    extended: raw.extended && by ? { times: raw.extended.times, by } : null,
    notBefore: wait && past && orElse ? { told: [wait.told].flat(), past, orElse } : null,
    then,
    isClaimed: isClaimed(raw),
    settles,
    lastLimit: (frame, due) => lastLimit(met, frame, due),
    isAwaited: (frame, reader) =>
      (parts.while?.read(frame, reader).holds ?? true) && !met.some(({ when }) => when.read(frame, reader).holds),
    isProvedYet: (frame, reader) => met.some(({ when, by }) => by === "any time" && when.read(frame, reader).holds),
    isExcused: (frame, reader) => parts.excusedBy?.read(frame, reader).holds ?? false,
    read: (frame, on) => readPromise(parts, frame, on),
  };
}

/** Proofs that the choices of the pack rule out are left out. */
function proofs(raw: RawPromise["met"], each: string, compile: CompileContext): readonly Proof[] {
  if (raw === undefined) return [];
  const isList = Array.isArray(raw) && raw.length > 0 && "when" in (raw[0] as object);
  const list = isList
    ? (raw as readonly { readonly when: RawConditions; readonly by?: string }[])
    : [{ when: raw as RawConditions }];
  return list
    .filter(({ when }) => isGiven(when, compile.choice))
    .map((one) => ({
      when: compileCondition(one.when, each, compile),
      by:
        one.by === "any time"
          ? one.by
          : one.by === undefined
            ? null
            : (instantAccess(compile.lexicon, each, one.by)?.at ?? null),
    }));
}

/** What is found on the way to a status. */
interface Course extends Watch {
  since: Stamp | null;
  isForgiven: boolean;
}

interface Parts {
  readonly name: string;
  readonly each: string;
  readonly limit: ReadLimit;
  readonly while: Node | null;
  readonly met: readonly Proof[];
  readonly excusedBy: Node | null;
  readonly forgivenBy: Node | null;
  readonly announceAfter: ParsedDuration | null;
  readonly extension: { readonly times: Place; readonly by: ParsedDuration } | null;
  readonly carrier: Place | null;
  readonly settles: boolean;
  readonly spans: CompileContext["spans"];
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

function lastLimit(met: readonly Proof[], frame: Frame, due: Instant): number {
  let last = due;
  for (const proof of met) if (proof.by !== "any time") last = Math.max(last, limitOf(proof, frame, due));
  return last;
}

/** The state of one promise of one subject at an instant: a pure function of what is known. */
function readPromise(parts: Parts, frame: Frame, on: Grounds): Computed {
  const watch: Course = { next: never, since: null, isForgiven: false };
  const limit = parts.limit(frame, on, watch);
  if (!limit) return absent(watch.next);
  const { started } = limit;
  const extended = extend(parts, frame, limit.due, on);
  const moved = move(parts, frame, limit, extended, on);
  const { change, due, rest } = moved;
  const status = judge(parts, frame, limit, due, moved, on, watch);
  // What is forgiven, or an appeal took back, is held against nobody, and was not done all the same.
  const breached = status === "breached" || status === "voided" || watch.isForgiven ? due : null;
  const state: PromiseState = { status, started, due, breached, since: watch.since, next: watch.next };
  const value: PromiseState = status === "paused" && rest === 0 ? { ...state, floats: true } : state;
  return {
    value: change ? { ...value, moved: { ...change, rest } } : value,
    known: Math.max(limit.known, change ? change.at : 0, extended > limit.due ? extensionKnown(parts, frame) : 0),
    next: watch.next,
  };
}

function judge(
  parts: Parts,
  frame: Frame,
  limit: Limit,
  due: Instant,
  { change, waived, still, turned, next }: Disrupted,
  on: Grounds,
  watch: Course,
): PromiseState["status"] {
  const { reader } = on;
  const { started } = limit;
  const claim = on.lookingBack ? undefined : claimOf(parts, frame, started, due, on);
  // Held against somebody it is broken, whatever has become of it since, until the breach ends.
  if (claim && !claim.x) return "breached";
  if (parts.while && !see(watch, parts.while.read(frame, reader))) return "moot";
  let isLate = false;
  for (const proof of parts.met) {
    const reading = proof.when.read(frame, reader);
    if (!see(watch, reading)) continue;
    const at = reading.since ?? reading.known;
    if (at <= limitOf(proof, frame, due)) {
      watch.since = [at, reading.known];
      return "met";
    }
    isLate = true;
  }
  if (waived) {
    watch.since = [Math.max(waived.declared, started), waived.declared];
    return "waived";
  }
  if (cameInTime(parts.excusedBy, frame, limit, due, reader, watch)) return "excused";
  if (cameInTime(parts.forgivenBy, frame, limit, due, reader, watch)) {
    watch.isForgiven = true;
    return "excused";
  }
  if (next < watch.next) watch.next = next;
  if (turned !== null) watch.since = [turned, Math.max(turned, change?.at ?? 0)];
  if (still) return "paused";
  if (claim?.x) {
    watch.since = [claim.x[0], claim.x[0]];
    return without[claim.x[1]];
  }
  const raised = raiseAt(parts, frame, due, on);
  if (reader.now > raised || (isLate && reader.now > lastLimit(parts.met, frame, due))) return "breached";
  if (raised + 1 < watch.next) watch.next = raised + 1;
  return "open";
}

/** Whether it came about by due. Who gave a date ahead knew what had until then. */
function cameInTime(
  node: Node | null,
  frame: Frame,
  { given }: Limit,
  due: Instant,
  reader: ReadContext,
  watch: Course,
): boolean {
  const reading = node?.read(frame, reader);
  if (!reading || !see(watch, reading) || reading.since === null || reading.since < given || reading.since > due)
    return false;
  watch.since = [reading.since, reading.known];
  return true;
}

/**
 * A limit moved by what came between: pauses, disruptions, a warning that is waited for. That wait is a clock by itself,
 * which stands still and is moved as any other; the later of both is the limit.
 */
function move(parts: Parts, frame: Frame, { started, given }: Limit, due: Instant, on: Grounds): Disrupted {
  const { name, carrier, settles, spans } = parts;
  const pauses = pausesOf(on.pauses, name, frame.key);
  const wait = on.deferrals.find((row) => row[0] === name && row[1] === frame.key && row[2] === started);
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

function claimOf({ name }: Parts, { key }: Frame, started: Instant, due: Instant, { claims }: Grounds) {
  for (const row of claims) if (row.p === name && row.s === key && row.e === started && row.d === due) return row;
  return undefined;
}

/** A breach is there from the instant after. */
function raiseAt(parts: Parts, frame: Frame, due: Instant, { reader, lookingBack }: Grounds): number {
  const last = lastLimit(parts.met, frame, due);
  return lookingBack || !parts.announceAfter ? last : shift(last, parts.announceAfter, reader.zone);
}
