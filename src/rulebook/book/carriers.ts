import { chain } from "../../notify/text-book.ts";
import { gathered, type Layers } from "./layers.ts";
import type { Carrier } from "./pack.ts";

/** The carrier directory by every code: a carrier's own stands before what providers call another. */
export function carriersOf(layered: Layers): ReadonlyMap<string, Carrier> {
  const own = gathered(layered, "carriers");
  const further = [...own.values()].flatMap((carrier) => (carrier.codes ?? []).map((code) => [code, carrier] as const));
  return new Map([...further, ...own]);
}

/** What a carrier is called in a language; its code where the directory does not know it. */
export function carrierName(carriers: ReadonlyMap<string, Carrier>, code: string, locale: string): string {
  const { name = {} } = carriers.get(code) ?? {};
  return name[chain(locale, Object.keys(name))[0] ?? ""] ?? code;
}

/** The carrier directory as the words for a carrier's code. */
export const withCarriers = (texts: Layers["texts"], carriers: ReadonlyMap<string, Carrier>): Layers["texts"] =>
  Object.fromEntries(
    Object.entries(texts).map(([locale, of]) => {
      const words = Object.fromEntries([...carriers.keys()].map((code) => [code, carrierName(carriers, code, locale)]));
      return [locale, { ...of, terms: { ...of.terms, "parcel.carrier": words, "case.right-carrier": words } }];
    }),
  );
