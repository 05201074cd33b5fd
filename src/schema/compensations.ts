import { forms, isChoice, onceOf } from "../compensation/check.ts";
import type { CompensationAbout, Part } from "../compensation/rule.ts";
import { roles } from "../model/person.ts";
import type { Words } from "../model/words/types.ts";
import {
  count,
  either,
  filled,
  having,
  type JsonSchema,
  name,
  object,
  oneOf,
  oneOrMore,
  some,
  tableOf,
} from "./build.ts";
import { conditions } from "./conditions.ts";
import { rules } from "./rules.ts";
import type { Vocabulary } from "./vocabulary.ts";

const role = oneOf(roles);

/** Facts that say what somebody chose. */
const chooses = ({ lexicon }: Vocabulary, subject: string): readonly string[] =>
  [...(lexicon.subjects.get(subject)?.seen ?? [])].flatMap(([fact, { kind }]) => (isChoice(kind) ? [fact] : []));

export const compensations = (words: Vocabulary): JsonSchema =>
  rules<CompensationAbout<"order", Words>>(
    words,
    "compensation",
    words.lexicon.names.compensations,
    {
      ref: name,
      each: words.subject,
      on: conditions(words),
      "unless?": conditions(words),
      form: (subject) => either(oneOf(forms), object<{ chosenBy: 0 }>({ chosenBy: oneOf(chooses(words, subject)) })),
      amount: either(words.value.amount, filled(tableOf(either({ const: "nothing" }, words.value.amount)))),
      "of?": (subject) => words.factsOf(subject, ["money"]),
      "since?": words.instant,
      "until?": (subject) => oneOrMore(words.instant(subject)),
      once: (subject) => oneOf(onceOf(words.lexicon, subject)),
      "group?": name,
      "release?": (subject) =>
        filled(
          object<{ after?: 0; on?: 0; by?: 0 }>({
            "after?": words.span,
            "on?": conditions(words)(subject),
            "by?": { const: "agent" },
          }),
        ),
      "budget?": words.value.amount,
      parts: some(
        object<Part<Words>>({ payer: role, to: role, "share?": either({ const: "rest" }, words.value.number) }),
      ),
      "limit?": {
        ...object<{ times?: 0; amount?: 0; per: 0; in: 0 }>({
          "times?": { ...count, minimum: 1 },
          "amount?": words.value.amount,
          per: { const: "buyer" },
          in: words.span,
        }),
        ...having("times", "amount"),
      },
    },
    {
      if: { type: "object", properties: { form: { type: "object" } }, required: ["form"] },
      then: { type: "object", properties: { amount: { type: "object" } } },
      else: { type: "object", properties: { amount: { type: "string" } } },
    },
  );
