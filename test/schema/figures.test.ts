import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { readRulebook } from "waybell";
import { packSchema } from "waybell/schema";
import { values } from "../../src/model/words/values.ts";
import { checkFigures } from "../../src/rulebook/checks/figures.ts";

// Of each figure the check of packs and the schema say the same. What belongs together, as tiers do, only the check knows.

const source = ["R-1"];
const validate = new Ajv2020({ strict: true, inlineRefs: false }).compile(packSchema());
const packOf = (kind: string, name: string, value: unknown) => ({
  id: "mine",
  version: "1",
  layer: "law",
  values: { [kind]: { [name]: { value, source } } },
});
const boundOf = (kind: string, name: string, atMost: unknown) => ({
  id: "mine",
  version: "1",
  layer: "law",
  bounds: { [kind]: { [name]: { atMost, source } } },
});

const verdicts = (kind: string, name: string, figures: readonly unknown[]) =>
  [packOf, boundOf].flatMap((of) =>
    figures.map((figure) => {
      const pack = of(kind, name, figure);
      return { figure, check: checkFigures(pack as never).length === 0, schema: validate(pack) };
    }),
  );
const agree = (all: ReturnType<typeof verdicts>): void => {
  for (const { figure, check, schema } of all) expect({ figure, schema }).toEqual({ figure, schema: check });
};

const numbers = [-1, -0.01, 0, 0.5, 1, 1.01, 2, 99.5, 100, 100.5, 1e6, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e300];

test.each(Object.keys(values.number))("%s is refused by the schema where the check refuses it", (name) => {
  const all = verdicts("number", name, numbers);
  agree(all);
  expect(new Set(all.map(({ check }) => check)).size).toBe(2);
});

test.each(Object.keys(values.duration))("%s is refused by the schema where the check refuses it", (name) => {
  agree(verdicts("duration", name, ["0s", "000cd", "0bd", "1s", "10m", "030d", "1bd"]));
});

// Which day a month has, and that 25:00 is no time, the schema does not know.
test.each([
  ["2026-06-30T23:59+08:00", true],
  ["2026-06-30T23:59+0800", true],
  ["2026-06-30 23:59Z", true],
  ["2026-06-30T23:59:59.999-05:30", true],
  ["2026-06-30T23:59:59.999", false],
  ["2026-06-30 23:59", false],
  ["2026-06-30", false],
  ["2026-06-30T23:59 noon Z", false],
  ["2026-06-30T23:59+24:00", false],
])("a date is an instant with its offset, for the library as for the schema: %s", (value, isOne) => {
  const pack = { id: "mine", version: "1", layer: "shop", values: { date: { "reward.to": { value, source } } } };
  const { findings } = readRulebook([pack], { channels: [] });
  expect([findings.some(({ path }) => path.includes("reward.to")), validate(pack)]).toEqual([!isOne, isOne]);
});

test("no part of an amount is taken by the schema that the check refuses", () => {
  const amounts = numbers.flatMap((figure) => [
    { fixed: figure },
    { percent: figure },
    { percent: 5, min: figure },
    { percent: 5, max: figure },
    { tiers: [{ from: "1d", fixed: figure }] },
  ]);
  agree(verdicts("amount", "comp.delay", amounts));
});
