import { describe, it } from "vitest";
import type { Expectations, Scenario, ScenarioEvent } from "waybell/testing";
import { created, number, paid, scan, shipped, t } from "./fixture.ts";
import { consented, pdd } from "./pinduoduo.ts";

/** Declared the day before for what leaves 浙江: a day more to be picked up for what is due in it. */
const peak: ScenarioEvent<"disruption.declared"> = {
  type: "disruption.declared",
  payload: {
    disruption: "double-eleven",
    kind: "peak",
    from: t("11-11 00:00"),
    to: t("11-14 00:00"),
    region: "浙江",
    promises: ["pick-up-by"],
    origins: ["浙江"],
    effect: { extend: "24h" },
  },
};
/** Overlaps it, with an extension of its own. */
const strike = (extend: string): ScenarioEvent<"disruption.declared"> => ({
  type: "disruption.declared",
  payload: {
    disruption: "hub-strike",
    kind: "traffic",
    from: t("11-12 00:00"),
    to: t("11-13 00:00"),
    effect: { extend },
  },
});

const from = (origin: string): Scenario =>
  pdd
    .given({
      events: [
        { ...created, occurredAt: t("11-10 09:58"), payload: { ...created.payload, origin } },
        { ...consented, occurredAt: t("11-10 09:59") },
        { ...paid, occurredAt: t("11-10 10:00") },
      ],
    })
    .at(t("11-10 12:00"))
    .when(peak);

const shippedAt = (order: Scenario, dayAndTime: string): Expectations =>
  order
    .at(t(dayAndTime))
    .when(shipped)
    .then.effect("track", { parcel: "P1", carrier: "zhongtong", number })
    .told("buyer", "shipped", "push", { at: t(dayAndTime) });

describe("SC-19 a peak that gives a day more", () => {
  const x = shippedAt(from("浙江"), "11-11 10:00").told("seller", "time-extended", "push", {
    at: t("11-11 10:00"),
    text: "因物流高峰（浙江），订单1001的揽收时限已顺延至11月13日10:00。",
  });

  it("SC-19 X is due a day later, and its seller is told so once", () => {
    x.nothingElse()
      .promises([
        ["pick-up-by", "P1", t("11-13 10:00:00.000")],
        ["auto-confirm", "order", t("11-26 10:00:00.000")],
      ])
      .at(t("11-12 22:00"))
      .when(scan("11-12 22:00", "picked_up"))
      .at(t("11-13 12:00"))
      .then.told("buyer", "picked-up", "push", { at: t("11-13 08:00") })
      .nothingElse()
      .breaches([])
      .compensations([])
      .promises([
        ["next-scan-by", "P1", t("11-14 22:00:00.000")],
        ["keep-moving", "P1", t("11-15 22:00:00.000")],
        ["auto-confirm", "order", t("11-26 10:00:00.000")],
      ]);
  });

  it("SC-19 X is overdue when the day more has gone by", () => {
    x.nothingElse()
      .at(t("11-13 10:00:00.000"))
      .then.told("seller", "pick-up-soon", "push", { at: t("11-13 04:00:00.000") })
      .nothingElse()
      .breaches([])
      .at(t("11-13 10:00:00.001"))
      .then.effectOfType("openTask")
      .told("buyer", "overdue-pick-up", "push")
      .told("seller", "overdue-pick-up-seller", "push")
      .nothingElse()
      .breaches([["pick-up-by", "P1", t("11-13 10:00:00.000")]]);
  });

  it("SC-19 Y comes from elsewhere: it is overdue at its own time", () => {
    shippedAt(from("湖南"), "11-11 10:00")
      .nothingElse()
      .promises([
        ["pick-up-by", "P1", t("11-12 10:00:00.000")],
        ["auto-confirm", "order", t("11-26 10:00:00.000")],
      ])
      .at(t("11-12 22:00"))
      .when(scan("11-12 22:00", "picked_up"))
      .then.told("seller", "pick-up-soon", "push", { at: t("11-12 04:00:00.000") })
      .effect(
        "openTask",
        { task: "call-the-buyer", assignee: "platform", rule: "pick-up-by", subject: "P1" },
        { at: t("11-12 10:00:00.001"), since: t("11-12 10:00:00.000") },
      )
      .told("buyer", "overdue-pick-up", "push", { at: t("11-12 10:00:00.001") })
      .told("seller", "overdue-pick-up-seller", "push", { at: t("11-12 10:00:00.001") })
      .held("picked-up", "quiet-hours", { until: t("11-13 08:00") })
      .nothingElse()
      .breaches([["pick-up-by", "P1", t("11-12 10:00:00.000")]])
      .compensations([["overdue-pick-up", "P1", 2000, "held"]]);
  });

  it("SC-19 Z was shipped before, but is due in it: a day later too", () => {
    shippedAt(from("浙江"), "11-10 18:00")
      .told("seller", "time-extended", "push", {
        at: t("11-10 18:00"),
        text: "因物流高峰（浙江），订单1001的揽收时限已顺延至11月12日18:00。",
      })
      .nothingElse()
      .promises([
        ["pick-up-by", "P1", t("11-12 18:00:00.000")],
        ["auto-confirm", "order", t("11-25 18:00:00.000")],
      ]);
  });

  it("SC-19 gives nothing to what is due before it begins", () => {
    shippedAt(from("浙江"), "11-10 12:00")
      .told("seller", "time-extended", "push")
      .promises([
        ["pick-up-by", "P1", t("11-12 12:00:00.000")],
        ["auto-confirm", "order", t("11-25 12:00:00.000")],
      ]);
  });

  it("SC-19 does not add a shorter extension to a longer one, and says nothing of it", () => {
    x.nothingElse()
      .at(t("11-11 12:00"))
      .when(strike("12h"))
      .then.accepted()
      .nothing()
      .promises([
        ["pick-up-by", "P1", t("11-13 10:00:00.000")],
        ["auto-confirm", "order", t("11-26 10:00:00.000")],
      ]);
  });

  it("SC-19 takes the longer one where that comes second, and tells the seller the new time", () => {
    x.nothingElse()
      .at(t("11-11 12:00"))
      .when(strike("36h"))
      .then.told("seller", "time-extended", "push", {
        at: t("11-11 12:00"),
        text: "因交通受阻，订单1001的揽收时限已顺延至11月13日22:00。",
      })
      .nothingElse()
      .promises([
        ["pick-up-by", "P1", t("11-13 22:00:00.000")],
        ["auto-confirm", "order", t("11-26 10:00:00.000")],
      ]);
  });
});
