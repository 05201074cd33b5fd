import type { CompensationAbout, Part } from "../compensation/rule.ts";
import { roles } from "../model/person.ts";
import type { Words } from "../model/words/types.ts";
import { either, type JsonSchema, list, name, number, object, oneOf, tableOf, text } from "./build.ts";
import { conditions } from "./conditions.ts";
import { rules } from "./rules.ts";
import type { Vocabulary } from "./vocabulary.ts";

const role = oneOf(roles);

export const compensations = (words: Vocabulary): JsonSchema =>
  rules<CompensationAbout<"order", Words>>(words, "compensation", words.lexicon.names.compensations, {
    ref: name,
    each: words.subject,
    on: conditions(words),
    "unless?": conditions(words),
    form: (subject) =>
      either(
        oneOf(["coupon", "cash", "points", "refund", "resend"]),
        object<{ chosenBy: 0 }>({ chosenBy: words.sayable(subject) }),
      ),
    amount: either(words.value.amount, tableOf(either({ const: "nothing" }, words.value.amount))),
    "of?": (subject) => words.factsOf(subject, ["money"]),
    "since?": words.instant,
    "until?": words.instant,
    once: either(words.subject, { const: "episode" }),
    "group?": text,
    "release?": (subject) =>
      object<{ after?: 0; on?: 0; by?: 0 }>({
        "after?": words.span,
        "on?": conditions(words)(subject),
        "by?": { const: "agent" },
      }),
    "budget?": words.value.amount,
    parts: list(
      object<Part<Words>>({ payer: role, to: role, "share?": either({ const: "rest" }, words.value.number) }),
    ),
    "limit?": object<{ times?: 0; amount?: 0; per: 0; in: 0 }>({
      "times?": number,
      "amount?": words.value.amount,
      per: { const: "buyer" },
      in: words.span,
    }),
  });
