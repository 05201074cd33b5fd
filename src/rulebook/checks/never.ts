import { kindName } from "../../condition/access.ts";
import { readQuantifier } from "../../condition/quantifier.ts";
import { parseDuration } from "../../model/duration.ts";
import { isEqual } from "../../model/equal.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { isTable } from "../../model/table.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import { isAtMost } from "../book/compare.ts";
import type { Layers } from "../book/layers.ts";
import type { AnyValue } from "../book/raw-pack.ts";
import { rulesOf } from "./rules-of.ts";

/** One thing that is asked of a word: by a field of its test, or by `is` where it has none. */
interface Asked {
  readonly word: string;
  readonly path: string;
  readonly field: string;
  readonly value: unknown;
}

type Table = { readonly [key: string]: unknown };

/** Conditions that can never hold, whatever happens: what has to hold together contradicts itself. */
export function checkNever(layered: Layers): Finding[] {
  const out: Finding[] = [];
  const condition = (raw: unknown, path: string, around: readonly Asked[]): void => {
    if (Array.isArray(raw)) for (const [i, one] of raw.entries()) condition(one, `${path}[${i}]`, []);
    if (!isTable(raw)) return;
    const all = [...around];
    for (const asked of askedIn(raw, path)) {
      const { message, write } = contradiction(layered, all, asked) ?? {};
      if (message !== undefined) out.push(finding("WRONG_TEST", asked.path, message, write));
      all.push(asked);
    }
    inside(raw, path, all);
  };
  const inside = (raw: Table, path: string, all: readonly Asked[]): void => {
    for (const place of denied(raw, path, all))
      out.push(finding("WRONG_TEST", place, "The same is asked for beside it.", "one of the two"));
    for (const [word, value] of Object.entries(raw)) {
      const here = `${path}.${word}`;
      if (word === "all") for (const [i, one] of tables(value).entries()) inside(one, `${here}[${i}]`, all);
      else if (word === "any") for (const [i, one] of tables(value).entries()) condition(one, `${here}[${i}]`, all);
      else condition(value, here, []);
    }
  };
  for (const pack of layered.packs) for (const { path, rule } of rulesOf(pack)) condition(rule, path, []);
  return out;
}

const tables = (raw: unknown): readonly Table[] => (Array.isArray(raw) ? raw.filter(isTable) : []);

/** What has to hold together: all that stands side by side, and in `all`. */
const askedIn = (raw: Table, path: string): readonly Asked[] =>
  Object.entries(raw).flatMap(([word, test]): readonly Asked[] => {
    const here = { word, path: `${path}.${word}` };
    if (word === "all") return tables(test).flatMap((one, i) => askedIn(one, `${here.path}[${i}]`));
    if (word === "any") return [];
    return isTable(test) && !("not" in test)
      ? Object.entries(test).map(([field, value]) => ({ ...here, field, value }))
      : [{ ...here, field: "is", value: test }];
  });

/** What is asked for and denied in the same breath. */
function denied(raw: Table, path: string, all: readonly Asked[]): readonly string[] {
  const isAsked = (one: Asked): boolean =>
    all.some(({ word, field, value }) => word === one.word && field === one.field && isEqual(value, one.value));
  return Object.entries(raw).flatMap(([word, test]) => {
    const here = `${path}.${word}`;
    if (word === "none")
      return tables(test).flatMap((one, i) => {
        const asked = askedIn(one, here);
        return asked.length > 0 && !("any" in one) && asked.every(isAsked) ? [`${here}[${i}]`] : [];
      });
    const { how, child } = readQuantifier(word) ?? {};
    const opposite = word === "notTold" ? "told" : how === "no" ? `some ${child}` : undefined;
    return opposite !== undefined && isEqual(raw[opposite], test) ? [here] : [];
  });
}

interface Contradiction {
  readonly message: string;
  readonly write: string;
}

/** Whether nothing answers what is asked of a word now and all that was asked of it before. */
function contradiction(layered: Layers, before: readonly Asked[], asked: Asked): Contradiction | undefined {
  const { word, field, value } = asked;
  if (besideAnother.includes(word)) return undefined;
  if (ofAnother.includes(field) && value === word)
    return { message: "This compares it with itself.", write: "another fact" };
  const same = before.filter((one) => one.word === word);
  for (const one of same) {
    const range = outOfRange(layered, one, asked) ?? outOfRange(layered, asked, one);
    if (range) return range;
  }
  const isNever =
    same.some((one) => excludes(one, asked)) ||
    (same.length > 0 && leavesNothing([...same, asked], isFinding(layered, word)));
  return isNever
    ? { message: `"${word}" is never all of this at once.`, write: "one of them, or any: [ … ]" }
    : undefined;
}

