import { describe, expect, it } from "vitest";
import { at, scan, shippedOrder, t, traced } from "./fixture.ts";

const parcelOf = (scenario: typeof base) => scenario.view().parcels[0];
const base = shippedOrder("06-01 18:00", "06-03 18:00");

describe("SC-08 traces out of order", () => {
  const out = scan("06-03 08:30", "out_for_delivery");
  const arrived = scan("06-03 06:10", "arrived_destination");
  const rows = [
    [t("06-03 06:10"), "arrived_destination"],
    [t("06-03 08:30"), "out_for_delivery"],
  ] as const;

  it("SC-08 says nothing of an arrival that is told after the parcel went out for delivery", () => {
    base
      .at(t("06-03 08:31"))
      .when(out)
      .then.told("buyer", "arriving-soon", "push", { at: t("06-02 18:00") })
      .told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:31"), subject: "P1" })
      .at(t("06-03 09:15"))
      .when(arrived)
      .then.accepted()
      .nothing()
      .timeline("P1", rows)
      .headline("out_for_delivery")
      .at(t("06-04 08:30"))
      .then.nothingElse();
  });

  it("SC-08 comes to the same state when the scans arrive the other way round, the arrival planned for 08:00", () => {
    base
      .at(t("06-03 07:15"))
      .when(arrived)
      .then.held("parcel-arrived", "quiet-hours", { until: t("06-03 08:00") })
      .told("buyer", "arriving-soon", "push", { at: t("06-02 18:00") })
      .nothingElse()
      .at(t("06-03 08:31"))
      .when(out)
      .then.told("buyer", "parcel-arrived", "push", { at: t("06-03 08:00") })
      .told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:31") })
      .nothingElse()
      .timeline("P1", rows)
      .headline("out_for_delivery");
  });

  it("SC-08 drops the planned arrival when the parcel goes out for delivery before the quiet hours end", () => {
    base
      .at(t("06-03 07:15"))
      .when(arrived)
      .at(t("06-03 07:40"))
      .when(scan("06-03 07:40", "out_for_delivery"))
      .then.held("out-for-delivery", "quiet-hours")
      .at(t("06-03 12:00"))
      .then.told("buyer", "arriving-soon", "push", { at: t("06-02 18:00") })
      .told("buyer", "out-for-delivery", "sms", { at: t("06-03 08:00") })
      .nothingElse();
  });
});

describe("SC-09 duplicate traces", () => {
  const fromA = traced([["06-01 20:30:05", "picked_up", "杭州"]], { provider: "A" });
  const fromB = traced([["06-01 20:30:41", { milestone: "picked_up", code: "GOT" }, "杭州"]], { provider: "B" });
  const facility = traced([["06-01 20:45:00", "picked_up", "下沙"]], { provider: "A" });

  it("SC-09 joins what two providers say of one pick-up, and tells it once", () => {
    base
      .at(t("06-01 20:31"))
      .when(fromA)
      .then.told("buyer", "picked-up", "push", { at: t("06-01 20:31") })
      .when(fromB)
      .then.accepted()
      .nothing()
      .when(fromA)
      .then.duplicate()
      .nothingElse()
      .at(t("06-01 20:46"))
      .when(facility)
      .then.nothing()
      .timeline("P1", [
        [t("06-01 20:30:05"), "picked_up", "杭州", ["A", "B"]],
        [t("06-01 20:45:00"), "picked_up", "下沙", ["A"]],
      ]);
  });

  it("SC-09 dates the pick-up by the first of them, whichever came first", () => {
    const later = base.at(t("06-01 20:46")).when(facility).when(fromB).when(fromA);
    expect(parcelOf(later)?.pickedUpAt).toBe(at("06-01 20:30:05"));
    later.then.timeline("P1", [
      [t("06-01 20:30:05"), "picked_up", "杭州", ["A", "B"]],
      [t("06-01 20:45:00"), "picked_up", "下沙", ["A"]],
    ]);
  });
});

describe("SC-10 delivered before the pick-up scan arrives", () => {
  const delivered = shippedOrder("06-01 12:00").at(t("06-01 20:02")).when(scan("06-01 20:00", "delivered"));

  it("SC-10 takes the delivery for a pick-up, and replaces it in silence when the scan comes", () => {
    const after = delivered.then
      .told("buyer", "delivered", "push", { at: t("06-01 20:02") })
      .nothingElse()
      .headline("delivered")
      .at(t("06-02 22:00"))
      .when(scan("06-01 13:10", "picked_up"))
      .then.accepted()
      .nothing()
      .timeline("P1", [
        [t("06-01 13:10"), "picked_up"],
        [t("06-01 20:00"), "delivered"],
      ])
      .headline("delivered");
    expect(parcelOf(delivered)?.pickedUpAt).toBe(at("06-01 20:00"));
    expect(parcelOf(after)?.pickedUpAt).toBe(at("06-01 13:10"));
    after.at(t("06-10 00:00")).then.nothingElse();
  });
});
