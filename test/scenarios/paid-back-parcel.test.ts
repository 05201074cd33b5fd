import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { yuan } from "../cases/fixture.ts";
import { at, buyer, channels, created, number, paid, scan, seller, shop, t, traced } from "./fixture.ts";

const other = "73100000000002";
const line = (id: string, quantity: number, amount: number) => ({ id, title: "杯", quantity, paid: yuan(amount) });
const part = (parcelId: string, of: string, lineId: string, quantity: number): ScenarioEvent => ({
  type: "shipment.submitted",
  payload: { parcelId, carrier: "zhongtong", number: of, lines: [{ lineId, quantity }] },
});

/** Two of A in P1 and one of B in P2, due by 06-04 18:00. */
const sent = (dayAndTime: string, of: Scenario = shop): Scenario =>
  of
    .given([buyer, seller])
    .given({
      events: [
        {
          ...created,
          payload: {
            ...created.payload,
            lines: [line("A", 2, 3000), line("B", 1, 2990)],
            promisedDelivery: t("06-04 18:00"),
          },
        },
        paid,
      ],
    })
    .at(t(dayAndTime))
    .when(part("P1", number, "A", 2))
    .when(part("P2", other, "B", 1));
const both = sent("06-01 12:00")
  .at(t("06-01 15:00"))
  .when(traced([["06-01 15:00", "picked_up"]], { number: other }));
const onItsWay = both.when(traced([["06-01 15:00", "picked_up"]]));

const asked = (caseId: string, of: object, quantity = 2): ScenarioEvent => ({
  type: "aftersales.requested",
  payload: { caseId, kind: "refund_only", lines: [{ lineId: "A", quantity }], ...of },
});
const granted = (order: Scenario, time: string | number, caseId = "C1"): Scenario =>
  order.at(time).when({ type: "aftersales.approved", payload: { caseId } });
const paidBack = (order: Scenario, time: string | number, from = "06-03 10:00"): Scenario =>
  granted(order.at(t(from)).when(asked("C1", { parcelId: "P1" })), time);

const limits = ["pick-up-by", "next-scan-by", "keep-moving", "deliver-by"];
const broken = (order: Scenario): readonly string[] =>
  order
    .view()
    .breaches.flatMap(({ promise, subject }) => (subject === "P1" && limits.includes(promise) ? promise : []));
const owed = (order: Scenario): readonly string[] => order.view().compensations.map(({ policy }) => policy);
const said = (order: Scenario): readonly string[] =>
  order.inbox.flatMap(({ notice, subject, at: told }) => (subject === "P1" && told > at("06-03 11:00") ? notice : []));

