import { type Quantifier, readQuantifier } from "../../condition/quantifier.ts";
import { isTable } from "../../model/table.ts";

/**
 * One of what has to hold together: something is asked of a word, by a field of its test, or by `is` where it has none; a
 * condition is false; of a list one holds; some child, each or none is so.
 */
export interface Piece {
  readonly kind: "asked" | "none" | "any" | Quantifier;
  /** A fact, or a child. */
  readonly word: string;
  readonly path: string;
  readonly field: string;
  readonly value: unknown;
  readonly by: unknown;
}

export type Table = { readonly [key: string]: unknown };

export const tables = (raw: unknown): readonly Table[] => (Array.isArray(raw) ? raw.filter(isTable) : []);

export const ofKind = (whole: readonly Piece[], ...kinds: readonly Piece["kind"][]): readonly Piece[] =>
  whole.filter(({ kind }) => kinds.includes(kind));

/** All that stands side by side, and in `all`. */
export function wholeOf(raw: unknown, path: string): readonly Piece[] {
  const piece = { kind: "any", word: "", path, field: "is", value: raw, by: undefined } as const;
  if (!isTable(raw)) return [piece];
  return Object.entries(raw).flatMap(([word, value]): readonly Piece[] => {
    const here = `${path}.${word}`;
    const whole = { ...piece, path: here, value };
    const inside = tables(value).map((one, i) => [one, `${here}[${i}]`] as const);
    if (word === "all") return inside.flatMap((one) => wholeOf(...one));
    if (word === "any") return [whole];
    if (word === "none") return inside.flatMap((one) => noneOf(...one));
    if (word === "notTold") return noneOf({ told: value }, here);
    const { how, child } = readQuantifier(word) ?? {};
    if (how && child) return [{ ...whole, kind: how, word: child }];
    return askedOf(word, value).map((one) => ({ ...whole, kind: "asked", word, ...one }));
  });
}

/** Of one thing its opposite is asked; not all of several are so. */
function noneOf(raw: unknown, path: string): readonly Piece[] {
  const [one, ...more] = wholeOf(raw, path);
  if (one && more.length === 0) {
    const { kind, value } = one;
    if (kind === "none") return wholeOf(value, one.path);
    if (kind === "any") return tables(value).flatMap((each, i) => noneOf(each, `${one.path}[${i}]`));
    if (kind === "asked" && one.field === "is") return [{ ...one, path, value: notSo(value) }];
    if (kind === "some" || kind === "no") return [{ ...one, path, kind: kind === "no" ? "some" : "no" }];
  }
  return [{ kind: "none", word: "", path, field: "is", value: raw, by: undefined }];
}

/** What is asked for where this is not so. */
export const notSo = (value: unknown): unknown =>
  typeof value === "boolean" ? !value : isTable(value) ? value.not : { not: value };

/** What is so of every order, or of every message to a person. */
export const isChoice: RegExp = /^(given|setting) /;

function askedOf(word: string, test: unknown): readonly Partial<Piece>[] {
  // Of these many may hold, each by itself.
  if (word === "test" || word === "until") return [{ word: `${word} ${test}`, value: true }];
  if (word === "told") {
    const { notice, past } = isTable(test) ? test : { notice: test, past: undefined };
    const told = { word: `${word} ${notice}`, value: true };
    return [past === undefined ? told : { ...told, field: "past", value: past }];
  }
  if (!isTable(test) || "not" in test) return [{}];
  const { by, ...fields } = test;
  return Object.entries(fields).map(([field, value]) =>
    isChoice.test(`${word} `) ? { word: `${word} ${field}`, value } : { field, value, by },
  );
}
