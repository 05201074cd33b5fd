// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
/** A buyer answers a text message: asks where the parcel is, wishes for something, takes it back, and has enough. */
import { defineRulebook, instant, replyEvent } from "waybell";
import { aliyunSms } from "waybell/channels/aliyun-sms";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

/** Templates as they are registered with the provider; of two the fuller one comes first. */
const texts = {
  OUT: "Courier ${courier} (${phone}) is delivering parcel ${tn}, expected by ${eta}. Reply with any request.",
  WHERE: "Parcel ${tn} is out for delivery with ${courier}, phone ${phone}, expected by ${eta}.",
  ASKED_DAY: "We are asking the courier of parcel ${tn} to deliver on ${day}, if that can be done.",
  ASKED: "We are passing on your request for parcel ${tn}: ${request}.",
  LATE: "Tracking shows parcel ${tn} as ${milestone}, so we cannot pass on your request.",
};
const sms = (...codes) => codes.map((code) => ({ code, locale: "en", text: texts[code] }));
const channel = aliyunSms({
  accessKeyId: "LTAI-sandbox",
  signName: "Goodmall",
  // English counts as Chinese here, for the brackets around the name of the sender.
  maxParts: 2,
  templates: {
    "out-for-delivery": sms("OUT"),
    "where-with-courier": sms("WHERE"),
    "request-passed-on": sms("ASKED_DAY", "ASKED"),
    "request-too-late": sms("LATE"),
  },
});
const rulebook = defineRulebook({
  packs: [marketplaceCn],
  channels: [channel, jpush({ appKey: "8103a4c628a0b98974ec1949" })],
});

const person = { zone: "Asia/Shanghai" };
const people = [
  { ...person, id: "buyer", role: "buyer", locale: "en", addresses: { sms: "13900000007", push: "device-1" } },
  { ...person, id: "courier", role: "courier", locale: "zh-CN", addresses: { push: "device-2" } },
];
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000, texts });
const shop = makeHost({ rulebook, people, clock, table, secrets: { aliyunAccessKeySecret: "sandbox" } });
const happens = (time, role, type, payload, note) =>
  shop.happens(`2026-06-${time}+08:00`, "1001", role, type, payload, note);

/** What the provider posts when somebody answers: the host finds the person by the number, and hands on the rest. */
async function answers(time, content) {
  const now = instant(`2026-06-${time}+08:00`);
  const rawBody = JSON.stringify([
    { phone_number: "13900000007", content, send_time: `2026-06-${time}:00`.replace("T", " ") },
  ]);
  const { replies } = channel.readCallback({ url: "", headers: {}, rawBody }, { now, secrets: {} });
  for (const reply of replies) {
    const found = people.find(({ addresses }) => addresses.sms === reply.from)?.id ?? "";
    const event = replyEvent(reply, { person: found, orderId: "1001", id: `sms-${time}`, now, channel: channel.id });
    if (event) await shop.at(`2026-06-${time}+08:00`, "1001", [event], `"${reply.text}"`);
  }
}

const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const parcel = { carrier: "zhongtong", number: "ZT0010001" };
const scanned = (time, scan) => ({
  ...parcel,
  provider: "own",
  scans: [{ at: instant(`2026-06-${time}+08:00`), code: "", ...scan }],
});
// The number is a virtual one, which ends with the delivery: it may be told whole.
const courier = { name: "Li Qiang", phone: "13800001234", virtualPhone: "95013999900001" };

console.log("Order 1001. All times are those of Shanghai.\n");
await happens("01T10:00", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");
const eta = "2026-06-03T18:00+08:00";
await happens("01T18:00", "seller", "shipment.submitted", { ...parcel, parcelId: "p1", eta }, parcel.number);
await happens("01T20:00", "carrier", "trace.received", scanned("01T20:00", { milestone: "picked_up" }), "picked up");
const out = scanned("03T08:30", { milestone: "out_for_delivery", courier });
await happens("03T08:30", "carrier", "trace.received", out, "out for delivery");
await answers("03T09:00", "Hi, where's my parcel?");
await answers("03T09:05", "I'm not home, please leave it in the locker. Thanks!");
await answers("03T09:10", "Can you deliver on Friday morning?");
await answers("03T09:15", "Don't leave it at the door, call 139 0000 0007");
await happens("03T14:00", "carrier", "trace.received", scanned("03T14:00", { milestone: "delivered" }), "delivered");
await answers("03T14:05", "call me");
await answers("03T14:10", "退订");

console.log("\nWhat the order remembers of it:");
for (const [, , , who, parcelId, intent, , request] of shop.record("1001").messages)
  console.log(`  ${who} (${parcelId}) ${intent}: ${request || "-"}`);
