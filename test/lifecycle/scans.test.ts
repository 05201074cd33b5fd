import { describe, expect, it } from "vitest";
import { addScans, removeScans } from "waybell/lifecycle";
import type { Scan } from "../../src/model/parcel.ts";
import type { ScanRow } from "../../src/model/record.ts";
import { at, rowsOf } from "./parcels.ts";

const scan = (time: string, code: string, rest: Partial<Scan> = {}): Scan => ({ at: at(time), code, ...rest });
const picked = scan("01 20:30:00", "1", { milestone: "picked_up", place: "杭州" });
const signed = scan("03 14:05:00", "304", { milestone: "delivered", ambiguous: true, mode: "locker_or_station" });

describe("scans of a parcel", () => {
  it("are kept as short rows, oldest first, trailing empties left out", () => {
    const { rows, added, dropped } = addScans([], [signed, picked, scan("02 08:00:00", "", {})], "", at("03 15:00:00"));
    expect(rows).toEqual([
      [at("01 20:30:00"), 153_000_000, "picked_up", "", "杭州", "1"],
      [at("02 08:00:00"), 111_600_000, ""],
      [at("03 14:05:00"), 3_300_000, "delivered?", "", "", "304", "", "locker_or_station"],
    ]);
    expect([added, dropped]).toEqual([3, 0]);
  });

  it("take no more than 130 bytes each", () => {
    const long = scan("03 18:40:00", "AvailableForPickup_Other", {
      milestone: "awaiting_collection",
      exception: "overdue_collection",
      place: "上海浦东",
    });
    const [row] = addScans([], [long], "kuaidi100", at("03 18:55:00")).rows;
    expect(new TextEncoder().encode(JSON.stringify(row)).length).toBeLessThanOrEqual(130);
  });

  it("told again add nothing, and the rows stay the very same array", () => {
    const first = addScans([], [picked, signed], "A", at("03 15:00:00"));
    expect(addScans(first.rows, [signed, picked, picked], "A", at("03 16:00:00"))).toEqual({
      rows: first.rows,
      added: 0,
      dropped: 0,
    });
    expect(addScans(first.rows, [signed, picked], "A", at("03 16:00:00")).rows).toBe(first.rows);
    expect(addScans([], [picked, picked], "A", at("03 15:00:00"))).toMatchObject({ added: 1, rows: { length: 1 } });
  });

  it("that lose their meaning to the next one, as where only the parcel has a state, are the same scans", () => {
    const [first, second] = [scan("01 20:30:00", "", { place: "杭州" }), scan("02 08:00:00", "", { place: "嘉兴" })];
    const moved: Scan = { ...second, code: "0", milestone: "in_transit" };
    const pushes: readonly (readonly [scans: readonly Scan[], received: string])[] = [
      [[picked], "01 20:40:00"],
      [[first, moved], "02 08:10:00"],
      [[first, second, signed], "03 14:10:00"],
    ];
    const told = (order: readonly number[]) =>
      order.reduce<readonly ScanRow[]>((rows, i) => {
        const [scans, received] = pushes[i] as (typeof pushes)[number];
        return addScans(rows, scans, "A", at(received)).rows;
      }, []);
    expect(told([0, 1, 2])).toEqual([
      [at("01 20:30:00"), 600_000, "picked_up", "", "杭州", "1", "A"],
      [at("02 08:00:00"), 600_000, "in_transit", "", "嘉兴", "0", "A"],
      [at("03 14:05:00"), 300_000, "delivered?", "", "", "304", "A", "locker_or_station"],
    ]);
    for (const order of [
      [2, 1, 0],
      [1, 0, 2],
      [0, 1, 2, 1, 2],
    ])
      expect(told(order)).toEqual(told([0, 1, 2]));
    expect(addScans(told([0]), [first], "A", at("02 08:10:00"))).toEqual({ rows: told([0]), added: 0, dropped: 0 });
  });

  it("that mean nothing stay beside one of another place or provider", () => {
    const elsewhere = scan("01 20:30:00", "", { place: "嘉兴" });
    expect(addScans(rowsOf({ ...picked, at: "01 20:30:00" }), [elsewhere], "A", at("02 08:10:00")).added).toBe(1);
    expect(
      addScans(
        rowsOf({ ...picked, at: "01 20:30:00" }),
        [scan("01 20:30:00", "", { place: "杭州" })],
        "B",
        at("02 08:10:00"),
      ).added,
    ).toBe(1);
  });

  it("of another provider are rows of their own", () => {
    const first = addScans([], [picked], "A", at("01 20:31:00"));
    expect(addScans(first.rows, [picked], "B", at("01 20:32:00"))).toEqual({
      rows: [
        [at("01 20:30:00"), 60_000, "picked_up", "", "杭州", "1", "A"],
        [at("01 20:30:00"), 120_000, "picked_up", "", "杭州", "1", "B"],
      ],
      added: 1,
      dropped: 0,
    });
  });

  it("keep the earliest receipt, whichever push is handled first", () => {
    const late = addScans([], [picked], "A", at("01 22:00:00"));
    expect(addScans(late.rows, [picked], "A", at("01 21:00:00"))).toEqual({
      rows: [[at("01 20:30:00"), 1_800_000, "picked_up", "", "杭州", "1", "A"]],
      added: 0,
      dropped: 0,
    });
  });

  it("received before they happened have a negative lag", () => {
    expect(addScans([], [picked], "A", at("01 20:29:00")).rows[0]?.[1]).toBe(-60_000);
  });

  it("are put among older rows without touching those before them", () => {
    const rows = addScans([], [picked, signed], "A", at("03 15:00:00")).rows;
    const { rows: more } = addScans(
      rows,
      [scan("02 23:40:00", "0", { milestone: "in_transit" })],
      "A",
      at("03 15:00:00"),
    );
    expect(more.map((row) => row[2])).toEqual(["picked_up", "in_transit", "delivered?"]);
    expect([more[0], more[2]]).toEqual([rows[0], rows[1]]);
  });
});

