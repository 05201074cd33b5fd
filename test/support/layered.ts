import { defineRulebook, type Finding, type Layer, type Rulebook, readRulebook } from "waybell";
import { base } from "waybell/packs";
import type { HostWords } from "../../src/model/words/types.ts";

/** A value of every kind, stricter this way and that, and one for which nobody owes. */
export const words = {
  values: {
    duration: { "ship.within": "less", "hold.for": "more", "remind.after": "free" },
    amount: { fee: "less", coupon: "more", gift: "free" },
    number: { tries: "less", share: "more", most: "free" },
    clock: { "answer-by": "less", "cut-off": "more", opens: "free" },
    choice: { consent: ["asked", "assumed", "none"] },
  },
} as const satisfies HostWords;

/** Name → what it is; the table above knows of which kind. */
export interface Figures {
  readonly [name: string]: unknown;
}

export interface Given {
  readonly id: string;
  readonly layer?: Layer;
  readonly values?: Figures;
  /** Name → `{ atMost }`, `{ atLeast }`, `{ oneOf }`; the source is R-LAW unless it says. */
  readonly bounds?: { readonly [name: string]: object };
  readonly [part: string]: unknown;
}

const byKind = (figures: Figures, fill: (figure: unknown, name: string) => object): object =>
  Object.fromEntries(
    Object.entries(words.values).map(([kind, names]) => [
      kind,
      Object.fromEntries(
        Object.entries(figures).flatMap(([name, figure]) => (name in names ? [[name, fill(figure, name)]] : [])),
      ),
    ]),
  );

/** A pack of one layer, named after it unless it says otherwise. */
export const pack = ({ values = {}, bounds, ...rest }: Given): object => ({
  version: "1",
  values: byKind(values, (value, name) => ({ value, source: [`${rest.id}: ${name}`] })),
  ...(bounds && { bounds: byKind(bounds, (bound) => ({ source: ["R-LAW"], ...(bound as object) })) }),
  ...rest,
});

const vocabulary = { id: "words", version: "1", layer: "base", words };
export const stack = (packs: readonly Given[]) => [base, vocabulary, ...packs.map(pack)];

export const read = (...packs: readonly Given[]): readonly Finding[] =>
  readRulebook(JSON.parse(JSON.stringify(stack(packs)))).findings;

export const book = (...packs: readonly Given[]): Rulebook => defineRulebook({ packs: stack(packs), channels: [] });

/** What is in force, name → value. */
export const inForce = (...packs: readonly Given[]): { readonly [name: string]: unknown } =>
  Object.fromEntries(book(...packs).values.map(({ name, value }) => [name, value]));

/** `CODE path` of each finding. */
export const codes = (...packs: readonly Given[]): readonly string[] =>
  read(...packs).map(({ code, path }) => `${code} ${path}`);
