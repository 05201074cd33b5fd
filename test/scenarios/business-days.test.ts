import { describe, expect, it } from "vitest";
import { defineRulebook, type Pack } from "waybell";
import { pinduoduo } from "waybell/packs";
import { type Scenario, scenario } from "waybell/testing";
import { at, buyer, created, paid, scan, seller, shippedAt, t } from "./fixture.ts";
import { around, channels, platform, scanned } from "./pinduoduo.ts";

// A platform that does not work from Wednesday 06-03 to Friday 06-05, nor on Monday 06-15.

const source = ["R-TT-5"] as const;
const own: Pack = {
  id: "own",
  version: "1",
  layer: "platform",
  calendar: { holidays: ["2026-06-03", "2026-06-04", "2026-06-05", "2026-06-15"], workingDays: [] },
  values: {
    duration: {
      "late-evidence": { value: "2bd", source },
      "confirm.warn": { value: "1bd", source },
      "confirm.warn.or-else": { value: "4bd", source },
    },
  },
};
const book = defineRulebook({ packs: [pinduoduo, own], channels });
const shipped = scenario(book)
  .given([buyer, seller, platform])
  .given({ events: [created, paid, shippedAt("06-01 18:00")] });
/** To be confirmed on 06-10 at 14:05. */
const delivered = (order: Scenario): Scenario =>
  order
    .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-02 23:40", "in_transit")] })
    .at(t("06-03 14:05"))
    .when(scan("06-03 14:05", "delivered"));

describe("business days of a platform with a calendar", () => {
  it("are those in which evidence may come late", () => {
    const [last, over] = around("06-09 18:00");
    const ends = (time: number) =>
      shipped
        .at(time)
        .when(scan("06-02 17:00", "picked_up"))
        .view()
        .breaches.map(({ promise, ended }) => [promise, ended?.why])
        .find(([promise]) => promise === "pick-up-by");
    expect(ends(last)).toEqual(["pick-up-by", "late-evidence"]);
    expect(ends(over)).toEqual(["pick-up-by", undefined]);
  });

  it("are those a warning has to do its work", () => {
    const warned = delivered(shipped)
      .at(t("06-10 09:05"))
      .when({ type: "case.opened", payload: { caseId: "k" } })
      .at(t("06-12 10:00"))
      .when({ type: "case.ended", payload: { caseId: "k" } });
    const [due, after] = around("06-16 10:00");
    warned.then
      .promises([["auto-confirm", "order", due]])
      .at(due)
      .then.headline("delivered")
      .at(after)
      .then.headline("received");
  });

  it("are those a warning is waited for that goes over no channel", () => {
    const silent = scenario(defineRulebook({ packs: [pinduoduo, own], channels: [] }))
      .given([buyer, seller, platform])
      .given({ events: [created, paid, shippedAt("06-01 18:00")] });
    const due = at("06-17 14:05");
    const waiting = delivered(silent).at(due);
    waiting.then.headline("delivered");
    expect(waiting.at(due + 1).record?.stamps["order.received"]).toEqual([due, due]);
  });
});
