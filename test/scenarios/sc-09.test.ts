import { describe, expect, it } from "vitest";
import { at, t, traced } from "./fixture.ts";
import { onItsWay } from "./pinduoduo.ts";

describe("SC-09 duplicate traces", () => {
  const shipped = onItsWay("06-01 18:00", "06-03 18:00");
  const fromA = traced([["06-01 20:30:05", "picked_up", "杭州"]], { provider: "A" });
  const fromB = traced([["06-01 20:30:41", { milestone: "picked_up", code: "GOT" }, "杭州"]], { provider: "B" });
  const facility = traced([["06-01 20:45:00", "picked_up", "下沙"]], { provider: "A" });
  const timeline = [
    [t("06-01 20:30:05"), "picked_up", "杭州", ["A", "B"]],
    [t("06-01 20:45:00"), "picked_up", "下沙", ["A"]],
  ] as const;
  // Picked up at 20:30:05; the scan of 20:45 is the next one, and the last that was heard of it.
  const owed = [
    ["keep-moving", "P1", t("06-04 20:45:00.000")],
    ["auto-confirm", "order", t("06-16 18:00:00.000")],
  ] as const;

  it("SC-09 joins what two providers say of one pick-up, and tells it once", () => {
    shipped
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
      .then.accepted()
      .nothing()
      .timeline("P1", timeline)
      .promises(owed)
      .breaches([])
      .filed([[t("06-01 20:31"), "buyer", "picked-up"]]);
  });

  it("SC-09 dates the pick-up by the first of them, whichever came first", () => {
    const later = shipped.at(t("06-01 20:46")).when(facility).when(fromB).when(fromA);
    expect(later.view().parcels[0]?.pickedUpAt).toBe(at("06-01 20:30:05"));
    later.then
      .told("buyer", "picked-up", "push", { at: t("06-01 20:46") })
      .nothingElse()
      .timeline("P1", timeline)
      .promises(owed);
  });
});
