import { describe, expect, it } from "vitest";
import type { TraceReceived } from "waybell";
import type { Scenario, ScenarioEvent } from "waybell/testing";
import { at, number, paidOrder, scan, shippedAt, t, underWay } from "./fixture.ts";

const signed = scan("06-03 12:00", "delivered").payload as TraceReceived;
const toldAt = (received: string): ScenarioEvent => ({
  type: "trace.received",
  payload: signed,
  receivedAt: t(received),
});
const takenBackAt = (received: string): ScenarioEvent => ({
  type: "trace.received",
  payload: { ...signed, scans: [], withdrawn: signed.scans },
  receivedAt: t(received),
});
const arrive = (order: Scenario, events: readonly ScenarioEvent[]): Scenario =>
  events.reduce((one, event) => one.when(event), order.at(t("06-03 15:00")));
const milestone = (order: Scenario) => order.view().parcels.map((parcel) => parcel.milestone);

describe("S0-33 a delivery that its provider took back", () => {
  it("is none, whether the scan or its withdrawal arrives first, and nobody is told of it", () => {
    const told = toldAt("06-03 12:30");
    const takenBack = takenBackAt("06-03 13:00");
    const [one, other] = [arrive(underWay, [told, takenBack]), arrive(underWay, [takenBack, told])];
    expect(milestone(other)).toEqual(["in_transit"]);
    expect(other.view()).toEqual(one.view());
    arrive(underWay, [takenBack, told]).then.duplicate().nothingElse();
  });

  it("stays none when a push received before comes again", () => {
    const events = [toldAt("06-03 12:30"), takenBackAt("06-03 13:00"), toldAt("06-03 12:30"), toldAt("06-03 13:00")];
    expect(milestone(arrive(underWay, events))).toEqual(["in_transit"]);
  });

  it("is one after all when it is told anew since, until that is taken back too", () => {
    const anew = [takenBackAt("06-03 13:00"), toldAt("06-03 14:00")];
    const order = arrive(underWay, anew);
    expect(milestone(order)).toEqual(["delivered"]);
    expect(milestone(arrive(order, [toldAt("06-03 12:30")]))).toEqual(["delivered"]);
    expect(milestone(arrive(order, [takenBackAt("06-03 14:30"), toldAt("06-03 14:00")]))).toEqual(["in_transit"]);
  });

  it("taken back once more is no news, but what was told in between does not count", () => {
    const order = arrive(underWay, [takenBackAt("06-03 13:00"), takenBackAt("06-03 14:30")]);
    order.then.duplicate().nothingElse();
    expect(milestone(arrive(order, [toldAt("06-03 14:00")]))).toEqual(["in_transit"]);
  });

  it("of another scan is news each time, of however many", () => {
    let order = underWay.at(t("06-03 15:00"));
    for (let minute = 0; minute < 25; minute++) {
      const [was] = signed.scans;
      const withdrawn = [{ ...was, at: at("06-03 12:00") + minute * 60_000 }] as TraceReceived["scans"];
      order = order.when({ type: "trace.received", payload: { ...signed, scans: [], withdrawn } });
      order.then.nothing();
    }
    order
      .when({
        type: "trace.received",
        payload: { ...signed, scans: [], withdrawn: signed.scans.map((one) => ({ ...one, at: at("06-03 12:24") })) },
      })
      .then.duplicate();
  });

  it("is corrected by what comes in the same message, however often that comes", () => {
    const [was] = signed.scans;
    const corrected: ScenarioEvent = {
      type: "trace.received",
      payload: {
        ...signed,
        scans: [{ ...was, milestone: "awaiting_collection" }],
        withdrawn: [{ at: was?.at, code: was?.code }],
      } as TraceReceived,
      receivedAt: t("06-03 13:00"),
    };
    const order = arrive(underWay, [toldAt("06-03 12:30"), corrected]);
    expect(milestone(order)).toEqual(["awaiting_collection"]);
    expect(milestone(arrive(order, [corrected, toldAt("06-03 12:30")]))).toEqual(["awaiting_collection"]);
  });

  it.each([
    ["after", [toldAt("06-03 12:30"), takenBackAt("06-03 13:00")]],
    ["before", [takenBackAt("06-03 13:00"), toldAt("06-03 12:30")]],
  ] as const)("%s the scan is none of a number that is uploaded later either", (_, events) => {
    const order = arrive(paidOrder, events).when({ ...shippedAt("06-03 15:00"), receivedAt: t("06-03 15:00") });
    expect(milestone(order)).toEqual(["unknown"]);
    expect(milestone(arrive(order, [toldAt("06-03 12:30")]))).toEqual(["unknown"]);
  });

  it("is none of a number that was put right and back again", () => {
    const putRight = (to: string): ScenarioEvent => ({
      type: "tracking.replaced",
      payload: { parcelId: "P1", carrier: "zhongtong", number: to },
    });
    const early = paidOrder.at(t("06-01 18:00")).when(shippedAt("06-01 18:00"));
    const events = [takenBackAt("06-03 13:00"), putRight("73100000000002"), putRight(number), toldAt("06-03 12:30")];
    expect(milestone(arrive(early, events))).toEqual(["unknown"]);
  });
});
