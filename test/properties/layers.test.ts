import fc from "fast-check";
import { expect, test } from "vitest";
import { type Amount, type Finding, type Layer, type Rulebook, readRulebook } from "waybell";
import { parseDuration, shift } from "../../src/model/duration.ts";
import { type Given, stack, words } from "../support/layered.ts";
import { at } from "../support/times.ts";
import { patience, runs } from "./runs.ts";

/** One case a value may meet: when it starts, what was paid, what the freight was, how long it took. */
interface Case {
  readonly start: number;
  readonly paid: number;
  readonly freight: number;
  readonly took: number;
}

const hour = 3_600_000;
const cases: readonly Case[] = Array.from({ length: 14 }, (_, i) => ({
  // From every day of a week, at different hours of it.
  start: at("06-01 00:00") + i * 29 * hour,
  paid: [0, 50, 1_000, 9_000, 100_000][i % 5] ?? 0,
  freight: i % 3 === 0 ? 0 : 40,
  took: i * 5 * hour,
}));

const durationOf = (value: string, { start }: Case): number => {
  const span = parseDuration(value);
  return span ? shift(start, span, "UTC") - start : Number.NaN;
};

/** What an amount comes to. Nobody is owed more than was paid. */
function amountOf(value: Amount, { paid, freight, took }: Case): number {
  if (value === "full") return paid;
  if (value === "freight") return Math.min(freight, paid);
  if ("fixed" in value) return Math.min(value.fixed, paid);
  if ("tiers" in value)
    return Math.min(
      paid,
      value.tiers.findLast(({ from }) => durationOf(from, { start: 0 } as Case) <= took)?.fixed ?? 0,
    );
  const share = (paid * value.percent) / 100;
  return Math.min(paid, Math.max(value.min ?? 0, Math.min(value.max ?? Number.POSITIVE_INFINITY, share)));
}

const readings: { readonly [kind: string]: (value: never, of: Case) => number } = {
  duration: durationOf,
  amount: amountOf,
  number: (value: number) => value,
  clock: (value: string) => Number(value.replace(":", "")),
};

const count = fc.integer({ min: 0, max: 12 });
// Of calendar days it is not known here how long they last: until midnight.
const duration = fc
  .tuple(count, fc.constantFrom("h", "d", "bd"))
  .map(([n, unit]) => (unit === "h" ? `${n * 12}h` : `${n}${unit}`));
const cents = fc.constantFrom(0, 30, 300, 900);
const shapes = {
  duration,
  amount: fc.oneof(
    fc.constantFrom("full", "freight"),
    fc.record({ fixed: cents }),
    fc.record({ percent: fc.constantFrom(0, 5, 10, 100), min: cents, max: cents }, { requiredKeys: ["percent"] }),
    fc.tuple(cents, cents).map(([one, two]) => ({
      tiers: [
        { from: "6h", fixed: one },
        { from: "1d", fixed: two },
      ],
    })),
  ),
  number: count,
  clock: count.map((n) => `${String(n + 6).padStart(2, "0")}:30`),
} as const;

const kinds = Object.keys(shapes) as (keyof typeof shapes)[];
const layers = ["base", "law", "platform", "shop", "order"] as const;
const named = kinds.flatMap((kind) =>
  Object.entries(words.values[kind]).map(([name, strict]) => ({ kind, name, strict })),
);

interface History {
  readonly of: (typeof named)[number];
  readonly given: readonly { readonly layer: Layer; readonly value: unknown }[];
  readonly bounds: readonly { readonly atMost?: unknown; readonly atLeast?: unknown }[];
}

function historyOf(of: History["of"]): fc.Arbitrary<History> {
  const value = shapes[of.kind] as fc.Arbitrary<unknown>;
  const bound = fc.oneof(
    fc.record({ atMost: value }),
    fc.record({ atLeast: value }),
    fc.record({ atMost: value, atLeast: value }),
  );
  const given = fc.record({
    layer: fc.constantFrom(...layers),
    value: fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant("off") }),
  });
  return fc.record({
    of: fc.constant(of),
    given: fc.array(given, { maxLength: 4 }),
    bounds: fc.array(bound, { maxLength: 2 }),
  });
}

