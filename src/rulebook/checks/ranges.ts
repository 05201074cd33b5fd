import { parseDuration } from "../../model/duration.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { ValueKind } from "../../model/words/lexicon.ts";
import { isAtMost } from "../book/compare.ts";
import type { Layers } from "../book/layers.ts";
import type { AnyValue } from "../book/values.ts";
import { rulesOf } from "./rules-of.ts";

/** What a test asks for at least, and at most; both ends are inside where neither is crossed. */
const ranges = [
  { low: "past", high: "within", isClosed: true },
  { low: "above", high: "below", isClosed: false },
  { low: "above", high: "atMost", isClosed: false },
  { low: "atLeast", high: "below", isClosed: false },
  { low: "atLeast", high: "atMost", isClosed: true },
] as const;

/** Tests that ask for more than they leave room for. */
export function checkRanges(layered: Layers): Finding[] {
  const out: Finding[] = [];
  const walk = (raw: unknown, path: string): void => {
    if (typeof raw !== "object" || raw === null) return;
    const test = raw as { readonly [field: string]: unknown };
    for (const { low, high, isClosed } of ranges)
      if (isEmpty(figure(layered, test[low]), figure(layered, test[high]), isClosed))
        out.push(
          finding(
            "WRONG_TEST",
            path,
            `Nothing is ${low} ${test[low]} and ${high} ${test[high]}.`,
            `${low} less than ${high}`,
          ),
        );
    for (const [key, value] of Object.entries(raw))
      walk(value, Array.isArray(raw) ? `${path}[${key}]` : `${path}.${key}`);
  };
  for (const pack of layered.packs) for (const [path, rule] of rulesOf(pack)) walk(rule, path);
  return out;
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
  return (["number", "duration"] as const).flatMap((kind): Figure[] => {
    const value = values[kind].get(written)?.value;
    return value === undefined || value === "off" ? [] : [[kind, value]];
  })[0];
}