/** Words of which each that stands holds beside the next. */
const besideAnother: readonly string[] = ["none", "told", "notTold"];

/** Fields that compare with another fact. */
const ofAnother: readonly string[] = ["after", "differs"];

/** What a test asks for at least, and at most; both ends are inside where neither is crossed. */
const ranges = [
  { low: "past", high: "within", isClosed: true },
  { low: "above", high: "below", isClosed: false },
  { low: "above", high: "atMost", isClosed: false },
  { low: "above", high: "is", isClosed: false },
  { low: "atLeast", high: "below", isClosed: false },
  { low: "atLeast", high: "atMost", isClosed: true },
  { low: "atLeast", high: "is", isClosed: true },
  { low: "is", high: "below", isClosed: false },
  { low: "is", high: "atMost", isClosed: true },
] as const;

function outOfRange(layered: Layers, one: Asked, other: Asked): Contradiction | undefined {
  const range = ranges.find(({ low, high }) => low === one.field && high === other.field);
  if (!range || !isEmpty(figure(layered, one.value), figure(layered, other.value), range.isClosed)) return undefined;
  const [low, high] = [one, other].map(({ field, value }) => (field === "is" ? `${value}` : `${field} ${value}`));
  const write = range.low === "is" || range.high === "is" ? "one of the two" : `${range.low} less than ${range.high}`;
  return { message: `Nothing is ${low} and ${high}.`, write };
}

type Figure = readonly [kind: ValueKind, value: AnyValue];

const isEmpty = (low: Figure | undefined, high: Figure | undefined, isClosed: boolean): boolean =>
  low !== undefined &&
  high?.[0] === low[0] &&
  isAtMost(low[0], high[1], low[1]) === true &&
  !(isClosed && isAtMost(low[0], low[1], high[1]));

/** What is written, or what the value of that name is; none where it is off. */
function figure({ values }: Layers, written: unknown): Figure | undefined {
  if (typeof written === "number") return ["number", written];
  if (typeof written !== "string") return undefined;
  if (parseDuration(written)) return ["duration", written];
  return (["number", "duration", "amount"] as const).flatMap((kind): Figure[] => {
    const value = values[kind].get(written)?.value;
    return value === undefined || value === "off" ? [] : [[kind, value]];
  })[0];
}

/** Fields that nothing answers both of; `ofOne`: with the same value. */
const exclusive: readonly { readonly fields: readonly [string, string]; readonly ofOne?: true }[] = [
  { fields: ["dueIn", "overdue"] },
  { fields: ["near", "past"] },
  { fields: ["near", "within"] },
  { fields: ["after", "notAfter"], ofOne: true },
];

const excludes = (one: Asked, other: Asked): boolean =>
  exclusive.some(
    ({ fields, ofOne }) =>
      one.field !== other.field &&
      fields.includes(one.field) &&
      fields.includes(other.field) &&
      // What they are measured by stands in the same test.
      (!ofOne || (one.path === other.path && one.value === other.value)),
  );

/** What a field needs its word to be. */
const needs: { readonly [field: string]: readonly unknown[] } = {
  dueIn: ["open"],
  overdue: ["open", "breached", "voided", "excused"],
  closesIn: ["open"],
};
/** Fields of what has come; `false` says that it has not. */
const ofWhatIs: readonly string[] = ["past", "within", "lasted", "clockFrom"];

/** Of several reasons of a finding each may be so beside the others. */
const isFinding = ({ lexicon }: Layers, word: string): boolean =>
  [...lexicon.subjects.values()].some(({ seen }) => kindName(seen.get(word)?.kind ?? "flag") === "found");

/** Whether of the words that are asked for none is left: they have none in common, or it is ruled out. */
function leavesNothing(all: readonly Asked[], isEachAlone: boolean): boolean {
  const may: (readonly unknown[])[] = [];
  const mayNot: unknown[] = [];
  for (const { field, value } of all) {
    const needed = needs[field];
    if (needed) may.push(needed);
    else if (ofWhatIs.includes(field) || (field === "is" && value === true)) mayNot.push(false);
    else if (field === "is") {
      if (isTable(value)) mayNot.push(...[value.not].flat());
      else may.push([value].flat());
    }
  }
  return may.some((list) =>
    list.every((one) => mayNot.includes(one) || (!isEachAlone && may.some((other) => !other.includes(one)))),
  );
}
