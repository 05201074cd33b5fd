import { describe, expect, it } from "vitest";
import { foldParcel } from "waybell/lifecycle";
import { context, factsOf, fold, parcelOf, type Report, rowsOf } from "./parcels.ts";

describe("a parcel", () => {
  it("nobody scanned is known by its number alone", () => {
    expect(factsOf(fold())).toEqual({ journey: "unknown" });
  });

  it("SC-01: is picked up, travels, goes out and is delivered", () => {
    const state = fold(
      { at: "01 19:00:00", milestone: "info_received" },
      { at: "01 20:30:00", milestone: "picked_up", place: "杭州" },
      { at: "02 23:40:00", milestone: "in_transit", place: "嘉兴" },
      { at: "03 06:10:00", milestone: "arrived_destination", place: "上海" },
      { at: "03 08:30:00", milestone: "out_for_delivery", place: "上海" },
      { at: "03 14:05:00", milestone: "delivered", place: "上海", mode: "recipient" },
    );
    expect(factsOf(state)).toEqual({
      journey: "delivered",
      reached: "03 14:05:00",
      pickedUp: "01 20:30:00",
      firstTransit: "02 23:40:00",
      inTransit: "02 23:40:00",
      arrived: "03 06:10:00",
      outForDelivery: "03 08:30:00",
      wentOut: "03 08:30:00",
      round: "03 00:00:00 known 03 08:30:00",
      firstAttempt: "03 14:05:00",
      roundOver: "03 14:05:00",
      delivered: "03 14:05:00",
      lastScan: "03 14:05:00",
      signMode: "recipient",
      scanCity: "上海",
    });
    expect(state.timeline.map(({ milestone }) => milestone)).toEqual([
      "info_received",
      "picked_up",
      "in_transit",
      "arrived_destination",
      "out_for_delivery",
      "delivered",
    ]);
  });

  it("SC-08: stays out for delivery when its arrival is told late, in either order", () => {
    const out = { at: "03 08:30:00", received: "03 08:31:00", milestone: "out_for_delivery" } as const;
    const arrived = {
      at: "03 06:10:00",
      received: "03 09:15:00",
      milestone: "arrived_destination",
      place: "上海",
    } as const;
    const state = fold(out, arrived);
    expect(factsOf(state)).toEqual({
      journey: "out_for_delivery",
      reached: "03 08:30:00 known 03 08:31:00",
      pickedUp: "03 06:10:00 known 03 09:15:00",
      pickUpImplied: true,
      firstTransit: "03 06:10:00 known 03 09:15:00",
      arrived: "03 06:10:00 known 03 09:15:00",
      outForDelivery: "03 08:30:00 known 03 08:31:00",
      wentOut: "03 08:30:00 known 03 08:31:00",
      withCourier: "03 08:30:00 known 03 08:31:00",
      round: "03 00:00:00 known 03 08:31:00",
      lastScan: "03 08:30:00 known 03 08:31:00",
    });
    expect(state.timeline.map(({ milestone }) => milestone)).toEqual(["arrived_destination", "out_for_delivery"]);
    expect(fold(arrived, out)).toEqual(state);
  });

  it("SC-10: delivered before its pick-up is told counts as picked up, until the real scan says when", () => {
    const delivered = { at: "01 20:00:00", received: "01 20:02:00", milestone: "delivered" } as const;
    const implied = fold(delivered);
    expect([factsOf(implied).pickedUp, implied.pickUpImplied]).toEqual(["01 20:00:00 known 01 20:02:00", true]);
    const real = fold(delivered, { at: "01 13:10:00", received: "02 22:00:00", milestone: "picked_up" });
    expect(factsOf(real)).toEqual({
      journey: "delivered",
      reached: "01 20:00:00 known 01 20:02:00",
      pickedUp: "01 13:10:00 known 02 22:00:00",
      firstTransit: "01 20:00:00 known 01 20:02:00",
      delivered: "01 20:00:00 known 01 20:02:00",
      firstAttempt: "01 20:00:00 known 01 20:02:00",
      roundOver: "01 20:00:00 known 01 20:02:00",
      lastScan: "01 20:00:00 known 01 20:02:00",
    });
  });

  it("SC-12: an ambiguous sign-off waits to be collected, and is delivered when it is", () => {
    const out = { at: "03 08:30:00", milestone: "out_for_delivery" } as const;
    const dropped = {
      at: "03 18:40:00",
      code: "304",
      milestone: "delivered",
      ambiguous: true,
      mode: "locker_or_station",
    } as const;
    const waiting = fold(out, dropped);
    expect(factsOf(waiting)).toEqual({
      journey: "awaiting_collection",
      reached: "03 18:40:00",
      pickedUp: "03 08:30:00",
      pickUpImplied: true,
      firstTransit: "03 08:30:00",
      outForDelivery: "03 08:30:00",
      wentOut: "03 08:30:00",
      round: "03 00:00:00 known 03 08:30:00",
      awaiting: "03 18:40:00",
      firstAttempt: "03 18:40:00",
      roundOver: "03 18:40:00",
      lastScan: "03 18:40:00",
    });
    expect(waiting.timeline.map(({ milestone, ambiguous }) => [milestone, ambiguous])).toEqual([
      ["out_for_delivery", false],
      ["awaiting_collection", true],
    ]);
    const collected = fold(out, dropped, { at: "05 20:40:00", milestone: "delivered", mode: "recipient" });
    expect(factsOf(collected)).toMatchObject({
      journey: "delivered",
      awaiting: "03 18:40:00",
      delivered: "05 20:40:00",
      signMode: "recipient",
    });
  });

  it("SC-13: refused goes back and is returned; what is scanned on the way back tells its buyer nothing", () => {
    const refused = [
      { at: "03 08:30:00", milestone: "out_for_delivery" },
      { at: "03 15:20:00", exception: "refused" },
    ] as const;
    expect(factsOf(fold(...refused))).toEqual({
      journey: "out_for_delivery",
      reached: "03 08:30:00",
      exception: "refused 03 15:20:00",
      pickedUp: "03 08:30:00",
      pickUpImplied: true,
      firstTransit: "03 08:30:00",
      outForDelivery: "03 08:30:00",
      wentOut: "03 08:30:00",
      round: "03 00:00:00 known 03 08:30:00",
      refused: "03 15:20:00",
      brokenOff: "03 15:20:00",
      firstAttempt: "03 15:20:00",
      roundOver: "03 15:20:00",
      lastScan: "03 15:20:00",
    });
    const back = fold(
      ...refused,
      { at: "03 20:00:00", milestone: "returning" },
      { at: "05 09:00:00", milestone: "out_for_delivery" },
      { at: "05 12:00:00", exception: "attempt_failed" },
      { at: "06 09:30:00", milestone: "delivered" },
      { at: "06 10:00:00", milestone: "returned", place: "杭州" },
    );
    expect(factsOf(back)).toEqual({
      journey: "returned",
      reached: "06 09:30:00",
      pickedUp: "03 08:30:00",
      pickUpImplied: true,
      firstTransit: "03 08:30:00",
      outForDelivery: "03 08:30:00",
      wentOut: "03 08:30:00",
      round: "03 00:00:00 known 03 08:30:00",
      refused: "03 15:20:00",
      brokenOff: "03 15:20:00",
      returning: "03 20:00:00",
      returned: "06 09:30:00",
      firstAttempt: "03 15:20:00",
      roundOver: "03 15:20:00",
      lastScan: "06 10:00:00",
      scanCity: "杭州",
    });
  });

  it("is no longer refused once it goes out again", () => {
    const state = fold(
      { at: "03 15:20:00", exception: "refused" },
      { at: "04 08:00:00", milestone: "out_for_delivery" },
    );
    expect([state.refused, state.exception, factsOf(state).withCourier]).toEqual([null, null, "04 08:00:00"]);
  });

  it("was refused after all once it goes back, whoever tried again since", () => {
    const tried = [
      { at: "03 15:20:00", exception: "refused" },
      { at: "04 08:00:00", milestone: "delivered" },
      { at: "04 09:00:00", exception: "attempt_failed" },
    ] as const;
    const refusedAt = (...scans: readonly Report[]) => factsOf(fold(...scans)).refused;
    expect(refusedAt(...tried)).toBeUndefined();
    expect(refusedAt(...tried, { at: "05 10:00:00", milestone: "returning" })).toBe("05 10:00:00");
    expect(refusedAt(...tried, { at: "06 10:00:00", milestone: "returned" })).toBe("06 10:00:00");
    expect(refusedAt(...tried.slice(1), { at: "06 10:00:00", milestone: "returned" })).toBeUndefined();
  });

  it("waits for collection since its last drop-off", () => {
    const state = fold(
      { at: "03 14:00:00", milestone: "awaiting_collection" },
      { at: "03 15:00:00", milestone: "awaiting_collection" },
    );
    expect(factsOf(state)).toMatchObject({ awaiting: "03 14:00:00", lastScan: "03 15:00:00" });
  });

  it("lost is lost, whatever else is scanned, while another exception ends when it moves", () => {
    expect(
      factsOf(fold({ at: "03 09:00:00", exception: "lost" }, { at: "04 09:00:00", milestone: "in_transit" })),
    ).toEqual({
      journey: "in_transit",
      reached: "04 09:00:00",
      exception: "lost 03 09:00:00",
      brokenOff: "03 09:00:00",
      pickedUp: "03 09:00:00",
      pickUpImplied: true,
      firstTransit: "03 09:00:00",
      inTransit: "04 09:00:00",
      lost: "03 09:00:00",
      lastScan: "04 09:00:00",
    });
    const held = fold({ at: "03 09:00:00", exception: "held" }, { at: "04 09:00:00", milestone: "in_transit" });
    expect(held.exception).toBeNull();
  });

  it("damaged is damaged, whatever else is scanned, also where it is lost for a while", () => {
    const damaged = { at: "03 09:00:00", exception: "damaged" } as const;
    const lost = { at: "02 09:00:00", exception: "lost" } as const;
    for (const milestone of ["in_transit", "out_for_delivery", "delivered", "returning", "returned"] as const)
      expect(factsOf(fold(damaged, { at: "04 09:00:00", milestone })).exception).toBe("damaged 03 09:00:00");
    for (const exception of ["delayed", "attempt_failed", "refused", "lost"] as const)
      expect(factsOf(fold(damaged, { at: "04 09:00:00", exception })).exception).toBe("damaged 03 09:00:00");
    expect(factsOf(fold(lost, { ...damaged, milestone: "delivered" })).exception).toBe("damaged 03 09:00:00");
  });

  it("keeps the beginning of an exception that is told again", () => {
    const customs = { milestone: "customs", exception: "customs_problem" } as const;
    expect(factsOf(fold({ at: "03 09:00:00", ...customs }, { at: "04 09:00:00", ...customs })).exception).toBe(
      "customs_problem 03 09:00:00",
    );
  });

  it("cancelled before pick-up ends there; once picked up it cannot be", () => {
    const cancelled = { at: "02 09:00:00", milestone: "cancelled" } as const;
    expect(factsOf(fold(cancelled, { at: "02 10:00:00", milestone: "picked_up" }))).toEqual({
      journey: "cancelled",
      reached: "02 09:00:00",
      cancelled: "02 09:00:00",
      brokenOff: "02 09:00:00",
      lastScan: "02 10:00:00",
    });
    expect(fold({ at: "01 20:00:00", milestone: "picked_up" }, cancelled)).toMatchObject({
      journey: "picked_up",
      cancelled: null,
    });
  });

  it("lost on its last way is with the courier no more", () => {
    const state = fold({ at: "03 08:30:00", milestone: "out_for_delivery" }, { at: "03 20:00:00", exception: "lost" });
    expect([factsOf(state).outForDelivery, state.withCourier]).toEqual(["03 08:30:00", null]);
  });

  it("out for delivery is not moved to another city by a late hub scan", () => {
    const state = fold(
      { at: "03 08:30:00", milestone: "out_for_delivery", place: "上海" },
      { at: "03 09:00:00", milestone: "in_transit", place: "嘉兴" },
    );
    expect(factsOf(state)).toMatchObject({ journey: "out_for_delivery", scanCity: "上海", lastScan: "03 09:00:00" });
  });

  it("moves on nothing it does not understand, but that is news of it all the same", () => {
    const state = fold(
      { at: "02 09:00:00", milestone: "in_transit", place: "嘉兴" },
      { at: "02 10:00:00", milestone: "unknown", code: "8000" },
      { at: "02 11:00:00", code: "no-such" },
    );
    expect(factsOf(state)).toMatchObject({ journey: "in_transit", lastScan: "02 11:00:00", scanCity: "嘉兴" });
    expect(state.timeline.map(({ milestone, codes }) => [milestone, codes])).toEqual([
      ["in_transit", []],
      ["unknown", ["8000"]],
      [null, ["no-such"]],
    ]);
  });

  it("known as delivered when its number was uploaded was imported so", () => {
    const rows = rowsOf({ at: "01 17:59:59", received: "01 19:00:00", milestone: "delivered" });
    expect(foldParcel(parcelOf(rows, "01 19:00:00"), context).importedDelivered).toBe(true);
    expect(foldParcel(parcelOf(rows, "01 18:59:59"), context).importedDelivered).toBe(false);
  });

  it("imported as delivered is so until a scan after its upload takes the delivery back", () => {
    const signed = { at: "01 16:00:00", milestone: "delivered" } as const;
    const imported = (...later: readonly Report[]) => fold(signed, ...later).importedDelivered;
    expect(imported({ at: "02 09:00:00", milestone: "in_transit" })).toBe(true);
    expect(imported({ at: "01 17:00:00", milestone: "awaiting_collection" })).toBe(true);
    expect(imported({ at: "02 09:00:00", milestone: "awaiting_collection" })).toBe(false);
    const station = { at: "01 17:00:00", milestone: "awaiting_collection" } as const;
    expect(imported(station, { at: "02 09:00:00", milestone: "awaiting_collection" })).toBe(false);
    expect(imported({ at: "02 09:00:00", milestone: "out_for_delivery" }, { ...signed, at: "02 12:00:00" })).toBe(
      false,
    );
  });
});

