import {
  type InstantAccess,
  instantAccess,
  isSayable,
  knownAt,
  lengthAccess,
  toldInstant,
  valueAt,
} from "../condition/access.ts";
import { compileCondition, type RawConditions } from "../condition/compile.ts";
import { type CompileContext, oneSpan } from "../condition/context.ts";
import type { Frame, PromiseState } from "../condition/frame.ts";
import { readQuantifier } from "../condition/quantifier.ts";
import { type ParsedDuration, shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { QuietHours } from "../model/person.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import type { Fold, Inhibitor, NoticeClass, NoticeRule, Say } from "./notice-rule.ts";
import type { QuietValue } from "./rule.ts";

/** A notice as it stands in a pack, of whatever words. */
export interface RawNotice {
  readonly ref: string;
  readonly each: string;
  readonly to: string;
  readonly topic: string;
  readonly class: string;
  readonly when: RawConditions;
  readonly fresh?: string;
  readonly per?: string | readonly string[];
  readonly ladder?: { readonly of: string; readonly rung: number };
  readonly covers?: readonly string[];
  readonly corrects?: readonly string[];
  readonly channels: readonly string[];
  readonly inbox?: false;
  readonly quiet?: QuietValue;
  readonly receipt?: string;
  readonly says?: { readonly [placeholder: string]: string };
  readonly actions?: readonly string[];
  readonly sums?: { readonly [placeholder: string]: unknown };
  readonly digests?: readonly string[];
  readonly every?: string;
}

export interface RawClass {
  readonly quiet: { readonly [kind: string]: QuietValue };
  readonly life: string;
  readonly silence: string;
  readonly receipt?: string;
  readonly tries: readonly string[];
  readonly consent?: string;
  readonly mandatory?: true;
  readonly uncapped?: true;
  readonly patience?: string;
  readonly goal?: string;
  readonly window?: QuietHours;
}

export interface RawInhibition {
  readonly each: string;
  readonly when: RawConditions;
  readonly drops: readonly string[];
  readonly except?: readonly string[];
}

const hour: ParsedDuration = { count: 1, unit: "h" };

export function compileClass(name: string, raw: RawClass, compile: CompileContext): NoticeClass {
  const span = (text: string): ParsedDuration => oneSpan(compile, text) ?? hour;
  return {
    name,
    quiet: raw.quiet,
    life: span(raw.life),
    silence: span(raw.silence),
    receipt: raw.receipt === undefined ? null : span(raw.receipt),
    tries: raw.tries.map(span),
    consent: raw.consent,
    mandatory: raw.mandatory ?? false,
    uncapped: raw.uncapped ?? false,
    patience: raw.patience === undefined ? null : span(raw.patience),
    goal: raw.goal === undefined ? null : span(raw.goal),
    window: raw.window,
  };
}

export function compileNotice(
  name: string,
  raw: RawNotice,
  noticeClass: NoticeClass,
  watched: ReadonlySet<string>,
  compile: CompileContext,
): NoticeRule {
  const says = sayings(raw, compile);
  const when = compileCondition(raw.when, raw.each, compile);
  const moved = movedFacts(raw.when);
  return {
    name,
    ref: raw.ref,
    each: raw.each,
    to: raw.to,
    topic: raw.topic,
    class: noticeClass,
    when,
    needs: when.needs,
    fresh: oneSpan(compile, raw.fresh),
    per: raw.per === undefined ? null : perOf(raw.per, raw.each, moved, compile),
    ladder: raw.ladder ?? null,
    covers: raw.covers ?? [],
    asks: new Set(raw.covers ? wordsOf(raw.when) : []),
    restsOn: compile.lexicon.subjects.get(raw.each)?.seen.get(`${raw.each}.promise`) ?? null,
    corrects: raw.corrects ?? [],
    kinds: raw.channels,
    inbox: raw.inbox ?? true,
    quiet: raw.quiet,
    receipt: raw.receipt === undefined ? noticeClass.receipt : oneSpan(compile, raw.receipt),
    says,
    actions: raw.actions ?? [],
    sums: sumsOf(raw),
    digests: raw.digests ?? [],
    every: oneSpan(compile, raw.every),
    ofBreach: asksForBreach(raw.when),
    moves: moved.length > 0,
    remembers: new Map(
      [...says].flatMap(([placeholder, { fact }]) => {
        const access = watched.has(fact) ? instantAccess(compile.lexicon, raw.each, fact) : undefined;
        return access ? [[placeholder, { fact, at: access.at }] as const] : [];
      }),
    ),
  };
}

/**
 * A fact whose moves are told begins an episode when it changes, also where the rule holds for another reason. A limit that
 * had gone by when it was set begins none.
 */
function perOf(
  per: string | readonly string[],
  each: string,
  moved: readonly string[],
  { lexicon }: CompileContext,
): InstantAccess | null {
  const all = [per].flat().flatMap((name): InstantAccess | readonly [] => {
    const access = instantAccess(lexicon, each, name);
    if (!access) return [];
    const { place, at } = access;
    if (moved.includes(name)) return (frame) => knownAt(frame, place);
    return (frame) => {
      const promise = valueAt(frame, place) as Partial<PromiseState> | undefined;
      const from = at(frame);
      return from === promise?.due ? (promise?.moved?.missed ?? from) : from;
    };
  });
  if (all.length < 2) return all[0] ?? null;
  return (frame) => {
    let last: Instant | undefined;
    for (const one of all) {
      const at = one(frame);
      if (at !== undefined && at > (last ?? Number.NEGATIVE_INFINITY)) last = at;
    }
    return last;
  };
}

export const sumsOf = ({ sums = {} }: Pick<RawNotice, "sums">): ReadonlyMap<string, Fold> =>
  new Map(Object.entries(sums).map(([placeholder, sum]) => [placeholder, foldOf(sum)]));

function foldOf(sum: unknown): Fold {
  if (typeof sum !== "object" || sum === null) return { by: "count", fact: "" };
  const [[by, fact] = ["count", ""] as const] = Object.entries(sum) as [Fold["by"], string][];
  return { by, fact };
}

export function compileInhibition(name: string, raw: RawInhibition, compile: CompileContext): Inhibitor {
  const when = compileCondition(raw.when, raw.each, compile);
  return {
    name,
    each: raw.each,
    when,
    needs: when.needs,
    drops: new Set(raw.drops),
    except: new Set(raw.except ?? []),
  };
}

/** The facts whose moves a condition asks for: these are kept with every telling that says them. */
export function movedFacts(raw: unknown): readonly string[] {
  if (typeof raw !== "object" || raw === null) return [];
  return Object.entries(raw).flatMap(([word, test]) => {
    if (typeof test !== "object" || test === null) return [];
    if ("moved" in test) return [word];
    return "dueMoved" in test ? [`${word}.due`] : movedFacts(test);
  });
}

const denials = ["none", "not", "notTold"];

const wordsOf = (raw: unknown): readonly string[] =>
  typeof raw !== "object" || raw === null
    ? []
    : Object.entries(raw).flatMap(([word, test]) => [word, ...wordsOf(test)]);

/** Whether a condition holds because a promise is broken. */
const asksForBreach = (raw: unknown): boolean =>
  raw === "breached" ||
  (typeof raw === "object" &&
    raw !== null &&
    Object.entries(raw).some(
      ([word, test]) =>
        word === "overdue" || (!(denials.includes(word) || readQuantifier(word)?.how === "no") && asksForBreach(test)),
    ));

/** What the texts of a notice may say: the table of placeholders where its subject sees the fact, and its own `says`. */
export function sayings(raw: Pick<RawNotice, "each" | "says">, compile: CompileContext): ReadonlyMap<string, Say> {
  const { lexicon } = compile;
  const seen = lexicon.subjects.get(raw.each)?.seen;
  const says = new Map<string, Say>();
  for (const [placeholder, fact] of [...lexicon.placeholders, ...Object.entries(raw.says ?? {})]) {
    const place = seen?.get(fact);
    if (place && !isSayable(place.kind)) continue;
    const access = place ? undefined : instantAccess(lexicon, raw.each, fact);
    const length =
      place || access ? undefined : (lengthAccess(lexicon, raw.each, fact) ?? fixedLength(oneSpan(compile, fact)));
    const date = place || access || length ? null : compile.date(fact);
    const money = place || access || length || date !== null ? null : fixedAmount(fact, raw.each, compile);
    if (money) says.set(placeholder, { fact, money });
    else if (date !== null) says.set(placeholder, { fact, instant: () => date });
    else if (place) says.set(placeholder, { fact, place });
    else if (access) says.set(placeholder, { fact, instant: toldInstant(fact, access) });
    else if (length) says.set(placeholder, { fact, length });
    // A value that is off has nothing to say, and a text does without.
    else if (isValue(fact, lexicon)) says.set(placeholder, { fact, length: () => undefined });
  }
  return says;
}

/** Says the same of whatever order. */
export const isFixed = (fact: string, { values }: Lexicon): boolean =>
  values.duration.has(fact) || values.date.has(fact);

const isValue = (name: string, { values }: Lexicon): boolean => Object.values(values).some((names) => names.has(name));

/** An amount that a value fixes, in the order's currency: more than the order costs is never owed for it. */
function fixedAmount(
  name: string,
  each: string,
  { lexicon, amount }: CompileContext,
): ((frame: Frame) => Money | undefined) | null {
  const fixed = lexicon.values.amount.has(name) ? amount(name) : null;
  const total = lexicon.subjects.get(each)?.seen.get("order.total");
  if (fixed === null || !total) return null;
  return (frame) => {
    const paid = valueAt(frame, total) as Money | undefined;
    return paid && { amount: Math.min(fixed, paid.amount), currency: paid.currency };
  };
}

/** A length of time that a value gives. */
function fixedLength(span: ParsedDuration | null): (() => number) | undefined {
  if (!span) return undefined;
  const length = shift(0, span, "UTC");
  return () => length;
}
