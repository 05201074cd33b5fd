import { describe, expect, it } from "vitest";
import { type Contribution, contribution, type Mark, type Measure, type OrderRecord } from "waybell";
import type { ScenarioEvent } from "waybell/testing";
import { standing } from "../../src/model/words/standing.ts";
import { formulas } from "../../src/scorecard/metrics.ts";
import type { Span } from "../../src/scorecard/tally.ts";
import { onItsWay, pinduoduoBook, scanned } from "../scenarios/pinduoduo.ts";
import { added, hour, scorecards, shown, table } from "../support/scores.ts";
import { at } from "../support/times.ts";

const from = at("06-01 00:00");
const to = at("07-01 00:00");
const mid = at("06-15 12:00");

function measured(
  rows: readonly Contribution[],
  { now = to, window = { from, to } }: { readonly now?: number; readonly window?: object } = {},
): readonly Measure[] {
  const { record } = scorecards.step(null, rows, { now: Math.max(to, now) });
  return scorecards.measure(record, { from, to, ...window }, { now });
}

/** A figure of one order, as its record stands. */
function figuresAt(record: OrderRecord | null, window: Span, now: number, metric: string): Measure | undefined {
  const row = record && contribution(pinduoduoBook, { record }, { seller: "shop-1" });
  const card = scorecards.step(null, row ? [row] : [], { now }).record;
  return scorecards.measure(card, window, { now }).find((one) => one.metric === metric);
}

/** One order for each list of marks. */
const orders = (...each: readonly (readonly Mark[])[]): readonly Contribution[] =>
  each.map((marks, i) => added(`o${i}`, mid, marks));

const one = (rows: readonly Contribution[], metric: string): Measure => {
  const found = measured(rows).find((measure) => measure.metric === metric);
  if (!found) throw new Error(`no ${metric}`);
  return found;
};

describe("the figures of a seller", () => {
  it("are those of the catalogue, each with a number, but for M20 and the error budget", () => {
    const refs = new Set([...Object.values(formulas).map(({ ref }) => ref), "M18"]);
    const all = Array.from({ length: 19 }, (_, i) => `M${String(i + 1).padStart(2, "0")}`);
    expect([...refs].sort()).toEqual(all);
    expect([...Object.keys(formulas), "feed-lag", "feed-corrections", "feed-skew"].sort()).toEqual(
      [...standing.metrics].sort(),
    );
  });

  it("of nothing are null and not 0", () => {
    const all = measured(orders([["job-offered", to, "yes"]]));
    expect(all.map(({ metric }) => metric)).toEqual(Object.keys(formulas));
    expect(all.filter(({ value }) => value !== null)).toEqual([]);
    expect(all.filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0)).toEqual([]);
  });

  it("count what is dated from the first instant of the window to the last before its end", () => {
    const rows = orders(
      [["ship-by", from - 1, "no"]],
      [["ship-by", from, "no"]],
      [["ship-by", to - 1, "yes"]],
      [["ship-by", to, "yes"]],
    );
    expect(shown(one(rows, "late-ship"))).toBe("1/2");
  });

  it("may be those of one item", () => {
    const rows = [
      added("o1", mid, [["ship-by", mid, "no"]], { items: ["cup", "plate"] }),
      added("o2", mid, [["ship-by", mid, "yes"]], { items: ["cup"] }),
      added("o3", mid, [["ship-by", mid, "yes"]]),
    ];
    expect(table(measured(rows, { window: { item: "cup" } }), "late-ship")).toEqual({ "late-ship": "1/2" });
    expect(table(measured(rows, { window: { item: "plate" } }), "late-ship")).toEqual({ "late-ship": "1/1" });
  });
});