describe("a delivery", () => {
  const delivered = { at: "03 13:10:00", milestone: "delivered", mode: "recipient" } as const;

  it("is taken back by a later scan at a station, and made again (STO 301, station, 301)", () => {
    const station = { at: "03 14:52:00", milestone: "awaiting_collection" } as const;
    expect(factsOf(fold(delivered, station))).toEqual({
      journey: "awaiting_collection",
      reached: "03 14:52:00",
      pickedUp: "03 13:10:00",
      pickUpImplied: true,
      firstTransit: "03 13:10:00",
      awaiting: "03 14:52:00",
      revoked: "03 14:52:00",
      firstAttempt: "03 14:52:00",
      roundOver: "03 14:52:00",
      lastScan: "03 14:52:00",
    });
    expect(factsOf(fold(delivered, station, { at: "03 18:09:00", milestone: "delivered", mode: "agent" }))).toEqual({
      journey: "delivered",
      reached: "03 18:09:00",
      pickedUp: "03 13:10:00",
      pickUpImplied: true,
      firstTransit: "03 13:10:00",
      awaiting: "03 14:52:00",
      delivered: "03 18:09:00",
      revoked: "03 14:52:00",
      signMode: "agent",
      firstAttempt: "03 14:52:00",
      roundOver: "03 14:52:00",
      lastScan: "03 18:09:00",
    });
  });

  it.each([
    ["out_for_delivery", { milestone: "out_for_delivery" }, "out_for_delivery"],
    ["returning", { milestone: "returning" }, "returning"],
    ["returned", { milestone: "returned" }, "returned"],
    ["attempt_failed", { exception: "attempt_failed" }, "out_for_delivery"],
    ["recipient_unreachable", { exception: "recipient_unreachable" }, "out_for_delivery"],
  ] as const)("is taken back by a later %s", (_, scan, journey) => {
    const state = fold({ at: "03 12:00:00", milestone: "awaiting_collection" }, delivered, {
      at: "03 15:00:00",
      ...scan,
    });
    expect([state.journey, state.delivered, state.awaiting, factsOf(state).revoked]).toEqual([
      journey,
      null,
      null,
      "03 15:00:00",
    ]);
  });

  it.each([
    ["in_transit", { milestone: "in_transit" }],
    ["customs", { milestone: "customs" }],
    ["arrived_destination", { milestone: "arrived_destination" }],
    ["picked_up", { milestone: "picked_up" }],
    ["info_received", { milestone: "info_received" }],
    ["cancelled", { milestone: "cancelled" }],
    ["unknown", { milestone: "unknown" }],
    ["overdue_delivery", { exception: "overdue_delivery" }],
    ["overdue_collection at a station", { milestone: "awaiting_collection", exception: "overdue_collection" }],
  ] as const)("is not taken back by a later %s", (_, scan) => {
    const state = fold(delivered, { at: "03 15:00:00", ...scan });
    expect([state.journey, factsOf(state).delivered, state.revoked]).toEqual(["delivered", "03 13:10:00", null]);
  });

  it("is not taken back by what happened before it, or at the same instant on the way there", () => {
    for (const happened of ["03 13:09:59", "03 13:10:00"]) {
      for (const scan of [
        { milestone: "awaiting_collection" },
        { milestone: "out_for_delivery" },
        { exception: "attempt_failed" },
      ] as const) {
        const state = fold(delivered, { at: happened, received: "03 20:00:00", ...scan });
        expect([state.journey, state.revoked]).toEqual(["delivered", null]);
      }
    }
  });

  it("signed after a failed attempt is not taken back by that attempt", () => {
    const state = fold({ ...delivered, exception: "attempt_failed" });
    expect([state.journey, state.exception, state.attemptFailed, state.revoked]).toEqual([
      "delivered",
      null,
      null,
      null,
    ]);
  });

  it("told twice is one delivery, since the first", () => {
    expect(factsOf(fold(delivered, { ...delivered, at: "03 16:00:00" })).delivered).toBe("03 13:10:00");
  });
});

