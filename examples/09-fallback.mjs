// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
/** SMS fails three times and push takes over; a queue that hands out everything twice tells nobody twice. */
import { defineRulebook, instant } from "waybell";
import { aliyunSms } from "waybell/channels/aliyun-sms";
import { jpush } from "waybell/channels/jpush";
import { webhook } from "waybell/channels/webhook";
import { marketplaceCn } from "waybell/packs";
import { accept, makeClock, makeHost, makeTable } from "./host.mjs";

/** The template as it is registered with the provider. */
const texts = { COLLECT: "Parcel ${tn} is at ${point}, pick-up code ${code}. Please collect it soon." };
const rulebook = defineRulebook({
  packs: [marketplaceCn],
  channels: [
    aliyunSms({
      accessKeyId: "LTAI-sandbox",
      signName: "Goodmall",
      maxParts: 2,
      templates: { "ready-to-collect": [{ code: "COLLECT", locale: "en", text: texts.COLLECT }] },
    }),
    jpush({ appKey: "8103a4c628a0b98974ec1949" }),
    webhook({ url: "https://ops.example.com/hooks/orders" }),
  ],
});

const person = { locale: "en", zone: "Asia/Shanghai" };
const people = [
  { ...person, id: "buyer", role: "buyer", addresses: { sms: "13900000007", push: "device-1" } },
  { ...person, id: "ops", role: "platform", addresses: { webhook: "ops" } },
];

/** What the providers answer that do not say yes: the next of these, by channel. */
const busy = { status: 503, headers: {}, body: "busy" };
const noDevice = { status: 400, headers: {}, body: '{"error":{"code":1011,"message":"no such device"}}' };
/** @type {{ [channel: string]: (typeof busy)[] }} */
const answers = { "aliyun-sms": [busy, busy, busy] };
const answer = (send) => answers[send.channel]?.shift() ?? accept(send);

/** All that was ever put in the queue. */
const queued = [];
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000, texts, seconds: true });
const shop = makeHost({
  rulebook,
  people,
  clock,
  table: {
    ...table,
    onStep: (step, events) => {
      queued.push(...step.effects.filter(({ type }) => type === "send"));
      table.onStep(step, events);
    },
  },
  secrets: { aliyunAccessKeySecret: "sandbox", webhookSecret: "whsec_c2FuZGJveC1zYW5kYm94LXNhbmRib3g=" },
  answer,
});
const happens = (time, role, type, payload, note) =>
  shop.happens(`2026-06-${time}+08:00`, "1001", role, type, payload, note);

const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const parcel = { carrier: "zhongtong", number: "ZT0010001" };
const scanned = (time, scan) => ({
  ...parcel,
  provider: "own",
  scans: [{ at: instant(`2026-06-${time}+08:00`), code: "", ...scan }],
});
const point = { name: "Vanke City station", code: "8-2-3307" };

console.log("Order 1001. All times are those of Shanghai.\n");
await happens("01T10:00", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");
await happens("01T18:00", "seller", "shipment.submitted", { ...parcel, parcelId: "p1" }, parcel.number);
await happens("01T20:00", "carrier", "trace.received", scanned("01T20:00", { milestone: "picked_up" }), "picked up");

console.log("\nThe provider of text messages is busy: at once, after 10 s and after a minute. Then push has it.\n");
const waits = scanned("03T18:40", { milestone: "awaiting_collection", point });
await happens("03T18:40", "carrier", "trace.received", waits, "at a pick-up point");
await shop.at("2026-06-03T18:50+08:00", "1001");

console.log("\nThe queue hands out every message of the parcel again: `begin` stops each of them.\n");
for (const send of queued.filter(({ subject }) => subject === "p1")) {
  const [outcome] = await shop.at("2026-06-03T18:50+08:00", "1001", [rulebook.begin(send)]);
  table.line("worker", outcome.is, send.id);
}

console.log("\nThe next day push takes nothing, and there is no template: whoever looks after such things is told.\n");
answers.jpush = [noDevice];
await shop.at("2026-06-04T18:41+08:00", "1001");

console.log("\nHow soon the messages left:");
for (const { notice, channel, took, goal, late } of rulebook.latencies(shop.record("1001"))) {
  const how = channel === null ? "never left" : `left after ${took / 1_000} s, by ${channel}`;
  console.log(`  ${notice}: ${how}${late ? `, late: its goal is ${(goal ?? 0) / 1_000} s` : ""}`);
}
