import { describe, expect, it } from "vitest";
import { type Contribution, defineScorecards, type Mark, type ScoreStep } from "waybell";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { levelOf } from "../../src/scorecard/limits.ts";
import type { ScoreFigures } from "../../src/scorecard/score-figures.ts";
import { abroad, added, day, due, ScoreHost, scorecards, told } from "../support/scores.ts";
import { at, clock } from "../support/times.ts";

const said = (step: ScoreStep): readonly string[] => step.effects.map(told);
const figures = { minOrders: 30, warnAt: 0.75 } as ScoreFigures;

describe("a share at its limit", () => {
  it.each([
    [100, 3, 0],
    [100, 4, 1],
    [100, 5, 1],
    [100, 6, 2],
    [29, 29, 0],
    [30, 30, 2],
    [40, 0, 0],
    [100, 0, 0],
  ])("of 5 %%, of %i orders %i: level %i", (all, faults, level) => {
    expect(levelOf({ metric: "late-ship", side: "over", limit: 0.05 }, { faults, all }, figures)).toBe(level);
  });

  it.each([
    [0.29, 29, 1],
    [0.29, 30, 2],
    [0.07, 7, 1],
    [0.07, 8, 2],
  ])("of %f is exact, whatever binary fractions make of it: %i of 100 is level %i", (limit, faults, level) => {
    expect(levelOf({ metric: "late-ship", side: "over", limit }, { faults, all: 100 }, figures)).toBe(level);
  });

  it.each([
    [1, 0],
    [4, 1],
    [5, 1],
    [6, 2],
  ])("that should not be under 95 %%, with %i of 100 missing: level %i", (faults, level) => {
    expect(levelOf({ metric: "valid-number", side: "under", limit: 0.95 }, { faults, all: 100 }, figures)).toBe(level);
  });

  it("of nothing is crossed by the first", () => {
    const rule = { metric: "fake-shipment", side: "over", limit: 0 } as const;
    expect([0, 1].map((faults) => levelOf(rule, { faults, all: 30 }, figures))).toEqual([0, 2]);
  });
});

