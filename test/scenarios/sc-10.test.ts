import { describe, expect, it } from "vitest";
import { figuresOf } from "../support/scores.ts";
import { at, scan, t } from "./fixture.ts";
import { onItsWay, pinduoduoBook } from "./pinduoduo.ts";

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
    const pickUp = figuresOf(pinduoduoBook, after.record, "06-01 00:00", "07-01 00:00").find(
      ({ metric }) => metric === "upload-to-pick-up",
    );
    expect(pickUp).toMatchObject({ ref: "M12", denominator: 1, value: 70 * 60_000, high: 70 * 60_000 });
  });
});
