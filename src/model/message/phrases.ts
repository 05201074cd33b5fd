import { phrasesEn } from "./phrases-en.ts";
import { phrasesZhCN } from "./phrases-zh-cn.ts";
import type { DayPart, MessagePlace } from "./reading.ts";

/**
 * What words and phrases mean. `filler` says nothing by itself, `thing` what is spoken of; `deliver` only says that a day is meant for the delivery;
 * `may` makes a request of what ends in a question, `ask`; `because` gives a reason, `because-today` one for today alone.
 */
export type Meaning =
  | "filler"
  | "thing"
  | "deliver"
  | "may"
  | "ask"
  | "because"
  | "because-today"
  | "where"
  | "leave"
  | "reschedule"
  | "call_me"
  | "stop"
  | `place:${MessagePlace}`
  | `day:${string}`
  | `part:${DayPart}`;

/**
 * Meaning → its phrases, divided by `|`. Case, width, punctuation and apostrophes do not matter. What is in no table is
 * not understood: so words like "not" and "不要" are in none.
 */
export type Phrases = { readonly [M in Meaning]?: string };

/**
 * The phrases of Chinese and English together: messages mix them. Data, for a host to extend.
 *
 * @example
 * import { messageReader, phrases } from "waybell";
 *
 * const read = messageReader({ ...phrases, "place:locker": `${phrases["place:locker"]}|amazon box` });
 * read("Please leave it in the Amazon box"); // { intent: "leave_at", place: "locker" }
 */
export const phrases: Phrases = /* @__PURE__ */ joined(phrasesZhCN, phrasesEn);

function joined(...tables: readonly Phrases[]): Phrases {
  const all: { [meaning: string]: string } = {};
  for (const table of tables)
    for (const [meaning, list] of Object.entries(table))
      all[meaning] = [all[meaning] ?? [], list ?? []].flat().join("|");
  return all;
}
