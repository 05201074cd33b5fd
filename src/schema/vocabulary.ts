import { instantNames, isSayable, lengthNames } from "../condition/access.ts";
import { clockForm, durationForm } from "../model/duration.ts";
import type { QuietHours } from "../model/person.ts";
import { mapped } from "../model/table.ts";
import { type Lexicon, lexicon, type NameList, type ValueKind, valueKinds } from "../model/words/lexicon.ts";
import type { FactKind, HostWords } from "../model/words/types.ts";
import { type Define, definitions, either, form, type JsonSchema, object, oneOf } from "./build.ts";

/** The words of a rulebook as schemas: what members of a pack and fields of a rule are made of. */
export interface Vocabulary {
  readonly define: Define;
  /** All that was defined so far. */
  readonly definitions: JsonSchema;
  readonly lexicon: Lexicon;
  readonly subjects: readonly string[];
  readonly subject: JsonSchema;
  readonly names: { readonly [L in NameList]: JsonSchema };
  /** The name of a value. */
  readonly value: { readonly [K in ValueKind]: JsonSchema };
  readonly duration: JsonSchema;
  readonly clock: JsonSchema;
  readonly hours: JsonSchema;
  /** A duration, or the name of one. */
  readonly span: JsonSchema;
  /** A role its notices may go to. */
  readonly told: (subject: string) => JsonSchema;
  readonly instant: (subject: string) => JsonSchema;
  /** What a text may say of a subject. */
  readonly sayable: (subject: string) => JsonSchema;
  /** Facts of these kinds that a rule about a subject may name. */
  readonly factsOf: (subject: string, kinds: readonly FactKind[]) => JsonSchema;
}

export function vocabulary(words: HostWords): Vocabulary {
  const known = lexicon([words]);
  const { define, all } = definitions();
  const { names, subjects, values } = known;
  const defined = (name: string, words: () => Iterable<string>): JsonSchema => define(name, () => oneOf(words()));
  const value = mapped(valueKinds, (kind) => defined(`value.${kind}`, () => values[kind].keys()));
  const clock = define("clock", () => form(clockForm));
  const duration = define("duration", () => form(durationForm));
  const seen = (subject: string) => [...(subjects.get(subject)?.seen ?? [])];
  return {
    define,
    definitions: all,
    lexicon: known,
    subjects: [...subjects.keys()],
    subject: defined("subject", () => subjects.keys()),
    names: mapped(Object.keys(names) as NameList[], (list) => defined(list, () => names[list])),
    value,
    duration,
    clock,
    hours: define("hours", () => object<QuietHours>({ from: clock, to: clock })),
    span: define("span", () => either(duration, value.duration)),
    told: (subject) => oneOf(subjects.get(subject)?.tells ?? []),
    instant: (subject) => defined(`instant.${subject}`, () => instantNames(known, subject)),
    sayable: (subject) =>
      define(`sayable.${subject}`, () =>
        oneOf([
          ...new Set([
            ...seen(subject).flatMap(([fact, { kind }]) => (isSayable(kind) ? [fact] : [])),
            ...instantNames(known, subject),
            ...lengthNames(known, subject),
            ...values.duration.keys(),
            ...values.amount.keys(),
            ...values.date.keys(),
          ]),
        ]),
      ),
    factsOf: (subject, kinds) =>
      defined(`${kinds.join("-or-")}.${subject}`, () =>
        seen(subject).flatMap(([fact, { kind }]) => (kinds.includes(kind) ? [fact] : [])),
      ),
  };
}
