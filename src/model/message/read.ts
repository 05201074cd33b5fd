import { expectArgument } from "../arguments.ts";
import { spokenDate } from "./day.ts";
import type { Meaning, Phrases } from "./phrases.ts";
import type { DayPart, MessageIntent, MessagePlace, Reading } from "./reading.ts";

/** More is a letter, and nobody's quick answer. */
const longest = 200;

const other: Reading = { intent: "other" };

/** As `other` to a host, but understood whole: politeness alone; a word for what is spoken of, and no more. */
export const thanks: Reading = { intent: "other" };
export const nothingSaid: Reading = { intent: "other" };

/** Reads one message. */
export type MessageReader = (text: string) => Reading;

/**
 * Makes a reader of messages as people answer a text message, from tables of phrases: `phrases` of a pack, by language.
 *
 * A message is understood whole or not at all: one word that no table knows, two wishes at once, or more than 200
 * characters make it `other`, so that a negation, a house number or an aside is never lost. So does a reason that may deny
 * what stands beside it. Width, case and words of politeness do not matter, marks only beside a reason or a question. Never
 * throws; the same text always reads the same.
 *
 * @example
 * import { messageReader } from "waybell";
 * import { base } from "waybell/packs";
 *
 * const read = messageReader(...Object.values(base.phrases ?? {}));
 * read("您好，麻烦放门口，谢谢！"); // { intent: "leave_at", place: "door" }
 * read("Can you deliver on Friday morning, please?"); // { intent: "reschedule", day: "fri", part: "morning" }
 * read("不要放门口"); // { intent: "other" }
 * read("不方便放门口"); // { intent: "other" }
 * read("现在不方便，放门口"); // { intent: "leave_at", place: "door" }
 */
export function messageReader(...tables: readonly Phrases[]): MessageReader {
  let known: ReadonlyMap<string, readonly Phrase[]> | null = null;
  expectArgument("tables", tables, [{ "*": "text" }], 'phrases by their meaning, such as { where: "where is it" }');
  return (text) => {
    expectArgument("text", text, "text", "what was written");
    if (text.length > longest) return other;
    known ??= byFirst(tables);
    const clauses: (string | null)[] = [];
    for (const clause of text.normalize("NFKC").split(marks)) clauses.push(meaningsIn(plain(clause), known));
    if (clauses.includes(null)) return other;
    const said = clauses.filter(Boolean).join(" , ");
    return said ? (/^(?:thing|[ ,])*$/.test(said) ? nothingSaid : meant(said)) : thanks;
  };
}

/** What parts clauses. */
const marks = /[\n,!?;:()~。、]| - |\.(?!\d)/;

interface Phrase {
  readonly text: string;
  readonly meanings: readonly Meaning[];
}

/** One width, one case, no marks; no space beside Chinese. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/ ?(\p{Script=Han}) ?/gu, "$1")
    .trim();

/** First character → its phrases, the longest first. */
function byFirst(tables: readonly Phrases[]): ReadonlyMap<string, readonly Phrase[]> {
  const meanings = new Map<string, Meaning[]>();
  for (const [meaning, list] of tables.flatMap((table) => Object.entries(table)))
    for (const phrase of (list ?? "").split("|").map(plain).filter(Boolean))
      meanings.set(phrase, [...(meanings.get(phrase) ?? []), meaning as Meaning]);
  const found = new Map<string, Phrase[]>();
  for (const [text, of] of [...meanings].sort(([a], [b]) => b.length - a.length)) {
    const first = text.charAt(0);
    found.set(first, [...(found.get(first) ?? []), { text, meanings: of }]);
  }
  return found;
}

const wordCharacter = /[\p{L}\p{N}]/u;
const han = /\p{Script=Han}/u;

/** Between Chinese characters there are no borders; other words end where their letters do. */
const endsAt = (text: string, end: number): boolean => {
  const [last, next] = [text.charAt(end - 1), text.charAt(end)];
  return han.test(last) || han.test(next) || !wordCharacter.test(next);
};

