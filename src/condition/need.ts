import type { Place } from "../model/words/lexicon.ts";
import { kindName, valueAt } from "./access.ts";
import type { Frame } from "./frame.ts";

/** What a subject must have for a condition to hold of it: without it nothing else is read, and no time changes that. */
export interface Need {
  /** Equal needs have equal keys. */
  readonly key: string;
  /** The facts it asks for. */
  readonly facts: readonly string[];
  isMet(frame: Frame): boolean;
}

/** What no subject has. */
export const impossible: Need = { key: "never", facts: [], isMet: () => false };

/** A fact, whatever it says. */
export const presence = (name: string, place: Place): Need => ({
  key: name,
  facts: [name],
  isMet: (frame) => valueAt(frame, place) !== undefined,
});

/** A subject of a kind within it. */
export const child = (subject: string): Need => ({
  key: `some ${subject}`,
  facts: [],
  isMet: (frame) => (frame.children[subject]?.length ?? 0) > 0,
});

/** All of what one of several ways asks for; nothing where one of them asks for nothing. */
export function oneOf(ways: readonly (readonly Need[])[]): readonly Need[] {
  if (ways.some((needs) => needs.length === 0)) return [];
  const key = ways.map((needs) => needs.map((need) => need.key).join("&")).join("|");
  const facts = ways.flat().flatMap((need) => need.facts);
  const isMet = (frame: Frame): boolean => {
    for (const needs of ways) if (allMet(frame, needs)) return true;
    return false;
  };
  return [{ key, facts, isMet }];
}

const isNegative = (test: unknown): boolean =>
  test === false || (typeof test === "object" && test !== null && "not" in test);

/** Whether a fact that is not there fails the test. */
const isWanted = (test: unknown): boolean =>
  !isNegative(test) && !isNegative((test as { readonly is?: unknown } | null)?.is);

/** What a test asks of one fact. */
export function needsOf(name: string, place: Place, test: unknown): readonly Need[] {
  if (!isWanted(test)) return [];
  const kind = kindName(place.kind);
  const words = new Set<unknown>([test].flat());
  if ((kind !== "text" && kind !== "one-of") || [...words].some((word) => typeof word !== "string"))
    return [presence(name, place)];
  const key = `${name}=${[...words].join("|")}`;
  return [{ key, facts: [name], isMet: (frame) => words.has(valueAt(frame, place)) }];
}

export function allMet(frame: Frame, needs: readonly Need[]): boolean {
  for (const need of needs) if (!need.isMet(frame)) return false;
  return true;
}
