import type { EventPayloads, EventType, OrderEvent } from "../../src/model/event.ts";
import type { Role } from "../../src/model/person.ts";
import { casePayloads } from "./event-cases.ts";
import { at } from "./times.ts";

/** One good payload of every event type, with every field it can have. */
export const payloads: { readonly [T in EventType]: EventPayloads[T] } = {
  "order.created": {
    number: "T20260601001",
    kind: "normal",
    handover: "express",
    lines: [{ id: "l1", title: "Cup", quantity: 2, paid: { amount: 5990, currency: "CNY" }, noReturn: true }],
    total: { amount: 5990, currency: "CNY" },
    promisedShip: "2026-06-03T10:00+08:00",
    promisedDelivery: "2026-06-06T20:00+08:00",
    latestDelivery: "2026-06-08T20:00+08:00",
    fastTag: false,
    test: false,
    risk: false,
    leg: "cross",
    origin: "Zhejiang",
    destination: "Xinjiang",
  },
  "payment.captured": { amount: { amount: 5990, currency: "CNY" } },
  "payment.expired": {},
  "group.formed": {},
  "group.failed": {},
  "order.cancelled": { reason: "changed my mind" },
  "order.closed": { reason: "out of stock" },
  "shipment.submitted": {
    parcelId: "p1",
    carrier: "yunda",
    number: "YD100000001",
    lines: [{ lineId: "l1", quantity: 2 }],
    eta: at("06-04 18:00"),
    plannedHandover: at("06-01 20:00"),
    usedElsewhere: false,
    remote: false,
  },
  "tracking.replaced": { parcelId: "p1", carrier: "yunda", number: "YD100000002", usedElsewhere: false },
  "extra_parcel.added": {
    parcelId: "p2",
    kind: "gift",
    carrier: "yunda",
    number: "YD100000003",
    eta: "2026-06-05T18:00Z",
    caseId: "c1",
  },
  "trace.received": {
    carrier: "yunda",
    number: "YD100000001",
    provider: "kuaidi100",
    scans: [
      {
        at: at("06-02 09:00"),
        code: "5",
        milestone: "awaiting_collection",
        exception: "delayed",
        place: "Shanghai",
        mode: "locker_or_station",
        ambiguous: true,
        courier: { name: "Li", phone: "13900000000", virtualPhone: "95013000000001" },
        point: { name: "Locker 7", code: "1234", holdUntil: at("06-04 09:00") },
      },
    ],
    eta: at("06-04 18:00"),
    withdrawn: [{ at: at("06-01 09:00"), code: "0" }],
  },
  "eta.changed": { parcelId: "p1", eta: "2026-06-05T18:00+08:00" },
  "receipt.confirmed": {},
  "refund.started": { refundId: "r1", amount: { amount: 100, currency: "CNY" }, caseId: "c1" },
  "refund.succeeded": { refundId: "r1" },
  "refund.failed": { refundId: "r1" },
  "settlement.done": {},
  "notice.acted": { notice: "delivered", action: "confirm-receipt", parcelId: "p1" },
  "message.received": {
    person: "b1",
    channel: "sms",
    text: "Friday morning, please",
    intent: "reschedule",
    place: "door",
    day: "fri",
    part: "morning",
    parcelId: "p1",
    replyTo: "o1/out-for-delivery/p1/0/b1/sms/1",
  },
  "facts.noted": {
    facts: {
      "order.vip": true,
      "order.note": "x",
      "order.met": at("06-01 10:00"),
      "order.worth": { amount: 1, currency: "CNY" },
      "order.gone": null,
    },
    parcelId: "p1",
    about: { subject: "warranty", id: "w1" },
  },
  "shipby.negotiated": { shipBy: "2026-06-05T18:00+08:00" },
  "delay.announced": { until: "2026-06-09T18:00+08:00", reason: "stock late", link: "https://shop.example/wait" },
  "delay.answered": { agrees: true },
  "exception.reported": { reason: "flood", evidence: ["photo-1"] },
  "exception.decided": { result: "upheld" },
  "appeal.filed": { breach: "ship-by:order:1780279200000", reason: "storm", evidence: ["photo-1"] },
  "appeal.decided": { breach: "ship-by:order:1780279200000", result: "dismissed" },
  "disruption.declared": {
    disruption: "storm-1",
    kind: "weather",
    from: "2026-06-01T00:00+08:00",
    to: "2026-06-04T00:00+08:00",
    region: "Zhejiang",
    promises: ["ship-by"],
    origins: ["Zhejiang"],
    destinations: ["Xinjiang"],
    carriers: ["yunda"],
    effect: { extend: "48h" },
    retroactive: true,
  },
  "disruption.ended": { disruption: "storm-1", at: "2026-06-03T00:00+08:00" },
  "money.settled": { effect: "o1/delay-coupon/order/pay", result: "done" },
  "compensation.decided": { policy: "long-wait-goodwill", subject: "order", release: true },
  "receipt.extended": {},
  "stock.out": { lines: ["l1"] },
  "delivery.rated": { onTime: true },
  "address.checked": { problem: "incomplete" },
  "order.held": { reason: "address" },
  "order.released": {},
  "parcel.intercepted": { parcelId: "p1" },
  "delivery.rescheduled": { parcelId: "p1" },
  "remedy.chosen": { parcelId: "p1", remedy: "money" },
  "tracking.suspected": { parcelId: "p1", reason: "malformed" },
  "consent.given": { to: "rewards" },
  "case.opened": { caseId: "c1" },
  "case.ended": { caseId: "c1" },
  "mailbox.verdict": { key: "shipped/p1/0/b1", rev: 1, seq: 2, is: "defer", until: at("06-01 20:00") },
  "delivery.disputed": { parcelId: "p1" },
  "delivery.proven": { parcelId: "p1" },
  "address.corrected": {},
  "feed.changed": { carrier: "yunda", down: true },
  "remark.noted": { carrier: "yunda", number: "43100000000002" },
  "chat.message": { to: "seller" },
  "review.posted": { stars: 4 },
  ...casePayloads,
  "send.begun": { sendId: "o1/shipped/p1/0/b1/sms/1" },
  "send.settled": { sendId: "o1/shipped/p1/0/b1/sms/1", outcome: { kind: "retry", afterMs: 1000, reason: "http-500" } },
  "send.receipt": {
    sendId: "o1/shipped/p1/0/b1/sms/1",
    receipt: {
      status: "delivered",
      sendId: "o1/shipped/p1/0/b1/sms/1",
      providerMessageId: "m-1",
      at: at("06-01 18:05"),
      code: "DELIVRD",
      permanent: false,
    },
  },
};

let count = 0;

/** An event of the order `o1`, by the system unless said otherwise, with an id of its own. */
export function event<T extends EventType>(
  type: T,
  payload: EventPayloads[T],
  more: {
    readonly id?: string;
    readonly orderId?: string;
    readonly by?: Role;
    readonly actorId?: string;
    readonly receivedAt?: number;
    readonly occurredAt?: number;
  } = {},
): OrderEvent {
  const { id = `e${++count}`, orderId = "o1", by = "system", actorId, receivedAt, occurredAt } = more;
  return {
    id,
    type,
    orderId,
    actor: { role: by, ...(actorId === undefined ? {} : { id: actorId }) },
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    payload,
  } as OrderEvent;
}
