import type { Carriers } from "../rulebook/book/carriers.ts";
import { plainWord } from "./import-cells.ts";

/** The code of the carrier that people write so; undefined where none is, or more than one. */
export type CarrierNames = (name: string) => string | undefined;

/** Carriers by code, by name in any language, and by how a name begins where no other does: 中通 for 中通快递. */
export function carrierNames(carriers: Carriers): CarrierNames {
  const codes = new Map<string, string>();
  const names = new Map<string, Set<string>>();
  for (const [also, { code, name }] of carriers) {
    codes.set(plainWord(also), code);
    for (const one of Object.values(name)) {
      const word = plainWord(one);
      names.set(word, (names.get(word) ?? new Set()).add(code));
    }
  }
  return (name) => {
    const word = plainWord(name);
    const exact = codes.get(word) ?? only(names.get(word) ?? []);
    if (exact !== undefined || word.length < 2) return exact;
    const begun = [...names].flatMap(([full, owners]) => (full.startsWith(word) ? [...owners] : []));
    return only(new Set(begun));
  };
}

function only(codes: Iterable<string>): string | undefined {
  const [first, ...others] = codes;
  return others.length === 0 ? first : undefined;
}
