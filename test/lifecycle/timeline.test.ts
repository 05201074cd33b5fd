import { describe, expect, it } from "vitest";
import { foldParcel, type ParcelState } from "waybell/lifecycle";
import type { ScanRow } from "../../src/model/record.ts";
import { at, clock, context, factsOf, fold, parcelOf, type Report, rowsOf } from "./parcels.ts";

describe("scans of the same thing", () => {
  it("SC-09: told by two providers and replayed are one scan, a later one elsewhere is another", () => {
    const a = {
      at: "01 20:30:05",
      received: "01 20:31:00",
      milestone: "picked_up",
      place: "杭州",
      code: "1",
      by: "A",
    } as const;
    const b = { ...a, at: "01 20:30:41", received: "01 20:30:50", code: "GOT", by: "B" };
    const state = fold(
      a,
      b,
      { ...a, received: "01 20:40:00" },
      { ...a, at: "01 20:45:00", received: "01 20:46:00", place: "下沙" },
    );
    expect(factsOf(state)).toEqual({
      journey: "picked_up",
      reached: "01 20:30:05 known 01 20:30:50",
      pickedUp: "01 20:30:05 known 01 20:30:50",
      firstTransit: "01 20:45:00 known 01 20:46:00",
      lastScan: "01 20:45:00 known 01 20:46:00",
      scanCity: "下沙",
    });
    expect(state.timeline).toEqual([
      {
        at: at("01 20:30:05"),
        known: at("01 20:30:50"),
        milestone: "picked_up",
        exception: null,
        place: "杭州",
        codes: ["1", "GOT"],
        sources: ["A", "B"],
        mode: null,
        point: null,
        ambiguous: false,
        skewed: false,
        beforeOrder: false,
      },
      {
        at: at("01 20:45:00"),
        known: at("01 20:46:00"),
        milestone: "picked_up",
        exception: null,
        place: "下沙",
        codes: ["1"],
        sources: ["A"],
        mode: null,
        point: null,
        ambiguous: false,
        skewed: false,
        beforeOrder: false,
      },
    ]);
  });

  const times = (...rows: ScanRow[]) =>
    foldParcel(parcelOf(rows), context).timeline.map((scan) => scan.at - at("02 10:00:00"));
  const ten = at("02 10:00:00");

  it("are joined up to 120 s after the first of them, not a millisecond more", () => {
    expect(times([ten, 0, "in_transit"], [ten + 119_999, 0, "in_transit"])).toEqual([0]);
    expect(times([ten, 0, "in_transit"], [ten + 120_000, 0, "in_transit"])).toEqual([0]);
    expect(times([ten, 0, "in_transit"], [ten + 120_001, 0, "in_transit"])).toEqual([0, 120_001]);
  });

  it("are counted from the first, so a chain of them does not grow", () => {
    expect(times([ten, 0, "in_transit"], [ten + 90_000, 0, "in_transit"], [ten + 180_000, 0, "in_transit"])).toEqual([
      0, 180_000,
    ]);
  });

  it("are joined where one of them names no place, not where both name another", () => {
    const places = (...named: string[]) =>
      times(...named.map((place, i): ScanRow => [ten + i, 0, "in_transit", "", place]));
    expect(places("杭州", "")).toEqual([0]);
    expect(places("", "杭州")).toEqual([0]);
    expect(places("杭州", "嘉兴")).toEqual([0, 1]);
    expect(places("", "杭州", "嘉兴")).toEqual([0, 2]);
  });

  it("are not joined when milestone or exception differ, and joined across another scan between them", () => {
    expect(times([ten, 0, "in_transit"], [ten + 1, 0, "in_transit", "rerouted"])).toEqual([0, 1]);
    expect(times([ten, 0, "out_for_delivery"], [ten + 1, 0, "delivered"], [ten + 2, 0, "out_for_delivery"])).toEqual([
      0, 1,
    ]);
  });
});

describe("a provider's clock", () => {
  const received = at("02 10:00:00");
  const ahead = (ms: number) => {
    const state = foldParcel(parcelOf([[received + ms, -ms, "picked_up"]]), context);
    return [clock(state.pickedUp?.[0]), clock(state.pickedUp?.[1]), state.skewed, state.timeline[0]?.skewed];
  };

  it("ahead of ours is judged at receipt; by more than 10 minutes we say so", () => {
    expect(ahead(1)).toEqual(["02 10:00:00", "02 10:00:00", 0, false]);
    expect(ahead(599_999)).toEqual(["02 10:00:00", "02 10:00:00", 0, false]);
    expect(ahead(600_000)).toEqual(["02 10:00:00", "02 10:00:00", 0, false]);
    expect(ahead(600_001)).toEqual(["02 10:00:00", "02 10:00:00", 1, true]);
  });

  it("that runs ahead does not put a scan behind those it came before", () => {
    const rows: ScanRow[] = [
      [received + 3_600_000, 0, "delivered"],
      [received + 7_200_000, -7_200_000, "out_for_delivery"],
    ];
    expect(foldParcel(parcelOf(rows), context)).toMatchObject({ journey: "delivered", revoked: null, skewed: 1 });
  });
});

