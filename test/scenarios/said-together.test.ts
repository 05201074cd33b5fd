import { describe, expect, it } from "vitest";
import type { Person } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shippedAt, shop, t, traced } from "./fixture.ts";

const courier: Person = {
  id: "D",
  role: "courier",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { sms: "13900000009", push: "160a3797c8a0ae" },
  quietHours: { from: "22:00", to: "07:00" },
};
const ordered = shop.given({ events: [created, paid] });
const parcel = ordered
  .at(t("06-01 12:00"))
  .when(shippedAt("06-01 12:00"))
  .when(traced([["06-01 13:00", "picked_up"]]));

/** What one person is told from an instant on, but for the inbox. */
const told = ({ sent }: Scenario, person: Person, from: string): readonly string[] =>
  sent.flatMap((one) => (one.person === person.id && one.kind !== "inbox" && one.at >= at(from) ? [one.notice] : []));

describe("what one message says already is not said beside it", () => {
  it("N-C02, N-C03: a job that was agreed and changed while its courier slept is told as it stands by then", () => {
    const job: readonly ScenarioEvent[] = [
      {
        type: "dispatch.created",
        payload: {
          taskId: "T-1",
          mode: "phone",
          role: "pickup",
          parcels: 3,
          place: "1号门",
          from: t("06-02 09:00"),
          to: t("06-02 10:00"),
        },
      },
      { type: "dispatch.called", payload: { taskId: "T-1" } },
      { type: "dispatch.agreed", payload: { taskId: "T-1", courier: { id: "D", name: "王师傅" } } },
    ];
    const change: ScenarioEvent = {
      type: "dispatch.changed",
      payload: { taskId: "T-1", from: t("06-02 11:00"), to: t("06-02 12:00"), place: "2号门" },
    };
    const agreed = job.reduce((order, event) => order.when(event), ordered.given([courier]).at(t("06-01 23:00")));
    const night = agreed.at(t("06-01 23:30")).when(change).at(t("06-02 07:00"));
    expect(told(night, courier, "06-01 23:00")).toEqual(["job-agreed"]);
    const day = agreed.at(t("06-02 07:30")).when(change);
    expect(told(day, courier, "06-01 23:00")).toEqual(["job-agreed", "job-changed"]);
    // Of what the carrier has by then there is nothing to fetch.
    const fetched = agreed
      .at(t("06-01 23:40"))
      .when(shippedAt("06-01 23:40"))
      .at(t("06-02 05:00"))
      .when(traced([["06-02 05:00", "picked_up"]]));
    expect(told(fetched.at(t("06-02 12:00")), courier, "06-01 23:00")).toEqual([]);
  });

  it("N-B04, N-B13: who reads in the morning that it was sent, and by when it comes, is not told that it comes soon", () => {
    const night = ordered.at(t("06-01 22:30")).when(shippedAt("06-01 22:30", "06-02 23:30"));
    expect(told(night.at(t("06-02 08:00")), buyer, "06-01 22:30")).toEqual(["shipped"]);
    const day = ordered.at(t("06-01 12:00")).when(shippedAt("06-01 12:00", "06-03 12:00"));
    expect(told(day.at(t("06-02 13:00")), buyer, "06-01 12:00")).toEqual(["shipped", "arriving-soon"]);
  });

  it("N-B07, N-B13: nor who reads that it has come to his town", () => {
    const eta = ordered
      .at(t("06-01 12:00"))
      .when(shippedAt("06-01 12:00", "06-04 06:30"))
      .when(traced([["06-01 13:00", "picked_up"]]));
    const night = eta.at(t("06-03 05:00")).when(scan("06-03 05:00", "arrived_destination", "杭州市"));
    expect(told(night.at(t("06-03 08:00")), buyer, "06-03 00:00")).toEqual(["parcel-arrived"]);
  });

  it("N-B09, N-B10: who is called to another point is not reminded of the time that it waits for", () => {
    const point = (time: string, code: string, until: string) =>
      scan(time, { milestone: "awaiting_collection", point: { name: "丰巢柜", code, holdUntil: at(until) } });
    const moved = parcel
      .at(t("06-02 12:00"))
      .when(point("06-02 12:00", "123456", "06-04 12:00"))
      .at(t("06-03 15:00"))
      .when(point("06-03 15:00", "999999", "06-06 12:00"));
    expect(told(moved, buyer, "06-03 12:01")).toEqual(["ready-to-collect"]);
  });

  it("N-B29, N-B06: an extra parcel that was picked up before it was entered is told once", () => {
    const gift: ScenarioEvent = {
      type: "extra_parcel.added",
      payload: { parcelId: "P2", kind: "gift", carrier: "shunfeng", number: "SF0000009" },
    };
    const before = traced([["06-02 10:00", "picked_up"]], { number: "SF0000009" });
    const added = parcel.at(t("06-02 10:00")).when(before).at(t("06-02 10:30")).when(gift);
    expect(told(added, buyer, "06-02 00:00")).toEqual(["extra-parcel"]);
  });

  describe("N-S01: a new order", () => {
    const hears = (windows: readonly object[]): Person =>
      ({ ...seller, alerts: { version: 1, savedAt: 0, savedBy: "s", windows } }) as unknown as Person;

    it("N-S03: and that it will soon be late, to who hears of both at noon", () => {
      const fast = { ...created, payload: { ...created.payload, fastTag: true } };
      const late = shop
        .given([hears([{ from: "12:00", to: "21:00" }])])
        .given({
          events: [
            { ...fast, occurredAt: t("06-01 22:00") },
            { ...paid, occurredAt: t("06-01 22:00") },
          ],
        })
        .at(t("06-02 13:00"));
      expect(told(late, seller, "06-01 22:00")).toEqual(["new-order"]);
    });

    it("N-S04, N-S05: is none any more to who was told to ship it, or that it is late", () => {
      const weekdays = hears([{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }]);
      const friday = [
        { ...created, occurredAt: t("06-05 17:30") },
        { ...paid, occurredAt: t("06-05 17:30") },
      ] as const;
      const weekend = shop.given([weekdays]).given({ events: friday });
      expect(told(weekend.at(t("06-08 10:00")), seller, "06-05 17:00")).toEqual([
        "ship-now",
        "late-shipment-seller",
        "charged",
      ]);
    });
  });
});
