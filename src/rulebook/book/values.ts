import { type Lexicon, type ValueKind, valueKinds } from "../../model/words/lexicon.ts";
import type { Ranks, Strictness } from "../../model/words/types.ts";
import { layerOf } from "./layer.ts";
import type { Layer, Source } from "./pack.ts";
import type { AnyValue, RawBound, RawPack } from "./raw-pack.ts";

/** What one pack says a value is. */
export interface GivenValue {
  readonly pack: string;
  readonly layer: Layer;
  readonly value: AnyValue;
  readonly source: Source;
}

/** What a law's pack asks of a value. */
export interface BookBound extends RawBound {
  readonly pack: string;
}

/** A value as it holds in a rulebook, and where it comes from. */
export interface BookValue extends GivenValue {
  readonly kind: ValueKind;
  readonly name: string;
  /** Which way it is stricter for the one who owes; of a choice its words from strict to loose, if they differ in that. */
  readonly strict: Strictness | Ranks;
  /** What lower packs said, the lowest first. */
  readonly overrides: readonly GivenValue[];
  readonly bounds: readonly BookBound[];
}

/** Every value that some pack gives, by kind and name. `packs` are the lowest first. */
export function bookValues(packs: readonly RawPack[], { values: words }: Lexicon): readonly BookValue[] {
  return [...valueKinds].sort().flatMap((kind) => {
    const names = new Set(packs.flatMap((pack) => Object.keys(pack.values?.[kind] ?? {})));
    return [...names].sort().map((name): BookValue => {
      const given = packs.flatMap((pack) =>
        own(pack.values?.[kind], name).map(({ value, source }) => ({
          pack: pack.id,
          layer: layerOf(pack),
          value: value as AnyValue,
          source,
        })),
      );
      return {
        kind,
        name,
        ...(given.at(-1) as GivenValue),
        strict: words[kind === "choice" ? "ranks" : kind].get(name) ?? "free",
        overrides: given.slice(0, -1),
        bounds: packs.flatMap((pack) => own(pack.bounds?.[kind], name).map((bound) => ({ pack: pack.id, ...bound }))),
      };
    });
  });
}

/** The member of a table, if it has one: a name may be that of an object's own method. */
const own = <V>(table: { readonly [name: string]: V } | undefined, name: string): readonly V[] =>
  table && Object.hasOwn(table, name) ? [table[name] as V] : [];
