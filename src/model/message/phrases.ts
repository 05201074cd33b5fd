import { dayForm } from "./day.ts";
import { type DayPart, dayParts, type MessagePlace, messagePlaces } from "./reading.ts";

const plainMeanings = [
  "filler",
  "thing",
  "deliver",
  "may",
  "ask",
  "because",
  "because:mine",
  "because:first",
  "courier",
  "area",
  "where",
  "leave",
  "reschedule",
  "call_me",
  "stop",
  "start",
] as const;

/**
 * What words and phrases mean. `filler` says nothing by itself, `thing` what is spoken of, or joins what follows to it;
 * `deliver` only says that a day is meant for the delivery; `may` makes a request of what ends in a question, `ask`.
 * `because` gives a reason, `because:mine` one that says whose it is, `because:first` one that would deny what it is said
 * of ("不方便", "没人"): it is one only before all else, with a mark behind. `courier` is who brings it, where somebody asks
 * for them; `area` is a building whose lockers, guard or desk are meant, for its door is not the buyer's. A day is written
 * as in `Reading`.
 */
export type Meaning = (typeof plainMeanings)[number] | `place:${MessagePlace}` | `day:${string}` | `part:${DayPart}`;

/**
 * Meaning → its phrases, divided by `|`. Case, width, punctuation and apostrophes do not matter. What is in no table is
 * not understood: so words like "not" and "不要" are in none.
 */
export type Phrases = { readonly [M in Meaning]?: string };

/** All but the days. */
export const meanings: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...plainMeanings,
  ...messagePlaces.map((place) => `place:${place}`),
  ...dayParts.map((part) => `part:${part}`),
]);

export const dayMeaning: RegExp = /* @__PURE__ */ new RegExp(dayForm.source.replace("^", "^day:"));

export const isMeaning = (name: string): boolean => meanings.has(name) || dayMeaning.test(name);

export interface PhrasesByLocale {
  readonly [locale: string]: Phrases;
}
