import type { Amount } from "../../compensation/amount.ts";
import { type Finding, finding } from "../../model/finding.ts";
import { type Measure, measures } from "../../model/words/measures.ts";
import { isAtMost } from "../book/compare.ts";
import type { RawPack } from "../book/layers.ts";

const isWhole = (figure: number): boolean => Number.isSafeInteger(figure) && figure >= 0;
const isWithin =
  (most: number) =>
  (figure: number): boolean =>
    figure >= 0 && figure <= most;

/** What fits a measure, what the rest is not, and what to write. */
const meanings: {
  readonly [M in Measure | "sum" | "percentage"]: {
    readonly fits: (figure: number) => boolean;
    readonly not: string;
    readonly write: string;
  };
} = {
  count: { fits: isWhole, not: "no count", write: "0, 1, 2 …" },
  share: { fits: isWithin(1), not: "no part of a whole", write: "0 to 1, such as 0.05 for 5 %" },
  points: { fits: isWithin(100), not: "no number of points", write: "0 to 100" },
  weight: { fits: isWithin(Number.POSITIVE_INFINITY), not: "no weight", write: "0 or more" },
  sum: { fits: isWhole, not: "no sum of money in minor units", write: "0, 1, 2 …, such as 300 for 3.00" },
  percentage: { fits: isWithin(100), not: "no percentage of what was paid", write: "0 to 100" },
};

const partsOfAmount = { fixed: "sum", percent: "percentage", min: "sum", max: "sum" } as const;

/** Figures of a pack that nothing can be: parts of a cent, shares above the whole, tiers that fall. */
export function checkFigures(pack: RawPack): Finding[] {
  return [
    ...figuresOf(pack, "number").flatMap(([name, path, figure]) =>
      Object.hasOwn(measures, name) ? judge(measures[name as keyof typeof measures], figure, path) : [],
    ),
    ...figuresOf(pack, "amount").flatMap(([, path, amount]) => checkAmount(amount as Amount | undefined, path)),
    ...checkCalendar(pack),
  ];
}

/** What a pack gives and bounds, with its name and path. */
const figuresOf = (
  { id, values, bounds }: RawPack,
  kind: "number" | "amount",
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

function judge(measure: keyof typeof meanings, figure: unknown, path: string): Finding[] {
  const { fits, not, write } = meanings[measure];
  if (typeof figure !== "number" || fits(figure)) return [];
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
