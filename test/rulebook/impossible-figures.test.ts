import { describe, expect, it, test } from "vitest";
import { pinduoduo } from "../../src/packs/index.ts";
import { readRulebook } from "../../src/rulebook/read-rulebook.ts";

const v = (value: unknown) => ({ value, source: ["x"] });
const findingsOf = (values: object, more: object = {}) =>
  readRulebook({ id: "own", version: "1", extends: pinduoduo, values, ...more } as never, {
    channels: [],
  }).findings.filter(({ level }) => level !== "warning");
const saidOf = (values: object, more: object = {}): readonly string[] =>
  findingsOf(values, more).map(({ code, path }) => `${code} ${path}`);

describe("A figure that cannot be is refused", () => {
  test.each<[string, unknown, string]>([
    ["no whole number of minor units", { fixed: 1.5 }, ".fixed"],
    ["a negative amount", { fixed: -100 }, ".fixed"],
    ["more than all of it", { percent: 150 }, ".percent"],
    ["a negative percentage", { percent: -5 }, ".percent"],
    ["a negative most", { percent: 5, max: -1 }, ".max"],
    ["a least in parts of a cent", { percent: 5, min: 0.5 }, ".min"],
    ["a tier of nothing whole", { tiers: [{ from: "1d", fixed: 0.1 }] }, ".tiers[0].fixed"],
    [
      "tiers out of order",
      {
        tiers: [
          { from: "3d", fixed: 500 },
          { from: "1d", fixed: 700 },
        ],
      },
      ".tiers[1].from",
    ],
    [
      "a tier twice",
      {
        tiers: [
          { from: "1d", fixed: 200 },
          { from: "24h", fixed: 500 },
        ],
      },
      ".tiers[1].from",
    ],
  ])("an amount: %s", (_, value, at) => {
    expect(saidOf({ amount: { "comp.delay": v(value) } })).toEqual([
      `IMPOSSIBLE_FIGURE own.values.amount["comp.delay"].value${at}`,
    ]);
  });

  test.each<[string, number, number]>([
    ["comp.buyer-share", 1.5, 0.8],
    ["comp.buyer-share", -0.1, 1],
    ["limit.late-ship", 1.01, 1],
    ["confirm.extensions", -1, 0],
    ["fix.max", 1.5, 1],
    ["grade.a", 101, 100],
    ["courier.area.weight", -1, 7],
  ])("a number: %s of %d, not of %d", (name, wrong, right) => {
    expect(saidOf({ number: { [name]: v(wrong) } })).toEqual([`IMPOSSIBLE_FIGURE own.values.number["${name}"].value`]);
    expect(saidOf({ number: { [name]: v(right) } })).toEqual([]);
  });

  it("a stretch of time to look at that is empty; any other length may be", () => {
    const path = (name: string) => `own.values.duration["${name}"].value`;
    expect(saidOf({ duration: { "standing.window": v("0d") } })).toEqual([
      `IMPOSSIBLE_FIGURE ${path("standing.window")}`,
    ]);
    expect(saidOf({ duration: { "standing.window": v("1d"), "eta.delta": v("0h") } })).toEqual([]);
    expect(saidOf({ duration: { "standing.window": v("off") } })).toEqual([]);
  });

  it("says what it is and what to write", () => {
    expect(findingsOf({ amount: { "comp.delay": v({ percent: 150 }) } })).toEqual([
      {
        code: "IMPOSSIBLE_FIGURE",
        path: 'own.values.amount["comp.delay"].value.percent',
        message: "150 is no percentage of what was paid.",
        expected: "0 to 100",
      },
    ]);
  });

  it("in a law's bound as well", () => {
    const law = { layer: "law", bounds: { amount: { "comp.delay": { atLeast: { fixed: 0.5 }, source: ["x"] } } } };
    expect(saidOf({}, { ...law, extends: undefined })).toContain(
      'IMPOSSIBLE_FIGURE own.bounds.amount["comp.delay"].atLeast.fixed',
    );
  });

  it("a holiday that no calendar has, and a day that is off and worked", () => {
    const calendar = (holidays: readonly string[], workingDays: readonly string[] = []) =>
      saidOf({}, { calendar: { holidays, workingDays } });
    expect(calendar(["2027-02-30"])).toEqual(["WRONG_PACK own.calendar.holidays[0]"]);
    expect(calendar(["2028-02-29"], ["2027-13-01"])).toEqual(["WRONG_PACK own.calendar.workingDays[0]"]);
    expect(calendar(["2027-02-10"], ["2027-02-10"])).toEqual(["HOLIDAY_WORKED own.calendar.workingDays[0]"]);
    expect(calendar(["2027-02-10"], ["2027-02-14"])).toEqual([]);
  });
});

