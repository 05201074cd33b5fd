import { clockForm, parseDuration } from "../model/duration.ts";
import { type Finding, finding } from "../model/finding.ts";
import { entryOf, isTable } from "../model/table.ts";
import type { Lexicon, ValueKind } from "../model/words/lexicon.ts";
import { nearest } from "../model/words/nearest.ts";
import type { FactKind } from "../model/words/types.ts";
import { instantAccess, type KindName, kindName } from "./access.ts";
import type { PromiseStatus } from "./form.ts";
import { readQuantifier } from "./quantifier.ts";

/** What rules are checked against: the words, and which values some pack gives. */
export interface CheckContext {
  readonly lexicon: Lexicon;
  readonly given: { readonly [K in ValueKind]: ReadonlySet<string> };
  readonly tests: ReadonlySet<string>;
  /** A condition that a person wrote: it may not ask for itself, nor run the host's own tests. */
  readonly isOwn?: boolean;
}

/** Where the walk stands. */
export interface Spot {
  readonly path: string;
  readonly subject: string;
  readonly context: CheckContext;
  readonly out: Finding[];
}

export type Check = (value: unknown, spot: Spot) => void;

export const promiseStatuses: readonly PromiseStatus[] = [
  "open",
  "met",
  "breached",
  "paused",
  "excused",
  "waived",
  "voided",
  "moot",
];
export const ways: readonly string[] = ["earlier", "later", "either"];

export const at = (spot: Spot, part: string | number): Spot => ({
  ...spot,
  path: typeof part === "number" ? `${spot.path}[${part}]` : `${spot.path}.${part}`,
});

export function wrong(spot: Spot, code: string, message: string, expected: string): void {
  spot.out.push(finding(code, spot.path, message, expected));
}

/** Whether there is the subject that a rule is about. A misspelt one says so itself, and nothing of what rests on it. */
export const isAboutSomething = ({ context, subject }: Spot): boolean => context.lexicon.subjects.has(subject);

/** As many words as are read at a glance. */
const few = 12;

/** One of a list of words; a misspelt one is told the nearest, or what else may stand there. */
export function checkName(
  value: unknown,
  names: Iterable<string>,
  code: string,
  spot: Spot,
  otherwise?: string,
  is = "not a word of this rulebook",
): void {
  const all = [...names];
  if (typeof value === "string" && all.includes(value)) return;
  const shown = typeof value === "string" ? `"${value.slice(0, 60)}"` : `A ${typeof value}`;
  const near = typeof value === "string" ? nearest(value, all) : undefined;
  wrong(
    spot,
    code,
    `${shown} is ${is}.`,
    near ?? otherwise ?? (all.length === 0 ? "nothing, as there is none" : listed(all)),
  );
}

const listed = (all: readonly string[]): string =>
  all.length <= few ? all.join(", ") : `${all.slice(0, few).join(", ")} …`;

/** Fields of an object that are none of these. */
export function checkOthers(value: object, known: readonly string[], code: string, spot: Spot): void {
  for (const field of Object.keys(value)) if (!known.includes(field)) checkName(field, known, code, at(spot, field));
}

/** A duration, or the name of one that a pack gives. */
export const checkSpan: Check = (value, spot) => {
  if (typeof value === "string" && parseDuration(value)) return;
  const instead = "a length of time such as 12h, or a value that is one";
  if (typeof value === "string") checkValue("duration", value, spot, instead);
  else wrong(spot, "UNKNOWN_VALUE", `A ${typeof value} is no length of time.`, instead);
};

/** The name of a value of a kind that a pack gives. */
export function checkValue(kind: ValueKind, value: unknown, spot: Spot, otherwise?: string): void {
  const { lexicon, given } = spot.context;
  if (typeof value === "string" && lexicon.values[kind].has(value)) {
    if (!given[kind].has(value))
      wrong(spot, "NO_VALUE", `No pack gives "${value}" a value.`, `values.${kind}["${value}"] in one of the packs`);
    return;
  }
  checkName(value, lexicon.values[kind].keys(), "UNKNOWN_VALUE", spot, otherwise);
}

