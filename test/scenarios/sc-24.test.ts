import { describe, expect, it } from "vitest";
import type { Scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { number, scan, shipped, shippedAt, t } from "./fixture.ts";
import { confirmed, scanned } from "./pinduoduo.ts";

/** Shipped on 06-03 at 09:00, picked up that evening, and last heard of on 06-05 at 09:00. */
const lastSeen = (remote: boolean): Scenario =>
  confirmed.given({
    events: [
      { ...shipped, occurredAt: t("06-03 09:00"), payload: { ...shipped.payload, remote } },
      scanned("06-03 20:30", "picked_up", "杭州市"),
      scanned("06-05 09:00", "in_transit", "苏州市"),
    ],
  });
const ask = { task: "ask-carrier", assignee: "carrier", rule: "keep-moving", subject: "P1" } as const;

describe("SC-24 a parcel that stands still", () => {
  const due = t("06-08 09:00:00.000");
  const after = t("06-08 09:00:00.001");
  const silent = lastSeen(false).at(due).then.nothing().at(after);

  it("SC-24 is missed after 72 hours: the carrier is asked, buyer and seller are told", () => {
    silent.then
      .effect("openTask", ask, { at: after, since: due })
      .told("buyer", "no-news", "push", {
        at: after,
        text: `包裹${number}已3天没有新的物流信息，我们正与快递公司核实。您可联系客服或申请售后。`,
      })
      .told("seller", "no-news-seller", "push", {
        at: after,
        text: `订单1001的包裹${number}已3天没有新的物流信息，请联系中通快递核实。`,
      })
      .nothingElse()
      .breaches([["keep-moving", "P1", due]])
      .compensations([]);
  });

  it("SC-24 is told its seller a day after he heard that nothing followed the pick-up", () => {
    const pickedUp = confirmed
      .given({ events: [shippedAt("06-05 08:00"), scanned("06-05 09:00", "picked_up", "杭州市")] })
      .at(t("06-09 00:00"));
    expect(pickedUp.sent.flatMap(({ notice, at: when }) => (notice === "no-news-seller" ? [clock(when)] : []))).toEqual(
      ["06-07 09:00:00.001", "06-08 09:00:00.001"],
    );
  });

  const told = silent.then
    .effectOfType("openTask")
    .told("buyer", "no-news", "push")
    .told("seller", "no-news-seller", "push");

  it("SC-24 stops the clock of the automatic confirmation meanwhile", () => {
    told.promises([
      ["keep-moving", "P1", due, "overdue"],
      ["auto-confirm", "order", "paused"],
    ]);
    const confirm = silent.view().promises.find(({ promise }) => promise === "auto-confirm");
    expect(confirm?.left).toBe(Date.parse(t("06-18 09:00")) - Date.parse(due));
  });

  const moved = told
    .at(t("06-08 15:00"))
    .when(scan("06-08 15:00", "in_transit", "上海市"))
    .then.nothing()
    .promises([
      ["keep-moving", "P1", t("06-11 15:00:00.000")],
      // Six hours later than without the stall.
      ["auto-confirm", "order", t("06-18 15:00:00.000")],
    ]);

  it("S0-28 whoever was told of the silence hears where the parcel was seen since, late as that comes", () => {
    told
      .at(t("06-09 12:00"))
      .when(scan("06-08 12:00", "arrived_destination", "上海市"))
      .then.told("buyer", "parcel-arrived", "push", { at: t("06-09 12:00") })
      .nothingElse()
      // Told of better since, he is told of nothing stale any more.
      .at(t("06-10 12:00"))
      .when(scan("06-09 08:00", "out_for_delivery"))
      .then.dropped("out-for-delivery", "not-fresh")
      .effectOfType("openTask")
      .nothingElse();
  });

  it("S0-28 so does who was told since of a request that has the id of the parcel", () => {
    const asked = silent.at(t("06-08 13:00")).when({
      type: "aftersales.requested",
      payload: { caseId: "P1", kind: "refund_only", reason: "other", lines: [{ lineId: "L1", quantity: 1 }] },
    });
    const heard = asked.at(t("06-09 12:00")).when(scan("06-08 12:00", "arrived_destination", "上海市"));
    expect(
      heard.sent.flatMap(({ role, notice, subject }) => (role === "buyer" ? [`${notice} ${subject}`] : [])).slice(-3),
    ).toEqual(["no-news P1", "request-received P1", "parcel-arrived P1"]);
  });

  it("S0-28 but not of what was known before, or of what nobody was told to miss", () => {
    told.at(t("06-09 12:00")).when(scan("06-04 09:00", "in_transit")).then.nothing();
    lastSeen(false)
      .at(t("06-08 08:00"))
      .when(scan("06-07 08:00", "arrived_destination", "上海市"))
      .then.dropped("parcel-arrived", "not-fresh")
      .nothing();
  });

  it("SC-24 recovers with the next scan, and is missed again three days after that", () => {
    moved
      .breaches([["keep-moving", "P1", due]])
      .at(t("06-11 15:00:00.000"))
      .then.nothing()
      .at(t("06-11 15:00:00.001"))
      .then.effect("openTask", ask, { at: t("06-11 15:00:00.001"), since: t("06-11 15:00:00.000") })
      .told("buyer", "no-news", "push")
      .told("seller", "no-news-seller", "push")
      .nothingElse()
      .breaches([
        ["keep-moving", "P1", due],
        ["keep-moving", "P1", t("06-11 15:00:00.000")],
      ]);
  });

  it("SC-24 is not moved by a provider that only says it stands still", () => {
    lastSeen(false)
      .at(t("06-07 09:00"))
      .when(scan("06-07 09:00", { exception: "stalled", code: "202" }))
      .then.accepted()
      .nothing()
      .promises([
        ["keep-moving", "P1", due],
        ["auto-confirm", "order", t("06-18 09:00:00.000")],
      ])
      .at(after)
      .then.effect("openTask", ask, { at: after, since: due })
      .told("buyer", "no-news", "push", { at: after })
      .told("seller", "no-news-seller", "push", { at: after })
      .nothingElse();
  });

  it("SC-24 has five days on its way to a village", () => {
    lastSeen(true)
      .at(t("06-10 09:00:00.000"))
      .then.nothing()
      .at(t("06-10 09:00:00.001"))
      .then.effect("openTask", ask, { at: t("06-10 09:00:00.001"), since: t("06-10 09:00:00.000") })
      .told("buyer", "no-news", "push", { at: t("06-10 09:00:00.001") })
      .told("seller", "no-news-seller", "push", { at: t("06-10 09:00:00.001") })
      .nothingElse()
      .breaches([["keep-moving", "P1", t("06-10 09:00:00.000")]]);
  });
});
