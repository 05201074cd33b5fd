import { isTable } from "../model/table.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import { type KindName, kindName } from "./access.ts";
import { readQuantifier } from "./quantifier.ts";

/** Whether a condition, when it holds, always names an instant since when. */
export function givesSince(raw: unknown, subject: string, lexicon: Lexicon): boolean {
  if (Array.isArray(raw)) return raw.length > 0 && raw.every((one) => givesSince(one, subject, lexicon));
  if (!isTable(raw)) return false;
  return Object.entries(raw).some(([word, test]) => {
    if (word === "all") return Array.isArray(test) && test.some((one) => givesSince(one, subject, lexicon));
    if (word === "any") return givesSince(test, subject, lexicon);
    if (word === "told") return true;
    const { how, child } = readQuantifier(word) ?? {};
    if (child !== undefined) return how !== "no" && givesSince(test, child, lexicon);
    const place = lexicon.subjects.get(subject)?.seen.get(word);
    return place !== undefined && dates(kindName(place.kind), test);
  });
}

const comparing = [
  "after",
  "notBefore",
  "notAfter",
  "clockFrom",
  "by",
  "is",
  "above",
  "atLeast",
  "below",
  "atMost",
  "same",
  "differs",
];

function dates(kind: KindName, test: unknown): boolean {
  if (test === false || kind === "number" || kind === "money" || kind === "duration") return false;
  if (!isTable(test)) return true;
  if ("not" in test) return false;
  return Object.entries(test).some(
    ([field, value]) => !comparing.includes(field) || (kind === "promise" && field === "is" && dates("promise", value)),
  );
}