describe("a seller", () => {
  it("is told when a limit is crossed, dated by what crossed it and not by who looked", () => {
    const step = new ScoreHost().at("06-03 12:00", ...due(40, 3, "06-03 10:00"));
    expect(step.effects).toEqual([
      {
        type: "limit",
        id: `shop-1/limit-crossed/late-ship/${at("06-03 10:00") + 1}`,
        owner: "shop-1",
        notice: "limit-crossed",
        class: "high",
        metric: "late-ship",
        facts: { value: 0.075, limit: 0.05 },
        texts: {
          "zh-CN": { title: "店铺指标超限", body: "延迟发货率为7.5%，已超5%，将影响店铺评级与曝光。" },
          en: {
            title: "A limit is crossed",
            body: "Late shipment rate is 7.5%, over 5%. It affects your rating and exposure.",
          },
        },
        since: at("06-03 10:00") + 1,
        at: at("06-03 12:00"),
      },
    ]);
  });

  it("is told before, in other words, and once", () => {
    const host = new ScoreHost();
    const near = host.at("06-03 12:00", ...due(40, 2, "06-03 10:00"));
    expect(said(near)).toEqual(["limit-near late-ship 06-03 10:00:00.001"]);
    expect(near.effects[0]?.texts).toEqual({
      "zh-CN": {
        title: "店铺指标接近限值",
        body: "延迟发货率为5%，接近5%的限值。该指标影响店铺评级与曝光，请及时改善。",
      },
      en: {
        title: "Near a limit",
        body: "Late shipment rate is 5%, near its limit of 5%. It affects your rating and exposure: please improve it.",
      },
    });
    expect(said(host.at("06-03 13:00", ...due(40, 2, "06-03 10:00")))).toEqual([]);
    expect(said(host.at("06-03 14:00", ...due(1, 1, "06-03 13:30", "x")))).toEqual([
      "limit-crossed late-ship 06-03 13:30:00.001",
    ]);
  });

  it("is told of an order whose time has just gone by from the next millisecond on", () => {
    const host = new ScoreHost();
    const rows = due(40, 3, "06-03 10:00").map((row) => ({ ...row, rev: [at("06-03 10:00"), 1] as const }));
    const step = host.at("06-03 10:00", ...rows);
    expect([said(step), clock(step.wakeAt)]).toEqual([[], "06-03 10:00:00.001"]);
    expect(host.until("06-03 10:01", step)).toEqual(["limit-crossed late-ship 06-03 10:00:00.001"]);
  });

  it("is told again once it had gone back, and not while it stays", () => {
    const host = new ScoreHost();
    expect(said(host.at("06-03 12:00", ...due(40, 3, "06-03 10:00")))).toHaveLength(1);
    expect(said(host.at("06-04 12:00", ...due(1, 1, "06-04 10:00", "b")))).toEqual([]);
    // A hundred in time, and the share is small again; then it grows once more.
    expect(said(host.at("06-05 12:00", ...due(100, 0, "06-05 10:00", "c")))).toEqual([]);
    expect(host.record?.levels).toEqual({ "late-ship": [0, at("06-03 10:00:00.001")] });
    expect(said(host.at("06-06 12:00", ...due(20, 20, "06-06 10:00", "d")))).toEqual([
      "limit-crossed late-ship 06-06 10:00:00.001",
    ]);
  });

  it("is told again of what late evidence took back and something else brings, under another id", () => {
    const host = new ScoreHost();
    const rows = due(40, 3, "06-03 10:00");
    const first = host.at("06-03 12:00", ...rows);
    const taken = (row: Contribution): Contribution => ({
      ...row,
      rev: [at("06-04 08:00"), 2],
      marks: row.marks.map(([name, when]): Mark => [name, when, "yes"]),
    });
    expect(said(host.at("06-04 08:00", ...rows.map(taken)))).toEqual([]);
    const again = host.at("06-04 09:00", ...rows.map((row) => ({ ...row, rev: [at("06-04 09:00"), 3] as const })));
    expect(said(again)).toEqual(["limit-crossed late-ship 06-03 10:00:00.002"]);
    expect(again.effects[0]?.id).not.toBe(first.effects[0]?.id);
  });

  it("is told of a limit that time alone crosses, when what was good is no more counted", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(100, 0, "06-03 10:00", "a"));
    const step = host.at("06-20 12:00", ...due(40, 3, "06-20 10:00", "b"));
    expect(said(step)).toEqual([]);
    expect(clock(step.wakeAt)).toBe("07-03 10:00:00.001");
    expect(host.until("07-10 00:00", step)).toEqual(["limit-crossed late-ship 07-03 10:00:00.001"]);
  });

  it("is told nothing of fewer than thirty orders", () => {
    expect(said(new ScoreHost().at("06-03 12:00", ...due(29, 29, "06-03 10:00")))).toEqual([]);
    expect(said(new ScoreHost().at("06-03 12:00", ...due(30, 30, "06-03 10:00")))).toHaveLength(1);
  });

  it("is warned of what should not be under a limit in words that fit", () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      added(`o${i}`, at("06-03 12:00"), [
        ["scanned", at("06-03 10:00"), i < 3 ? "no" : "yes"],
        ["deliver-by", at("06-03 10:00"), i < 3 ? "no" : "yes"],
      ]),
    );
    const { effects } = new ScoreHost(abroad).at("06-03 12:00", ...rows);
    expect(effects.map(({ metric, texts }) => [metric, texts["zh-CN"]?.body, texts.en?.body])).toEqual([
      [
        "valid-number",
        "有效单号率为92.5%，已低于95%，将影响店铺评级与曝光。",
        "Valid tracking rate is 92.5%, under 95%. It affects your rating and exposure.",
      ],
      [
        "on-time-delivery",
        "准时送达率为92.5%，接近90%的限值。该指标影响店铺评级与曝光，请及时改善。",
        "On-time delivery rate is 92.5%, near its limit of 90%. It affects your rating and exposure: please improve it.",
      ],
    ]);
  });

  it("reads a share that is a little past its limit as past it", () => {
    const { effects } = new ScoreHost().at("06-03 12:00", ...due(19_980, 1_000, "06-03 10:00"));
    expect(effects[0]?.texts.en?.body).toBe(
      "Late shipment rate is 5.01%, over 5%. It affects your rating and exposure.",
    );
  });

  it("has an error budget beside each limit", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(100, 3, "06-03 10:00"));
    if (!host.record) throw new Error("no record");
    const own = scorecards.standing(host.record, { now: at("06-03 12:00") });
    expect(own.limits.map(({ metric, is, errorBudget, value }) => [metric, is, errorBudget, value])).toEqual([
      ["late-ship", "inside", 2, 0.03],
      ["overdue-pick-up", "insufficient data", null, null],
      ["fake-shipment", "insufficient data", null, null],
    ]);
  });

  it("has an error budget for each item: the least by what is shipped late and what is not picked up", () => {
    const sold = (many: number, late: number, items: readonly string[], from = 0) =>
      Array.from({ length: many }, (_, i) =>
        added(
          `${items.join()}${from + i}`,
          at("06-03 12:00"),
          [
            ["ship-by", at("06-03 10:00"), i < late ? "no" : "yes"],
            ["pick-up-by", at("06-03 10:00"), "yes"],
          ],
          { items },
        ),
      );
    const rows = [...sold(100, 3, ["cup"]), ...sold(49, 0, ["plate"]), ...sold(50, 0, ["bowl"]), ...sold(1, 0, [])];
    const { record } = new ScoreHost().at("06-03 12:00", ...rows);
    // Of a hundred cups five may be late, which leaves two, and two may be overdue.
    expect(scorecards.errorBudgets(record, { now: at("06-03 12:00") })).toEqual(
      new Map([
        ["bowl", 1],
        ["cup", 2],
        ["plate", 0],
      ]),
    );
    const late = new ScoreHost().at("06-03 12:00", ...sold(100, 6, ["cup"])).record;
    expect(scorecards.errorBudgets(late, { now: at("06-03 12:00") }).get("cup")).toBe(-1);
    // Abroad nobody limits what is not picked up in time.
    expect(abroad.errorBudgets(late, { now: at("06-03 12:00") }).get("cup")).toBe(-2);
    const off = { value: "off", source: ["contract"] } as const;
    const number = { "limit.late-ship": off, "limit.overdue-pick-up": off };
    const free = defineScorecards({
      packs: [pinduoduo, { id: "contract", version: "1", values: { number } }],
    });
    expect(free.errorBudgets(late, { now: at("06-03 12:00") })).toEqual(new Map());
    // They leave the window, and with them all that is known of the item.
    expect(scorecards.errorBudgets(late, { now: at("07-05 12:00") })).toEqual(new Map());
  });

  it("counts an order once for an item, in however many of its lines that is", () => {
    const sold = (many: number, late: number) =>
      due(many, late, "06-03 10:00").map((row) => ({ ...row, items: ["cup", "cup"] }));
    for (const [many, late, budget] of [
      [60, 2, 1],
      [45, 3, -1],
    ] as const) {
      const { record } = new ScoreHost().at("06-03 12:00", ...sold(many, late));
      expect(scorecards.errorBudgets(record, { now: at("06-03 12:00") })).toEqual(new Map([["cup", budget]]));
    }
  });

  it("has for an item that no carrier picks up the budget of what it ships late, and no used-up one of pick-ups", () => {
    const rows = due(200, 0, "06-03 10:00").map((row) => ({ ...row, items: ["cup"] }));
    const { record } = new ScoreHost().at("06-03 12:00", ...rows);
    expect(scorecards.errorBudgets(record, { now: at("06-03 12:00") })).toEqual(new Map([["cup", 10]]));
    // Its limit goes by with the instant itself: up to then nothing is measured, and nothing orders the backlog.
    expect(scorecards.errorBudgets(record, { now: at("06-03 10:00") })).toEqual(new Map());
    expect(scorecards.errorBudgets(record, { now: at("06-03 10:00") + 1 })).toEqual(new Map([["cup", 10]]));
  });

  it("has the whole of its window in view", () => {
    const host = new ScoreHost();
    host.at("06-03 12:00", ...due(40, 3, "06-03 10:00"));
    if (!host.record) throw new Error("no record");
    const view = scorecards.standing(host.record, { now: at("06-03 12:00") });
    expect([view.seller, view.window]).toEqual([
      "shop-1",
      { from: at("06-03 12:00") - 30 * day, to: at("06-03 12:00") },
    ]);
    expect(view.limits[0]).toEqual({
      metric: "late-ship",
      ref: "M03",
      value: 0.075,
      limit: 0.05,
      side: "over",
      is: "crossed",
      errorBudget: -1,
    });
  });
});
