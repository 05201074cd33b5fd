import { chain } from "../../notify/text-book.ts";
import { gathered, type Layers } from "./layers.ts";
import type { Carrier } from "./pack.ts";

/** A carrier as it is looked up, with the code that carriers are compared by: the directory's own. */
type Known = Pick<Carrier, "name" | "phone" | "link"> & { readonly code: string };

/** Carriers by every code. */
export type Carriers = ReadonlyMap<string, Known>;

/** The carrier that goes by a code; one that the directory does not know has nothing else. */
export type CarrierOf = (code: string) => Known;

/** The carrier directory by every code: a carrier's own stands before what providers call another. */
export function carriersOf(layered: Layers): Carriers {
  const own = [...gathered(layered, "carriers")].map(([code, carrier]) => [code, { ...carrier, code }] as const);
  const further = own.flatMap(([, carrier]) => (carrier.codes ?? []).map((code) => [code, carrier] as const));
  return new Map([...further, ...own]);
}

export const carrierOf =
  (carriers: Carriers): CarrierOf =>
  (code) =>
    carriers.get(code) ?? { code, name: {} };

/** What a carrier is called in a language; its code where the directory does not say. */
export const carrierName = ({ code, name }: Known, locale: string): string =>
  name[chain(locale, Object.keys(name))[0] ?? ""] ?? code;

/** The carrier directory as the words for a carrier's code. */
export const withCarriers = (texts: Layers["texts"], carriers: Carriers): Layers["texts"] =>
  Object.fromEntries(
    Object.entries(texts).map(([locale, of]) => {
      const words = Object.fromEntries([...carriers].map(([code, known]) => [code, carrierName(known, locale)]));
      return [locale, { ...of, terms: { ...of.terms, "parcel.carrier": words, "case.right-carrier": words } }];
    }),
  );
