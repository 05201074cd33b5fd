import { describe, expect, it } from "vitest";
import type { ScenarioEvent } from "waybell/testing";
import { at, t, traced } from "./fixture.ts";
import { confirmed } from "./pinduoduo.ts";

// The text says ZT111 and ZT222; a tracking number has 6 to 32 letters, digits or hyphens.
const [wrong, right] = ["ZT111111", "ZT222222"];

describe("SC-05 a wrong number", () => {
  const uploaded = confirmed
    .at(t("06-01 12:00"))
    .when({ type: "shipment.submitted", payload: { parcelId: "P1", carrier: "zhongtong", number: wrong } })
    .then.effect("track", { parcel: "P1", carrier: "zhongtong", number: wrong })
    .told("buyer", "shipped", "push", { at: t("06-01 12:00") });
  const replace: ScenarioEvent<"tracking.replaced"> = {
    type: "tracking.replaced",
    payload: { parcelId: "P1", carrier: "zhongtong", number: right },
  };
  const pickedUp = traced([["06-01 22:00", "picked_up"]], { number: right });
  const due = t("06-02 12:00:00.000");
  const after = t("06-02 12:00:00.001");

  it("SC-05 is put right in its last minute: the scan that waited counts, and nobody is late", () => {
    const replaced = uploaded
      .at(t("06-01 22:05"))
      .when(pickedUp)
      .then.accepted()
      .nothingElse()
      .at(t("06-02 11:59:00"))
      .then.told("seller", "pick-up-soon", "push", { at: t("06-02 06:00:00.000") })
      .when(replace);
    replaced.then
      .effect("untrack", { parcel: "P1", carrier: "zhongtong", number: wrong }, { at: t("06-02 11:59:00") })
      .effect("track", { parcel: "P1", carrier: "zhongtong", number: right }, { at: t("06-02 11:59:00") })
      // Its text is silent about N-B06: this pick-up is news to the buyer.
      .told("buyer", "picked-up", "push", { at: t("06-02 11:59:00") })
      .toldContaining("buyer", "number-corrected", "push", { at: t("06-02 11:59:00"), text: right })
      .nothingElse()
      .timeline("P1", [[t("06-01 22:00"), "picked_up"]])
      .at(t("06-03 12:00"))
      .then.nothing()
      .breaches([])
      .compensations([])
      .promises([
        ["next-scan-by", "P1", t("06-03 22:00:00.000")],
        ["keep-moving", "P1", t("06-04 22:00:00.000")],
        ["auto-confirm", "order", t("06-16 12:00:00.000")],
      ]);
    expect(replaced.view().parcels.map(({ number, pickedUpAt }) => [number, pickedUpAt])).toEqual([
      [right, at("06-01 22:00")],
    ]);
    expect(replaced.record?.waiting).toEqual([]);
  });

  it("SC-05 keeps the clock of the first upload", () => {
    uploaded.promises([
      ["pick-up-by", "P1", due],
      ["auto-confirm", "order", t("06-16 12:00:00.000")],
    ]);
    uploaded
      .at(t("06-01 13:00"))
      .when(replace)
      .then.promises([
        ["pick-up-by", "P1", due],
        ["auto-confirm", "order", t("06-16 12:00:00.000")],
      ]);
  });

  const lastCall = uploaded.nothingElse().at(due).then.told("seller", "pick-up-soon", "push");

  it("SC-05 may be replaced with the last millisecond of its 24 hours", () => {
    lastCall
      .when(replace)
      .then.effect("untrack", { parcel: "P1", carrier: "zhongtong", number: wrong }, { at: due })
      .effect("track", { parcel: "P1", carrier: "zhongtong", number: right }, { at: due })
      .toldContaining("buyer", "number-corrected", "push", { at: due, text: right })
      .nothingElse()
      .breaches([]);
  });

  it("SC-05 may not a millisecond later, and says the three things to do instead", () => {
    lastCall
      .at(after)
      .then.effectOfType("openTask")
      .told("buyer", "overdue-pick-up", "push", { at: after })
      .told("seller", "overdue-pick-up-seller", "push", { at: after })
      .nothingElse()
      .when(replace)
      .then.rejected(
        "E_FIX_WINDOW_CLOSED",
        "",
        "Tell the buyer the right carrier and number in the chat, note them in the order's remark, and add an extra parcel of kind resend with the right number.",
      )
      .nothingElse();
  });

  it("SC-05 counts the scan all the same when it is told after the number was replaced", () => {
    const later = uploaded
      .nothingElse()
      .at(t("06-02 05:00"))
      .when(replace)
      .then.effectOfType("untrack")
      .effectOfType("track")
      .nothingElse()
      .at(t("06-02 08:05"))
      .when(pickedUp);
    later.then
      .messages([
        [t("06-02 06:00"), "seller", "pick-up-soon", "push"],
        [t("06-02 08:00"), "buyer", "number-corrected", "push"],
        [t("06-02 08:05"), "buyer", "picked-up", "push"],
      ])
      .nothingElse()
      .at(t("06-03 12:00"))
      .then.nothing()
      .breaches([]);
    expect(later.view().parcels[0]?.pickedUpAt).toBe(at("06-01 22:00"));
  });

  it("SC-05 does not let a scan of the wrong number speak for the right one", () => {
    uploaded
      .at(t("06-01 20:00"))
      .when(traced([["06-01 20:00", "out_for_delivery"]], { number: wrong }))
      .then.told("buyer", "out-for-delivery", "sms")
      .at(t("06-02 09:00"))
      .when(replace)
      .then.effectOfType("untrack")
      .effectOfType("track")
      .told("buyer", "number-corrected", "push")
      // Now that nobody has picked it up, its seller is warned; while the wrong scan counted he was not.
      .told("seller", "pick-up-soon", "push", { at: t("06-02 09:00") })
      .nothingElse()
      .timeline("P1", [])
      .headline("shipped_not_picked_up")
      .promises([
        ["pick-up-by", "P1", due],
        ["auto-confirm", "order", t("06-16 12:00:00.000")],
      ])
      .when(traced([["06-02 09:00", "delivered"]], { number: wrong }))
      .then.nothing();
  });

  it("SC-05 tells each correction of the number once", () => {
    const again = { ...replace, payload: { parcelId: "P1", carrier: "zhongtong", number: "ZT333333" } } as const;
    const all = uploaded.at(t("06-02 09:00")).when(replace).when(replace).at(t("06-02 10:00")).when(again);
    expect(all.sent.filter(({ notice }) => notice === "number-corrected").map((sent) => sent.at)).toEqual([
      at("06-02 09:00"),
      at("06-02 10:00"),
    ]);
  });
});
