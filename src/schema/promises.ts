import type { KindName } from "../condition/access.ts";
import { kindName } from "../condition/access.ts";
import { roles } from "../model/person.ts";
import { isDerivable } from "../model/words/lexicon.ts";
import type { FactKind, Words } from "../model/words/types.ts";
import { eventsOf } from "../sla/by-themselves.ts";
import type { DerivedAbout, FindingAbout, PromiseAbout, ThenIf, WindowAbout } from "../sla/rule.ts";
import { either, type JsonSchema, name, object, oneOf, oneOrMore, some, table } from "./build.ts";
import { condition, conditions } from "./conditions.ts";
import { rule, rules } from "./rules.ts";
import type { Vocabulary } from "./vocabulary.ts";

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

const thenList = (words: Vocabulary, subject: string, one: JsonSchema): JsonSchema =>
  some(object<ThenIf<"order", Words>>({ "if?": condition(words, subject), then: one }));

const then = (words: Vocabulary, subject: string): JsonSchema => {
  const one: JsonSchema = either(
    object<{ event: 0; reason?: 0; shipBy?: 0 }>({
      event: oneOf(eventsOf(subject)),
      "reason?": name,
      "shipBy?": words.instant(subject),
    }),
    object<{ task: 0; assignee: 0 }>({ task: name, assignee: role }),
  );
  return either(one, thenList(words, subject, one));
};

export const promises = (words: Vocabulary): JsonSchema =>
  rules<PromiseAbout<"order", Words>>(
    words,
    "promise",
    ofKind(words, "promise").keys(),
    {
      ref: name,
      each: words.subject,
      owedBy: role,
      owedTo: role,
      due: (subject) =>
        oneOrMore(
          either(
            object<{ if?: 0; at: 0; plus?: 0; sooner?: 0 }>({
              "if?": condition(words, subject),
              at: words.instant(subject),
              "plus?": words.span,
              "sooner?": { const: true },
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
          some(
            object<{ when: 0; by?: 0 }>({
              when: conditions(words)(subject),
              "by?": either({ const: "any time" }, words.instant(subject)),
            }),
          ),
        ),
      "pausedWhile?": conditions(words),
      "excusedBy?": conditions(words),
      "forgivenBy?": conditions(words),
      "lateEvidence?": words.span,
      "announceAfter?": words.span,
      "notBefore?": object<{ told: 0; past: 0; orElse: 0 }>({
        told: oneOrMore(words.names.notices),
        past: words.span,
        orElse: words.span,
      }),
      "then?": (subject) => then(words, subject),
    },
    { dependentRequired: { notBefore: ["then"] } },
  );

export const windows = (words: Vocabulary): JsonSchema =>
  rules<WindowAbout<"order", Words>>(words, "window", ofKind(words, "window").keys(), {
    "ref?": name,
    each: words.subject,
    opens: words.instant,
    within: words.span,
    "while?": conditions(words),
    "notBefore?": object<{ told: 0; past: 0 }>({ told: oneOrMore(words.names.notices), past: words.span }),
  });

export const findings = (words: Vocabulary): JsonSchema => {
  const found = ofKind(words, "found");
  const reasons = (name: string): readonly string[] => (found.get(name) as { readonly found: readonly string[] }).found;
  return table(found.keys(), (fact) =>
    words.define(`finding.${fact}`, () =>
      rule<FindingAbout<"order", string, Words>>(words, {
        "ref?": name,
        each: words.subject,
        found: (subject) => ({ ...table(reasons(fact), conditions(words)(subject)), required: reasons(fact) }),
        "then?": (subject) => then(words, subject),
      }),
    ),
  );
};

export const derived = (words: Vocabulary): JsonSchema => {
  const derivable = [...ofKind(words, "instant").keys()].filter((fact) => isDerivable(words.lexicon, fact));
  return rules<DerivedAbout<"order", Words>>(words, "derived", derivable, {
    each: words.subject,
    when: conditions(words),
  });
};
