import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, movedByPauses, standstills } from "../../src/sla/pause.ts";
import { runs } from "../properties/runs.ts";
import { at, clock } from "../support/times.ts";

// A day from 06-01 10:00: due on 06-02 at 10:00.

const [started, due] = [at("06-01 10:00"), at("06-02 10:00")];
const lasts = Number.POSITIVE_INFINITY;

type Row = readonly [from: string, to: string | null];

const intervals = (rows: readonly Row[]): readonly Interval[] =>
  rows.map(([from, to]) => ({ from: at(from), to: to === null ? lasts : at(to) }));
const moved = (rows: readonly Row[], now: string): string => {
  const { due: limit, still, rest } = movedByPauses(due, standstills(intervals(rows), started), at(now));
  return `${clock(limit)}${still ? ", still" : ""}${rest > 0 ? ` for ${rest}` : ""}`;
};

describe("a clock that stood still", () => {
  it.each<[what: string, pauses: readonly Row[], limit: string]>([
    ["never", [], "06-02 10:00"],
    ["for three hours", [["06-01 12:00", "06-01 15:00"]], "06-02 13:00"],
    ["for a millisecond", [["06-01 12:00", "06-01 12:00:00.001"]], "06-02 10:00:00.001"],
    ["for no time", [["06-01 12:00", "06-01 12:00"]], "06-02 10:00"],
    [
      "twice",
      [
        ["06-01 12:00", "06-01 13:00"],
        ["06-01 20:00", "06-01 22:00"],
      ],
      "06-02 13:00",
    ],
    [
      "twice, said the other way round",
      [
        ["06-01 20:00", "06-01 22:00"],
        ["06-01 12:00", "06-01 13:00"],
      ],
      "06-02 13:00",
    ],
    [
      "twice in times that overlap",
      [
        ["06-01 12:00", "06-01 15:00"],
        ["06-01 14:00", "06-01 16:00"],
      ],
      "06-02 14:00",
    ],
    [
      "twice in times that adjoin",
      [
        ["06-01 12:00", "06-01 15:00"],
        ["06-01 15:00", "06-01 16:00"],
      ],
      "06-02 14:00",
    ],
    [
      "once inside of once",
      [
        ["06-01 12:00", "06-01 16:00"],
        ["06-01 13:00", "06-01 14:00"],
      ],
      "06-02 14:00",
    ],
    [
      "twice for the same reason",
      [
        ["06-01 12:00", "06-01 15:00"],
        ["06-01 12:00", "06-01 15:00"],
      ],
      "06-02 13:00",
    ],
    ["before it started", [["06-01 08:00", "06-01 09:00"]], "06-02 10:00"],
    ["until it started", [["06-01 08:00", "06-01 10:00"]], "06-02 10:00"],
    ["from before it started", [["06-01 08:00", "06-01 11:00"]], "06-02 11:00"],
    ["over its limit", [["06-02 09:00", "06-02 12:00"]], "06-02 13:00"],
    ["from its last millisecond on", [["06-02 10:00", "06-02 12:00"]], "06-02 12:00"],
    ["a millisecond too late", [["06-02 10:00:00.001", "06-02 12:00"]], "06-02 10:00"],
    ["after it", [["06-02 11:00", "06-02 12:00"]], "06-02 10:00"],
    [
      "in a time that only another brought into reach",
      [
        ["06-02 09:00", "06-02 12:00"],
        ["06-02 13:00", "06-02 15:00"],
      ],
      "06-02 15:00",
    ],
    [
      "in a time that no other brought into reach",
      [
        ["06-02 09:00", "06-02 12:00"],
        ["06-02 13:00:00.001", "06-02 15:00"],
      ],
      "06-02 13:00",
    ],
  ])("%s is due at what was left", (_, pauses, limit) => {
    expect(moved(pauses, "06-09 00:00")).toBe(limit);
  });

  it.each<[what: string, pauses: readonly Row[], now: string, limit: string]>([
    ["before it stops", [["06-01 12:00", null]], "06-01 11:59:59.999", "06-02 10:00"],
    ["as it stops", [["06-01 12:00", null]], "06-01 12:00", "06-02 10:00, still"],
    ["an hour later", [["06-01 12:00", null]], "06-01 13:00", "06-02 11:00, still"],
    ["long after it would have been due", [["06-01 12:00", null]], "06-08 12:00", "06-09 10:00, still"],
    ["before it stops until a time that is known", [["06-01 12:00", "06-01 15:00"]], "06-01 11:00", "06-02 13:00"],
    ["as it does", [["06-01 12:00", "06-01 15:00"]], "06-01 12:00", "06-02 13:00, still for 10800000"],
    [
      "a millisecond before its end",
      [["06-01 12:00", "06-01 15:00"]],
      "06-01 14:59:59.999",
      "06-02 13:00, still for 1",
    ],
    ["at its end", [["06-01 12:00", "06-01 15:00"]], "06-01 15:00", "06-02 13:00"],
    [
      "in the second of two",
      [
        ["06-01 12:00", "06-01 15:00"],
        ["06-01 18:00", null],
      ],
      "06-01 19:00",
      "06-02 14:00, still",
    ],
    ["in one that came too late", [["06-02 11:00", null]], "06-03 00:00", "06-02 10:00"],
  ])("is looked at %s", (_, pauses, now, limit) => {
    expect(moved(pauses, now)).toBe(limit);
  });

  it("has its standstills joined, in their order, and none before it started", () => {
    const rows: readonly Row[] = [
      ["06-01 20:00", "06-01 22:00"],
      ["06-01 08:00", "06-01 11:00"],
      ["06-01 10:30", "06-01 12:00"],
      ["06-01 12:00", "06-01 13:00"],
      ["06-01 09:00", "06-01 09:30"],
      ["06-01 23:00", null],
    ];
    expect(standstills(intervals(rows), started)).toEqual(
      intervals([
        ["06-01 10:00", "06-01 13:00"],
        ["06-01 20:00", "06-01 22:00"],
        ["06-01 23:00", null],
      ]),
    );
  });
});