describe("a stay at a point", () => {
  const at = (time: string, point: Report["point"]) =>
    ({ at: time, milestone: "awaiting_collection", ...(point && { point }) }) as const;
  const station = { name: "万科城驿站", code: "8-2-3307" };
  const stayOf = (...reports: readonly Report[]) => {
    const { awaiting, stay, point } = factsOf(fold(...reports));
    return [awaiting, stay, point];
  };

  it("lasts while the same point is scanned with the same code, or with none", () => {
    const rest = [at("03 19:00:00", station), at("04 09:00:00", undefined), at("05 09:00:00", { name: station.name })];
    expect(stayOf(at("03 18:40:00", station), ...rest)).toEqual([
      "03 18:40:00",
      "03 18:40:00",
      { ...station, holdUntil: 0 },
    ]);
  });

  it("is another with another code, though the parcel has not moved", () => {
    expect(stayOf(at("03 18:40:00", station), at("04 09:00:00", { code: "1-1-0001" }))).toEqual([
      "03 18:40:00",
      "04 09:00:00",
      { name: station.name, code: "1-1-0001", holdUntil: 0 },
    ]);
  });

  it("begins anew at another point, whose code is not the old one's", () => {
    const moved = [at("03 18:40:00", station), at("04 09:00:00", { name: "丰巢柜" })] as const;
    expect(stayOf(...moved)).toEqual(["04 09:00:00", "04 09:00:00", { name: "丰巢柜", code: "", holdUntil: 0 }]);
    expect(stayOf(...moved, at("05 09:00:00", station))).toEqual([
      "05 09:00:00",
      "05 09:00:00",
      { ...station, holdUntil: 0 },
    ]);
  });
});