/** One of every value: they have nothing to do with each other, and one rulebook is read for all of them. */
const histories: fc.Arbitrary<readonly History[]> = fc.tuple(...named.map(historyOf));

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;
const rank = (layer: Layer): number => layers.indexOf(layer);
const lowestFirst = <T extends { readonly layer: Layer }>(all: readonly T[]): readonly T[] =>
  all.toSorted((one, other) => rank(one.layer) - rank(other.layer));

/** Everything an accepted rulebook promises, read from what was given, case by case. */
function broken({ of: { kind, name: _, strict }, given, bounds }: History): readonly string[] {
  const sign = { less: 1, more: -1, free: 0 }[strict];
  const loosest = sign * Number.POSITIVE_INFINITY;
  const ordered = lowestFirst(given);
  return cases.flatMap((one) => {
    const read = (value: unknown): number => (value === "off" ? loosest : (readings[kind]?.(value as never, one) ?? 0));
    return ordered.flatMap(({ layer, value }, i) => {
      const below = ordered.findLast((other) => rank(other.layer) < rank(layer));
      const isBound = (rank(layer) > 1 || i === ordered.length - 1) && !(value === "off" && strict === "free");
      const isOutside = bounds.some(
        ({ atMost, atLeast }) =>
          (atMost !== undefined && read(value) > read(atMost)) ||
          (atLeast !== undefined && read(value) < read(atLeast)),
      );
      const isLooser = rank(layer) > 2 && below && sign * read(value) > sign * read(below.value);
      return [
        ...(isBound && isOutside ? [`${value} leaves the bounds where ${JSON.stringify(one)}`] : []),
        ...(strict !== "free" && isLooser
          ? [`${value} is looser than ${below?.value} where ${JSON.stringify(one)}`]
          : []),
      ];
    });
  });
}

const stackOf = (all: readonly History[], lawIsLast: boolean) =>
  stack(
    all.flatMap(({ of: { name }, given, bounds }) => {
      const packs = lowestFirst(given).map(
        ({ layer, value }, i): Given => ({ id: `${name}-${layer}-${i}`, layer, values: { [name]: value } }),
      );
      const laws = bounds.map(
        (bound, i): Given => ({ id: `${name}-bound-${i}`, layer: "law", bounds: { [name]: bound } }),
      );
      return lawIsLast ? [...packs, ...laws] : [...laws, ...packs];
    }),
  );

const isAbout =
  (name: string) =>
  ({ level, path }: Finding): boolean =>
    level !== "warning" && path.startsWith(`${name}-`);

test("a value in force leaves no bound, and what is above is not looser, without a finding", {
  timeout: patience,
}, () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(histories, fc.boolean(), (all, lawIsLast) => {
      let accepted = all;
      let rulebook: Rulebook | null = null;
      // What is found first may keep the rest from being looked at.
      while (!rulebook) {
        const read = readRulebook(stackOf(accepted, lawIsLast));
        rulebook = read.rulebook;
        const left = accepted.filter(({ of: { name } }) => !read.findings.some(isAbout(name)));
        // Each is refused for what is its own.
        expect(left.length === accepted.length).toBe(rulebook !== null);
        accepted = left;
      }
      seen.accepted += accepted.length;
      seen.refused += all.length - accepted.length;
      expect(accepted.flatMap(broken)).toEqual([]);
      const inForce = rulebook.values.map(({ name, value, layer }) => ({ name, value, layer }));
      expect(inForce.toSorted(byName)).toEqual(
        accepted
          .flatMap(({ of: { name }, given }) =>
            lowestFirst(given)
              .slice(-1)
              .map((last) => ({ name, ...last })),
          )
          .toSorted(byName),
      );
    }),
    runs(170),
  );
  // Neither half is empty.
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan((seen.accepted + seen.refused) / 10);
});
