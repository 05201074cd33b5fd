import type { RawPack } from "../book/layers.ts";

/** The rules of a pack that ask for facts, each with its place. */
export const rulesOf = ({
  id,
  notices,
  inhibitions,
  promises,
  windows,
  findings,
  derived,
  compensations,
}: RawPack): readonly (readonly [path: string, rule: unknown])[] =>
  Object.entries({ notices, inhibitions, promises, windows, findings, derived, compensations }).flatMap(
    ([kind, rules]) =>
      Object.entries<unknown>(rules ?? {}).map(([name, rule]) => [`${id}.${kind}.${name}`, rule] as const),
  );
