import { type Amount, sumOf } from "../../compensation/amount.ts";
import { lengths, type ParsedDuration, parseDuration } from "../../model/duration.ts";
import { isTable } from "../../model/table.ts";
import { day } from "../../model/zone.ts";
import type { Layers } from "../book/layers.ts";
import { notSo, type Piece } from "./whole.ts";

/** Whether nothing answers what is asked of a word now and all that was asked of it before. */
export function isNever(layered: Layers, before: readonly Piece[], asked: Piece): boolean {
  const { word } = asked;
  const same = before.filter((one) => one.word === word);
  return (
    same.some(
      (one) => excludes(one, asked) || isOutOfRange(layered, one, asked) || isOutOfRange(layered, asked, one),
    ) ||
    (same.length > 0 && leavesNothing(layered, word, [...same, asked]))
  );
}

type Range = readonly [low: string, high: string, isClosed?: true];

/** Each is what the other is not. */
const complements: readonly Range[] = [
  ["above", "atMost"],
  ["atLeast", "below"],
  ["after", "notAfter"],
  ...["notBefore", "past", "overdue", "lasted"].map((field): Range => [field, `not ${field}`]),
  ...["within", "near", "dueIn", "closesIn"].map((field): Range => [`not ${field}`, field]),
];

/** What a test asks for at least, and at most; both ends are inside where neither is crossed. */
const ranges: readonly Range[] = [
  ...complements,
  ["past", "within", true],
  ["above", "below"],
  ["above", "is"],
  ["atLeast", "atMost", true],
  ["atLeast", "is", true],
  ["is", "below"],
  ["is", "atMost", true],
  ["is", "is", true],
  ["after", "not notBefore"],
  ["notBefore", "notAfter", true],
];

const isOutOfRange = (layered: Layers, one: Piece, other: Piece): boolean =>
  ranges.some(([low, high, isClosed]) => {
    if (low !== one.field || high !== other.field) return false;
    const isOfInstant = /after|before/i.test(low);
    if (isOfInstant && one.value !== other.value) return false;
    const [from, to] = [one, other].map(({ value, by = "0h" }) => (isOfInstant ? by : value));
    const [[least] = [], [, most] = []] = [figure(layered, from), figure(layered, to)];
    return (
      least !== undefined && most !== undefined && (most < least || (!isClosed && (most === least || from === to)))
    );
  });

/** Between what is written, or what the value of that name is; none where it is off. */
function figure({ values }: Layers, written: unknown): readonly [least: number, most: number] | undefined {
  const [name, { number, duration, amount }] = [String(written), values];
  const value = (number.get(name) ?? duration.get(name) ?? amount.get(name))?.value ?? written;
  const exact = typeof value === "number" ? value : sumOf(value as Amount);
  const lasts = exact === null ? [value].flat().flatMap((one) => between(parseDuration(String(one)))) : [exact];
  return lasts.length > 0 ? [Math.min(...lasts), Math.max(...lasts)] : undefined;
}

/** Whatever days it meets: up to midnight may be no time at all, holidays make many days of one, clocks change. */
function between(span: ParsedDuration | undefined): readonly number[] {
  if (!span) return [];
  const [least, most] = lengths(span);
  const spare = /[hms]/.test(span.unit) ? 0 : day / 8;
  return [least - (span.unit === "cd" ? day : spare), span.unit === "bd" ? Number.POSITIVE_INFINITY : most + spare];
}

/** Fields that nothing answers both of. */
const exclusive: readonly (readonly string[])[] = [
  ["dueIn", "overdue"],
  ["near", "past"],
  ["near", "within"],
];

const excludes = (one: Piece, other: Piece): boolean =>
  one.field !== other.field && exclusive.some((fields) => fields.includes(one.field) && fields.includes(other.field));

/** What a field needs its word to be. */
const needs: { readonly [field: string]: readonly unknown[] } = {
  dueIn: ["open"],
  overdue: ["open", "breached", "voided", "excused"],
  closesIn: ["open"],
};
/** Fields of what has come; `false` says that it has not. */
const ofWhatIs: readonly string[] = ["past", "within", "lasted", "same", "differs", "matches"];

/** Whether of the words that are asked for none is left: they have none in common, or it is ruled out. */
function leavesNothing({ lexicon }: Layers, word: string, all: readonly Piece[]): boolean {
  const choices = lexicon.values.choice.get(word.replace("given ", ""));
  const [kind = "flag"] = [...lexicon.subjects.values()]
    .flatMap(({ seen }) => seen.get(word) ?? [])
    .map((it) => it.kind);
  // Names of figures are not what they come to.
  if (kind === "number") return false;
  // Of several reasons of a finding each may be so beside the others.
  const isEachAlone = typeof kind === "object" && "found" in kind;
  const list = isEachAlone ? kind.found : typeof kind === "object" ? kind : [];
  const may: (readonly unknown[])[] = word.startsWith("given ") && choices ? [choices] : [];
  const mayNot: unknown[] = [];
  for (const { field, value } of all) {
    const is = field === "is" ? value : (needs[field] ?? (ofWhatIs.includes(field) || undefined));
    if (isTable(is)) mayNot.push(...[is.not].flat());
    else if (is === true) {
      mayNot.push(false);
      if (list.length > 0) may.push(list);
    } else if (is !== undefined) may.push([is].flat());
  }
  const isOut = (one: unknown, of: readonly unknown[]): boolean =>
    !of.includes(one) && (!isEachAlone || one === false || of.includes(false));
  return may.some((words) => words.every((one) => mayNot.includes(one) || may.some((of) => isOut(one, of))));
}

/** What is asked where it is not so, but for what is not known. */
export function opposites(asked: Piece): readonly Piece[] {
  const { field, value } = asked;
  if (field === "is") return [{ ...asked, value: notSo(value) }];
  const other = complements.find((ends) => ends.includes(field));
  return other ? [{ ...asked, field: other[0] === field ? other[1] : other[0] }] : [];
}
