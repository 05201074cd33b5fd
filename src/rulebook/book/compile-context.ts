import { type Amount, sumOf } from "../../compensation/amount.ts";
import type { CompileContext } from "../../condition/context.ts";
import { type Calendar, type ParsedDuration, parseDuration, weekdaysOnly } from "../../model/duration.ts";
import { parseTime } from "../../model/instant.ts";
import { minutesOf } from "../../model/zone.ts";
import type { Layers } from "./layers.ts";

const calendarOf = ({ packs }: Layers): Calendar =>
  packs.findLast((pack) => pack.calendar !== undefined)?.calendar ?? weekdaysOnly;

/** Reads spans as these packs mean them: business days by their calendar, wherever they are counted. */
export function spanReader(layers: Layers): (text: string) => ParsedDuration | undefined {
  const calendar = calendarOf(layers);
  return (text) => {
    const parsed = parseDuration(text);
    return parsed?.unit === "bd" ? { ...parsed, calendar } : parsed;
  };
}

/** What conditions are compiled against: the words, and the values that hold. */
export function compileContext(layers: Layers): CompileContext {
  const { lexicon, values } = layers;
  const parse = spanReader(layers);
  const given = (kind: keyof Layers["values"], name: unknown): unknown => {
    const value = values[kind].get(String(name))?.value;
    return value === "off" ? undefined : value;
  };
  const spans = (span: string): readonly ParsedDuration[] | null => {
    const literal = parse(span);
    if (literal) return [literal];
    const value = given("duration", span);
    const parsed = (Array.isArray(value) ? value : [value]).flatMap((one) =>
      typeof one === "string" ? (parse(one) ?? []) : [],
    );
    return parsed.length > 0 ? parsed : null;
  };
  return {
    lexicon,
    spans,
    number: (value) => (typeof value === "number" ? value : ((given("number", value) as number | undefined) ?? null)),
    amount: (value) => (typeof value === "number" ? value : sumOf(given("amount", value) as Amount | undefined)),
    clock: (value) => {
      const clock = /^\d\d:\d\d$/.test(value) ? value : given("clock", value);
      return typeof clock === "string" ? minutesOf(clock) : null;
    },
    choice: (name) => given("choice", name) as string | undefined,
    date: (name) => {
      const value = given("date", name);
      const at = typeof value === "string" ? parseTime(value) : undefined;
      return typeof at === "number" ? at : null;
    },
  };
}
