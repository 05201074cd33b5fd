import { describe, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { ScenarioEvent } from "waybell/testing";
import { at, number, scan, t, underWay } from "./fixture.ts";

const arrived = (dayAndTime: string, name: string, code: string) =>
  scan(dayAndTime, { milestone: "awaiting_collection", point: { name, code } });

describe("a parcel that waits at one point and then at another", () => {
  const first = underWay
    .at(t("06-03 10:00"))
    .when(arrived("06-03 10:00", "万科城驿站", "8-2-3307"))
    .then.told("buyer", "ready-to-collect", "sms", { text: ["万科城驿站", "8-2-3307", number] });

  it("N-B09 is told of the new point, and reminders count from there", () => {
    first
      .at(t("06-04 09:00"))
      .when(arrived("06-04 09:00", "丰巢柜", "1-1-0001"))
      .then.told("buyer", "ready-to-collect", "sms", { at: t("06-04 09:00"), text: ["丰巢柜", "1-1-0001", number] })
      .at(t("06-10 12:00"))
      .then.messages([
        [t("06-05 09:00"), "buyer", "collect-reminder", "push"],
        [t("06-06 09:00"), "buyer", "collect-reminder", "push"],
        [t("06-10 09:00"), "buyer", "collect-last-call", "push"],
      ])
      .nothingElse();
  });

  it("N-B09 is told of another code at the same point", () => {
    first
      .at(t("06-03 15:00"))
      .when(arrived("06-03 15:00", "万科城驿站", "8-2-4410"))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["万科城驿站", "8-2-4410", number] })
      .nothingElse();
  });

  it.each([
    ["point", "丰巢柜", "1-1-0001"],
    ["code", "万科城驿站", "8-2-4410"],
  ])(
    "N-B09 is told of the first anew where the provider takes the second %s back, and of that where it comes back",
    (_, name, code) => {
      const second = arrived("06-03 15:00", name, code);
      const { scans, ...of } = second.payload as TraceReceived;
      first
        .at(t("06-03 15:00"))
        .when(second)
        .then.told("buyer", "ready-to-collect", "sms", { text: [name, code, number] })
        .at(t("06-03 16:00"))
        .when({ type: "trace.received", payload: { ...of, scans: [], withdrawn: scans } })
        .then.told("buyer", "ready-to-collect", "sms", { text: ["万科城驿站", "8-2-3307", number] })
        .nothingElse()
        .at(t("06-03 17:00"))
        .when(second)
        .then.told("buyer", "ready-to-collect", "sms", { text: [name, code, number] })
        .nothingElse();
    },
  );

  it("N-B09 is not told again of the same point with the same code", () => {
    first
      .at(t("06-03 15:00"))
      .when(arrived("06-03 15:00", "万科城驿站", "8-2-3307"))
      .then.accepted()
      .nothing();
  });

  it("N-B09 is not told of a point it has left by now, whose scan comes late", () => {
    const moved = underWay.at(t("06-03 12:00")).when(arrived("06-03 12:00", "丰巢柜", "1-1-0001"));
    moved.then
      .told("buyer", "ready-to-collect", "sms", { text: ["丰巢柜", "1-1-0001", number] })
      .at(t("06-03 13:00"))
      .when(arrived("06-03 10:00", "万科城驿站", "8-2-3307"))
      .then.accepted()
      .nothing();
  });

  it("N-B11 is told again of the day on which the new point gives it back", () => {
    const held = (dayAndTime: string, name: string, until: string) =>
      scan(dayAndTime, { milestone: "awaiting_collection", point: { name, code: "1-1", holdUntil: at(until) } });
    underWay
      .at(t("06-03 10:00"))
      .when(held("06-03 10:00", "万科城驿站", "06-04 10:00"))
      .at(t("06-03 15:00"))
      .when(held("06-03 15:00", "丰巢柜", "06-05 15:00"))
      .at(t("06-04 16:00"))
      .then.messages([
        [t("06-03 10:00"), "buyer", "ready-to-collect", "sms"],
        [t("06-03 10:00"), "buyer", "collect-last-call", "push"],
        [t("06-03 15:00"), "buyer", "ready-to-collect", "sms"],
        [t("06-04 15:00"), "buyer", "collect-last-call", "push"],
      ])
      .nothingElse();
  });

  it("S0-33 the buyer is told where that was not so, and of the point again once it is", () => {
    const { payload } = arrived("06-03 10:00", "万科城驿站", "8-2-3307");
    const { scans, ...of } = payload as TraceReceived;
    const takenBack: ScenarioEvent = { type: "trace.received", payload: { ...of, scans: [], withdrawn: scans } };
    const corrected = first
      .at(t("06-03 10:30"))
      .when(takenBack)
      .then.told("buyer", "not-to-collect-yet", "push", {
        text: `很抱歉，此前的取件通知有误：包裹${number}尚不能领取，请勿前往。可领取时我们会通知您。`,
      })
      .nothingElse();
    corrected
      .at(t("06-03 11:00"))
      .when(arrived("06-03 10:00", "万科城驿站", "8-2-3307"))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["万科城驿站", "8-2-3307", number] })
      .at(t("06-03 11:30"))
      .then.nothingElse();
    corrected
      .at(t("06-03 15:00"))
      .when(arrived("06-03 15:00", "丰巢柜", "1-1-0001"))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["丰巢柜", "1-1-0001", number] })
      .nothingElse();
  });

  it("S0-33 the buyer is told so though a delivery had been taken back before, and once beside one that is", () => {
    const back = underWay
      .at(t("06-03 09:00"))
      .when(scan("06-03 09:00", "delivered"))
      .at(t("06-03 12:00"))
      .when(scan("06-03 12:00", "out_for_delivery"))
      .then.messages([
        [t("06-03 09:00"), "buyer", "delivered", "push"],
        [t("06-03 12:00"), "buyer", "out-for-delivery", "sms"],
        [t("06-03 12:00"), "buyer", "not-delivered-yet", "push"],
      ])
      .at(t("06-04 10:00"))
      .when(arrived("06-04 10:00", "万科城驿站", "8-2-3307"))
      .then.told("buyer", "ready-to-collect", "sms");
    const { scans, ...of } = arrived("06-04 10:00", "万科城驿站", "8-2-3307").payload as TraceReceived;
    back
      .at(t("06-04 11:00"))
      .when({ type: "trace.received", payload: { ...of, scans: [], withdrawn: scans } })
      .then.told("buyer", "not-to-collect-yet", "push")
      .nothingElse();
    back
      .at(t("06-04 11:00"))
      .when(scan("06-04 11:00", "delivered"))
      .then.told("buyer", "delivered", "push")
      .at(t("06-04 12:00"))
      .when(scan("06-04 12:00", "out_for_delivery"))
      .then.told("buyer", "out-for-delivery", "sms")
      .told("buyer", "not-delivered-yet", "push")
      .at(t("06-04 13:00"))
      .then.nothingElse()
      .when(arrived("06-04 13:00", "万科城驿站", "8-2-3307"))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["万科城驿站", "8-2-3307", number] })
      .nothingElse();
  });
});

describe("a parcel whose provider says that it was not collected in time", () => {
  const overdue = { exception: "overdue_collection" } as const;
  const point = { name: "万科城驿站", code: "8-2-3307" };

  it("waits there: the buyer hears of the point, and once", () => {
    underWay
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", { ...overdue, milestone: "awaiting_collection", point }))
      .then.told("buyer", "ready-to-collect", "sms", { text: [point.name, point.code, number] })
      .nothingElse()
      .at(t("06-03 12:00"))
      .when(scan("06-03 12:00", { ...overdue, milestone: "awaiting_collection", point }))
      .then.accepted()
      .nothing();
  });

  it("goes back: the buyer hears that, and is not asked to collect it", () => {
    underWay
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", { milestone: "awaiting_collection", point }))
      .then.told("buyer", "ready-to-collect", "sms")
      .at(t("06-03 15:00"))
      .when(scan("06-03 15:00", { ...overdue, milestone: "returning" }))
      .then.told("buyer", "going-back", "push")
      .nothingElse();
  });
});
