import type { RawCompensation } from "../../compensation/policy.ts";
import type { RawConditions } from "../../condition/compile.ts";
import type { CompileContext } from "../../condition/context.ts";
import type { Calendar } from "../../model/duration.ts";
import type { PhrasesByLocale } from "../../model/message/phrases.ts";
import type { QuietHours, Role } from "../../model/person.ts";
import { mapped } from "../../model/table.ts";
import { type Lexicon, lexicon, type ValueKind, valueKinds } from "../../model/words/lexicon.ts";
import type { HostWords } from "../../model/words/types.ts";
import type { RawClass, RawInhibition, RawNotice } from "../../notify/compile.ts";
import type { RawTexts } from "../../notify/text-book.ts";
import type { RawDerived } from "../../sla/derived.ts";
import type { RawFinding } from "../../sla/finding.ts";
import type { RawPromise } from "../../sla/promise.ts";
import type { RawWindow } from "../../sla/window.ts";
import { stacked } from "./layer.ts";
import type { Carrier, Layer, Source, Sourced } from "./pack.ts";
import { type BookBound, type BookValue, bookValues } from "./values.ts";

/** A pack of whatever words: what JSON from a database looks like once it is known to be an object. */
export interface RawPack {
  readonly id: string;
  readonly version: string;
  readonly extends?: RawPack;
  readonly layer?: Layer;
  readonly zone?: string;
  readonly currency?: string;
  readonly words?: HostWords;
  readonly values?: {
    readonly [K in ValueKind]?: { readonly [name: string]: { readonly value: unknown; readonly source: Source } };
  };
  readonly bounds?: { readonly [K in ValueKind]?: { readonly [name: string]: RawBound } };
  readonly notices?: { readonly [name: string]: RawNotice };
  readonly inhibitions?: { readonly [name: string]: RawInhibition };
  readonly classes?: { readonly [name: string]: RawClass };
  readonly promises?: { readonly [name: string]: RawPromise };
  readonly windows?: { readonly [name: string]: RawWindow };
  readonly findings?: { readonly [name: string]: RawFinding };
  readonly derived?: { readonly [name: string]: RawDerived };
  readonly compensations?: { readonly [name: string]: RawCompensation };
  readonly actions?: { readonly [name: string]: RawAction };
  readonly calendar?: Calendar;
  readonly quietHours?: { readonly [role: string]: QuietHours };
  readonly parcelKinds?: { readonly [kind: string]: { readonly effective: boolean } };
  readonly carriers?: { readonly [code: string]: Carrier };
  readonly texts?: { readonly [locale: string]: RawTexts };
  readonly phrases?: PhrasesByLocale;
  readonly caps?: { readonly [kind: string]: RawCap };
  readonly budgets?: { readonly [name: string]: RawBudget };
  readonly inDoubt?: { readonly [topic: string]: "next" | "stop" };
  readonly costs?: { readonly [channel: string]: Sourced<number> };
  readonly prefers?: { readonly [className: string]: "rule" | "cost" };
}

/** The parts of a pack that are rules about subjects. */
export const ruleKinds = [
  "notices",
  "inhibitions",
  "promises",
  "windows",
  "findings",
  "derived",
  "compensations",
] as const;

export interface RawAction {
  readonly by: readonly Role[];
  readonly command: string;
  readonly each?: string;
  readonly event?: string;
  readonly refused?: readonly {
    readonly when: RawConditions;
    readonly code: string;
    readonly text?: { readonly message: string; readonly remedy: string };
  }[];
}

export interface RawCap {
  readonly most: number | string;
  readonly within: string;
}

export interface RawBudget extends RawCap {
  readonly reserve?: number | string;
  readonly to?: readonly string[];
  readonly classes?: readonly string[];
  readonly channels?: readonly string[];
  readonly gateways?: readonly string[];
}

export type RawBound = Omit<BookBound, "pack">;

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
