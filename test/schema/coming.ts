import type { CompensationAbout, Part } from "../../src/compensation/rule.ts";
import { type KindName, kindName } from "../../src/condition/access.ts";
import { roles } from "../../src/model/person.ts";
import type { FactKind, Words } from "../../src/model/words/types.ts";
import {
  either,
  type JsonSchema,
  list,
  name,
  number,
  object,
  oneOf,
  oneOrMore,
  table,
  tableOf,
  text,
} from "../../src/schema/build.ts";
import { condition, conditions } from "../../src/schema/conditions.ts";
import { rule, rules } from "../../src/schema/rules.ts";
import type { Vocabulary } from "../../src/schema/vocabulary.ts";
import type { DerivedAbout, FindingAbout, PromiseAbout, Then, ThenIf, WindowAbout } from "../../src/sla/rule.ts";

// The members of a pack that are agreed on and not decided yet. Each moves to `src/schema` with its rules, and becomes a line
// of `packMembers`.

const role = oneOf(roles);

/** Facts of a kind, over all subjects: a promise, a window, a finding is a word of its subject. */
const ofKind = ({ lexicon }: Vocabulary, wanted: KindName): ReadonlyMap<string, FactKind> =>
  new Map(
    [...lexicon.subjects.values()].flatMap(({ seen, slots }) =>
      [...seen].flatMap(([fact, { kind }]) =>
        slots.has(fact) && kindName(kind) === wanted ? [[fact, kind] as const] : [],
      ),
    ),
  );

const then = (words: Vocabulary, subject: string): JsonSchema => {
  const one: JsonSchema = either(
    object<Extract<Then, { event: unknown }>>({ event: name }),
    object<Extract<Then, { task: unknown }>>({ task: name, assignee: name }),
  );
  return either(one, list(object<ThenIf<"order", Words>>({ "if?": condition(words, subject), then: one })));
};

export const promises = (words: Vocabulary): JsonSchema =>
  rules<PromiseAbout<"order", Words>>(words, "promise", ofKind(words, "promise").keys(), {
    ref: name,
    each: words.subject,
    owedBy: role,
    owedTo: role,
    due: (subject) =>
      oneOrMore(
        either(
          object<{ if?: 0; at: 0; plus?: 0 }>({
            "if?": condition(words, subject),
            at: words.instant(subject),
            "plus?": words.span,
          }),
          object<{ if?: 0; from: 0; within: 0; snap?: 0; cutOff?: 0 }>({
            "if?": condition(words, subject),
            from: words.instant(subject),
            within: words.span,
            "snap?": { const: "end-of-day" },
            "cutOff?": words.value.clock,
          }),
        ),
      ),
    "extended?": (subject) =>
      object<{ by: 0; times: 0 }>({ by: words.span, times: words.factsOf(subject, ["number"]) }),
    "while?": conditions(words),
    "met?": (subject) =>
      either(
        conditions(words)(subject),
        list(
          object<{ when: 0; by?: 0 }>({
            when: conditions(words)(subject),
            "by?": either({ const: "any time" }, words.instant(subject)),
          }),
        ),
      ),
    "pausedWhile?": conditions(words),
    "excusedBy?": conditions(words),
    "lateEvidence?": words.span,
    "announceAfter?": words.span,
    "notBefore?": object<{ told: 0; past: 0; orElse: 0 }>({
      told: words.names.notices,
      past: words.span,
      orElse: words.span,
    }),
    "then?": (subject) => then(words, subject),
  });

export const windows = (words: Vocabulary): JsonSchema =>
  rules<WindowAbout<"order", Words>>(words, "window", ofKind(words, "window").keys(), {
    "ref?": name,
    each: words.subject,
    opens: words.instant,
    within: words.span,
    "while?": conditions(words),
    "times?": either(number, words.value.number),
  });

export const findings = (words: Vocabulary): JsonSchema => {
  const found = ofKind(words, "found");
  const reasons = (name: string): readonly string[] => (found.get(name) as { readonly found: readonly string[] }).found;
  return table(found.keys(), (name) =>
    words.define(`finding.${name}`, () =>
      rule<FindingAbout<"order", string, Words>>(words, {
        "ref?": text,
        each: words.subject,
        found: (subject) => table(reasons(name), conditions(words)(subject)),
        "then?": (subject) => then(words, subject),
      }),
    ),
  );
};

export const derived = (words: Vocabulary): JsonSchema =>
  rules<DerivedAbout<"order", Words>>(words, "derived", ofKind(words, "instant").keys(), {
    each: words.subject,
    when: conditions(words),
  });

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
    once: either(words.subject, { const: "episode" }),
    "group?": text,
    "release?": (subject) =>
      object<{ after?: 0; on?: 0; by?: 0 }>({
        "after?": words.span,
        "on?": conditions(words)(subject),
        "by?": { const: "agent" },
      }),
    parts: list(
      object<Part<Words>>({ payer: role, to: role, "share?": either({ const: "rest" }, words.value.number) }),
    ),
    "limit?": object<{ times?: 0; amount?: 0; per: 0; in: 0 }>({
      "times?": number,
      "amount?": words.value.amount,
      per: either(words.subject, { const: "buyer" }),
      in: words.span,
    }),
  });
