import type { Amount } from "../compensation/amount.ts";
import { iso } from "../model/instant.ts";
import { isMeasured, isStretch, measures } from "../model/words/measures.ts";
import type { Bounds, ChoiceLimit, Limit, Sourced, Values } from "../rulebook/book/pack.ts";
import { partsOfAmount, ranges } from "../rulebook/checks/figure-ranges.ts";
import { either, form, type JsonSchema, name, number, object, oneOf, oneOrMore, some, table } from "./build.ts";
import type { Vocabulary } from "./vocabulary.ts";

export const source: JsonSchema = either({ const: "unverified" }, some(name));

/** Figures by kind and name, each with its source. */
export function figures(words: Vocabulary): JsonSchema {
  const given = (value: JsonSchema): JsonSchema =>
    object<Sourced<unknown>>({ value: either({ const: "off" }, value), source });
  return byKind(words, "value of", given, given, oneOrMore);
}

/** What a law asks of them: each with its source and one side at least. */
export function bounds(words: Vocabulary): JsonSchema {
  const limit = (value: JsonSchema): JsonSchema => ({
    ...object<Limit<unknown>>({ "atMost?": value, "atLeast?": value, source }),
    minProperties: 2,
  });
  const choice = (word: JsonSchema): JsonSchema => object<ChoiceLimit<unknown>>({ oneOf: some(word), source });
  return byKind(words, "bound of", limit, choice, (one) => one);
}

type Fill = (value: JsonSchema) => JsonSchema;

function byKind(words: Vocabulary, what: string, fill: Fill, fillChoice: Fill, spans: Fill): JsonSchema {
  const { values } = words.lexicon;
  const given = (kind: string, value: JsonSchema) => words.define(`${what} ${kind}`, () => fill(value));
  const stretch = { allOf: [words.duration, { not: form(/^0+[a-z]/) }] };
  return object<Values | Bounds>({
    "duration?": table(values.duration.keys(), (name) =>
      isStretch(name) ? given("stretch", spans(stretch)) : given("duration", spans(words.duration)),
    ),
    "amount?": table(values.amount.keys(), given("amount", amount(words))),
    "number?": table(values.number.keys(), (name) =>
      isMeasured(name) ? given(measures[name], ranged(measures[name])) : given("number", number),
    ),
    "clock?": table(values.clock.keys(), given("clock", words.clock)),
    "date?": table(values.date.keys(), given("date", { allOf: [form(iso), form(/(Z|[+-]\d{2}:?\d{2})$/)] })),
    "choice?": table(values.choice.keys(), (name) => fillChoice(oneOf(values.choice.get(name) ?? []))),
  });
}

/** A figure as the check of packs takes it. */
function ranged(measure: keyof typeof ranges): JsonSchema {
  const { least, whole, most } = ranges[measure];
  return { type: whole ? "integer" : "number", minimum: least, maximum: most };
}

type Form<K extends string> = Extract<Amount, { readonly [F in K]: unknown }>;
type Tier = Form<"tiers">["tiers"][number];

const part = (name: keyof typeof partsOfAmount): JsonSchema => ranged(partsOfAmount[name]);
const [fixed, percent, min, max] = [part("fixed"), part("percent"), part("min"), part("max")];

const amount = (words: Vocabulary): JsonSchema =>
  words.define("amount", () =>
    either(
      oneOf(["full", "freight"]),
      object<Form<"fixed">>({ fixed }),
      object<Form<"percent">>({ percent, "min?": min, "max?": max }),
      object<Form<"tiers">>({ tiers: some(object<Tier>({ from: words.duration, fixed })) }),
    ),
  );
