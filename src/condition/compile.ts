import { entryOf } from "../model/table.ts";
import type { CompileContext, Node, ReadContext } from "./context.ts";
import type { Frame } from "./frame.ts";
import { after } from "./leaf.ts";
import { allMet, impossible, type Need, needsOf, oneOf, child as someOf } from "./need.ts";
import { type Quantified, type Quantifier, readQuantifier } from "./quantifier.ts";
import type { Reading } from "./reading.ts";
import { always, and, holdsSince, never, nor, notOf, notYet, or } from "./reading.ts";
import { compileTest } from "./tests.ts";

/** A condition as data; its types are those of `Conditions`. */
export type RawCondition = { readonly [word: string]: unknown };
export type RawConditions = RawCondition | readonly RawCondition[];

/** Compiles a checked condition about `subject`: an object means all of it, a list any of it. */
export function compileCondition(raw: RawConditions, subject: string, compile: CompileContext): Node {
  if (isList(raw)) return branch("any", each(raw, subject, compile), never, or);
  const children = Object.entries(raw).map(([word, test]) => compileWord(word, test, subject, compile));
  const [only] = children;
  if (children.length === 1 && only) return only;
  const whole = branch("all", children, always, and);
  const { needs } = whole;
  return needs.length === 0
    ? whole
    : { ...whole, read: (frame, context) => (allMet(frame, needs) ? whole.read(frame, context) : never) };
}

const isList = (raw: RawConditions): raw is readonly RawCondition[] => Array.isArray(raw);

function compileWord(word: string, test: unknown, subject: string, compile: CompileContext): Node {
  const connective = entryOf(connectives, word);
  if (connective) return connective(test as never, subject, compile);
  const quantifier = readQuantifier(word);
  if (quantifier) return quantified(quantifier, test as RawConditions, compile);
  const place = compile.lexicon.subjects.get(subject)?.seen.get(word);
  if (!place) return leaf(word, false, () => never, [impossible]);
  const personal = asksPerson(test);
  const read = compileTest(word, place, test, subject, compile);
  return leaf(`${word}: ${JSON.stringify(test)}`, personal, read, needsOf(word, place, test));
}

/** A move against what somebody was told, or a figure somebody chose. */
const asksPerson = (test: unknown): boolean =>
  typeof test === "object" &&
  test !== null &&
  ("moved" in test ||
    "dueMoved" in test ||
    Object.values(test).some((bound) => typeof bound === "object" && bound !== null && "setting" in bound));

type Compile<T> = (test: T, subject: string, compile: CompileContext) => Node;

const connectives: { readonly [word: string]: Compile<never> | undefined } = {
  all: (list: readonly RawCondition[], subject, compile) => branch("all", each(list, subject, compile), always, and),
  any: (list: readonly RawCondition[], subject, compile) => branch("any", each(list, subject, compile), never, or),
  none: (list: readonly RawCondition[], subject, compile) => branch("none", each(list, subject, compile), always, nor),
  told: (test: ToldTest, _subject, compile) => told(test, compile),
  notTold: (test: ToldTest, _subject, compile) => {
    const node = told(test, compile);
    return {
      ...node,
      label: `notTold: ${JSON.stringify(test)}`,
      read: (frame, context) => notOf(node.read(frame, context)),
    };
  },
  given: (choices: { readonly [name: string]: unknown }, _subject, compile) => {
    const holds = isGiven({ given: choices }, compile.choice);
    return leaf(`given: ${JSON.stringify(choices)}`, false, () => (holds ? always : never), holds ? [] : [impossible]);
  },
  until: (name: string, _subject, compile) => {
    const date = compile.date(name);
    return leaf(`until: ${name}`, false, (_frame, { now }) =>
      date === null ? always : now > date ? never : { ...always, next: date + 1 },
    );
  },
  setting: (settings: { readonly [name: string]: unknown }) =>
    leaf(`setting: ${JSON.stringify(settings)}`, true, (_frame, context) =>
      Object.entries(settings).every(([name, wanted]) => isOneOf(context.setting(name), wanted)) ? always : never,
    ),
  chosen: (name: string) => leaf(`chosen: ${name}`, true, (frame, context) => context.chosen(name, frame)),
  test: (name: string) =>
    leaf(`test: ${name}`, false, (frame, context) => (context.test(name, frame) ? always : never)),
};

type ToldTest = string | { readonly notice: string; readonly past?: string };

function told(test: ToldTest, compile: CompileContext): Node {
  const { notice, past } = typeof test === "string" ? { notice: test, past: undefined } : test;
  const spans = past === undefined ? undefined : compile.spans(past);
  return leaf(`told: ${JSON.stringify(test)}`, true, (frame, context) => {
    const at = context.told(notice, frame);
    if (at === null || spans === null) return never;
    if (spans === undefined) return at > context.now ? notYet(at) : holdsSince(at, at);
    // A telling is ours, so that nobody learnt of it late.
    const reading = after(at, spans, context, at);
    return { ...reading, known: reading.since ?? 0, threshold: false };
  });
}

const quantifiers: { readonly [Q in Quantifier]: readonly [start: Reading, join: Join] } = {
  some: [never, or],
  every: [always, and],
  no: [always, nor],
};

function quantified({ how, child }: Quantified, raw: RawConditions, compile: CompileContext): Node {
  const node = compileCondition(raw, child, compile);
  const [start, join] = quantifiers[how];
  const ofNone = how === "every" ? never : start;
  return {
    label: `${how} ${child}`,
    children: [node],
    personal: node.personal,
    needs: ofNone === never ? [someOf(child)] : [],
    read: (frame, context) => {
      const frames = frame.children[child];
      if (!frames || frames.length === 0) return ofNone;
      let joined = start;
      for (const one of frames) joined = join(joined, node.read(one, context));
      return joined;
    },
  };
}

const each = (list: readonly RawCondition[], subject: string, compile: CompileContext): Node[] =>
  list.map((one) => compileCondition(one, subject, compile));

/** Whether the choices of the packs allow it at all: what they rule out need not be looked at again. */
export const isGiven = (raw: unknown, choice: CompileContext["choice"]): boolean =>
  Object.entries((raw as RawCondition | undefined)?.given ?? {}).every(([name, wanted]) => {
    const chosen = choice(name);
    return chosen !== undefined && isOneOf(chosen, wanted);
  });

function isOneOf(value: unknown, wanted: unknown): boolean {
  if (typeof wanted === "object" && wanted !== null && "not" in wanted) return !isOneOf(value, wanted.not);
  return Array.isArray(wanted) ? wanted.includes(value) : value === wanted;
}

const leaf = (
  label: string,
  personal: boolean,
  read: (frame: Frame, context: ReadContext) => Reading,
  needs: readonly Need[] = [],
): Node => ({ label, children: [], personal, needs, read });

type Join = (joined: Reading, reading: Reading) => Reading;

const needsOfBranch = (join: Join, children: readonly Node[]): readonly Need[] =>
  join === and ? children.flatMap(({ needs }) => needs) : join === or ? oneOf(children.map(({ needs }) => needs)) : [];

function branch(label: string, children: readonly Node[], start: Reading, join: Join): Node {
  // What can never hold makes no conjunction hold, whatever else there is.
  const ends = start === always;
  return {
    label,
    children,
    personal: children.some((child) => child.personal),
    needs: needsOfBranch(join, children),
    read: (frame, context) => {
      let joined = start;
      for (const child of children) {
        joined = join(joined, child.read(frame, context));
        if (ends && joined === never) return never;
      }
      return joined;
    },
  };
}
