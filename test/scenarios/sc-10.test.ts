import { describe, expect, it } from "vitest";
import { at, scan, t } from "./fixture.ts";
import { onItsWay } from "./pinduoduo.ts";

describe("SC-10 delivered before the pick-up scan arrives", () => {
  const delivered = onItsWay("06-01 12:00").at(t("06-01 20:02")).when(scan("06-01 20:00", "delivered"));
  const told = delivered.then.told("buyer", "delivered", "push", { at: t("06-01 20:02") }).nothingElse();
  const pickedUpAt = (of: typeof delivered): number | null | undefined => of.view().parcels[0]?.pickedUpAt;

  it("SC-10 takes the delivery for a pick-up", () => {
    told
      .headline("delivered")
      .breaches([])
      .promises([["auto-confirm", "order", t("06-08 20:02:00.000")]]);
    expect(pickedUpAt(delivered)).toBe(at("06-01 20:00"));
  });

  it("SC-10 replaces it in silence when the scan comes", () => {
    const after = told.at(t("06-02 22:00")).when(scan("06-01 13:10", "picked_up"));
    after.then
      .accepted()
      // That was due before the scan came, a day after the delivery.
      .told("buyer", "please-confirm", "push", { at: t("06-02 20:00") })
      .nothingElse()
      .timeline("P1", [
        [t("06-01 13:10"), "picked_up"],
        [t("06-01 20:00"), "delivered"],
      ])
      .headline("delivered")
      .breaches([])
      .compensations([]);
    expect(pickedUpAt(after)).toBe(at("06-01 13:10"));
    expect((pickedUpAt(after) ?? 0) - at("06-01 12:00")).toBe(70 * 60_000);
  });
});