describe("a delivery round", () => {
  const out = (time: string) => ({ at: time, milestone: "out_for_delivery" }) as const;
  const failed = (time: string) => ({ at: time, exception: "attempt_failed" }) as const;

  it("lasts the day, however often the parcel is scanned out", () => {
    expect(factsOf(fold(out("03 08:30:00"), out("03 13:00:00")))).toMatchObject({
      outForDelivery: "03 13:00:00",
      wentOut: "03 08:30:00",
      withCourier: "03 13:00:00",
      round: "03 00:00:00 known 03 08:30:00",
    });
  });

  it("begins anew on the next local day", () => {
    expect(factsOf(fold(out("03 23:50:00"), out("04 00:00:00"))).round).toBe("04 00:00:00");
  });

  it("begins anew after a failed attempt, at the failure", () => {
    const state = fold(out("03 08:30:00"), failed("03 11:00:00"), out("03 14:00:00"));
    expect(factsOf(state)).toMatchObject({
      round: "03 11:00:00 known 03 14:00:00",
      withCourier: "03 14:00:00",
      attemptFailed: "03 11:00:00",
      attemptKind: "attempt_failed",
    });
  });

  it("is not begun by the failure itself, which the courier's possession ends with", () => {
    const state = fold(out("03 08:30:00"), { at: "03 11:00:00", exception: "recipient_unreachable" });
    expect(factsOf(state)).toMatchObject({
      journey: "out_for_delivery",
      exception: "recipient_unreachable 03 11:00:00",
      round: "03 00:00:00 known 03 08:30:00",
      attemptKind: "recipient_unreachable",
    });
    expect(state.withCourier).toBe(null);
  });

  it("is begun by a failure on a further day, for then it was out again", () => {
    expect(factsOf(fold(out("03 08:30:00"), failed("03 11:00:00"), failed("04 10:00:00")))).toMatchObject({
      round: "04 00:00:00 known 04 10:00:00",
      attemptFailed: "04 10:00:00",
    });
    expect(factsOf(fold(failed("04 10:00:00"), out("04 14:00:00"))).round).toBe("04 10:00:00 known 04 14:00:00");
  });
});

