import { describe, expect, it } from "vitest";
import { defineRulebook } from "waybell";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import { at, buyer, channels, created, paid, seller, shippedAt, t } from "./fixture.ts";
import { onItsWay, pdd, scanned } from "./pinduoduo.ts";

// What is so from the first time it was said counts from then, whichever word is handed in first: by when each was received.

const received = (time: string, event: ScenarioEvent): ScenarioEvent => ({ ...event, receivedAt: t(time) });
const handedIn = (order: Scenario, ...events: readonly ScenarioEvent[]): Scenario =>
  events.reduce((before, event) => before.when(event), order);
const answers = (order: Scenario): readonly string[] =>
  order.steps.slice(-2).flatMap(({ outcomes }) => outcomes.map(({ is }) => is));
const inEitherOrder = (first: ScenarioEvent, second: ScenarioEvent) => [
  { events: [first, second], outcomes: ["accepted", "duplicate"] },
  { events: [second, first], outcomes: ["accepted", "accepted"] },
];

describe("a parcel that was called back for who asks for something", () => {
  const intercepted = (time: string): ScenarioEvent =>
    received(time, { type: "parcel.intercepted", actor: { role: "seller" }, payload: { parcelId: "P1" } });
  const asked: ScenarioEvent = {
    type: "aftersales.requested",
    payload: { caseId: "AS-1", kind: "partial_refund", amount: { amount: 1000, currency: "CNY" } },
  };
  const late = onItsWay("06-01 18:00").at(t("06-02 09:00")).when(asked).at(t("06-02 20:00"));

  it.each(inEitherOrder(intercepted("06-02 18:00"), intercepted("06-02 19:00")))(
    "by the limit of its pick-up is not late for that: $outcomes",
    ({ events, outcomes }) => {
      const order = handedIn(late, ...events);
      expect(answers(order)).toEqual(outcomes);
      order.then
        .breaches([["pick-up-by", "P1", t("06-02 18:00:00.000"), "agreed"]])
        .compensations([["overdue-pick-up", "P1", 2000, "cancelled"]]);
    },
  );

  it.each(inEitherOrder(intercepted("06-02 18:00:00.001"), intercepted("06-02 19:00")))(
    "a millisecond after it is: $outcomes",
    ({ events, outcomes }) => {
      const order = handedIn(late, ...events);
      expect(answers(order)).toEqual(outcomes);
      order.then
        .breaches([["pick-up-by", "P1", t("06-02 18:00:00.000")]])
        .compensations([["overdue-pick-up", "P1", 2000, "held"]]);
    },
  );
});

describe("a delivery that is put off twice", () => {
  const writes = (time: string, text: string): ScenarioEvent =>
    received(time, { type: "message.received", payload: { person: buyer.id, channel: "aliyun-sms", text } });
  const told = (time: string): ScenarioEvent =>
    received(time, { type: "delivery.rescheduled", payload: { parcelId: "P1" } });
  const withCourier = pdd.given({
    events: [
      { ...created, payload: { ...created.payload, promisedDelivery: t("06-04 18:00") } },
      paid,
      shippedAt("06-01 18:00"),
      scanned("06-01 20:30", "picked_up"),
      scanned("06-03 08:30", "out_for_delivery"),
    ],
  });
  const inTime = "06-04 18:00";
  const late = "06-04 18:00:00.001";

  it.each([
    ["two messages", inTime, writes(inTime, "6月7日送"), writes(late, "6月8日送")],
    ["two messages, the later first", inTime, writes(late, "6月8日送"), writes(inTime, "6月7日送")],
    ["a word to the courier after a message", inTime, writes(inTime, "6月7日送"), told(late)],
    ["a message after a word to the courier", inTime, told(inTime), writes(late, "6月7日送")],
    ["a message handed in after a later word", inTime, told(late), writes(inTime, "6月7日送")],
    ["two messages after the limit", late, writes("06-05 09:00", "6月8日送"), writes(late, "6月7日送")],
  ])("is put off from the first time on: %s", (_, first, ...events) => {
    const order = handedIn(withCourier.at(t("06-05 10:00")), ...events);
    expect(order.record?.parcels[0]?.facts).toEqual([["parcel.rescheduled", at(first), at(first)]]);
    const signBy = ["sign-by", "P1", t("06-04 08:30:00.000")] as const;
    const deliverBy = ["deliver-by", "P1", t("06-04 18:00:00.000")] as const;
    order.then.breaches([signBy, first === inTime ? [...deliverBy, "excused"] : deliverBy]);
  });
});

describe("the buyer's word that it may be left with others", () => {
  const agreed = (time: string): ScenarioEvent =>
    received(time, { type: "consent.given", payload: { to: "pick-up-point" } });
  const left = pdd
    .given({
      events: [
        created,
        paid,
        shippedAt("06-01 18:00"),
        scanned("06-01 20:30", "picked_up"),
        scanned("06-03 18:40", "awaiting_collection"),
      ],
    })
    .at(t("06-03 20:00"));

  it.each(inEitherOrder(agreed("06-03 18:40"), agreed("06-03 19:00")))(
    "is there from the first on: $outcomes",
    ({ events, outcomes }) => {
      const order = handedIn(left, ...events);
      expect(answers(order)).toEqual(outcomes);
      expect(order.view().breaches.filter(({ promise, ended }) => promise === "point-consent" && !ended)).toEqual([]);
    },
  );
});

describe("what the buyer says never came", () => {
  const disputed = (time: string): ScenarioEvent =>
    received(time, { type: "delivery.disputed", payload: { parcelId: "P1" } });
  const signed = onItsWay("06-01 18:00")
    .given({ events: [scanned("06-01 20:30", "picked_up"), scanned("06-03 10:00", "delivered")] })
    .at(t("06-03 20:00"));

  it.each(inEitherOrder(disputed("06-03 12:00"), disputed("06-03 19:00")))(
    "is for the carrier to show since the first word of it: $outcomes",
    ({ events, outcomes }) => {
      const order = handedIn(signed, ...events);
      expect(answers(order)).toEqual(outcomes);
      expect(order.sent.map(({ notice }) => notice).filter((notice) => notice === "dispute-received")).toHaveLength(1);
      order.at(t("06-05 12:00")).then.breaches([["prove-delivery", "P1", t("06-04 12:00:00.000")]]);
    },
  );
});

describe("goods that the seller cannot supply", () => {
  const out = (time: string): ScenarioEvent =>
    received(time, { type: "stock.out", actor: { role: "seller" }, payload: { lines: ["L2"] } });
  const lines = ["L1", "L2"].map((id) => ({ id, title: "茶具", quantity: 1 }));
  const first = shippedAt("06-01 18:00");
  const apart = scenario(defineRulebook({ packs: [marketplaceCn], channels }))
    .given([buyer, seller])
    .given({
      events: [
        { ...created, payload: { ...created.payload, lines } },
        paid,
        { ...first, payload: { ...first.payload, lines: [{ lineId: "L1", quantity: 1 }] } },
        scanned("06-01 20:30", "picked_up"),
      ],
    })
    .at(t("06-03 20:00"));

  it.each([
    ["06-03 10:00", true],
    ["06-03 10:00:00.001", false],
  ] as const)("are waited for up to the first word of it: %s", (time, isOver) => {
    for (const { events } of inEitherOrder(out(time), out("06-03 19:00"))) {
      const order = handedIn(apart, ...events);
      const breaches = order.view().breaches.map(({ promise, due, ended }) => [promise, due, ended !== undefined]);
      expect(breaches).toEqual([["ship-by", at("06-03 10:00"), isOver]]);
    }
  });
});
