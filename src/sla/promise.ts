import { type InstantAccess, instantAccess } from "../condition/access.ts";
import { compileCondition, isGiven, type RawCondition, type RawConditions } from "../condition/compile.ts";
import { type CompileContext, type Node, oneSpan, type ReadContext } from "../condition/context.ts";
import type { Frame, PromiseState } from "../condition/frame.ts";
import type { ParsedDuration } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Role } from "../model/person.ts";
import type { Place } from "../model/words/lexicon.ts";
import { reopening } from "./by-themselves.ts";
import type { ComputedRule } from "./computed.ts";
import { type CompiledDue, compileDue, type RawDue } from "./due.ts";
import { lastLimit, type Parts, type Proof, raisedAfter, readPromise } from "./promise-state.ts";

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
  /** What its limit may yet be, each with the start of its clock. */
  readonly limits: CompiledDue["all"];
  /** The last limit of those that may meet it, as far as it is known: a claim waits for it. */
  lastLimit(frame: Frame, due: Instant): number;
  /** From when a breach of that limit is held against who owes. */
  raisedAfter(frame: Frame, due: Instant, zone: string): Instant;
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

/** What is joined by "any", each by itself. */
const alternatives = (node: Node | null): readonly Node[] =>
  node?.label === "any" ? node.children.flatMap(alternatives) : node ? [node] : [];

export function compilePromise(name: string, raw: RawPromise, compile: CompileContext): PromiseRule {
  const { each } = raw;
  const node = (conditions: RawConditions | undefined): Node | null =>
    conditions === undefined ? null : compileCondition(conditions, each, compile);
  const span = (text: string | undefined): ParsedDuration | null => oneSpan(compile, text);
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
    limit: due.read,
    while: node(raw.while),
    met,
    excusedBy: alternatives(node(raw.excusedBy)),
    forgivenBy: alternatives(node(raw.forgivenBy)),
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
    limits: due.all,
    lastLimit: (frame, due) => lastLimit(met, frame, due),
    raisedAfter: (frame, due, zone) => raisedAfter(parts, frame, due, zone),
    isAwaited: (frame, reader) =>
      (parts.while?.read(frame, reader).holds ?? true) && !met.some(({ when }) => when.read(frame, reader).holds),
    isProvedYet: (frame, reader) => met.some(({ when, by }) => by === "any time" && when.read(frame, reader).holds),
    isExcused: (frame, reader) => parts.excusedBy.some((one) => one.read(frame, reader).holds),
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

/** Neither kept nor broken nor given up: one that is waived may come out of the time of that. */
export const isRunning = ({ status }: PromiseState): boolean =>
  status === "open" || status === "paused" || status === "waived";