/** A fact of some kind that a rule about this subject sees. */
export function factOf(fits: (kind: FactKind) => boolean, code = "UNKNOWN_FACT"): Check {
  return (value, spot) => {
    if (!isAboutSomething(spot)) return;
    const seen = spot.context.lexicon.subjects.get(spot.subject)?.seen;
    const fitting = [...(seen ?? [])].flatMap(([name, { kind }]) => (fits(kind) ? [name] : []));
    const place = seen?.get(value as string);
    checkName(value, fitting, code, spot, undefined, place && `of another kind: ${kindName(place.kind)}`);
  };
}

export const checkInstant: Check = (value, spot) => {
  const { lexicon } = spot.context;
  if (typeof value === "string" && instantAccess(lexicon, spot.subject, value)) return;
  factOf((kind) => kind === "instant", "UNKNOWN_INSTANT")(value, spot);
};

/** An instant of the subject, or a date that a pack gives. */
const checkBasis: Check = (value, spot) =>
  typeof value === "string" && spot.context.lexicon.values.date.has(value)
    ? checkValue("date", value, spot)
    : checkInstant(value, spot);

/** A figure of its own, one that a pack gives, or one that the person chose. */
const isFigure =
  (kind: "number" | "amount"): Check =>
  (value, spot) => {
    if (typeof value === "number") return;
    if (isTable(value) && typeof value.setting === "string") checkOthers(value, ["setting"], "WRONG_TEST", spot);
    else checkValue(kind, value, spot, kind === "number" ? figure : `${figure}, in minor units`);
  };
const figure = "a number or the name of a value";
const isNumber = isFigure("number");
const isAmount = isFigure("amount");
const isFlag: Check = (value, spot) =>
  typeof value !== "boolean" && wrong(spot, "WRONG_TEST", "This fact is true or false.", "true or false");
const isClock: Check = (value, spot) => {
  if (typeof value === "string" && clockForm.test(value)) return;
  checkValue("clock", value, spot);
};
const isWay: Check = (value, spot) => checkName(value, ways, "WRONG_TEST", spot);
const isText: Check = (value, spot) => typeof value !== "string" && wrong(spot, "WRONG_TEST", "Not a text.", "a text");
const isTextFact: Check = factOf((kind) => kind === "text");

const neverHolds = "This never holds.";
const asksNothing = "This asks nothing.";

const isOneOf = (values: readonly string[] | null): Check =>
  anyOfThem((one, spot) => {
    if (values) checkName(one, values, "UNKNOWN_WORD", spot);
    else isText(one, spot);
  });

/** One, several, or none of them. */
const anyOfThem =
  (check: Check): Check =>
  (value, spot) => {
    const isDenied = isTable(value) && "not" in value;
    if (isDenied) checkOthers(value, ["not"], "WRONG_TEST", spot);
    const inner = isDenied ? value.not : value;
    if (Array.isArray(inner) && inner.length === 0)
      wrong(spot, "WRONG_TEST", isDenied ? "This rules out nothing." : neverHolds, "at least one word");
    for (const one of [inner].flat()) check(one, spot);
  };

const isSetting: Check = anyOfThem((one, spot) => {
  if (!["string", "number", "boolean"].includes(typeof one))
    wrong(spot, "WRONG_TEST", "Nothing that a person could choose.", "a text, a number, true or false");
});

const bounds = (check: Check): { readonly [field: string]: Check } => ({
  above: check,
  atLeast: check,
  below: check,
  atMost: check,
});

/** The fields each kind of fact may be tested by. */
const fieldsOf: { readonly [K in KindName]?: { readonly [field: string]: Check } } = {
  instant: {
    past: checkSpan,
    near: checkSpan,
    within: checkSpan,
    after: checkBasis,
    notBefore: checkBasis,
    notAfter: checkBasis,
    moved: isWay,
    by: checkSpan,
    clockFrom: isClock,
  },
  span: { lasted: checkSpan },
  number: { is: isNumber, ...bounds(isNumber) },
  money: bounds(isAmount),
  duration: bounds(checkSpan),
  text: { same: isTextFact, differs: isTextFact, matches: isText },
  window: { closesIn: checkSpan },
  promise: { is: isOneOf(promiseStatuses), dueIn: checkSpan, overdue: checkSpan, dueMoved: isWay, by: checkSpan },
};

