import { type RawPack, ruleKinds } from "../book/layers.ts";

/** The rules of a pack that ask for facts, each with its place. */
export const rulesOf = (pack: RawPack): readonly (readonly [path: string, rule: unknown])[] =>
  ruleKinds.flatMap((kind) =>
    Object.entries<unknown>(pack[kind] ?? {}).map(([name, rule]) => [`${pack.id}.${kind}.${name}`, rule] as const),
  );

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