/** What each phrase means, but for what says nothing; null where a part of the text is not known. */
function meaningsIn(text: string, known: ReadonlyMap<string, readonly Phrase[]>): string | null {
  const found: Meaning[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.charAt(at) === " ") {
      at++;
      continue;
    }
    const date = spokenDate(text, at);
    const phrase = date
      ? undefined
      : known.get(text.charAt(at))?.find((one) => text.startsWith(one.text, at) && endsAt(text, at + one.text.length));
    if (date) found.push(`day:${date.day}`);
    else if (phrase) found.push(...phrase.meanings.filter((meaning) => meaning !== "filler"));
    else return null;
    at = date?.end ?? at + (phrase?.text.length ?? 1);
  }
  return found.join(" ");
}

/** What is wanted, by the meaning that says so; all others only say more of it. */
const wants: { readonly [sort: string]: MessageIntent } = {
  where: "where",
  leave: "leave_at",
  place: "leave_at",
  reschedule: "reschedule",
  day: "reschedule",
  part: "reschedule",
  call_me: "call_me",
  stop: "stop",
  start: "start",
};

/** What is understood beside one of these alone: a courier to be called, or a door that many share, is somebody's own case. */
const beside: { readonly [meaning: string]: readonly Meaning[] } = {
  courier: ["where"],
  area: ["place:locker", "place:station", "place:guard", "place:reception", "place:shop"],
};

const sortOf = (meaning: string): string => meaning.split(":")[0] ?? "";

/** "Not home today" is one reason, and says no day for the delivery. */
const today = /day:\+0 (because)|(because\S*) day:\+0/g;
/** Before all else: what follows is not what the reason is about. */
const first = /^(?:(?:, )?because(?::first (?=,|day)|(?!:f)\S* (?!place|thing|area)))+/;
/** Behind it, a clause of its own, or one that says whose the reason is. */
const apart = /(?:, because(?!:f)| because:mine)\S*(?= ,|$)/g;
/** A reason anywhere else may deny what it stands beside; what asks says "not" where it does not end the question. */
const denied = /because|ask [^,]/;

function meant(told: string): Reading {
  const given = told.replace(today, "$1$2");
  const said = given.replace(first, "").replace(apart, "");
  const meanings: readonly string[] = said.match(/[^ ,]+/g) ?? [];
  const sorts = new Set(meanings.map(sortOf));
  const all = (sort: string): readonly string[] => [
    ...new Set(meanings.filter((one) => sortOf(one) === sort).map((one) => one.slice(sort.length + 1))),
  ];
  const [intents, days, parts, places] = [intentsOf(sorts), all("day"), all("part"), all("place")];
  const [intent] = intents;
  const hasReason = told.includes("because");
  // "Not home tomorrow" names the day on which not to come, "not home, next door" perhaps where nobody is.
  const isOfIt = days[0] || parts[0] ? given === told : places[0] && !sorts.has("leave");
  const isDenied = denied.test(said) || (hasReason && isOfIt);
  const isStray = meanings.some((one) => beside[one]?.every((needed) => !meanings.includes(needed)));
  if (!intent || isDenied || isStray || intents.length > 1 || days.length > 1 || parts.length > 1) return other;
  if (intent === "stop" || intent === "start") return sorts.size > 1 || hasReason ? other : { intent };
  const isQuestion = sorts.has("ask") && !sorts.has("may");
  if (intent === "leave_at") {
    const [place] = places as readonly MessagePlace[];
    return place && places.length === 1 && !isQuestion ? { intent, place } : other;
  }
  if (intent === "call_me") return isQuestion ? other : { intent };
  if (intent === "where" || isQuestion) return { intent: "where" };
  const [named, part] = [days[0], parts[0] as DayPart | undefined];
  // A part of the day without a day is one of today.
  const day = named ?? (part && "+0");
  return { intent, ...(day && { day }), ...(part && { part }) };
}

/** A day says when it is expected, of a question where it is. */
function intentsOf(sorts: ReadonlySet<string>): readonly MessageIntent[] {
  const found = [...new Set([...sorts].flatMap((sort) => wants[sort] ?? []))];
  return found.includes("where") && !sorts.has("reschedule") ? found.filter((one) => one !== "reschedule") : found;
}