describe("a long way", () => {
  const start = at("02 00:00:00");
  const hubs = (from: number, to: number): Scan[] =>
    Array.from(
      { length: to - from },
      (_, i) => ({ at: start + (from + i) * 60_000, code: "0", milestone: "in_transit" }) as const,
    );
  const minutes = (rows: readonly ScanRow[]) => rows.map((row) => (row[0] - start) / 60_000);
  const received = start + 86_400_000;
  const kept = [0, 1, 2, 3, 4, ...Array.from({ length: 55 }, (_, i) => 25 + i)];

  it("keeps its 5 oldest and its newest transit scans, 60 of them, and says how many were left out", () => {
    const all = addScans([], hubs(0, 80), "A", received);
    expect([minutes(all.rows), all.added, all.dropped]).toEqual([kept, 60, 20]);
    expect(addScans([], hubs(0, 60), "A", received)).toMatchObject({ added: 60, dropped: 0 });
  });

  it("told again adds nothing and leaves out nothing more", () => {
    const all = addScans([], hubs(0, 80), "A", received);
    const again = addScans(all.rows, hubs(0, 80), "A", received + 1, { dropped: 20 });
    expect(again).toEqual({ rows: all.rows, added: 0, dropped: 20 });
    expect(again.rows).toBe(all.rows);
  });

  it("is the same told scan by scan, forwards or backwards", () => {
    const grow = (scans: readonly Scan[]) =>
      scans.reduce((state, one) => addScans(state.rows, [one], "A", received, state), {
        rows: [] as readonly ScanRow[],
        dropped: 0,
      });
    expect(grow(hubs(0, 80))).toMatchObject({ dropped: 20 });
    expect(minutes(grow(hubs(0, 80)).rows)).toEqual(kept);
    expect(minutes(grow(hubs(0, 80).reverse()).rows)).toEqual(kept);
  });

  it("counts a row that is pushed out by a newer one", () => {
    const all = addScans([], hubs(0, 80), "A", received);
    const next = addScans(all.rows, hubs(0, 81), "A", received, { dropped: all.dropped });
    expect([minutes(next.rows).slice(4, 6), next.added, next.dropped]).toEqual([[4, 26], 1, 21]);
  });

  it("loses no scan that means something", () => {
    const customs = scan("02 00:30:30", "5", { milestone: "customs" });
    const rerouted = scan("02 00:31:30", "7", { milestone: "in_transit", exception: "rerouted" });
    const { rows } = addScans([], [...hubs(0, 70), customs, rerouted], "A", received);
    expect(rows.filter((row) => row[2] === "customs" || row[3] === "rerouted")).toHaveLength(2);
    expect(rows).toHaveLength(62);
  });

  it("may be kept shorter", () => {
    expect(minutes(addScans([], hubs(0, 9), "A", received, { transitRows: 4 }).rows)).toEqual([0, 1, 7, 8]);
  });
});

describe("scans a provider takes back", () => {
  const rows = addScans(
    addScans([], [picked, signed], "A", at("03 15:00:00")).rows,
    [signed],
    "B",
    at("03 15:00:00"),
  ).rows;

  it("are gone, but only that provider's", () => {
    expect(removeScans(rows, [signed], "A").map((row) => [row[2], row[6]])).toEqual([
      ["picked_up", "A"],
      ["delivered?", "B"],
    ]);
  });

  it("need say no more than when and which code", () => {
    expect(removeScans(rows, [scan("03 14:05:00", "304")], "A")).toHaveLength(2);
  });

  it("that were never told change nothing", () => {
    expect(removeScans(rows, [scan("03 14:05:01", "304"), scan("03 14:05:00", "305")], "A")).toBe(rows);
    expect(
      removeScans(
        rows,
        [
          { ...signed, place: "上海" },
          { ...signed, mode: "agent" },
          { ...picked, milestone: "customs" },
        ],
        "A",
      ),
    ).toBe(rows);
  });
});