describe("shipping", () => {
  const rows = orders(
    [["ship-by", mid, "yes", mid]],
    [["ship-by", mid, "no", to]],
    [["ship-by", mid, "no", to + 1]],
    [["ship-by", mid, "no"]],
    [["ship-by", mid, "open"]],
    [["ship-by", mid, "out"]],
  );

  it("M01 asks what was shipped by the end of the window, in time or not", () => {
    expect(one(rows, "ship-rate")).toMatchObject({ ref: "M01", numerator: 2, denominator: 5, excluded: 1, value: 0.4 });
  });

  it("M02 and M03 ask of what is decided whether it was in time, and add up to one", () => {
    expect(one(rows, "on-time-ship")).toMatchObject({ ref: "M02", numerator: 1, denominator: 4, excluded: 1 });
    expect(one(rows, "late-ship")).toMatchObject({
      ref: "M03",
      numerator: 3,
      denominator: 4,
      excluded: 1,
      value: 0.75,
    });
  });

  it("counts an order that was late and then cancelled by its seller once, as cancelled", () => {
    const late: readonly Mark[] = [
      ["ship-by", mid, "no"],
      ["confirmed", mid, "yes"],
    ];
    const both = orders(late, [
      ["ship-by", mid, "no"],
      ["confirmed", mid, "no"],
    ]);
    expect(table(measured(both), "ship-rate", "on-time-ship", "late-ship", "seller-cancelled")).toEqual({
      "ship-rate": "0/2",
      "on-time-ship": "0/1 1 out",
      "late-ship": "1/1 1 out",
      "seller-cancelled": "1/2",
    });
  });

  it("M04 and M10 are of what is due in the window, decided or not", () => {
    const marks: readonly Mark[] = [
      ["pick-up-by", mid, "yes"],
      ["pick-up-by", mid, "no"],
      ["pick-up-by", mid, "open"],
      ["pick-up-by", mid, "out"],
      ["deliver-by", mid, "yes"],
      ["deliver-by", mid, "open"],
      ["deliver-by", mid, "out"],
    ];
    expect(table(measured(orders(marks)), "overdue-pick-up", "on-time-delivery")).toEqual({
      "overdue-pick-up": "1/3 1 out",
      "on-time-delivery": "1/2 1 out",
    });
  });
});

describe("every other rate", () => {
  it.each([
    ["M05", "fake-shipment", "shipped", "2/4 1 out"],
    ["M06", "seller-cancelled", "confirmed", "2/4 1 out"],
    ["M07", "refunded", "refunded", "2/4 1 out"],
    ["M07", "seller-fault-refund", "seller-fault-refund", "2/4 1 out"],
    ["M08", "requests-in-time", "answer-request", "2/4 1 out"],
    ["M09", "valid-number", "scanned", "2/4 1 out"],
    ["M11", "stalled", "picked-up", "2/4 1 out"],
    ["M13", "confirmed-by-buyer", "received", "2/4 1 out"],
    ["M13", "reminder-works", "reminded", "2/4 1 out"],
    ["M15", "complaints-in-time", "answer-complaint", "2/4 1 out"],
    ["M15", "appeals-upheld", "appeal", "2/4 1 out"],
    ["M19", "jobs-accepted", "job-offered", "2/4 1 out"],
    ["M19", "no-shows", "job-agreed", "1/4 1 out"],
  ] as const)("%s %s", (ref, metric, mark, expected) => {
    const marks = (["yes", "yes", "no", "open", "out"] as const).map((is): Mark => [mark, mid, is]);
    const measure = one(orders(...marks.map((mark) => [mark])), metric);
    expect([measure.ref, shown(measure), measure.unit]).toEqual([ref, expected, "share"]);
  });
});

describe("amounts", () => {
  it("M07 is what went back of what was paid, each currency for itself", () => {
    const rows = orders(
      [
        ["captured", mid, "yes", 10_000, "CNY"],
        ["refunded-amount", mid, "yes", 2_500, "CNY"],
      ],
      [["captured", mid, "yes", 10_000, "CNY"]],
      [
        ["captured", mid, "yes", 500, "EUR"],
        ["refunded-amount", mid, "yes", 500, "EUR"],
      ],
      [
        ["captured", mid, "out", 900, "CNY"],
        ["refunded-amount", mid, "out", 900, "CNY"],
      ],
    );
    expect(table(measured(rows), "refunded-amount")).toEqual({
      "refunded-amount CNY": "2500/20000 1 out",
      "refunded-amount EUR": "500/500",
    });
  });

  it("M07 tells of a currency of which nothing went back too, and adds up no two", () => {
    const rows = orders(
      [["captured", mid, "yes", 10_000, "CNY"]],
      [
        ["captured", mid, "yes", 500, "EUR"],
        ["refunded-amount", mid, "yes", 100, "EUR"],
      ],
      [["captured", mid, "out", 900, "USD"]],
    );
    expect(table(measured(rows), "refunded-amount")).toEqual({
      "refunded-amount CNY": "0/10000",
      "refunded-amount EUR": "100/500",
      "refunded-amount USD": "0/0 1 out",
    });
    expect(table(measured(rows.slice(0, 1)), "refunded-amount")).toEqual({ "refunded-amount CNY": "0/10000" });
  });

  it("M16 is what was issued and charged for each order that was confirmed", () => {
    const rows = orders(
      [
        ["confirmed", mid, "no"],
        ["compensated", mid, "yes", 300, "CNY"],
        ["compensated", mid, "yes", 1700, "CNY"],
        ["charged", mid, "yes", 300, "CNY"],
      ],
      [["confirmed", mid, "yes"]],
      [["confirmed", mid, "out"]],
    );
    expect(table(measured(rows), "compensated", "charged")).toEqual({
      "compensated CNY": "2000/2 1 out",
      "charged CNY": "300/2 1 out",
    });
    expect(measured(rows).find(({ metric }) => metric === "compensated")).toMatchObject({
      unit: "amount",
      value: 1000,
    });
  });
});

