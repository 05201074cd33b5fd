import { type Finding, finding } from "../model/finding.ts";
import type { AnyValue, BookValue, GivenValue } from "./book-values.ts";
import { isAtMost } from "./compare.ts";
import { rank } from "./layer.ts";

type Keeps = (of: BookValue, value: AnyValue, limit: AnyValue) => boolean | undefined;

/** Nothing that names it applies: for the one who is owed, the loosest there is. */
const isOff = (value: AnyValue): boolean => value === "off" || (Array.isArray(value) && value.length === 0);

/** Whether a value keeps to a limit; undefined where the two cannot be compared. */
const sides = {
  atMost: {
    says: "at most",
    keeps: (of, value, limit) => (isOff(value) ? of.strict !== "less" : isAtMost(of.kind, value, limit)),
  },
  atLeast: {
    says: "at least",
    keeps: (of, value, limit) => (isOff(value) ? of.strict !== "more" : isAtMost(of.kind, limit, value)),
  },
  oneOf: { says: "one of", keeps: (_, value, limit) => (limit as readonly AnyValue[]).includes(value) },
} satisfies { readonly [side: string]: { readonly says: string; readonly keeps: Keeps } };

type Side = keyof typeof sides;

/** Which side of a value in force a layer above may not leave. */
const looserThan: { readonly [strict: string]: Side | undefined } = { less: "atMost", more: "atLeast" };

/** Values outside a law's bounds, and those of a shop or an order that are looser than what is below them. */
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
  const side = looserThan[of.strict];
  const below = given.findLast(({ layer }) => rank(layer) < rank(one.layer));
  if (rank(one.layer) <= rank("platform") || !side || !below || isOff(below.value)) return [];
  return judge(of, one, side, below.value, below.pack, () => [
    "VALUE_LOOSER",
    `is looser than ${shown(below.value)} of "${below.pack}"; what stands above it may only be stricter.`,
  ]);
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
  const [code, message] =
    kept === false
      ? breach(expected)
      : ["VALUE_NOT_COMPARABLE", `cannot be compared with ${shown(limit)} of "${owner}".`];
  return [finding(code, `${pack}.values.${of.kind}["${of.name}"].value`, `${shown(value)} ${message}`, expected)];
}

const shown = (value: AnyValue): string => (typeof value === "string" ? value : JSON.stringify(value));
