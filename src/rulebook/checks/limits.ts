import { isEqual } from "../../model/equal.ts";
import { type Finding, finding } from "../../model/finding.ts";
import type { Strictness } from "../../model/words/types.ts";
import { isAtMost } from "../book/compare.ts";
import { rank } from "../book/layer.ts";
import type { AnyValue } from "../book/raw-pack.ts";
import type { BookValue, GivenValue } from "../book/values.ts";

type Keeps = (of: BookValue, value: AnyValue, limit: AnyValue) => boolean | undefined;

/** Nothing that names it applies. */
const isOff = (value: AnyValue): boolean => value === "off" || (Array.isArray(value) && value.length === 0);

/** On which side of a value in force a layer above has to stay; and where `off` lies: above any value (1), or below (-1). */
const ways: { readonly [S in Strictness]?: { readonly side: Side; readonly off: 1 | -1 } } = {
  less: { side: "atMost", off: 1 },
  "less-or-off": { side: "atMost", off: -1 },
  more: { side: "atLeast", off: -1 },
  "more-or-off": { side: "atLeast", off: 1 },
};

const wayOf = ({ strict }: BookValue): (typeof ways)[Strictness] =>
  typeof strict === "string" ? ways[strict] : undefined;

/** Whether the first is at most the second; where nobody owes, `off` is on neither side of anything. */
function keepsBelow(of: BookValue, one: AnyValue, other: AnyValue): boolean | undefined {
  if (!isOff(one) && !isOff(other)) return isAtMost(of.kind, one, other);
  const way = wayOf(of);
  const place = (value: AnyValue) => (way && isOff(value) ? way.off : 0);
  return place(one) <= place(other);
}

/** Whether a value keeps to a limit; undefined where the two cannot be compared. */
const sides = {
  atMost: { says: "at most", keeps: (of, value, limit) => keepsBelow(of, value, limit) },
  atLeast: { says: "at least", keeps: (of, value, limit) => keepsBelow(of, limit, value) },
  oneOf: {
    says: "one of",
    keeps: (_, value, limit) => (limit as readonly AnyValue[]).some((one) => isEqual(one, value)),
  },
} satisfies { readonly [side: string]: { readonly says: string; readonly keeps: Keeps } };

type Side = "atMost" | "atLeast" | "oneOf";

/** Values outside a law's bounds, and those of a shop or an order that are looser than what is below them, or another. */
export const checkLimits = (values: readonly BookValue[]): Finding[] =>
  values.flatMap((of) => {
    const given = [...of.overrides, of];
    return given.flatMap((one) => [...outOfBounds(of, one), ...looser(of, one, given)]);
  });

function outOfBounds(of: BookValue, one: GivenValue): Finding[] {
  // What a base or a law says and somebody overrides binds nobody.
  if (one !== of && rank(one.layer) < rank("platform")) return [];
  return of.bounds.flatMap((bound) => {
    const source = [bound.source].flat().join(", ");
    return (Object.keys(sides) as Side[]).flatMap((side) =>
      bound[side] === undefined
        ? []
        : judge(of, one, side, bound[side], bound.pack, (limit) => [
            "VALUE_OUT_OF_BOUNDS",
            `is outside the bound of "${bound.pack}": ${limit} (${source}).`,
          ]),
    );
  });
}

function looser(of: BookValue, one: GivenValue, given: readonly GivenValue[]): Finding[] {
  const below = given.findLast(({ layer }) => rank(layer) < rank(one.layer));
  const limit = below && limitOf(of, below.value);
  if (rank(one.layer) <= rank("platform") || !limit) return [];
  const [is, may] = of.strict === "fixed" ? ["not", "not differ"] : ["looser than", "only be stricter"];
  return judge(of, one, limit.side, limit.of, below.pack, () => [
    "VALUE_LOOSER",
    `is ${is} ${shown(below.value)} of "${below.pack}"; what stands above it may ${may}.`,
  ]);
}

/** What a layer above one that gives this has to keep to. */
function limitOf(of: BookValue, below: AnyValue): { readonly side: Side; readonly of: AnyValue } | undefined {
  if (of.strict === "fixed") return { side: "oneOf", of: [below] as readonly string[] };
  if (typeof of.strict === "string") {
    const side = ways[of.strict]?.side;
    return side && { side, of: below };
  }
  const ranks = of.strict.map((words) => [words].flat());
  const place = ranks.findIndex((words) => words.some((word) => word === below));
  return place < 0 ? undefined : { side: "oneOf", of: [...ranks.slice(0, place).flat(), below as string] };
}

function judge(
  of: BookValue,
  { pack, value }: GivenValue,
  side: Side,
  limit: AnyValue,
  owner: string,
  breach: (limit: string) => readonly [code: string, message: string],
): Finding[] {
  const kept = sides[side].keeps(of, value, limit);
  if (kept) return [];
  const expected = `${sides[side].says} ${shown(limit)}`;
  const [code, message, instead] =
    kept === false
      ? [...breach(expected), expected]
      : [
          "VALUE_NOT_COMPARABLE",
          `cannot be compared with ${shown(limit)} of "${owner}".`,
          `${of.kind === "amount" ? "an amount of the same form" : "as many"}, ${expected}`,
        ];
  return [finding(code, `${pack}.values.${of.kind}["${of.name}"].value`, `${shown(value)} ${message}`, instead)];
}

const shown = (value: AnyValue): string =>
  typeof value === "string" ? value : isTexts(value) ? value.join(", ") : JSON.stringify(value);

const isTexts = (value: AnyValue): value is readonly string[] => Array.isArray(value);
