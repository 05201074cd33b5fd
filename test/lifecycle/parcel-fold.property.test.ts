import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addScans, foldParcel, milestoneRank, type ParcelState } from "waybell/lifecycle";
import type { Scan } from "../../src/model/parcel.ts";
import { exceptionKinds, milestones } from "../../src/model/parcel.ts";
import type { ScanRow } from "../../src/model/record.ts";
import { at, context, parcelOf } from "./parcels.ts";

interface Push {
  readonly scan: Scan;
  readonly provider: string;
  readonly received: number;
}

const start = at("01 09:50:00");
/** Times lie close together, so that ties, duplicates, skew and scans older than the order all happen. */
const push: fc.Arbitrary<Push> = fc
  .record({
    minute: fc.integer({ min: 0, max: 60 }),
    second: fc.constantFrom(0, 0, 30, 59),
    lag: fc.constantFrom(0, 1_000, 600_000, -600_000, -600_001, -1_800_000, 86_400_000),
    milestone: fc.option(fc.constantFrom(...milestones), { nil: undefined }),
    exception: fc.option(fc.constantFrom(...exceptionKinds), { nil: undefined, freq: 2 }),
    place: fc.constantFrom(undefined, undefined, "杭州", "上海"),
    code: fc.constantFrom("1", "2"),
    provider: fc.constantFrom("A", "B"),
    ambiguous: fc.boolean(),
    mode: fc.constantFrom(undefined, "recipient" as const, "agent" as const),
    point: fc.constantFrom(undefined, undefined, { name: "驿站", code: "1-2" }, { name: "丰巢柜" }, { code: "3-4" }),
  })
  .map(({ minute, second, lag, milestone, exception, place, code, provider, ambiguous, mode, point }) => {
    const happened = start + minute * 60_000 + second * 1_000;
    const scan: Scan = {
      at: happened,
      code,
      ...(milestone && { milestone }),
      ...(exception && { exception }),
      ...(place && { place }),
      ...(mode && { mode }),
      ...(point && { point }),
      ...(ambiguous && milestone === "delivered" && { ambiguous: true as const }),
    };
    return { scan, provider, received: happened + lag };
  });

const arrive = (pushes: readonly Push[]): readonly ScanRow[] =>
  pushes.reduce<readonly ScanRow[]>(
    (rows, { scan, provider, received }) => addScans(rows, [scan], provider, received).rows,
    [],
  );
const state = (rows: readonly ScanRow[]): ParcelState => foldParcel(parcelOf(rows), context);

const histories = fc.array(push, { maxLength: 14 });
const shuffled = histories.chain((pushes) =>
  fc.tuple(fc.constant(pushes), fc.shuffledSubarray(pushes, { minLength: pushes.length })),
);

describe("for every history of scans", () => {
  it("the order in which they arrive changes nothing", () => {
    fc.assert(
      fc.property(shuffled, ([pushes, others]) => {
        expect(arrive(others)).toEqual(arrive(pushes));
        expect(state(arrive(others))).toEqual(state(arrive(pushes)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("the order of its rows changes nothing either", () => {
    fc.assert(
      fc.property(shuffled, ([pushes, others]) => {
        const row = ({ scan, provider, received }: Push) => addScans([], [scan], provider, received).rows[0] as ScanRow;
        expect(state(others.map(row))).toEqual(state(pushes.map(row)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("what is told twice changes nothing", () => {
    fc.assert(
      fc.property(histories, (pushes) => {
        const rows = arrive(pushes);
        expect(arrive([...pushes, ...pushes])).toEqual(rows);
        expect(state([...rows, ...rows])).toEqual(state(rows));
      }),
      { numRuns: 1_000 },
    );
  });

  it("the journey goes forward, but for a delivery taken back", () => {
    let revocations = 0;
    fc.assert(
      fc.property(histories, (pushes) => {
        const rows = arrive(pushes);
        const timeOf = (row: ScanRow) => row[0] + Math.min(row[1], 0);
        const times = [...new Set(rows.map(timeOf))].toSorted((a, b) => a - b);
        const steps = times.map((time) => state(rows.filter((row) => timeOf(row) <= time)));
        for (const [i, now] of steps.entries()) {
          const before = steps[i - 1];
          if (!before || milestoneRank[now.journey] >= milestoneRank[before.journey]) continue;
          revocations++;
          expect(before.journey).toBe("delivered");
          expect(["out_for_delivery", "awaiting_collection"]).toContain(now.journey);
          expect(now.delivered).toBe(null);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(revocations).toBeGreaterThan(20);
  });

  it("nothing is known before it happened, and delivered means delivered", () => {
    fc.assert(
      fc.property(histories, (pushes) => {
        const now = state(arrive(pushes));
        const stamps = Object.entries(now).filter(([fact, value]) => Array.isArray(value) && fact !== "timeline");
        for (const [, [happened, known]] of stamps as [string, [number, number]][])
          expect(happened).toBeLessThanOrEqual(known);
        expect(now.delivered !== null).toBe(now.journey === "delivered");
        // What is broken as well is broken for good.
        expect(now.damaged !== null).toBe(now.exception?.kind === "damaged");
        expect(now.lost !== null && !now.damaged).toBe(now.exception?.kind === "lost");
        expect(now.pickUpImplied && now.pickedUp === null).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
