import type { Amount } from "../../compensation/amount.ts";
import { parseDuration } from "../../model/duration.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { isMeasured, isStretch, measures } from "../../model/words/measures.ts";
import { isAtMost } from "../book/compare.ts";
import type { RawPack } from "../book/raw-pack.ts";
import { partsOfAmount, ranges } from "./figure-ranges.ts";

/** Figures of a pack that nothing can be: parts of a cent, shares above the whole, tiers that fall. */
export function checkFigures(pack: RawPack): Finding[] {
  return [
    ...figuresOf(pack, "number").flatMap(([name, path, figure]) =>
      isMeasured(name) ? judge(measures[name], figure, path) : [],
    ),
    ...figuresOf(pack, "duration").flatMap(([name, path, figure]) =>
      isStretch(name) ? [figure].flat().flatMap((one) => judgeStretch(one, path)) : [],
    ),
    ...figuresOf(pack, "amount").flatMap(([, path, amount]) => checkAmount(amount as Amount | undefined, path)),
    ...checkCalendar(pack),
  ];
}

export const judgeStretch = (figure: unknown, path: string): Finding[] =>
  parseDuration(String(figure))?.count === 0
    ? [finding("IMPOSSIBLE_FIGURE", path, `${figure} is no stretch of time.`, "more than nothing, such as 30m, or off")]
    : [];

/** What a pack gives and bounds, with its name and path. */
const figuresOf = (
  { id, values, bounds }: RawPack,
  kind: "number" | "duration" | "amount",
): readonly (readonly [name: string, path: string, figure: unknown])[] => [
  ...Object.entries(values?.[kind] ?? {}).map(
    ([name, { value }]) => [name, `${id}.values.${kind}["${name}"].value`, value] as const,
  ),
  ...Object.entries(bounds?.[kind] ?? {}).flatMap(([name, bound]) =>
    (["atMost", "atLeast"] as const).map(
      (side) => [name, `${id}.bounds.${kind}["${name}"].${side}`, bound[side]] as const,
    ),
  ),
];

function judge(measure: keyof typeof ranges, figure: unknown, path: string): Finding[] {
  const { least, whole, most, not, write } = ranges[measure];
  if (typeof figure !== "number" || (figure >= least && figure <= most && (!whole || Number.isInteger(figure))))
    return [];
  return [finding("IMPOSSIBLE_FIGURE", path, `${figure} is ${not}.`, write)];
}

function checkAmount(amount: Amount | undefined, path: string): Finding[] {
  if (typeof amount !== "object") return [];
  const { tiers, ...parts } = amount as Partial<Extract<Amount, { tiers: unknown }>>;
  const isEmpty = tiers?.length === 0;
  return [
    ...(isEmpty
      ? [finding("IMPOSSIBLE_FIGURE", `${path}.tiers`, "It never comes to anything.", "a tier, or off")]
      : []),
    ...Object.entries(partsOfAmount).flatMap(([part, measure]) =>
      judge(measure, (parts as { readonly [part: string]: unknown })[part], `${path}.${part}`),
    ),
    ...(tiers ?? []).flatMap(({ from, fixed }, i) => {
      const { from: before, fixed: less = 0 } = tiers?.[i - 1] ?? {};
      const here = `${path}.tiers[${i}]`;
      return [
        ...judge("sum", fixed, `${here}.fixed`),
        ...(before !== undefined && isAtMost("duration", from, before)
          ? [finding("IMPOSSIBLE_FIGURE", `${here}.from`, `${from} comes after ${before}.`, `more than ${before}`)]
          : []),
        ...(fixed < less
          ? [finding("IMPOSSIBLE_FIGURE", `${here}.fixed`, `${fixed} is less than ${less}.`, `at least ${less}`)]
          : []),
      ];
    }),
  ];
}

/** Days that are off and worked. */
const checkCalendar = ({ id, calendar }: RawPack): Finding[] =>
  (calendar?.workingDays ?? []).flatMap((day, i) =>
    calendar?.holidays.includes(day)
      ? [
          finding(
            "HOLIDAY_WORKED",
            `${id}.calendar.workingDays[${i}]`,
            `${day} is a holiday as well.`,
            "one of the two",
          ),
        ]
      : [],
  );
