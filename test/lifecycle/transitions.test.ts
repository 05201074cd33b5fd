import { expect, it } from "vitest";
import {
  caseChart,
  caseGuards,
  complaintChart,
  complaintGuards,
  orderChart,
  orderGuards,
  parcelChart,
  taskChart,
  taskGuards,
} from "waybell/lifecycle";
import { createMachine } from "xstate";
import { exceptionKinds, milestones } from "../../src/model/parcel.ts";
import { questions, waysOf } from "./reach.ts";

const scans = Object.fromEntries([...milestones, ...exceptionKinds].map((type) => [type, []]));

const untaken = (chart: unknown, guards: { readonly [type: string]: readonly string[] }): readonly string[] => {
  const { drawn, taken } = waysOf(chart, questions(chart, guards));
  return drawn.filter((way) => !taken.has(way));
};

it.each([
  ["order", orderChart, orderGuards, 60],
  ["parcel", parcelChart, scans, 30],
  ["case", caseChart, caseGuards, 30],
  ["complaint", complaintChart, complaintGuards, 20],
  ["task", taskChart, taskGuards, 20],
] as const)("every way that the chart of a %s draws can be taken", (_, chart, guards, least) => {
  expect(waysOf(chart, []).drawn.length).toBeGreaterThan(least);
  expect(untaken(chart, guards)).toEqual([]);
});

it("a way that cannot be taken is found: out of a state nothing leads to, or behind one that always holds", () => {
  const odd = createMachine({
    id: "odd",
    type: "parallel",
    states: {
      region: {
        initial: "a",
        states: { a: { on: { go: [{ target: "b" }, { target: "c" }] } }, b: {}, c: { on: { go: "a" } } },
      },
    },
  });
  expect(untaken(odd, { go: [] })).toEqual([
    'odd.region.a go "always" to odd.region.c',
    'odd.region.c go "always" to odd.region.a',
  ]);
});
