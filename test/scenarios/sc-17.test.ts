import { describe, it } from "vitest";
import { scenario } from "waybell/testing";
import { book, buyer, created, number, paid, seller, shipped } from "./fixture.ts";

const inNewYork = { ...buyer, zone: "America/New_York", quietHours: { from: "21:00", to: "08:00" } };

/** Shipped the day before at 10:00 in New York, delivered at that instant. */
const delivered = (dayBefore: string, at: string) =>
  scenario(book, { zone: "America/New_York" })
    .given([inNewYork, seller])
    .given({
      events: [
        { ...created, occurredAt: `${dayBefore}T13:58Z` },
        { ...paid, occurredAt: `${dayBefore}T14:00Z` },
        { ...shipped, occurredAt: `${dayBefore}T15:00Z` },
      ],
    })
    .at(at)
    .when({
      type: "trace.received",
      payload: {
        carrier: "zhongtong",
        number,
        provider: "kuaidi100",
        scans: [{ at: Date.parse(at), code: "301", milestone: "delivered" }],
      },
    });

describe("SC-17 quiet hours across a change of clocks", () => {
  it("SC-17 (a) waits for 08:00 summer time in the night that is an hour shorter", () => {
    delivered("2027-03-12", "2027-03-14T11:30+08:00")
      .then.held("delivered", "quiet-hours", { until: "2027-03-14T12:00Z" })
      .nothing()
      .wakesAt("2027-03-14T08:00-04:00")
      .at("2027-03-15T12:00Z")
      .then.told("buyer", "delivered", "push", { at: "2027-03-14T20:00+08:00" })
      .nothingElse();
  });

  it("SC-17 (b) waits for 08:00 winter time in the night that is an hour longer", () => {
    delivered("2026-10-30", "2026-11-01T11:30+08:00")
      .then.held("delivered", "quiet-hours", { until: "2026-11-01T13:00Z" })
      .nothing()
      .wakesAt("2026-11-01T08:00-05:00")
      .at("2026-11-02T12:00Z")
      .then.told("buyer", "delivered", "push", { at: "2026-11-01T21:00+08:00" })
      .nothingElse();
  });
});