/** Fields that "by" belongs to; without one of them it would say nothing. */
export const measuredBy: readonly string[] = ["after", "notBefore", "notAfter", "moved", "dueMoved"];
/** Fields of which only one counts. */
const textFields: readonly string[] = Object.keys(fieldsOf.text ?? {});

/** What may stand where there are no fields. */
const plainOf: { readonly [K in KindName]: (words: readonly string[]) => Check } = {
  instant: () => isFlag,
  span: () => isFlag,
  flag: () => isFlag,
  number: () => isNumber,
  money: () => (_, spot) => wrong(spot, "WRONG_TEST", "An amount is tested by bounds.", "{ above: … }"),
  duration: () => (_, spot) => wrong(spot, "WRONG_TEST", "A length of time is tested by bounds.", '{ above: "24h" }'),
  text: (words) => (value, spot) => typeof value !== "boolean" && isOneOf(words.length > 0 ? words : null)(value, spot),
  promise: () => isOneOf(promiseStatuses),
  window: () => (value, spot) => checkName(value, ["open", "closed"], "WRONG_TEST", spot),
  "one-of": (words) => (value, spot) => typeof value !== "boolean" && isOneOf(words)(value, spot),
  found: (words) => (value, spot) => typeof value !== "boolean" && isOneOf(words)(value, spot),
};

/** Checks a condition, or a list of which any may hold. */
export const checkConditions: Check = (raw, spot) => {
  if (Array.isArray(raw)) anyOf(raw, spot);
  else checkCondition(raw, spot);
};

function checkCondition(raw: unknown, spot: Spot): void {
  if (!isTable(raw)) {
    wrong(spot, "WRONG_CONDITION", "A condition is an object of facts.", '{ "order.paid": true }');
    return;
  }
  if (isEmpty(raw)) wrong(spot, "WRONG_CONDITION", asksNothing, "a fact, or leave it out");
  for (const [word, test] of Object.entries(raw)) checkWord(word, test, at(spot, word));
}

const isEmpty = (raw: object): boolean => Object.keys(raw).length === 0;

const promisesOf = ({ subjects }: Lexicon): readonly string[] =>
  [...subjects.values()].flatMap(({ slots, seen }) =>
    [...slots.keys()].filter((fact) => seen.get(fact)?.kind === "promise"),
  );

/** Texts that are names of the rulebook: a misspelt one would never hold. */
export const namedBy: { readonly [fact: string]: (lexicon: Lexicon) => Iterable<string> } = {
  "compensation.rule": ({ names }) => names.compensations,
  "compensation.promise": promisesOf,
  "breach.promise": promisesOf,
};

/** The words that a fact may be, where not any will do. */
export const wordsOf = (fact: string, kind: FactKind, lexicon: Lexicon): readonly string[] =>
  typeof kind === "string" ? [...(namedBy[fact]?.(lexicon) ?? [])] : "found" in kind ? kind.found : kind;

