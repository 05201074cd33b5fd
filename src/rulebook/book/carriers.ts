import { chain } from "../../notify/text-book.ts";
import { gathered, type Layers } from "./layers.ts";
import type { Carrier } from "./pack.ts";

/** Carriers by every code, each with its own. */
export type Carriers = ReadonlyMap<string, Carrier & { readonly code: string }>;

/** The carrier directory by every code: a carrier's own stands before what providers call another. */
export function carriersOf(layered: Layers): Carriers {
  const own = [...gathered(layered, "carriers")].map(([code, carrier]) => [code, { ...carrier, code }] as const);
  const further = own.flatMap(([, carrier]) => (carrier.codes ?? []).map((code) => [code, carrier] as const));
  return new Map([...further, ...own]);
}

/** What carriers are compared by: the directory's own code for the one a provider has, and any that it does not know. */
export type CarrierCode = (code: string) => string;

export const carrierCodes =
  (carriers: Carriers): CarrierCode =>
  (code) =>
    carriers.get(code)?.code ?? code;

/** What a carrier is called in a language; its code where the directory does not know it. */
export function carrierName(carriers: Carriers, code: string, locale: string): string {
  const { name = {} } = carriers.get(code) ?? {};
  return name[chain(locale, Object.keys(name))[0] ?? ""] ?? code;
}

/** The carrier directory as the words for a carrier's code. */
export const withCarriers = (texts: Layers["texts"], carriers: Carriers): Layers["texts"] =>
  Object.fromEntries(
    Object.entries(texts).map(([locale, of]) => {
      const words = Object.fromEntries([...carriers.keys()].map((code) => [code, carrierName(carriers, code, locale)]));
      return [locale, { ...of, terms: { ...of.terms, "parcel.carrier": words, "case.right-carrier": words } }];
    }),
  );