describe("a scan older than the order", () => {
  it("is shown and proves nothing", () => {
    const state = fold(
      { at: "01 09:57:59", received: "01 18:05:00", milestone: "delivered", place: "广州" },
      { at: "01 09:58:00", received: "01 18:05:00", milestone: "info_received" },
    );
    expect(factsOf(state)).toEqual({
      journey: "info_received",
      reached: "01 09:58:00 known 01 18:05:00",
      lastScan: "01 09:58:00 known 01 18:05:00",
      tracedBeforeOrder: "01 09:57:59 known 01 18:05:00",
    });
    expect(state.timeline.map(({ milestone, beforeOrder }) => [milestone, beforeOrder])).toEqual([
      ["delivered", true],
      ["info_received", false],
    ]);
  });

  it("is none while nobody knows when the order was placed", () => {
    const rows: ScanRow[] = [[at("01 09:00:00"), 0, "delivered"]];
    expect(foldParcel(parcelOf(rows), { ...context, orderCreated: null })).toMatchObject({
      journey: "delivered",
      tracedBeforeOrder: null,
    });
  });
});

describe("a scan of which no more than its day is told", () => {
  const seen = (day: string, more: Partial<Report> = {}) =>
    fold({ at: `${day} 00:00:00`, received: `${day} 20:31:00`, milestone: "picked_up", day: true, ...more });

  it("is as early on that day as it can have been: not before its number was uploaded, nor before the order", () => {
    expect([clock(seen("01").pickedUp?.[0]), seen("01").tracedBeforeOrder]).toEqual(["01 18:00:00", null]);
    expect(clock(seen("02").pickedUp?.[0])).toBe("02 00:00:00");
    const early = foldParcel(
      parcelOf(
        rowsOf({ at: "01 00:00:00", received: "01 20:31:00", milestone: "picked_up", day: true }),
        "02 09:00:00",
      ),
      context,
    );
    expect(clock(early.pickedUp?.[0])).toBe("01 09:58:00");
  });

  it("has come, or is ready to collect, after what brought it there on that day", () => {
    const out: Report = { at: "03 08:30:00", received: "03 15:00:00", milestone: "out_for_delivery" };
    const told = (
      milestone: NonNullable<Report["milestone"]>,
      received: string,
      ...others: readonly Report[]
    ): string => {
      const { journey, timeline } = fold(out, ...others, { at: "03 00:00:00", received, milestone, day: true });
      return `${journey}, ${timeline.map((one) => `${clock(one.at)} ${one.milestone}`).join(", ")}`;
    };
    expect(told("delivered", "03 15:00:00")).toBe("delivered, 03 08:30:00 out_for_delivery, 03 08:30:00 delivered");
    expect(told("awaiting_collection", "03 15:00:00")).toBe(
      "awaiting_collection, 03 08:30:00 out_for_delivery, 03 08:30:00 awaiting_collection",
    );
    const tried: Report = { at: "03 12:00:00", received: "03 15:00:00", exception: "attempt_failed" };
    expect(told("delivered", "03 15:00:00", tried)).toBe(
      "delivered, 03 08:30:00 out_for_delivery, 03 12:00:00 null, 03 12:00:00 delivered",
    );
    // Known before, it was taken back.
    expect(told("delivered", "03 08:29:59")).toBe(
      "out_for_delivery, 03 00:00:00 delivered, 03 08:30:00 out_for_delivery",
    );
    expect(told("delivered", "03 08:30:00")).toBe("delivered, 03 08:30:00 out_for_delivery, 03 08:30:00 delivered");
    // What goes on the next day takes it back, too; what nobody understands brought it nowhere.
    const next: Report = { at: "04 00:00:00", received: "04 09:00:00", milestone: "out_for_delivery" };
    const unknown: Report = { at: "03 12:00:00", received: "03 15:00:00", milestone: "unknown" };
    expect(told("delivered", "03 15:00:00", next, unknown)).toBe(
      "out_for_delivery, 03 08:30:00 out_for_delivery, 03 08:30:00 delivered, 03 12:00:00 unknown, 04 00:00:00 out_for_delivery",
    );
    // On other ways a parcel may come back to a place of the same day.
    expect(told("arrived_destination", "03 15:00:00")).toBe(
      "out_for_delivery, 03 00:00:00 arrived_destination, 03 08:30:00 out_for_delivery",
    );
    expect(told("returning", "03 15:00:00")).toContain("03 00:00:00 returning");
  });

  it("is not later than it was known", () => {
    expect(clock(seen("01", { received: "01 17:00:00" }).pickedUp?.[0])).toBe("01 17:00:00");
  });

  it("is of another order where its day was over before this one, or word of it came before", () => {
    const row = (received: string) => rowsOf({ at: "01 00:00:00", received, milestone: "picked_up", day: true });
    const placed = (orderCreated: string, received: string) =>
      foldParcel(parcelOf(row(received), "02 09:00:00"), { ...context, orderCreated: at(orderCreated) });
    const isAnothers = (state: ParcelState) => [state.tracedBeforeOrder !== null, state.pickedUp !== null];
    expect(isAnothers(placed("01 23:59:59", "03 10:00:00"))).toEqual([false, true]);
    expect(isAnothers(placed("02 00:00:00", "03 10:00:00"))).toEqual([true, false]);
    expect(isAnothers(placed("01 09:58:00", "01 09:58:00"))).toEqual([false, true]);
    expect(isAnothers(placed("01 09:58:00", "01 09:57:59"))).toEqual([true, false]);
  });
});
