import type { Layers, RawPack } from "../book/layers.ts";

/** Subjects that are about what the rule is about that they come of, whatever that is. */
const comeOf: { readonly [subject: string]: (pack: RawPack) => RawPack["promises"] | RawPack["compensations"] } = {
  breach: ({ promises }) => promises,
  compensation: ({ compensations }) => compensations,
};

/** Whether what is about one subject may be about another as well: it is the same, or sees it, or comes of it. */
export const isAbout = ({ lexicon, packs }: Layers, one: string, other: string): boolean =>
  one === other ||
  (lexicon.subjects.get(one)?.sees.includes(other) ?? false) ||
  packs.some((pack) => Object.values(comeOf[one]?.(pack) ?? {}).some(({ each }) => each === other));
