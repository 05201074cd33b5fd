import { type KindName, kindName } from "../condition/access.ts";
import { chosenConditions, measuredBy, promiseStatuses, ways, wordsOf } from "../condition/check.ts";
import type {
  Chosen,
  Connectives,
  DurationTest,
  InstantTest,
  MoneyTest,
  NumberTest,
  PromiseTest,
  TextTest,
  WindowTest,
} from "../condition/form.ts";
import type { FactKind, Words } from "../model/words/types.ts";
import {
  either,
  filled,
  flag,
  having,
  type JsonSchema,
  type Members,
  name,
  number,
  object,
  oneOf,
  oneOrMore,
  some,
  table,
  tableOf,
  text,
} from "./build.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A condition about a subject, or a list of which any may hold. */
export const conditions =
  (words: Vocabulary): ((subject: string) => JsonSchema) =>
  (subject) =>
    words.define(`conditions.${subject}`, () => oneOrMore(condition(words, subject)));

/** What it may name: facts, each with the tests of its kind; the subject's children; what joins conditions. */
export const condition = (words: Vocabulary, subject: string): JsonSchema =>
  words.define(`condition.${subject}`, () => {
    const { seen = new Map(), has = [] } = words.lexicon.subjects.get(subject) ?? {};
    const joined = object(connectives(words, subject));
    const facts = [...seen].map(([fact, { kind }]) => [fact, testOf(kind, { words, subject, fact })]);
    const children = has.flatMap((child) =>
      ["some", "every", "no"].map((how) => [
        `${how} ${child}`,
        how === "every" ? conditions(words)(child) : either(conditions(words)(child), none),
      ]),
    );
    return {
      ...filled(joined),
      properties: { ...Object.fromEntries([...facts, ...children]), ...Object(joined.properties) },
    };
  });

/** Any at all. */
const none: JsonSchema = { type: "object", maxProperties: 0 };

const connectives = (words: Vocabulary, subject: string): Members<Connectives<"order", Words>> => {
  const { names, lexicon, span } = words;
  const told = either(
    names.notices,
    object<{ notice: string; past?: string }>({ notice: names.notices, "past?": span }),
  );
  return {
    "all?": some(condition(words, subject)),
    "any?": some(condition(words, subject)),
    "none?": some(condition(words, subject)),
    "told?": told,
    "notTold?": told,
    "given?": words.define("given", () => {
      const { choice } = lexicon.values;
      return filled(table(choice.keys(), (name) => notOr(oneOf(choice.get(name) ?? []))));
    }),
    "until?": words.value.date,
    "setting?": filled(tableOf(notOr(either(text, number, flag)))),
    "chosen?": oneOf(chosenConditions),
    "test?": name,
  };
};

interface Tested {
  readonly words: Vocabulary;
  readonly subject: string;
  readonly fact: string;
}

const testOf = (kind: FactKind, of: Tested): JsonSchema => {
  const named = kindName(kind);
  const { scope, test } = byKind[named];
  const words = wordsOf(of.fact, kind, of.words.lexicon);
  const scopes = [...(scope ? [of[scope]] : []), ...(words.length > 0 && scope !== "fact" ? [of.fact] : [])];
  return of.words.define(["test", named, ...scopes].join("."), () => test(of, words));
};

/** One, several, or none of them. */
const notOr = (one: JsonSchema): JsonSchema =>
  either(one, some(one), object<{ not: unknown }>({ not: oneOrMore(one) }));

/** A test that asks something. */
const asks = <T>(members: Members<T>): JsonSchema => filled(object<T>(members));
/** How far goes with what it measures. */
const measured = (test: JsonSchema): JsonSchema => ({
  ...test,
  dependentSchemas: { by: having(...measuredBy.filter((field) => Object.hasOwn(Object(test.properties), field))) },
});
const chosen = object<Chosen>({ setting: text });
const listed = {
  scope: "fact",
  test: (_: Tested, words: readonly string[]) => either(flag, notOr(oneOf(words))),
} as const;

/** What a test of a kind depends on, beside the words of values; and the forms it takes. */
const byKind: {
  readonly [K in KindName]: {
    readonly scope?: "subject" | "fact";
    readonly test: (of: Tested, words: readonly string[]) => JsonSchema;
  };
} = {
  instant: {
    scope: "subject",
    test: ({ words: { span, instant, clock, value }, subject }) =>
      either(
        flag,
        measured(
          asks<InstantTest<"order", Words>>({
            "past?": span,
            "near?": span,
            "within?": span,
            "after?": either(instant(subject), value.date),
            "notBefore?": either(instant(subject), value.date),
            "notAfter?": either(instant(subject), value.date),
            "moved?": oneOf(ways),
            "by?": span,
            "clockFrom?": either(clock, value.clock),
          }),
        ),
      ),
  },
  span: { test: ({ words }) => either(flag, object<{ lasted: string }>({ lasted: words.span })) },
  flag: { test: () => flag },
  number: {
    test: ({ words }) => {
      const figure = either(number, words.value.number, chosen);
      const bounds = { "above?": figure, "atLeast?": figure, "below?": figure, "atMost?": figure };
      return either(number, asks<NumberTest<Words>>({ "is?": figure, ...bounds }));
    },
  },
  money: {
    test: ({ words }) => {
      const figure = either(number, words.value.amount, chosen);
      return asks<MoneyTest<Words>>({ "above?": figure, "atLeast?": figure, "below?": figure, "atMost?": figure });
    },
  },
  duration: {
    test: ({ words: { span } }) =>
      asks<DurationTest<Words>>({ "above?": span, "atLeast?": span, "below?": span, "atMost?": span }),
  },
  text: {
    scope: "subject",
    test: ({ words, subject }, names) => {
      const other = words.factsOf(subject, ["text"]);
      return either(flag, notOr(names.length > 0 ? oneOf(names) : text), {
        ...asks<TextTest<"order", Words>>({ "same?": other, "differs?": other, "matches?": text }),
        maxProperties: 1,
      });
    },
  },
  promise: {
    test: ({ words: { span } }) => {
      const status = notOr(oneOf(promiseStatuses));
      return either(
        status,
        measured(
          asks<PromiseTest<Words>>({
            "is?": status,
            "dueIn?": span,
            "overdue?": span,
            "dueMoved?": oneOf(ways),
            "by?": span,
          }),
        ),
      );
    },
  },
  window: {
    test: ({ words: { span } }) => either(oneOf(["open", "closed"]), object<WindowTest<Words>>({ closesIn: span })),
  },
  "one-of": listed,
  found: listed,
};