describe("complaints", () => {
  it("M14 counts orders and not complaints, for each order that was delivered", () => {
    const rows = orders(
      [
        ["delivered", mid, "yes"],
        ["complained", mid, "yes"],
        ["complained", mid, "yes"],
        ["short-shipped", mid, "yes"],
      ],
      [["delivered", mid, "yes"]],
    );
    expect(table(measured(rows), "complained", "short-shipped")).toEqual({ complained: "1/2", "short-shipped": "1/2" });
  });
});

describe("lengths of time", () => {
  const took = (...hours: readonly number[]): readonly Contribution[] =>
    orders(...hours.map((n): readonly Mark[] => [["confirm-to-upload", mid, "yes", n * hour]]));

  it.each([
    [[3], 3, 3],
    [[1, 4], 2.5, 4],
    [[9, 1, 2], 2, 9],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5.5, 9],
    [[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 6, 10],
  ])("M12 of %j hours: the median %f, and what nine of ten do not exceed %f", (hours, value, high) => {
    expect(one(took(...hours), "confirm-to-upload")).toMatchObject({
      ref: "M12",
      unit: "ms",
      numerator: hours.length,
      denominator: hours.length,
      value: value * hour,
      high: high * hour,
    });
  });
});

describe("messages", () => {
  const sent = (is: Mark[2], latency: number, channel: string, ...group: readonly [] | readonly [string]): Mark => [
    "sent",
    mid,
    is,
    latency,
    channel,
    ...group,
  ];
  const rows = [
    added(
      "o1",
      mid,
      [
        sent("yes", 1_000, "sms", "high"),
        sent("no", 2_000, "sms", "high"),
        sent("yes", 0, "wechat"),
        sent("open", 90_000, "push", "normal"),
        sent("out", 0, "push"),
      ],
      { optOuts: [[1, mid, "sms"]] },
    ),
  ];

  it("M17 arrived by channel, left late by class, were taken back before they left, and were too many for some", () => {
    expect(table(measured(rows), "messages-arrived", "message-latency", "messages-expired", "opted-out")).toEqual({
      "messages-arrived push": "0/1 1 out",
      "messages-arrived sms": "1/2",
      "messages-arrived wechat": "1/1",
      "message-latency high": "2/2",
      "message-latency normal": "1/1",
      "opted-out": "1/4 1 out",
      "messages-expired": "1/5",
    });
    const latency = measured(rows).filter(({ metric }) => metric === "message-latency");
    expect(latency.map(({ of, value, high }) => [of, value, high])).toEqual([
      ["high", 1_500, 2_000],
      ["normal", 90_000, 90_000],
    ]);
  });
});

describe("a figure is final", () => {
  const kept = orders([["ship-by", mid, "yes"]]);
  const isFinal = (rows: readonly Contribution[], now: number): boolean | undefined =>
    measured(rows, { now }).find(({ metric }) => metric === "late-ship")?.final;
  const settled = to + 72 * hour;

  it("once its window is closed and late evidence would be too late", () => {
    expect([isFinal(kept, to), isFinal(kept, settled), isFinal(kept, settled + 1)]).toEqual([false, false, true]);
  });

  it("and nothing of it is open", () => {
    const rows = [...kept, added("o9", mid, [["ship-by", mid, "open"]])];
    expect(isFinal(rows, settled + 1)).toBe(false);
    const measures = measured(rows, { now: settled + 1 });
    expect(measures.find(({ metric }) => metric === "overdue-pick-up")?.final).toBe(true);
  });

  it("and no evidence can void the late pick-up, or the standstill, that it rests on", () => {
    const finals = (scans: readonly ScenarioEvent[], metric: string, due: number): readonly (boolean | undefined)[] => {
      const { record } = onItsWay("06-01 18:00")
        .given({ events: scans })
        .at(due + 1);
      const voidable = due + 72 * hour;
      return [voidable, voidable + 1].map(
        (now) => figuresAt(record, { from: at("06-01 00:00"), to: at("06-02 00:00") }, now, metric)?.final,
      );
    };
    expect(finals([], "fake-shipment", at("06-02 18:00"))).toEqual([false, true]);
    const moving = [scanned("06-01 20:00", "picked_up"), scanned("06-01 23:00", "in_transit")];
    expect(finals(moving, "stalled", at("06-04 23:00"))).toEqual([false, true]);
  });

  it("and no appeal is", () => {
    const appealed = (at: number) => [...kept, added("o9", mid, [["ship-by", at, "no"]], { appealed: [at] })];
    expect([isFinal(appealed(mid), settled + 1), isFinal(appealed(to), settled + 1)]).toEqual([false, true]);
  });
});
