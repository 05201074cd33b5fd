// A full step against one bare XState `transition()` on the order chart, in one run: an order like the quickstart's,
// two parcels, five channels, every message rendered, begun and settled, nothing signed.
import { defineRulebook, instant, traced } from "waybell";
import { aliyunSms } from "waybell/channels/aliyun-sms";
import { email } from "waybell/channels/email";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { wechatMiniSubscribe } from "waybell/channels/wechat-mini-subscribe";
import { orderChart } from "waybell/lifecycle";
import { marketplaceCn } from "waybell/packs";
import { initialTransition, transition } from "xstate";
import { median, micros } from "./timing.mjs";

const text = `包裹\${tn}正在派送，请留意来电。`;
const card = [{ id: "T1", locale: "zh-CN", fields: { character_string2: "tn", phrase3: "status", thing5: "tip" } }];
const channels = [
  jpush({ appKey: "8103a4c628a0b98974ec1949" }),
  wechatMiniSubscribe({ templates: { "parcel-arrived": card, delivered: card } }),
  aliyunSms({
    accessKeyId: "id",
    signName: "示例商城",
    templates: { "out-for-delivery": [{ code: "SMS_1", locale: "zh-CN", text }] },
  }),
  email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
  inbox(),
];
const book = defineRulebook({ packs: [marketplaceCn], channels });
const person = { locale: "zh-CN", zone: "Asia/Shanghai" };
/** @type {import("waybell").Person[]} */
const people = [
  {
    ...person,
    id: "b",
    role: "buyer",
    addresses: { push: "d1", wechat: "o1", sms: "13900000001", email: "b@x.example" },
  },
  { ...person, id: "s", role: "seller", addresses: { push: "d2", email: "s@x.example" } },
];
const ok = { status: 200, headers: {}, body: '{"sendno":"1","msg_id":"1","Code":"OK","BizId":"1","errcode":0}' };

/** @type {[time: string, code: string, milestone: import("waybell").Milestone, place: string][]} */
const steps = [
  ["01T19:05", "103", "picked_up", "杭州市"],
  ["02T01:10", "1002", "in_transit", "杭州市"],
  ["02T23:40", "1002", "in_transit", "西安市"],
  ["03T12:20", "1002", "in_transit", "兰州市"],
  ["04T18:30", "1002", "in_transit", "哈密市"],
  ["05T02:30", "1001", "arrived_destination", "乌鲁木齐市"],
  ["05T09:00", "5", "out_for_delivery", "乌鲁木齐市"],
  ["05T14:05", "301", "delivered", "乌鲁木齐市"],
];
const route = steps.map(([time, code, milestone, place]) => ({
  at: instant(`2026-06-${time}+08:00`),
  code,
  milestone,
  place,
}));

/** Every call of `step` in the order's life, with its arguments. */
function journey() {
  const calls = [];
  let record = null;
  const call = (now, events) => {
    calls.push([record, events, { now, people }]);
    const step = book.step(record, events, { now, people });
    record = JSON.parse(JSON.stringify(step.record));
    for (const send of step.effects) {
      if (send.type !== "send" || send.channel === "inbox") continue;
      call(now, [book.begin(send)]);
      call(now, [book.settle(send, ok, now)]);
    }
  };
  let count = 0;
  const happens = (time, type, role, payload) =>
    call(instant(`2026-06-${time}+08:00`), [{ id: `e${++count}`, type, orderId: "6001", actor: { role }, payload }]);
  const lines = ["tea", "cups"].map((id) => ({ id, title: id, quantity: 1 }));
  const total = { amount: 26800, currency: "CNY" };
  happens("01T10:00", "order.created", "buyer", { kind: "normal", lines, total, leg: "remote" });
  happens("01T10:01", "payment.captured", "buyer", { amount: total });
  for (const [i, { id }] of lines.entries()) {
    const parcel = { parcelId: id, carrier: "zhongtong", number: `7310000000000${i}` };
    happens("01T16:00", "shipment.submitted", "seller", { ...parcel, lines: [{ lineId: id, quantity: 1 }] });
  }
  for (const [seen, scan] of route.entries()) {
    for (const i of [0, 1]) {
      // The provider sends the whole list each time.
      const parcel = {
        provider: "kuaidi100",
        carrier: "zhongtong",
        number: `7310000000000${i}`,
        events: route.slice(0, seen + 1),
      };
      call(scan.at + 60_000, [traced(parcel, { orderId: "6001", receivedAt: scan.at + 60_000 })]);
    }
  }
  happens("05T19:00", "receipt.confirmed", "buyer", {});
  return calls;
}

/** The order chart's own walk of the same order, one `transition()` an event. */
function walk() {
  /** @type {import("waybell/lifecycle").OrderChartEvent[]} */
  const events = [
    { type: "payment.captured", given: { "paid-in-full": true } },
    { type: "shipment.submitted", given: { "partial-allowed": true } },
    { type: "shipment.submitted", given: { "ships-all": true } },
    { type: "receipt.confirmed", given: {} },
  ];
  let [state] = initialTransition(orderChart);
  return events.map((event) => {
    const from = state;
    [state] = transition(orderChart, from, event);
    return () => transition(orderChart, from, event);
  });
}

/** Median microseconds of both over many rounds taken in turns, and their ratio. */
export function stepRatio({ rounds = 25 } = {}) {
  const calls = journey().map(
    ([record, events, context]) =>
      () =>
        book.step(record, events, context),
  );
  const transitions = walk();
  for (const one of [...calls, ...transitions]) micros(one, 200);
  const results = Array.from({ length: rounds }, () => ({
    step: median(calls.map((one) => micros(one, 10))),
    xstate: median(transitions.map((one) => micros(one, 80))),
  }));
  const [step, xstate] = [median(results.map((r) => r.step)), median(results.map((r) => r.xstate))];
  return {
    calls: calls.length,
    stepMicros: step,
    xstateMicros: xstate,
    ratio: median(results.map((r) => r.step / r.xstate)),
  };
}
