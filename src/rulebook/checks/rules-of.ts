import { type Layers, namedIn, type RuleOf } from "../book/layers.ts";
import { type RawPack, ruleKinds } from "../book/raw-pack.ts";
import type { Origin } from "./written.ts";

/** A rule of a pack, with its place. */
export interface Entry<P extends keyof RawPack> {
  readonly pack: RawPack;
  readonly name: string;
  readonly rule: RuleOf<P>;
  readonly path: string;
}

/** What a pack has in one of its parts. */
export const entriesIn = <P extends keyof RawPack>(pack: RawPack, part: P): readonly Entry<P>[] =>
  namedIn(pack, part).map(([name, rule]) => ({ pack, name, rule, path: `${pack.id}.${part}.${name}` }));

/** The same of all packs, the lowest first. */
export const entriesOf = <P extends keyof RawPack>({ packs }: Layers, part: P): readonly Entry<P>[] =>
  packs.flatMap((pack) => entriesIn(pack, part));

/** A place in a rule. */
export const under = (
  { packs }: Layers,
  { pack, path }: Pick<Entry<keyof RawPack>, "pack" | "path">,
  place: string,
): Origin => ({ height: packs.indexOf(pack), path: `${path}.${place}` });

/** The rules of a pack that ask for facts. */
export const rulesOf = (pack: RawPack): readonly Entry<(typeof ruleKinds)[number]>[] =>
  ruleKinds.flatMap((kind) => entriesIn<(typeof ruleKinds)[number]>(pack, kind));

/** What is found in the members of a rule, each looked at with its place; one of which nothing is found, in its own. */
export function foundIn<T>(
  raw: unknown,
  path: string,
  look: (key: string, value: unknown, place: string, around: object) => readonly T[] | undefined,
): readonly T[] {
  if (typeof raw !== "object" || raw === null) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    const place = Array.isArray(raw) ? `${path}[${key}]` : `${path}.${key}`;
    return look(key, value, place, raw) ?? foundIn(value, place, look);
  });
}

/** Whether it takes a rule for such a fact to be there. */
export const isComputed = (kind: unknown): boolean =>
  kind === "promise" || kind === "window" || (typeof kind === "object" && kind !== null && "found" in kind);