function checkWord(word: string, test: unknown, spot: Spot): void {
  const connective = entryOf(connectives, word);
  if (connective) {
    connective(test, spot);
    return;
  }
  const { lexicon } = spot.context;
  const subject = lexicon.subjects.get(spot.subject);
  if (!subject) return;
  const quantified = readQuantifier(word);
  if (quantified) {
    const { how, child } = quantified;
    const asksForAny = how !== "every" && isTable(test) && isEmpty(test);
    if (subject.has.includes(child)) {
      if (!asksForAny) checkConditions(test, { ...spot, subject: child });
    } else checkName(child, subject.has, "UNKNOWN_SUBJECT", spot);
    return;
  }
  const place = subject.seen.get(word);
  if (!place) {
    const [owner] = [...lexicon.subjects.values()].filter(({ slots }) => slots.has(word));
    if (owner)
      wrong(
        spot,
        "UNKNOWN_FACT",
        `"${word}" is a fact of each ${owner.name}, which a rule about each ${spot.subject} does not see.`,
        subject.has.includes(owner.name) ? `"some ${owner.name}": { "${word}": … }` : `each: "${owner.name}"`,
      );
    else checkName(word, [...subject.seen.keys(), ...Object.keys(connectives)], "UNKNOWN_FACT", spot);
    return;
  }
  const kind = kindName(place.kind);
  const words = wordsOf(word, place.kind, lexicon);
  const fields = fieldsOf[kind];
  if (!fields || !isTable(test) || "not" in test) {
    plainOf[kind](words)(test, spot);
    return;
  }
  const asked = Object.keys(test);
  const by = measuredBy.filter((field) => Object.hasOwn(fields, field));
  if (asked.every((field) => field === "by")) wrong(spot, "WRONG_TEST", asksNothing, Object.keys(fields).join(", "));
  else if (asked.includes("by") && !by.some((field) => asked.includes(field)))
    wrong(at(spot, "by"), "WRONG_TEST", "Nothing here is measured by it.", by.join(", "));
  if (asked.filter((field) => textFields.includes(field)).length > 1)
    wrong(spot, "WRONG_TEST", "Only one of these counts.", "one of them, the others in `all`");
  for (const [field, value] of Object.entries(test)) {
    const check = entryOf(fields, field);
    if (check) check(value, at(spot, field));
  }
  checkOthers(test, Object.keys(fields), "WRONG_TEST", spot);
}

/** A list of conditions; of none at all none holds, and none is asked for. */
const listOf =
  (ofNone: string): Check =>
  (test, spot) => {
    if (!Array.isArray(test)) return wrong(spot, "WRONG_CONDITION", "Here stands a list of conditions.", "[ … ]");
    if (test.length === 0) wrong(spot, "WRONG_CONDITION", ofNone, "at least one condition");
    test.forEach((one, i) => {
      checkCondition(one, at(spot, i));
    });
  };
const anyOf = listOf(neverHolds);
const allOf = listOf(asksNothing);

const toldTest: Check = (test, spot) => {
  const { notice, past } = isTable(test) ? test : { notice: test, past: undefined };
  checkName(notice, spot.context.lexicon.names.notices, "UNKNOWN_NOTICE", spot);
  if (past !== undefined) checkSpan(past, at(spot, "past"));
  if (isTable(test)) checkOthers(test, ["notice", "past"], "UNKNOWN_FIELD", spot);
};

const tableOf =
  (what: string, example: string, check: (name: string, value: unknown, spot: Spot) => void): Check =>
  (test, spot) => {
    if (!isTable(test)) return wrong(spot, "WRONG_CONDITION", what, example);
    if (isEmpty(test)) wrong(spot, "WRONG_CONDITION", asksNothing, example);
    for (const [name, value] of Object.entries(test)) check(name, value, at(spot, name));
  };

const connectives: { readonly [word: string]: Check | undefined } = {
  all: allOf,
  any: anyOf,
  none: allOf,
  told: toldTest,
  notTold: toldTest,
  given: tableOf("Choices are an object.", '{ "ship.allow-partial": "yes" }', (name, choice, spot) => {
    checkValue("choice", name, spot);
    isOneOf(spot.context.lexicon.values.choice.get(name) ?? [])(choice, spot);
  }),
  until: (test, spot) => checkValue("date", test, spot),
  setting: tableOf("Settings are an object.", '{ "detail": "all" }', (_, choice, spot) => isSetting(choice, spot)),
  chosen: (test, spot) =>
    spot.context.isOwn
      ? wrong(spot, "WRONG_CONDITION", "A condition of one's own cannot ask for itself.", "facts of the order")
      : checkName(test, chosenConditions, "UNKNOWN_WORD", spot),
  test: (test, spot) =>
    spot.context.isOwn
      ? wrong(spot, "WRONG_CONDITION", "A condition of one's own runs no test of the host.", "facts of the order")
      : checkName(test, spot.context.tests, "UNKNOWN_TEST", spot),
};

/** What a person may define by a condition of the person's own. */
export const chosenConditions = ["important"] as const;
