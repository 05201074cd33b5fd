import { at, checkName, namedBy, type Spot, wrong } from "../../condition/check.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { entryOf } from "../../model/table.ts";
import type { Lexicon } from "../../model/words/lexicon.ts";
import { nearest } from "../../model/words/nearest.ts";
import { parseText } from "../../notify/parsed-text.ts";
import type { NoticeText } from "../../notify/text.ts";
import type { Layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { isNoSum } from "./shares.ts";
import { type Speaker, writerOf } from "./speaker.ts";
import { valuesOf, wordsShown } from "./words-shown.ts";

/** Texts against the rules they speak for: none missing, no word either, none that asks for what its notice cannot say. */
export function checkTexts(rules: readonly Speaker[], layered: Layers): Finding[] {
  const languages = Object.entries(layered.texts);
  const found = rules.flatMap((rule) =>
    languages.flatMap(([locale, texts]) => {
      const { name } = rule;
      const text = texts.notices[name];
      const writer = writerOf(layered, locale, ({ notices }) => notices?.[name] !== undefined);
      return [
        ...(text === undefined
          ? [
              finding(
                "MISSING_TEXT",
                `${writer}.texts.${locale}.notices.${name}`,
                `"${name}" has no text in ${locale}.`,
                "{ title, body }",
              ),
            ]
          : checkText(
              text,
              rule,
              layered,
              locale,
              `${wroteLast(layered, locale, name)}.texts.${locale}.notices.${name}`,
            )),
        ...rule.actions.flatMap((action) => labels(layered, locale, action)),
        ...wordsShown(rule, layered, locale),
      ];
    }),
  );
  const mute = languages.length > 0 ? [] : rules.map(({ name }) => silent(layered, name));
  // What several notices show is missing once.
  return [...new Map([...found, ...mute].map((one) => [`${one.path} ${one.message}`, one])).values()];
}

const silent = ({ packs }: Layers, name: string): Finding =>
  finding(
    "MISSING_TEXT",
    `${packs.at(-1)?.id}.texts`,
    `"${name}" has no text in any language.`,
    `{ en: { notices: { "${name}": { title, body } } } }`,
  );

const wroteLast = ({ packs }: Layers, locale: string, name: string): string =>
  packs.findLast(({ texts }) => texts?.[locale]?.notices[name] !== undefined)?.id ?? "";

const labels = (layered: Layers, locale: string, action: string): readonly Finding[] =>
  layered.texts[locale]?.actions?.[action] !== undefined
    ? []
    : [
        finding(
          "MISSING_TEXT",
          `${writerOf(layered, locale, ({ actions }) => actions?.[action] !== undefined)}.texts.${locale}.actions.${action}`,
          `Action "${action}" has no label in ${locale}.`,
          `"${action}": "…"`,
        ),
      ];

/** In ICU an apostrophe before a brace begins a quote: `l'{name}` says nobody's name. */
const quotedPlaceholder = /(?<!')'(\{\s*\w+\s*\})/;

function checkText(text: NoticeText, rule: Speaker, layered: Layers, locale: string, path: string): readonly Finding[] {
  const { title, body, sms, status, tip } = text;
  const saidBy = (name: string): string => rule.says.get(name)?.fact ?? "";
  return Object.entries({ title, body, sms, status, tip }).flatMap(([part, sources]) => {
    const variants = [sources ?? []].flat();
    const unsaid: string[] = [];
    const found = variants.flatMap((source, i) => {
      const here = `${path}.${part}${Array.isArray(sources) ? `[${i}]` : ""}`;
      try {
        const { needs } = parseText(source, locale);
        const [, quoted] = quotedPlaceholder.exec(source) ?? [];
        if (quoted !== undefined) {
          const message = `The ' quotes what comes after it: ${quoted} would be sent as it stands.`;
          return [finding("BROKEN_TEXT", here, message, `’${quoted}`)];
        }
        unsaid.push(...needs.filter((name) => isNoSum(layered, saidBy(name))).slice(0, 1));
        return needs
          .filter((name) => !rule.says.has(name))
          .map((name) => {
            const known = [...rule.says.keys()];
            const message = `{${name}} is nothing that "${rule.name}" can say.`;
            return finding("UNKNOWN_PLACEHOLDER", here, message, nearest(name, known) ?? `one of ${known.join(", ")}`);
          });
      } catch (error) {
        const message = `Not a text: ${(error as SyntaxError).message}.`;
        return [finding("BROKEN_TEXT", here, message, "{placeholder}, or plural or select with other {…}")];
      }
    });
    const [name = ""] = unsaid;
    // One variant that does without is enough; with none nothing would be said, and nobody would know why.
    if (variants.length === 0 || unsaid.length < variants.length) return found;
    const message = `{${name}} has nothing to say: "${saidBy(name)}" is no sum.`;
    const write = "a variant that does without it, or { fixed: … }";
    return [...found, finding("UNKNOWN_PLACEHOLDER", `${path}.${part}`, message, write)];
  });
}

/** What the texts of a pack name: notices, actions, and facts with their words. A misspelt one would say nothing. */
export function checkNamesInTexts({ id, texts = {} }: RawPack, spot: Spot): void {
  const { names } = spot.context.lexicon;
  for (const [locale, { notices, actions = {}, terms = {} }] of Object.entries(texts)) {
    const here = { ...spot, path: `${id}.texts.${locale}` };
    for (const name of Object.keys(notices))
      checkName(name, names.notices, "UNKNOWN_NOTICE", at(here, `notices.${name}`));
    for (const name of Object.keys(actions))
      checkName(name, names.actions, "UNKNOWN_ACTION", at(here, `actions.${name}`));
    for (const [fact, words] of Object.entries(terms)) checkTerms(fact, Object.keys(words), at(here, `terms.${fact}`));
  }
}

/** Facts that texts say in words, and which words there are; null: any. Beside them the metrics of a scorecard. */
export function termsOf(lexicon: Lexicon): ReadonlyMap<string, readonly string[] | null> {
  const facts = [...lexicon.subjects.values()].flatMap(({ seen }) => [...seen]);
  return new Map<string, readonly string[] | null>([
    ...facts.flatMap(([fact, { kind }]) => {
      const named = entryOf(namedBy, fact)?.(lexicon);
      const values = valuesOf(kind) ?? (named ? [...named] : null);
      return values || kind === "text" ? [[fact, values] as const] : [];
    }),
    ["metric", null],
  ]);
}

function checkTerms(fact: string, words: readonly string[], spot: Spot): void {
  const { lexicon } = spot.context;
  const terms = termsOf(lexicon);
  const isFact = [...lexicon.subjects.values()].some(({ slots }) => slots.has(fact));
  if (terms.has(fact))
    for (const word of words) checkName(word, terms.get(fact) ?? words, "UNKNOWN_WORD", at(spot, word));
  else if (isFact)
    wrong(spot, "UNKNOWN_FACT", `"${fact}" is never said in words.`, "a text, or a fact with a list of values");
  else checkName(fact, terms.keys(), "UNKNOWN_FACT", spot);
}
