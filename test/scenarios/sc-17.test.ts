import { describe, it } from "vitest";
import type { QuietHours } from "waybell";
import { type Expectations, type Scenario, scenario } from "waybell/testing";
import { created, number, paid, shipped } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";

/**
 * Picked up at 11:30 of Shanghai and silent since, so that N-B21 is raised five days later at 11:30 there: at half past
 * ten in the evening in New York, in summer an hour later.
 */
function silentFor5Days(from: string, quietHours?: QuietHours): Scenario {
  const at = (clock: string): string => `${from}T${clock}+08:00`;
  const scans = [{ at: Date.parse(at("11:30")), code: "1", milestone: "picked_up" as const }];
  return scenario(intlBook, { zone: "America/New_York" })
    .given(peopleAbroad.map((one) => (one.role === "buyer" && quietHours ? { ...one, quietHours } : one)))
    .given({
      events: [
        { ...created, occurredAt: at("09:00") },
        { ...paid, occurredAt: at("09:10") },
        { ...shipped, occurredAt: at("10:00") },
        {
          type: "trace.received",
          receivedAt: at("11:30"),
          payload: { carrier: "zhongtong", number, provider: "kuaidi100", scans },
        },
      ],
    });
}

/** What the seller and the carrier get at once, and the buyer on top, at that time. */
function toldAt(raised: Scenario, at: string): Expectations {
  return raised.then
    .told("buyer", "shipped", "push")
    .effect("openTask", { task: "ask-carrier", assignee: "carrier", rule: "keep-moving", subject: "P1" })
    .told("seller", "no-news-seller", "push")
    .held("no-news", "quiet-hours", { who: "buyer", subject: "P1", until: at })
    .nothingElse()
    .wakesAt(at)
    .advance("24h")
    .then.told("buyer", "no-news", "push", { at })
    .nothingElse();
}

describe("SC-17 quiet hours across a change of clocks", () => {
  it("SC-17 (a) waits for 08:00 summer time in the night that is an hour shorter", () => {
    const raised = silentFor5Days("2027-03-09").at("2027-03-14T11:30:00.001+08:00");
    toldAt(raised, "2027-03-14T08:00:00.000-04:00").breaches([["keep-moving", "P1", "2027-03-13T22:30:00.000-05:00"]]);
    toldAt(raised, "2027-03-14T20:00:00.000+08:00");
    toldAt(raised, "2027-03-14T12:00:00.000Z");
  });

  it("SC-17 (b) waits for 08:00 winter time in the night that is an hour longer", () => {
    const raised = silentFor5Days("2026-10-27").at("2026-11-01T11:30:00.001+08:00");
    toldAt(raised, "2026-11-01T08:00:00.000-05:00").breaches([["keep-moving", "P1", "2026-10-31T23:30:00.000-04:00"]]);
    toldAt(raised, "2026-11-01T21:00:00.000+08:00");
    toldAt(raised, "2026-11-01T13:00:00.000Z");
  });

  it("SC-17 (c) ends the quiet hours at half past three where there is no half past two", () => {
    const raised = silentFor5Days("2027-03-09", { from: "21:00", to: "02:30" }).at("2027-03-14T11:30:00.001+08:00");
    toldAt(raised, "2027-03-14T03:30:00.000-04:00");
    toldAt(raised, "2027-03-14T07:30:00.000Z");
  });

  it("SC-17 (d) ends them at the second half past one where there are two", () => {
    const raised = silentFor5Days("2026-10-27", { from: "21:00", to: "01:30" }).at("2026-11-01T11:30:00.001+08:00");
    toldAt(raised, "2026-11-01T01:30:00.000-05:00");
    toldAt(raised, "2026-11-01T06:30:00.000Z");
  });
});
