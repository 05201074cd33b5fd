import { describe, expect, it } from "vitest";
import type { EventPayloads, EventType, OrderEvent, Person, Role } from "waybell";
import { defineRulebook } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { type Course, course, type Happening, type Outage } from "../properties/outage.ts";

import { pinduoduoBook } from "../scenarios/pinduoduo.ts";
import { at, clock } from "../support/times.ts";

// A right that ends by itself ends only after word of its end could go out, however long the host was down.

const people: readonly Person[] = (["buyer", "seller", "platform"] as const).map((role) => ({
  id: role,
  role,
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: `device-${role}` },
}));
const happens = <T extends EventType>(
  dayAndTime: string,
  role: Role,
  type: T,
  payload: EventPayloads[T],
): Happening => [
  at(dayAndTime),
  {
    id: `${type} ${dayAndTime}`,
    type,
    orderId: "1001",
    actor: { role },
    occurredAt: at(dayAndTime),
    payload,
  } as unknown as OrderEvent,
];
const total = { amount: 5990, currency: "CNY" } as const;
const number = "73100000000001";
const scanned = (dayAndTime: string, milestone: "picked_up" | "delivered"): Happening =>
  happens(dayAndTime, "carrier", "trace.received", {
    carrier: "zhongtong",
    number,
    provider: "kuaidi100",
    scans: [{ at: at(dayAndTime), code: milestone, milestone }],
  });
const delivered: readonly Happening[] = [
  happens("06-01 09:58", "buyer", "order.created", {
    kind: "normal",
    lines: [{ id: "L1", title: "马克杯", quantity: 2, paid: total }],
    total,
  }),
  happens("06-01 10:00", "platform", "payment.captured", { amount: total }),
  happens("06-01 18:00", "seller", "shipment.submitted", { parcelId: "P1", carrier: "zhongtong", number }),
  scanned("06-01 20:30", "picked_up"),
  scanned("06-03 14:05", "delivered"),
];
const asked = (kind: "return_refund") =>
  happens("06-03 20:00", "buyer", "aftersales.requested", { caseId: "AS-1", kind });

describe("the right to send goods back", () => {
  const granted = [
    ...delivered,
    asked("return_refund"),
    happens("06-04 09:00", "seller", "aftersales.approved", { caseId: "AS-1" }),
  ];
  const lived = (until: number, outage: Outage): Course =>
    course({ book: pinduoduoBook, people, until }, granted, outage);
  const stage = ({ record }: Course, now: number) =>
    pinduoduoBook.view(record, { now, as: { locale: "en" } }).cases[0]?.stage;

  it.each([
    ["before its reminder until after its end", "06-10 08:59", "06-14 15:00", "06-15 15:00"],
    ["before its reminder until shortly before its end", "06-10 08:59", "06-11 08:00", "06-12 08:00"],
    ["until its reminder is due", "06-09 09:00", "06-10 09:00", "06-11 09:00"],
    ["after its reminder", "06-10 09:00:00.001", "06-11 08:59", "06-11 09:00"],
  ])("ends a day after the reminder, where the host was asleep %s", (_, from, to, due) => {
    const outage: Outage = [at(from), at(to)];
    const [before, last, after] = [at(due) - 1, at(due), at(due) + 1];
    expect([before, last, after].map((now) => stage(lived(now, outage), now))).toEqual([
      "awaiting_return",
      "awaiting_return",
      "expired",
    ]);
  });
});

describe("the right to go on", () => {
  const complained = happens("06-03 20:00", "buyer", "complaint.opened", {
    complaintId: "K-1",
    category: "courier_attitude",
  });
  const refusal = happens("06-04 23:00", "seller", "aftersales.rejected", { caseId: "AS-1", reason: "used" });
  const offer = happens("06-04 23:00", "seller", "aftersales.proposed", {
    caseId: "AS-1",
    kind: "partial_refund",
    amount: { amount: 100, currency: "CNY" },
  });
  const answer = happens("06-04 23:00", "seller", "complaint.responded", { complaintId: "K-1" });
  // Nothing goes out at night, and in this shop nothing lies in an inbox.
  const night = people.map((one): Person => ({ ...one, quietHours: { from: "22:00", to: "08:00" } }));
  const book = defineRulebook({ packs: [pinduoduo], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] });
  const rows = [
    ["with a request that was refused", [...delivered, asked("return_refund"), refusal], "request-rejected"],
    ["with a request that was answered with an offer", [...delivered, asked("return_refund"), offer], "other-offer"],
    ["with a complaint that was answered", [...delivered, complained, answer], "complaint-answered"],
  ] as const;

  it.each(rows)("%s ends a day after word of it, where the host was asleep from before that", (_, story, notice) => {
    const lived = (until: number): Course =>
      course({ book, people: night, until }, story, [at("06-04 23:00:00.001"), at("06-14 15:00")]);
    const isOver = (now: number): boolean => {
      const { cases, complaints } = book.view(lived(now).record, { now, as: { locale: "en" } });
      return [...cases, ...complaints].some(({ stage }) => stage === "expired");
    };
    expect([at("06-15 15:00") - 1, at("06-15 15:00"), at("06-15 15:00") + 1].map(isOver)).toEqual([false, false, true]);
    const [said] = lived(at("06-14 16:00")).said.filter(({ send }) => send.notice === notice);
    expect([clock(said?.at), JSON.stringify(said?.send.request).includes("6月15日15:00")]).toEqual([
      "06-14 15:00",
      true,
    ]);
  });

  it.each(rows)("%s ends after seven days, where word of it went out in time", (_, story) => {
    const isOver = (now: number): boolean => {
      const { record } = course({ book: pinduoduoBook, people, until: now }, story, [
        at("06-05 00:00"),
        at("06-11 23:00"),
      ]);
      const { cases, complaints } = pinduoduoBook.view(record, { now, as: { locale: "en" } });
      return [...cases, ...complaints].some(({ stage }) => stage === "expired");
    };
    expect([at("06-11 23:00"), at("06-11 23:00") + 1].map(isOver)).toEqual([false, true]);
  });
});
