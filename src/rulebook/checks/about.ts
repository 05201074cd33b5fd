import type { Layers } from "../book/layers.ts";
import type { RawPack } from "../book/raw-pack.ts";

/** A breach is about whatever its promise is about, money about whatever its compensation is about. */
const comeOf: { readonly [subject: string]: (pack: RawPack) => RawPack["promises"] | RawPack["compensations"] } = {
  breach: ({ promises }) => promises,
  compensation: ({ compensations }) => compensations,
};

/** Whether what is about one subject also concerns another: it is the same, it sees it, or it may come of a rule about it. */
export const isAbout = ({ lexicon, packs }: Layers, one: string, other: string): boolean =>
  one === other ||
  (lexicon.subjects.get(one)?.sees.includes(other) ?? false) ||
  packs.some((pack) => Object.values(comeOf[one]?.(pack) ?? {}).some(({ each }) => each === other));