describe("a provider's hint", () => {
  const moving = { at: "02 09:00:00", milestone: "in_transit", place: "嘉兴" } as const;

  it.each(["stalled", "overdue_delivery", "overdue_collection", "tracking_ended", "no_carrier_info"] as const)(
    "%s is shown and resets nothing",
    (exception) => {
      const state = fold(moving, { at: "04 09:00:00", exception, milestone: "in_transit", place: "上海" });
      expect(factsOf(state)).toEqual({
        journey: "in_transit",
        reached: "02 09:00:00",
        exception: `${exception} 04 09:00:00`,
        pickedUp: "02 09:00:00",
        pickUpImplied: true,
        firstTransit: "02 09:00:00",
        inTransit: "02 09:00:00",
        lastScan: "02 09:00:00",
        scanCity: "嘉兴",
      });
    },
  );

  it("leaves the milestone beside it where that is further on: the parcel has come there, and not again", () => {
    const point = { name: "万科城驿站", code: "8-2-3307" };
    const waits = { milestone: "awaiting_collection", exception: "overdue_collection", point } as const;
    const state = fold(moving, { at: "04 09:00:00", ...waits }, { at: "05 09:00:00", ...waits });
    expect(factsOf(state)).toEqual({
      journey: "awaiting_collection",
      reached: "04 09:00:00",
      exception: "overdue_collection 04 09:00:00",
      pickedUp: "02 09:00:00",
      pickUpImplied: true,
      firstTransit: "02 09:00:00",
      inTransit: "02 09:00:00",
      firstAttempt: "04 09:00:00",
      roundOver: "04 09:00:00",
      awaiting: "04 09:00:00",
      point: { ...point, holdUntil: 0 },
      stay: "04 09:00:00",
      lastScan: "04 09:00:00",
    });
  });

  it("hides no real exception, and ends with the next scan that moves the parcel", () => {
    const hint = { at: "04 09:00:00", exception: "stalled" } as const;
    expect(fold({ at: "03 09:00:00", exception: "damaged" }, hint).exception?.kind).toBe("damaged");
    expect(fold(hint, { at: "05 09:00:00", exception: "damaged" }).exception?.kind).toBe("damaged");
    expect(fold(moving, hint, { at: "05 09:00:00", milestone: "in_transit" }).exception).toBe(null);
  });
});