/** A clock that is watched tick by tick: when it runs out, of what stops it until a time that is known, or until now. */
function watched(length: number, pauses: readonly Interval[], now: number): number {
  const stands = (tick: number): boolean =>
    pauses.some(({ from, to }) => from <= tick && tick < (to === lasts ? now : to));
  let left = length;
  let tick = 0;
  while (left > 0 || stands(tick)) {
    if (!stands(tick)) left--;
    tick++;
  }
  return tick;
}

describe("any standstills at all", () => {
  const some = fc.array(
    fc
      .tuple(fc.integer({ min: -10, max: 60 }), fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(lasts)))
      .map(([from, span]) => ({ from, to: from + span })),
    { maxLength: 6 },
  );
  const length = fc.integer({ min: 0, max: 40 });
  const now = fc.integer({ min: 0, max: 120 });
  const limit = (long: number, pauses: readonly Interval[], seen: number) =>
    movedByPauses(long, standstills(pauses, 0), seen);

  it("move a limit to where a clock watched tick by tick runs out", () => {
    fc.assert(
      fc.property(length, some, now, (long, pauses, seen) => {
        expect(limit(long, pauses, seen).due).toBe(watched(long, standstills(pauses, 0), seen));
      }),
      runs(1_000),
    );
  });

  it("stop it now exactly if one lasts that began before it ran out", () => {
    fc.assert(
      fc.property(length, some, now, (long, pauses, seen) => {
        const lasting = pauses.filter(({ from, to }) => Math.max(from, 0) <= seen && seen < to);
        const first = Math.min(...lasting.map(({ from }) => Math.max(from, 0)));
        const began = lasting.length > 0 && first <= watched(long, standstills(pauses, 0), first);
        expect(limit(long, pauses, seen).still).toBe(began);
      }),
      runs(1_000),
    );
  });

  it("come to the same in any order, said twice, or cut in two", () => {
    fc.assert(
      fc.property(length, some, now, fc.nat({ max: 60 }), (long, pauses, seen, cut) => {
        const whole = limit(long, pauses, seen);
        const halves = pauses.flatMap(({ from, to }) =>
          from < cut && cut < to
            ? [
                { from: cut, to },
                { from, to: cut },
              ]
            : { from, to },
        );
        expect(limit(long, pauses.toReversed(), seen)).toEqual(whole);
        expect(limit(long, [...pauses, ...pauses], seen)).toEqual(whole);
        expect(limit(long, halves, seen)).toEqual(whole);
      }),
      runs(500),
    );
  });

  it("never bring a limit nearer, and one more never does where all ends are known", () => {
    fc.assert(
      fc.property(length, some, some, now, (long, pauses, more, seen) => {
        expect(limit(long, pauses, seen).due).toBeGreaterThanOrEqual(long);
        const [some, all] = [pauses, [...pauses, ...more]].map((one) =>
          limit(
            long,
            one.filter(({ to }) => to !== lasts),
            seen,
          ),
        );
        expect(all?.due).toBeGreaterThanOrEqual(some?.due ?? 0);
      }),
      runs(500),
    );
  });
});
