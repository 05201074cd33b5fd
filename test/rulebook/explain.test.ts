import { expect, test } from "vitest";
import type { OrderRecord, Person } from "waybell";
import { book, paidOrder, seller, shippedOrder } from "../scenarios/fixture.ts";
import { event } from "../support/events.ts";
import { buyer, intrusive, shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const rules = {
  channels: intrusive,
  quietHours: { buyer: { from: "22:00", to: "08:00" } },
  notices: {
    news: { when: { "it.began": true, "it.ended": false } },
    sign: { each: "parcel", when: { "its.sign": true } },
  },
};

test("says how every part of the condition reads, and what would be decided", () => {
  const order = shop(rules);
  order.note("06-01 21:00", { "it.ended": at("06-09 10:00") });
  order.note("06-01 23:00", { "it.began": at("06-01 23:00") });
  expect(
    order.book.explain(order.record as OrderRecord, { notice: "news", now: at("06-01 23:30"), people: [buyer] }),
  ).toEqual({
    notice: "news",
    ref: "T-1",
    about: [
      {
        subject: "order",
        person: "b1",
        lanes: ["intrusive"],
        condition: {
          says: "all",
          holds: true,
          since: at("06-01 23:00"),
          next: at("06-09 10:00"),
          parts: [
            { says: "it.began: true", holds: true, since: at("06-01 23:00"), next: null, parts: [] },
            { says: "it.ended: false", holds: true, since: null, next: at("06-09 10:00"), parts: [] },
          ],
        },
        decisions: [
          {
            notice: "news",
            subject: "order",
            episode: 0,
            person: "b1",
            lane: "intrusive",
            is: "held",
            stage: "hold",
            reason: "quiet-hours",
            since: at("06-01 23:00"),
            until: at("06-02 08:00"),
          },
        ],
      },
    ],
  });
});

test("of a condition that does not hold has no decision, and changes nothing", () => {
  const order = shop(rules);
  const before = structuredClone(order.record);
  const { about } = order.book.explain(order.record as OrderRecord, {
    notice: "news",
    now: at("06-01 12:00"),
    people: [buyer],
  });
  expect(about).toMatchObject([{ condition: { holds: false, next: null }, decisions: [] }]);
  expect(order.record).toEqual(before);
});

test("says what a notice asks beside its condition: whom it corrects, and whose it is to say", () => {
  const { record } = shippedOrder("06-01 18:00");
  const ask = (notice: string, person: Person) =>
    book.explain(record as OrderRecord, { notice, now: at("06-01 18:00"), people: [person] }).about;
  const says = (bar: string, holds: boolean) => [
    {
      condition: {
        holds: false,
        since: null,
        next: null,
        says: "all",
        parts: [{ holds }, { says: bar, holds: false }],
      },
      decisions: [],
    },
  ];
  expect(ask("not-delivered-yet", buyer)).toMatchObject(says('corrects: ["delivered","delivered-in-dispute"]', true));
  expect(ask("orders-while-away", { ...buyer, role: "seller" })).toMatchObject(
    says('digests: ["new-order"], by a mailbox', false),
  );
});

test("is asked of one parcel or one person, or of all", () => {
  const order = shop({
    ...rules,
    values: { choice: { "ship.allow-partial": { value: "yes", source: "unverified" } } },
  });
  const ship = (parcelId: string, number: string) =>
    event("shipment.submitted", { parcelId, carrier: "yunda", number, lines: [{ lineId: "l1", quantity: 1 }] });
  order.at(
    "06-01 10:00",
    event("payment.captured", { amount: { amount: 5990, currency: "CNY" } }),
    ship("p1", "YD100001"),
    ship("p2", "YD100002"),
  );
  const asked = (more: object) =>
    order.book
      .explain(order.record as OrderRecord, {
        notice: "sign",
        now: at("06-01 12:00"),
        people: [buyer, { ...buyer, id: "b2" }],
        ...more,
      })
      .about.map(({ subject, person }) => `${subject} ${person}`);
  expect(asked({})).toEqual(["p1 b1", "p1 b2", "p2 b1", "p2 b2"]);
  expect(asked({ subject: "p2" })).toEqual(["p2 b1", "p2 b2"]);
  expect(asked({ person: "b2" })).toEqual(["p1 b2", "p2 b2"]);
  expect(asked({ subject: "p9" })).toEqual([]);
});

test("of a notice nobody knows is the programmer's mistake, with the nearest name", () => {
  const order = shop(rules);
  const ask = (notice: string) => () =>
    order.book.explain(order.record as OrderRecord, { notice, now: at("06-01 12:00"), people: [] });
  expect(ask("nwes")).toThrow(/^This rulebook has no notice of this name\. Write news\.$/);
  expect(ask("13800138000")).toThrow(/^This rulebook has no notice of this name\. Write the name of one it has\.$/);
  expect(ask("x")).toThrow(expect.objectContaining({ code: "NO_SUCH_NOTICE" }));
});

test("never looks behind what the record has seen", () => {
  const order = shop(rules);
  order.note("06-01 12:00", { "it.began": at("06-01 12:00") });
  const { about } = order.book.explain(order.record as OrderRecord, {
    notice: "news",
    now: at("06-01 10:00"),
    people: [buyer],
  });
  expect(about[0]?.condition.holds).toBe(true);
});

test("leaves out whoever cannot be read, as a step does", () => {
  const order = shop(rules);
  order.note("06-01 12:00", { "it.began": at("06-01 12:00") });
  const people = [null, "b0", { ...buyer, id: "b2", zone: "+08:00" }, { ...buyer, addresses: null }, buyer] as never;
  const question = { notice: "news", now: at("06-01 12:00"), people };
  const { about } = order.book.explain(order.record as OrderRecord, question);
  expect(about.map(({ person }) => person)).toEqual(["b1"]);
});

test.each([
  ["an instant of one's own", { "my.instant": true }, "06-01 11:00"],
  ["an hour after one", { "my.instant": { past: "1h" } }, "06-01 12:00"],
  ["one that has not come", { "it.began": true, "my.instant": false }, "06-01 11:00"],
  ["a finding of one's own", { "my.finding": true }, "06-01 12:30"],
  ["either", { any: [{ "my.finding": "late" }, { "it.ended": true }] }, "06-01 12:30"],
])("says of %s when time alone changes it", (_, when, changes) => {
  const order = shop({
    notices: { news: { when } },
    words: { facts: { order: { "my.instant": "instant", "my.finding": { found: ["late"] } } } },
    derived: { "my.instant": { each: "order", when: { "it.began": { past: "1h" }, "it.on": true } } },
    findings: { "my.finding": { each: "order", found: { late: { "my.instant": { past: "90m" } } } } },
    terms: { "my.finding": { late: "late" } },
  });
  order.note("06-01 10:00", { "it.began": at("06-01 10:00"), "it.on": true });
  const question = { notice: "news", now: at("06-01 10:30"), people: [buyer] };
  const next = order.book.explain(order.record as OrderRecord, question).about[0]?.condition.next;
  expect(clock(next)).toBe(changes);
});

test("says of a limit that has gone by since what a step decides then", () => {
  const { record } = paidOrder;
  const context = { now: at("06-03 11:00"), people: [seller] };
  const notice = "late-shipment-seller";
  const { about } = book.explain(record as OrderRecord, { notice, ...context });
  const { decisions } = book.step(record, [], context);
  expect(about.map((one) => one.decisions)).toEqual([decisions.filter((one) => one.notice === notice)]);
  expect(about.map((one) => one.decisions.map(({ lane, is }) => [lane, is]))).toEqual([
    [
      ["inbox", "told"],
      ["intrusive", "told"],
    ],
  ]);
});
