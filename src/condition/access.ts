import type { Instant } from "../model/instant.ts";
import type { Lexicon, Place } from "../model/words/lexicon.ts";
import type { FactKind } from "../model/words/types.ts";
import type { FactValue, FoundState, Frame, PromiseState, SpanState, WindowState } from "./frame.ts";

/** One word per kind of fact: the key of the table of tests. */
export type KindName =
  | "instant"
  | "span"
  | "flag"
  | "number"
  | "money"
  | "duration"
  | "text"
  | "promise"
  | "window"
  | "one-of"
  | "found";

export const kindName = (kind: FactKind): KindName =>
  typeof kind === "string" ? kind : Array.isArray(kind) ? "one-of" : "found";

const unsayable = ["span", "flag", "promise", "window"] as const;
/** What a text can say as it is; of the others it says an instant or a length, if anything. */
export type SayableKind = Exclude<FactKind, (typeof unsayable)[number]>;
export const isSayable = (kind: FactKind): kind is SayableKind => !unsayable.some((one) => one === kind);

const owner = (frame: Frame, place: Place): Frame | undefined =>
  place.parent < 0 ? frame : frame.parents[place.parent];

export const valueAt = (frame: Frame, place: Place): FactValue => owner(frame, place)?.values[place.slot];

export const instantAt = (frame: Frame, place: Place): Instant | undefined =>
  valueAt(frame, place) as Instant | undefined;

/** Undefined also where no such fact is seen from there. */
export function factByName({ lexicon }: { readonly lexicon: Lexicon }, frame: Frame, name: string): FactValue {
  const place = lexicon.subjects.get(frame.subject)?.seen.get(name);
  return place && valueAt(frame, place);
}

export const knownAt = (frame: Frame, place: Place): Instant => owner(frame, place)?.known[place.slot] ?? 0;

/** Reads an instant by its name: a fact, `promise.due`, `window.closes`, `finding.since`, `span.since`. */
export type InstantAccess = (frame: Frame) => Instant | undefined;

const parts: { readonly [kind: string]: { readonly [part: string]: (value: never) => Instant | null } } = {
  promise: {
    due: (promise: PromiseState) => promise.due,
    started: (promise: PromiseState) => promise.started,
    breached: (promise: PromiseState) => promise.breached,
  },
  window: { closes: (window: WindowState) => window.closes },
  found: { since: (found: FoundState) => found.since },
  span: { since: (span: SpanState) => span.from },
};

/** Undefined where the name is no instant of this subject. */
export function instantAccess(
  lexicon: Lexicon,
  subject: string,
  name: string,
): { readonly fact: string; readonly place: Place; readonly at: InstantAccess } | undefined {
  const seen = lexicon.subjects.get(subject)?.seen;
  const whole = seen?.get(name);
  if (whole)
    return whole.kind === "instant" ? { fact: name, place: whole, at: (frame) => instantAt(frame, whole) } : undefined;
  const dot = name.lastIndexOf(".");
  const fact = name.slice(0, dot);
  const place = seen?.get(fact);
  const read = place && parts[kindName(place.kind)]?.[name.slice(dot + 1)];
  if (!place || !read) return undefined;
  return {
    fact,
    place,
    at: (frame) => {
      const value = valueAt(frame, place);
      return value === undefined ? undefined : (read(value as never) ?? undefined);
    },
  };
}

/**
 * The same as it may be told: a limit that floats is none, and so is one of what is not owed, or was done in time; what is
 * over is so since no time.
 */
export const toldInstant =
  (name: string, { place, at }: { readonly place: Place; readonly at: InstantAccess }): InstantAccess =>
  (frame) => {
    const value = valueAt(frame, place) as (PromiseState & SpanState) | undefined;
    const isNone = name.endsWith(".due")
      ? value?.floats || (value && ["met", "moot", "waived"].includes(value.status))
      : value?.to;
    return isNone ? undefined : at(frame);
  };

/** Every instant that a rule about a subject may name. */
export const instantNames = ({ subjects }: Lexicon, subject: string): readonly string[] =>
  [...(subjects.get(subject)?.seen ?? [])].flatMap(([name, { kind }]) =>
    kind === "instant" ? name : Object.keys(parts[kindName(kind)] ?? {}).map((part) => `${name}.${part}`),
  );

const lengthParts = ["left", "late"];

/** Every length of time that a text about a subject may name. */
export const lengthNames = ({ subjects }: Lexicon, subject: string): readonly string[] =>
  [...(subjects.get(subject)?.seen ?? [])].flatMap(([name, { kind }]) =>
    kind === "promise" ? lengthParts.map((part) => `${name}.${part}`) : kind === "instant" ? `${name}.ago` : [],
  );

/** Reads a length of time by its name: `promise.left` until due, `promise.late` since, `fact.ago` since an instant. */
export function lengthAccess(
  lexicon: Lexicon,
  subject: string,
  name: string,
): ((frame: Frame, now: Instant) => number | undefined) | undefined {
  const dot = name.lastIndexOf(".");
  const part = name.slice(dot + 1);
  const place = lexicon.subjects.get(subject)?.seen.get(name.slice(0, dot));
  if (place?.kind === "instant" && part === "ago")
    return (frame, now) => {
      const at = instantAt(frame, place);
      return at === undefined || at > now ? undefined : now - at;
    };
  if (place?.kind !== "promise" || !lengthParts.includes(part)) return undefined;
  return (frame, now) => {
    const promise = valueAt(frame, place) as PromiseState | undefined;
    if (promise === undefined) return undefined;
    const length = part === "left" ? promise.due - now : now - promise.due;
    return length >= 0 ? length : undefined;
  };
}
