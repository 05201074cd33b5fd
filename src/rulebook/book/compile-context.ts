import type { CompileContext } from "../../condition/context.ts";
import { type ParsedDuration, parseDuration, weekdaysOnly } from "../../model/duration.ts";
import { parseTime } from "../../model/instant.ts";
import type { Layers } from "./layers.ts";

/** What conditions are compiled against: the words, and the values that hold. */
export function compileContext({ lexicon, values, packs }: Layers): CompileContext {
  const given = (kind: keyof Layers["values"], name: unknown): unknown => {
    const value = values[kind].get(String(name))?.value;
    return value === "off" ? undefined : value;
  };
  const spans = (span: string): readonly ParsedDuration[] | null => {
    const literal = parseDuration(span);
    if (literal) return [literal];
    const value = given("duration", span);
    const parsed = (Array.isArray(value) ? value : [value]).flatMap((one) =>
      typeof one === "string" ? (parseDuration(one) ?? []) : [],
    );
    return parsed.length > 0 ? parsed : null;
  };
  return {
    lexicon,
    spans,
    number: (value) => (typeof value === "number" ? value : ((given("number", value) as number | undefined) ?? null)),
    amount: (value) =>
      typeof value === "number"
        ? value
        : ((given("amount", value) as { readonly fixed?: number } | undefined)?.fixed ?? null),
    clock: (value) => {
      const clock = /^\d\d:\d\d$/.test(value) ? value : given("clock", value);
      return typeof clock === "string" ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) : null;
    },
    choice: (name) => given("choice", name) as string | undefined,
    date: (name) => {
      const value = given("date", name);
      const at = typeof value === "string" ? parseTime(value) : undefined;
      return typeof at === "number" ? at : null;
    },
    calendar: packs.findLast((pack) => pack.calendar !== undefined)?.calendar ?? weekdaysOnly,
  };
}