describe("Values that belong together are refused where they contradict each other", () => {
  const dates = (from: string, to: string) => ({
    date: { "reward.from": v(`${from}T00:00+08:00`), "reward.to": v(`${to}T00:00+08:00`) },
  });
  it("a campaign that ends before it begins", () => {
    expect(saidOf(dates("2026-06-01", "2026-07-01"))).toEqual([]);
    expect(saidOf(dates("2026-07-01", "2026-06-01"))).toEqual([
      'VALUES_OUT_OF_ORDER own.values.date["reward.from"].value',
    ]);
  });

  it("a campaign that gives nothing, or at no time", () => {
    const choice = { "reward.campaign": v("on") };
    const amount = { "reward.confirm": v({ fixed: 100 }) };
    const both = dates("2026-06-01", "2026-07-01");
    const [from, to] = Object.entries(both.date).map(([name, date]) => ({ date: { [name]: date } }));
    const needed = 'VALUE_NEEDED own.values.choice["reward.campaign"].value';
    expect(saidOf({ choice, amount, ...both })).toEqual([]);
    expect(saidOf({ choice, ...both })).toEqual([needed]);
    expect(saidOf({ choice, amount, ...from })).toEqual([needed]);
    expect(saidOf({ choice, amount, ...to })).toEqual([needed]);
    expect(saidOf({ choice })).toEqual([needed, needed, needed]);
  });

  it("a receipt that may be put off, by nothing", () => {
    const off = { duration: { "confirm.extend": v("off") } };
    expect(findingsOf(off)).toEqual([
      {
        code: "VALUE_NEEDED",
        path: 'own.values.duration["confirm.extend"].value',
        message: '"confirm.extensions" is 1, and "confirm.extend" is off: nothing comes of it.',
        expected: 'a value for "confirm.extend"',
      },
    ]);
    expect(saidOf({ ...off, number: { "confirm.extensions": v(0) } })).toEqual([]);
  });

  it("a compensation of which nothing may be paid", () => {
    const percent = v({ percent: 10, min: 500, max: 10_000 });
    expect(saidOf({ amount: { "comp.delay-percent": percent } })).toEqual([
      'VALUE_NEEDED own.values.amount["comp.delay-percent"].value',
    ]);
    const most = { "comp.delay-percent.a-day": v({ fixed: 10_000 }) };
    expect(saidOf({ amount: { "comp.delay-percent": percent, ...most } })).toEqual([]);
  });

  it("a last warning before the first, and an order in a hurry that may take longer than others", () => {
    expect(findingsOf({ duration: { "ship.warn.last": v("20h") } })).toEqual([
      {
        code: "VALUES_OUT_OF_ORDER",
        path: 'own.values.duration["ship.warn.last"].value',
        message: '"ship.warn.last" is 20h, "ship.warn.first" 12h.',
        expected: '"ship.warn.last" at most "ship.warn.first"',
      },
    ]);
    expect(saidOf({ duration: { "ship.within": v("20h") } })).toEqual([
      'VALUES_OUT_OF_ORDER own.values.duration["ship.within"].value',
    ]);
    expect(saidOf({ duration: { "ship.within": v("20h"), "ship.within.fast": v("20h") } })).toEqual([]);
  });
});
