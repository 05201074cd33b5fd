import { describe, expect, it } from "vitest";
import { type Scenario, scenario } from "waybell/testing";
import { clock } from "../support/times.ts";
import { created, number, paid, scan, shippedAt, shippedOrder, t, traced, underWay } from "./fixture.ts";
import { intlBook, peopleAbroad } from "./intl.ts";
import { onItsWay, scanned } from "./pinduoduo.ts";

const lost = { exception: "lost" } as const;
const refused = { exception: "refused" } as const;
const point = { milestone: "awaiting_collection", point: { name: "万科城驿站", code: "8-2-3307" } } as const;

const told = ({ inbox }: Scenario): readonly string[] =>
  inbox.filter(({ person }) => person.startsWith("buyer")).map(({ notice }) => notice);

/** What ends the way to the buyer short of him, and what he is told of that. */
const endings = [
  ["lost", lost, "lost-or-damaged"],
  ["refused", refused, "going-back"],
  ["on its way back", "returning", "going-back"],
  ["back", "returned", "going-back"],
] as const;

describe("a parcel that comes to the buyer no more", () => {
  it.each(endings)("N-B10, N-B11: %s, it is not to be collected", (_, what, said) => {
    const ended = underWay
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", point))
      .at(t("06-03 15:00"))
      .when(scan("06-03 15:00", what))
      .at(t("06-10 20:00"));
    expect(told(ended)).toContain(said);
    expect(told(ended).filter((notice) => notice.startsWith("collect"))).toEqual([]);
  });

  it.each(endings)("N-B09: %s, nobody is sent for it who was not told yet", (_, what, said) => {
    underWay
      .at(t("06-03 15:00"))
      .when(
        traced([
          ["06-03 10:00", point],
          ["06-03 14:40", what],
        ]),
      )
      .then.messages([[t("06-03 15:00"), "buyer", said, "push"]]);
  });

  it.each(endings)("N-B13, N-B23: %s, it arrives neither soon nor at another time", (_, what, said) => {
    shippedOrder("06-01 18:00", "06-05 18:00")
      .given({ events: [{ ...scan("06-01 20:30", "picked_up"), receivedAt: t("06-01 20:30") }] })
      .at(t("06-03 15:00"))
      .when(scan("06-03 15:00", what))
      .at(t("06-04 19:00"))
      .when({ type: "eta.changed", payload: { parcelId: "P1", eta: t("06-08 18:00") } })
      .then.messages([[t("06-03 15:00"), "buyer", said, "push"]]);
  });

  it("N-B24: refused after a failed attempt, nobody is asked to choose another time", () => {
    underWay
      .at(t("06-03 12:20"))
      .when(
        traced([
          ["06-03 12:10", { exception: "attempt_failed" }],
          ["06-03 12:15", refused],
        ]),
      )
      .then.told("buyer", "going-back", "push")
      .nothingElse();
  });

  it.each(endings)("SIGN_BY, DELIVER_BY: %s, it is late no more", (_, what) => {
    const ended = scenario(intlBook)
      .given([...peopleAbroad])
      .given({ events: [created, paid, shippedAt("06-01 18:00")] })
      .at(t("06-01 20:30"))
      .when(scan("06-01 20:30", "picked_up"))
      .at(t("06-02 12:20"))
      .when(scan("06-02 12:10", "out_for_delivery"))
      .at(t("06-02 15:00"))
      .when(scan("06-02 14:40", what))
      .at(t("06-20 11:00"));
    expect(told(ended)).not.toContain("delayed");
    expect(ended.record?.claims?.filter(({ p }) => p !== "keep-moving") ?? []).toEqual([]);
  });

  it("is as late as it was, where it was late before", () => {
    underWay
      .at(t("06-03 08:30"))
      .when(scan("06-03 08:30", "out_for_delivery"))
      .at(t("06-05 09:00"))
      .when(scan("06-05 08:50", lost))
      .then.breaches([["sign-by", "P1", t("06-04 08:30")]]);
  });

  it("N-B09: found again, it is to be collected", () => {
    underWay
      .at(t("06-03 10:00"))
      .when(scan("06-03 10:00", lost))
      .then.told("buyer", "lost-or-damaged", "push")
      .at(t("06-04 10:00"))
      .when(scan("06-04 10:00", point))
      .then.told("buyer", "ready-to-collect", "sms", { text: ["万科城驿站", "8-2-3307", number] });
  });
});

describe("a parcel that its carrier cancelled before pick-up", () => {
  const shipped = onItsWay("06-01 18:00");
  const breaches = (order: Scenario) => order.view().breaches.map(({ promise }) => promise);
  const later = (order: Scenario) => order.at(t("06-03 12:00"));

  it("has to be picked up by nobody any more, up to the limit; a breach before it stays", () => {
    for (const time of ["06-01 19:00", "06-02 18:00:00.000"])
      expect(breaches(later(shipped.at(t(time)).when(scanned(time, "cancelled"))))).toEqual([]);
    const late = "06-02 18:00:00.001";
    expect(breaches(later(shipped.at(t(late)).when(scanned(late, "cancelled"))))).toEqual(["pick-up-by"]);
  });
});

describe("N-B13 a parcel that stands still", () => {
  const arrives = ({ sent }: Scenario): readonly (string | null)[] =>
    sent.filter(({ notice }) => notice === "arriving-soon").map((told) => clock(told.at));

  it("arrives soon up to the last millisecond in which it may be picked up, and not while that is overdue", () => {
    expect(arrives(onItsWay("06-01 18:00", "06-03 18:00").at(t("06-02 20:00")))).toEqual(["06-02 18:00"]);
    const overdue = onItsWay("06-01 18:00", "06-03 18:00:00.001").at(t("06-03 12:00"));
    expect(arrives(overdue)).toEqual([]);
    expect(arrives(overdue.when(scan("06-03 12:00", "picked_up")).at(t("06-03 18:00")))).toEqual(["06-03 12:00"]);
  });

  it("does not arrive soon while nothing is heard of it, and does when it moves on", () => {
    const expected = (eta: string): Scenario =>
      onItsWay("06-01 18:00", eta)
        .given({ events: [scanned("06-01 20:00", "picked_up")] })
        .at(t("06-05 10:00"));
    expect(arrives(expected("06-05 20:00"))).toEqual(["06-04 20:00"]);
    const silent = expected("06-05 20:00:00.001");
    expect(arrives(silent)).toEqual([]);
    expect(arrives(silent.when(scan("06-05 10:00", "in_transit")))).toEqual(["06-05 10:00"]);
  });

  it.each(["held", "customs_problem"] as const)("does not arrive soon where the last word is %s", (exception) => {
    const held = onItsWay("06-01 18:00", "06-04 18:00")
      .given({ events: [scanned("06-01 20:00", "picked_up")] })
      .at(t("06-03 17:00"))
      .when(scan("06-03 17:00", { exception }))
      .at(t("06-04 10:00"));
    expect(arrives(held)).toEqual([]);
    expect(arrives(held.when(scan("06-04 10:00", "in_transit")).at(t("06-04 11:00")))).toEqual(["06-04 10:00"]);
  });
});
