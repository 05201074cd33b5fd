import { type Finding, finding } from "../../model/finding.ts";
import type { FactKind } from "../../model/words/types.ts";
import { parseText } from "../../notify/parsed-text.ts";
import { isClaimed } from "../../sla/promise.ts";
import { gathered, type Layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { type Speaker, writerOf } from "./speaker.ts";

/** Words that a fact may stand for: what a pack has that brings one, and all there are. */
interface Wording {
  readonly all: readonly string[];
  readonly brings: (word: string) => (pack: RawPack) => boolean;
}

/** Texts that name rules of the packs, as long as there are such rules. */
const namesOfRules: { readonly [fact: string]: (layered: Layers) => Wording } = {
  "compensation.rule": (layered) => ({
    all: [...gathered(layered, "compensations").keys()],
    brings: (name) => (pack) => pack.compensations?.[name] !== undefined,
  }),
  "breach.promise": (layered) => ({
    all: [...gathered(layered, "promises")].flatMap(([name, raw]) => (raw && isClaimed(raw) ? name : [])),
    brings: (name) => (pack) => pack.promises?.[name] !== undefined,
  }),
};

/** The values of a fact that takes one of a list. */
export const valuesOf = (kind: FactKind): readonly string[] | undefined =>
  typeof kind === "string" ? undefined : "found" in kind ? kind.found : kind;

const wordingOf = (fact: string, kind: FactKind, layered: Layers): Wording | undefined => {
  const all = valuesOf(kind);
  return all
    ? { all, brings: () => (pack) => declares(pack, fact) }
    : Object.hasOwn(namesOfRules, fact)
      ? namesOfRules[fact]?.(layered)
      : undefined;
};

const declares = ({ words }: RawPack, fact: string): boolean =>
  [...Object.values(words?.facts ?? {}), ...Object.values(words?.subjects ?? {}).map(({ facts }) => facts)].some(
    (facts) => Object.hasOwn(facts, fact),
  );

/** What a notice shows in a language and has no word for: its reader would be shown what the rules call it. */
export function wordsShown(rule: Speaker, layered: Layers, locale: string): readonly Finding[] {
  const { notices, terms } = layered.texts[locale] ?? {};
  const { title, body, sms, status, tip } = notices?.[rule.name] ?? {};
  const sources = [title, body, sms, status, tip].flat().filter((text) => text !== undefined);
  return [...rule.says].flatMap(([placeholder, say]) => {
    const { fact } = say;
    const wording = "place" in say ? wordingOf(fact, say.place.kind, layered) : undefined;
    if (!wording || !sources.some((text) => isShown(placeholder, text, locale))) return [];
    return asked(rule.when, fact, wording.all)
      .filter((word) => !Object.hasOwn(terms?.[fact] ?? {}, word))
      .map((word) =>
        finding(
          "MISSING_TEXT",
          `${writerOf(layered, locale, wording.brings(word))}.texts.${locale}.terms.${fact}.${word}`,
          `"${word}" of "${fact}" has no word in ${locale}.`,
          `terms: { "${fact}": { "${word}": "…" } }`,
        ),
      );
  });
}

function isShown(placeholder: string, text: string, locale: string): boolean {
  if (!text.includes(placeholder)) return false;
  try {
    return parseText(text, locale).shows.includes(placeholder);
  } catch {
    // A broken text says so itself.
    return false;
  }
}

/** Those of some words with which a condition may hold, by what it asks of the fact itself. */
function asked(when: unknown, fact: string, words: readonly string[]): readonly string[] {
  if (Array.isArray(when)) return words.filter((word) => when.some((one) => asked(one, fact, [word]).length > 0));
  const test = (when as { readonly [fact: string]: unknown } | undefined)?.[fact];
  if (test === undefined || typeof test === "boolean") return words;
  const denied = typeof test === "object" && test !== null && "not" in test;
  const named: readonly unknown[] = [denied ? test.not : test].flat();
  return words.filter((word) => named.includes(word) !== denied);
}
