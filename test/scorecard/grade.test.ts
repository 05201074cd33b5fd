import { describe, expect, it } from "vitest";
import { errorBudget, feedMeasures, type Grade, type Mark } from "waybell";
import { feeds, minute, report } from "../support/feeds.ts";
import { added, scorecards } from "../support/scores.ts";
import { at } from "../support/times.ts";

const then = at("06-03 10:00");
const now = then + 1;

/** So many orders in a thousand went wrong in each way. */
interface Wrong {
  readonly late?: number;
  readonly overdue?: number;
  readonly fake?: number;
  readonly refunds?: number;
  readonly complaints?: number;
  readonly unanswered?: number;
}

function gradeOf({ late = 0, overdue = 0, fake = 0, refunds = 0, complaints = 0, unanswered = 0 }: Wrong): Grade {
  const no = (i: number, many: number): Mark[2] => (i < many ? "no" : "yes");
  const yes = (i: number, many: number): Mark[2] => (i < many ? "yes" : "no");
  const rows = Array.from({ length: 1000 }, (_, i) =>
    added(`o${i}`, now, [
      ["ship-by", then, no(i, late)],
      ["pick-up-by", then, no(i, overdue)],
      ["shipped", then, yes(i, fake)],
      ["confirmed", then, "no"],
      ["seller-fault-refund", then, yes(i, refunds)],
      ["delivered", then, "yes"],
      ...(i < complaints ? [["complained", then, "yes"] as const] : []),
      ["answer-request", then, no(i, unanswered)],
    ]),
  );
  const { record } = scorecards.step(null, rows, { now });
  return scorecards.standing(record, { now }).grade;
}

describe("a seller's grade", () => {
  it("is A where nothing is wrong", () => {
    expect(gradeOf({})).toMatchObject({ grade: "A", score: 100, orders: 1000 });
  });

  it("weighs six parts, which add up to one", () => {
    const { parts } = gradeOf({});
    expect(parts.map(({ metric, weight }) => [metric, weight])).toEqual([
      ["late-ship", 0.25],
      ["overdue-pick-up", 0.2],
      ["fake-shipment", 0.15],
      ["seller-fault-refund", 0.15],
      ["complained", 0.15],
      ["requests-in-time", 0.1],
    ]);
  });

  it.each([
    ["late-ship", { late: 10 }, { late: 55 }, { late: 100 }, 25],
    ["overdue-pick-up", { overdue: 10 }, { overdue: 55 }, { overdue: 100 }, 20],
    ["fake-shipment", { fake: 1 }, { fake: 20 }, { fake: 20 }, 15],
    ["seller-fault-refund", { refunds: 10 }, { refunds: 45 }, { refunds: 80 }, 15],
    ["complained", { complaints: 2 }, { complaints: 11 }, { complaints: 20 }, 15],
    ["requests-in-time", { unanswered: 10 }, { unanswered: 80 }, { unanswered: 150 }, 10],
  ])(
    "loses nothing up to the good share, and all of a part's weight at the bad one: %s",
    (metric, good, mid, bad, weight) => {
      expect(gradeOf(good).score).toBe(100);
      expect(gradeOf(bad).score).toBeCloseTo(100 - weight, 6);
      if (metric !== "fake-shipment") expect(gradeOf(mid).score).toBeCloseTo(100 - weight / 2, 6);
    },
  );

  it.each([
    [{ late: 46 }, "A", 90],
    [{ late: 100 }, "B", 75],
    [{ late: 100, refunds: 80 }, "C", 60],
    [{ late: 100, overdue: 100, fake: 20 }, "D", 40],
    [{ late: 100, overdue: 100, fake: 20, unanswered: 11 }, "E", 39.93],
  ])("of %j is %s", (wrong, grade, score) => {
    const found = gradeOf(wrong);
    expect(found.grade).toBe(grade);
    expect(found.score).toBeCloseTo(score, 1);
  });

  it("is none of fewer than thirty orders", () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      added(`o${i}`, now, [
        ["confirmed", then, i === 0 ? "out" : "no"],
        ["ship-by", then, "yes"],
      ]),
    );
    const { record } = scorecards.step(null, rows, { now });
    expect(scorecards.standing(record, { now }).grade).toMatchObject({
      grade: "insufficient data",
      score: null,
      orders: 29,
    });
    const enough = scorecards.step(record, [added("x", now, [["confirmed", then, "no"]])], { now }).record;
    expect(scorecards.standing(enough, { now }).grade).toMatchObject({ grade: "A", score: 100, orders: 30 });
  });

  it("leaves out what nothing is known of, and lets the rest weigh the more", () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      added(`o${i}`, now, [
        ["confirmed", then, "no"],
        ["ship-by", then, "no"],
        ["pick-up-by", then, "yes"],
      ]),
    );
    const { record } = scorecards.step(null, rows, { now });
    const { grade, score, parts } = scorecards.standing(record, { now }).grade;
    expect(parts.map(({ metric, points }) => [metric, points])).toEqual([
      ["late-ship", 0],
      ["overdue-pick-up", 100],
    ]);
    expect([grade, score]).toEqual(["D", 44.444444]);
  });
});

describe("the error budget", () => {
  it.each([
    [49, 0, 0],
    [50, 0, 1],
    [50, 1, 0],
    [99, 0, 1],
    [100, 3, -1],
  ])("of %i orders at 2 %% with %i faults is %i", (orders, faults, budget) => {
    expect(errorBudget({ orders, faults }, 0.02)).toBe(budget);
  });

  it("of no orders is not known", () => {
    expect(errorBudget({ orders: 0, faults: 0 }, 0.02)).toBeNull();
  });

  it("is exact, whatever binary fractions make of it", () => {
    expect(errorBudget({ orders: 100, faults: 0 }, 0.29)).toBe(29);
  });
});

describe("the figures of feeds", () => {
  it("M18 are how late scans came, which were taken back, which were dated ahead", () => {
    const lags = [minute, 2 * minute, 3 * minute, -11 * minute];
    const { record } = feeds.step(null, [report("06-01 10:00", { lags, corrections: 1 })], { now: at("06-01 10:00") });
    const shown = feedMeasures([feeds.view(record, { now: at("06-01 10:01") })]).map(
      ({ metric, ref, of, value, high, denominator }) => [metric, ref, of, value, high, denominator],
    );
    expect(shown).toEqual([
      ["feed-lag", "M18", "zhongtong/kuaidi100", minute, 3 * minute, 4],
      ["feed-corrections", "M18", "zhongtong/kuaidi100", 0.25, undefined, 4],
      ["feed-skew", "M18", "zhongtong/kuaidi100", 0.25, undefined, 4],
    ]);
  });

  it("of a feed that told nothing are null", () => {
    const { record } = feeds.step(null, [report("06-01 10:00")], { now: at("06-01 10:00") });
    expect(feedMeasures([feeds.view(record, { now: at("06-01 10:01") })]).map(({ value }) => value)).toEqual([
      null,
      null,
      null,
    ]);
  });
});
