import type { CompileContext } from "../../condition/context.ts";
import { mapped } from "../../model/table.ts";
import { type Lexicon, lexicon, type ValueKind, valueKinds } from "../../model/words/lexicon.ts";
import type { RawTexts } from "../../notify/text-book.ts";
import { stacked } from "./layer.ts";
import type { RawPack } from "./raw-pack.ts";
import { type BookValue, bookValues } from "./values.ts";

/** All packs on top of each other, the lowest first, each rule with the pack it comes from. */
export interface Layers {
  readonly packs: readonly RawPack[];
  readonly lexicon: Lexicon;
  /** Kind → name → value of the uppermost pack that gives it. */
  readonly values: { readonly [K in ValueKind]: ReadonlyMap<string, BookValue> };
  /** The same, by kind and name. */
  readonly valueList: readonly BookValue[];
  readonly texts: { readonly [locale: string]: RawTexts };
  readonly version: string;
}

export function layers(top: readonly RawPack[]): Layers {
  const packs = stacked(top);
  const words = lexicon(packs.flatMap((pack) => pack.words ?? []));
  const valueList = bookValues(packs, words);
  const named = (kind: ValueKind) =>
    new Map(valueList.filter((value) => value.kind === kind).map((value) => [value.name, value]));
  return {
    packs,
    lexicon: words,
    values: mapped(valueKinds, named),
    valueList,
    texts: mergedTexts(packs),
    version: packs.map((pack) => `${pack.id}@${pack.version}`).join("+"),
  };
}

type Part = keyof RawPack;
/** What a part of a pack has under each name. */
export type RuleOf<P extends Part> =
  NonNullable<RawPack[P]> extends { readonly [name: string]: infer Rule } ? Rule : never;

export const namedIn = <P extends Part>(
  pack: RawPack,
  part: P,
): readonly (readonly [name: string, rule: RuleOf<P>])[] =>
  Object.entries((pack[part] ?? {}) as { readonly [name: string]: RuleOf<P> });

/** What packs have under a name, each that of the uppermost. */
export const gathered = <P extends Part>({ packs }: Layers, part: P): Map<string, RuleOf<P>> =>
  new Map(packs.flatMap((pack) => namedIn(pack, part)));

/** What packs have under names, each compiled. */
export const compiled = <P extends Part, Rule>(
  layered: Layers,
  part: P,
  compileOne: (name: string, raw: RuleOf<P>, compile: CompileContext) => Rule,
  compile: CompileContext,
): readonly Rule[] => [...gathered(layered, part)].map(([name, raw]) => compileOne(name, raw, compile));

export const byName = <Rule extends { readonly name: string }>(rules: readonly Rule[]): ReadonlyMap<string, Rule> =>
  new Map(rules.map((rule) => [rule.name, rule]));

/** In what the figures of these packs are; null: in that of each order. */
export const currencyOf = ({ packs }: Layers): string | null =>
  packs.findLast((pack) => pack.currency !== undefined)?.currency ?? null;

/** By whose clock days count. */
export const zoneOf = ({ packs }: Layers): string =>
  packs.findLast((pack) => pack.zone !== undefined)?.zone ?? "Asia/Shanghai";

/** A later pack's text or word takes the place of an earlier one's. */
function mergedTexts(packs: readonly RawPack[]): { readonly [locale: string]: RawTexts } {
  const texts: { [locale: string]: RawTexts } = {};
  for (const pack of packs) {
    for (const [locale, more] of Object.entries(pack.texts ?? {})) {
      const before = texts[locale];
      const optOut = more.optOut ?? before?.optOut;
      texts[locale] = {
        notices: { ...before?.notices, ...more.notices },
        actions: { ...before?.actions, ...more.actions },
        terms: mergedTerms(before?.terms, more.terms),
        ...(optOut === undefined ? {} : { optOut }),
      };
    }
  }
  return texts;
}

type Terms = NonNullable<RawTexts["terms"]>;

/** Each word by itself: a pack that words one value anew leaves the others their words. */
const mergedTerms = (before: Terms = {}, more: Terms = {}): Terms => ({
  ...before,
  ...Object.fromEntries(Object.entries(more).map(([fact, words]) => [fact, { ...before[fact], ...words }])),
});
