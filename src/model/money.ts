/** An amount in integer minor units (fen, cents) with its ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const unusualDigits: { readonly [currency: string]: number } = /* @__PURE__ */ Object.fromEntries(
  Object.entries({
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
  }).flatMap(([digits, currencies]) => currencies.split(" ").map((currency) => [currency, Number(digits)])),
);

/** How many digits the minor unit of a currency has, by ISO 4217. */
export const minorDigits = (currency: string): number => unusualDigits[currency] ?? 2;