describe("a parcel whose goods are paid back without a mishap is awaited no more", () => {
  const came = traced([["06-01 20:00", "delivered"]], { number: other });

  it("PICKUP_BY, CMP-05: it is not overdue where nobody picks it up", () => {
    const quiet = paidBack(both, t("06-03 12:00")).when(came).at(t("06-05 12:00"));
    expect([broken(quiet), owed(quiet), said(quiet)]).toEqual([[], ["case-refund"], []]);
    const late = paidBack(both, at("06-03 12:00") + 1).at(t("06-05 12:00"));
    expect(broken(late)).toEqual(["pick-up-by"]);
  });

  it("FIRST_TRANSIT, TRACE_STALL, DELIVER_BY, CMP-08: on its way it is neither silent nor late", () => {
    const quiet = paidBack(onItsWay, t("06-03 15:00")).when(came).at(t("06-09 12:00"));
    expect([broken(quiet), owed(quiet), said(quiet)]).toEqual([[], ["case-refund"], []]);
    const late = paidBack(onItsWay, at("06-03 15:00") + 1).at(t("06-09 12:00"));
    expect(broken(late)).toEqual(["next-scan-by"]);
    const later = paidBack(onItsWay, at("06-04 18:00") + 1, "06-04 10:00").at(t("06-09 12:00"));
    expect(broken(later)).toEqual(["next-scan-by", "keep-moving", "deliver-by"]);
  });

  it("also where its price was asked back one by one, or without naming it", () => {
    const asOne = both.at(t("06-01 16:00")).when(asked("C1", {}));
    const byOne = both
      .at(t("06-01 16:00"))
      .when(asked("C1", {}, 1))
      .when(asked("C2", { parcelId: "P1" }, 1));
    const first = granted(byOne, t("06-03 10:00"));
    for (const order of [granted(asOne, t("06-03 11:00")), granted(first, t("06-03 11:00"), "C2")])
      expect(broken(order.at(t("06-05 12:00")))).toEqual([]);
    expect(broken(first.at(t("06-03 12:10")))).toEqual(["pick-up-by"]);
  });

  it("N-B20: who is paid back by the morning is told no more that it was overdue", () => {
    const pushed = ({ sent }: Scenario) =>
      sent.flatMap((one) => (one.notice === "overdue-pick-up" && one.subject === "P1" ? one.kind : []));
    const night = sent("06-01 23:00")
      .at(t("06-03 10:00"))
      .when(asked("C1", { parcelId: "P1" }))
      .at(t("06-03 23:10"));
    expect(pushed(night.at(t("06-04 08:00")))).toEqual(["push"]);
    expect(pushed(granted(night, t("06-03 23:30")).at(t("06-04 08:00")))).toEqual([]);
  });

  it("N-B09, N-B10, N-B11: it need not be fetched from its point", () => {
    const point = traced([["06-03 14:00", "awaiting_collection"]]);
    const waits = (order: Scenario) => said(order.at(t("06-03 14:00")).when(point).at(t("06-10 12:00")));
    expect(waits(paidBack(onItsWay, t("06-03 12:00")))).toEqual([]);
    expect(waits(onItsWay.at(t("06-03 12:00")))).toContain("collect-last-call");
  });

  it.each([
    ["N-B07", "parcel-arrived", { milestone: "arrived_destination" }],
    ["N-B24", "delivery-failed", { exception: "attempt_failed" }],
    ["N-B24", "check-address", { exception: "address_problem" }],
  ] as const)("%s: on its way, %s is told of it no more", (_, notice, what) => {
    const heard = (order: Scenario) => said(order.at(t("06-03 14:00")).when(scan("06-03 14:00", what)));
    expect(heard(paidBack(onItsWay, t("06-03 12:00")))).toEqual([]);
    expect(heard(onItsWay.at(t("06-03 12:00")))).toEqual([notice]);
  });

  it("N-B04, N-B05: who is paid back by the morning is told no more that it was sent", () => {
    const night = sent("06-01 23:00")
      .at(t("06-01 23:10"))
      .when(asked("C1", { parcelId: "P1" }));
    const pushed = (order: Scenario) =>
      order
        .at(t("06-02 08:00"))
        .sent.flatMap((one) => (/shipped/.test(one.notice) && one.kind === "push" ? [one.subject] : []));
    expect(pushed(night)).toEqual(["P1", "P2"]);
    expect(pushed(granted(night, t("06-01 23:30")))).toEqual(["P2"]);
  });
});

describe("SHIP_BY, where a scan proves the shipping: what is paid back waits for none", () => {
  const scanned = scenario(
    defineRulebook({
      packs: [
        {
          ...{ id: "ours", version: "1", extends: marketplaceCn },
          values: { choice: { "ship.satisfied-by": { value: "first-scan", source: ["shop"] } } },
        },
      ],
      channels,
    }),
    { orderId: "1001" },
  );
  const open = sent("06-01 12:00", scanned);
  const first = open.at(t("06-01 15:00")).when(traced([["06-01 15:00", "picked_up"]], { number: other }));
  const late = (order: Scenario): readonly string[] =>
    order
      .at(t("06-03 12:00"))
      .view()
      .breaches.flatMap(({ promise }) => (promise === "ship-by" ? promise : []));
  const due = at("06-03 10:00");

  it("of what is left the last scan counts, once the price of the rest is to go back in time", () => {
    expect(late(first)).toEqual(["ship-by"]);
    expect(late(paidBack(first, due - 1, "06-03 09:00"))).toEqual([]);
    expect(late(paidBack(first, due, "06-03 09:00"))).toEqual([]);
    expect(late(paidBack(first, due + 1, "06-03 09:00"))).toEqual(["ship-by"]);
  });

  it("nor does what is left without a scan count as shipped", () => {
    const quiet = paidBack(open, due - 2, "06-03 09:00");
    expect(late(quiet)).toEqual(["ship-by"]);
    const pickedUp = (time: number): Scenario =>
      quiet.at(time).when({
        type: "trace.received",
        payload: {
          ...{ carrier: "zhongtong", number: other, provider: "kuaidi100" },
          scans: [{ at: time, code: "picked_up", milestone: "picked_up" }],
        },
      });
    expect([due - 1, due, due + 1].map((time) => late(pickedUp(time)))).toEqual([[], [], ["ship-by"]]);
  });

  it("where the rest is stopped, or asked back too by then, nobody is late with any of it", () => {
    const quiet = paidBack(open, t("06-03 09:00"), "06-03 08:00");
    const stopped: ScenarioEvent = { type: "parcel.intercepted", payload: { parcelId: "P2" } };
    expect(late(quiet.when(stopped))).toEqual([]);
    const rest = asked("C2", { lines: [{ lineId: "B", quantity: 1 }] });
    const later = t("06-03 11:00");
    expect([due, due + 1].map((time) => late(granted(quiet.at(time).when(rest), later, "C2")))).toEqual([
      [],
      ["ship-by"],
    ]);
  });
});
