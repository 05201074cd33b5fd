// Two orders of the `pinduoduo` pack and every call of `step` that a host makes for them: one where all goes well, and
// one that is shipped late, picked up late, falls silent on its way and is confirmed by time alone.
import { defineRulebook, instant } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";

export const appKey = "8103a4c628a0b98974ec1949";
export const rulebook = defineRulebook({ packs: [pinduoduo], channels: [inbox(), jpush({ appKey })] });

const person = (role) => ({
  id: role,
  role,
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: `device-of-the-${role}` },
});
export const people = [person("buyer"), person("seller")];

const orderId = "2001";
const carrier = "zhongtong";
const number = "73100000000001";
const total = { amount: 26800, currency: "CNY" };
const lines = [
  { id: "tea", title: "龙井茶", quantity: 1 },
  { id: "cups", title: "茶杯", quantity: 2 },
];
const order = { kind: "normal", lines, total, leg: "cross" };
const parcel = { parcelId: "p1", carrier, number };
const courier = { name: "王师傅", phone: "13900000001" };

/** Instants of June 2026 in China, put off by so many minutes: the same story at another time of day. */
const clock = (later) => (time) => instant(`2026-06-${time}+08:00`) + later * 60_000;

/** What happens, by name: each makes one event. */
function storyteller(at) {
  let count = 0;
  const happens = (time, type, role, payload = {}) => ({
    now: at(time),
    event: { id: `e${++count}`, type, orderId, actor: { role }, payload },
  });
  const scans = [];
  return {
    happens,
    /** The provider pushes all it has: one scan more than before, or the same again. */
    pushed: (time, milestone, scannedAt, place, more = {}) => {
      if (milestone) scans.push({ at: at(scannedAt), code: `k-${milestone}`, milestone, place, ...more });
      return happens(time, "trace.received", "carrier", { provider: "kuaidi100", carrier, number, scans: [...scans] });
    },
  };
}

/** `send`: what the host does with the push that says so, at a time. */
const sent = (time, notice, answer) => ({ now: time, notice, answer });

/** Fourteen events: bought, shipped and picked up in time, told to the buyer's telephone, delivered, confirmed. */
export function happy(later = 0) {
  const at = clock(later);
  const { happens, pushed } = storyteller(at);
  return [
    happens("01T10:00", "order.created", "buyer", order),
    happens("01T10:05", "payment.captured", "buyer", { amount: total }),
    happens("01T15:00", "shipment.submitted", "seller", parcel),
    sent(at("01T15:01"), "shipped", null),
    sent(at("01T15:02"), "shipped", { status: 200, headers: {}, body: '{"msg_id":"1"}' }),
    pushed("01T19:00", "picked_up", "01T18:50", "杭州市"),
    pushed("02T00:10", "in_transit", "01T23:40", "杭州市"),
    pushed("02T09:30", "in_transit", "02T09:00", "郑州市"),
    pushed("02T09:40"),
    pushed("03T06:10", "arrived_destination", "03T06:00", "乌鲁木齐市"),
    pushed("03T09:40", "out_for_delivery", "03T09:30", "乌鲁木齐市", { courier }),
    pushed("03T15:05", "delivered", "03T15:00", "乌鲁木齐市", { mode: "recipient" }),
    happens("03T19:00", "receipt.confirmed", "buyer"),
    happens("05T10:00", "settlement.done", "platform"),
  ];
}

/** Shipped late (a coupon), the appeal against that upheld, picked up late (a coupon, held), silent for five days. */
export function unhappy(later = 0) {
  const at = clock(later);
  const { happens, pushed } = storyteller(at);
  const breach = `ship-by:order:${at("03T10:05")}`;
  return [
    happens("01T10:00", "order.created", "buyer", order),
    happens("01T10:05", "payment.captured", "buyer", { amount: total }),
    happens("03T15:00", "shipment.submitted", "seller", parcel),
    happens("03T16:00", "appeal.filed", "seller", { breach, reason: "暴雨", evidence: ["photo-1"] }),
    happens("04T10:00", "appeal.decided", "platform", { breach, result: "upheld" }),
    pushed("05T18:00", "picked_up", "05T17:50", "杭州市"),
    pushed("05T22:10", "in_transit", "05T21:40", "杭州市"),
    pushed("11T09:30", "in_transit", "11T09:00", "郑州市"),
    pushed("12T06:10", "arrived_destination", "12T06:00", "乌鲁木齐市"),
    pushed("12T09:40", "out_for_delivery", "12T09:30", "乌鲁木齐市", { courier }),
    pushed("12T15:05", "delivered", "12T15:00", "乌鲁木齐市", { mode: "recipient" }),
  ];
}

/**
 * Every call for one order, the wakes the library asks for between the events and after them included. Records go
 * through JSON from one call to the next, as they do in a database.
 */
export function callsOf(story, book = rulebook) {
  const calls = [];
  const sends = new Map();
  /** @type {import("waybell").OrderRecord | null} */
  let record = null;
  /** @type {number | null} */
  let wakeAt = null;
  const step = (now, events) => {
    const before = JSON.parse(JSON.stringify(record));
    const done = book.step(before, events, { now, people });
    calls.push({ record: before, events, context: { now, people }, done });
    for (const effect of done.effects)
      if (effect.type === "send") sends.set(`${effect.notice} ${effect.channel}`, effect);
    record = done.record;
    wakeAt = done.wakeAt;
  };
  const wakes = (until) => {
    while (wakeAt !== null && wakeAt <= until) step(wakeAt, []);
  };
  for (const { now, event, notice, answer } of story) {
    wakes(now);
    const send = sends.get(`${notice} jpush`);
    if (event) step(now, [event]);
    else if (send) step(now, [answer === null ? book.begin(send) : book.settle(send, answer, now)]);
  }
  wakes(Number.POSITIVE_INFINITY);
  return calls;
}
