import { roles } from "../model/person.ts";
import type { Words } from "../model/words/types.ts";
import { placeholderForm, quietValues } from "../notify/check.ts";
import type { Action, ClassRule, InhibitionAbout, NoticeBody } from "../notify/rule.ts";
import { actions as events } from "../rulebook/actions/index.ts";
import {
  either,
  filled,
  form,
  type JsonSchema,
  list,
  type Members,
  members,
  name,
  object,
  oneOf,
  oneOrMore,
  some,
  table,
  tableOf,
  yes,
} from "./build.ts";
import { conditions } from "./conditions.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a field may hold, or what it may hold in a rule about this subject. */
export type Field = JsonSchema | ((subject: string) => JsonSchema);

/** A rule of exactly these fields; `each` says which subject it is about. */
export function rule<T>({ subjects }: Vocabulary, fields: Members<T, Field>, together: JsonSchema = {}): JsonSchema {
  const all = Object.entries<Field>(fields);
  const about = (subject: string) =>
    all.flatMap(([mark, field]) => (typeof field === "function" ? [[mark.replace("?", ""), field(subject)]] : []));
  return {
    ...together,
    ...members(Object.fromEntries(all.map(([mark, field]) => [mark, typeof field === "function" ? {} : field]))),
    allOf: subjects.map((subject) => ({
      if: { type: "object", properties: { each: { const: subject } }, required: ["each"] },
      then: { type: "object", properties: Object.fromEntries(about(subject)) },
    })),
  };
}

/** Rules by name. */
export const rules = <T>(
  words: Vocabulary,
  what: string,
  names: Iterable<string>,
  fields: Members<T, Field>,
  together?: JsonSchema,
): JsonSchema =>
  table(
    names,
    words.define(what, () => rule<T>(words, fields, together)),
  );

/** Something that a message over no channel cannot have. */
const overSome: JsonSchema = { type: "object", properties: { channels: { type: "array", minItems: 1 } } };

export const notices = (words: Vocabulary): JsonSchema =>
  rules<NoticeBody<"order", Words>>(
    words,
    "notice",
    words.lexicon.names.notices,
    {
      ref: name,
      each: words.subject,
      to: words.told,
      topic: words.names.topics,
      class: words.names.classes,
      when: conditions(words),
      "fresh?": words.span,
      "per?": (subject) => oneOrMore(words.instant(subject)),
      "ladder?": object<{ of: string; rung: number }>({ of: name, rung: { type: "integer" } }),
      "covers?": list(words.names.notices),
      "corrects?": list(words.names.notices),
      channels: list(words.names.channels),
      "inbox?": { const: false },
      "quiet?": oneOf(quietValues),
      "receipt?": words.span,
      "says?": (subject) => ({ ...tableOf(words.sayable(subject)), propertyNames: placeholder }),
      "sums?": (subject) => ({ ...filled(tableOf(sum(words, subject))), propertyNames: placeholder }),
      "digests?": some(words.names.notices),
      "every?": words.span,
      "actions?": list(words.names.actions),
    },
    {
      dependentRequired: { every: ["sums"], digests: ["sums"] },
      dependentSchemas: { inbox: overSome, receipt: overSome },
    },
  );

const placeholder = form(placeholderForm);

const sum = (words: Vocabulary, subject: string): JsonSchema =>
  either(
    { const: "count" },
    object<{ first: string }>({ first: words.instant(subject) }),
    object<{ last: string }>({ last: words.instant(subject) }),
    object<{ total: string }>({ total: words.factsOf(subject, ["number", "money"]) }),
  );

export const inhibitions = (words: Vocabulary): JsonSchema =>
  rules<InhibitionAbout<"order", Words>>(words, "inhibition", words.lexicon.names.inhibitions, {
    each: words.subject,
    when: conditions(words),
    drops: some(either(words.names.topics, words.names.notices)),
    "except?": list(words.names.notices),
  });

/** What bars it says of which subject. */
export const actions = (words: Vocabulary): JsonSchema =>
  table(
    words.lexicon.names.actions,
    words.define("action", () => ({
      ...rule<Pick<Action, "by" | "command" | "event" | "each" | "refused">>(words, {
        by: some(oneOf(roles)),
        command: name,
        "event?": oneOf(Object.keys(events)),
        "each?": words.subject,
        "refused?": (subject) =>
          list(
            object<{ by?: 0; when: 0; code: 0; text?: 0 }>({
              "by?": some(oneOf(roles)),
              when: conditions(words)(subject),
              code: name,
              "text?": object<{ message: 0; remedy: 0 }>({ message: name, remedy: name }),
            }),
          ),
      }),
      dependentRequired: { each: ["refused"], refused: ["each"] },
    })),
  );

export const classes = (words: Vocabulary): JsonSchema =>
  table(
    words.lexicon.names.classes,
    words.define("class", () =>
      object<ClassRule>({
        quiet: table(["else", ...words.lexicon.names.channels], oneOf(quietValues)),
        life: words.span,
        silence: words.span,
        "receipt?": words.span,
        tries: some(words.span),
        "consent?": name,
        "mandatory?": yes,
        "uncapped?": yes,
        "patience?": words.span,
        "goal?": words.span,
        "window?": words.hours,
      }),
    ),
  );
