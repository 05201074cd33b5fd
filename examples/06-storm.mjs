/** A storm declared afterwards: which orders it is about, what it takes back, what stays, and who is told. */
import { defineRulebook } from "waybell";
import { email } from "waybell/channels/email";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const rulebook = defineRulebook({
  packs: [pinduoduo],
  channels: [
    jpush({ appKey: "8103a4c628a0b98974ec1949" }),
    email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
  ],
});
const buyers = { 2001: "Li", 2002: "Wang", 2003: "Chen" };
const person = { locale: "en", zone: "Asia/Shanghai" };
const people = [
  ...Object.values(buyers).map((id) => ({ ...person, id, role: "buyer", addresses: { push: `device-of-${id}` } })),
  { ...person, id: "seller", role: "seller", addresses: { push: "device-2", email: "seller@shop.example" } },
];
const isOf = ({ id, role }, orderId) => role === "seller" || buyers[orderId] === id;
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000 });
const shop = makeHost({ rulebook, people, isOf, clock, table });
const happens = (time, orderId, role, type, payload, note) =>
  shop.happens(`2026-06-${time}+08:00`, orderId, role, type, payload, `${orderId}: ${note}`);

const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
async function buy(time, orderId, origin) {
  await happens(time, orderId, "buyer", "order.created", { kind: "normal", lines, total, origin }, `from ${origin}`);
  await happens(time, orderId, "buyer", "payment.captured", { amount: total }, "CNY 59.90");
}
function pages() {
  for (const orderId of shop.orders())
    table.page(rulebook.view(shop.record(orderId), { now: clock.now(), as: { proven: true } }));
}

console.log("Three orders of one seller, by the rules of Pinduoduo. All times are those of Shanghai.\n");
await buy("01T10:00", "2001", "Zhejiang");
await buy("02T09:00", "2002", "Zhejiang");
await buy("02T09:30", "2003", "Hunan");
await shop.at("2026-06-03T16:00+08:00", "2001");
pages();

/** @type {import("waybell").DisruptionDeclared} */
const typhoon = {
  disruption: "typhoon-7",
  kind: "weather",
  from: "2026-06-03T00:00+08:00",
  to: "2026-06-05T00:00+08:00",
  region: "Zhejiang",
  origins: ["Zhejiang"],
  promises: ["ship-by"],
  effect: { extend: "48h" },
  // Also for limits that had passed by then; without it order 2001 would stay late.
  retroactive: true,
};
console.log(
  "\nA typhoon over Zhejiang, from 06-03 00:00 up to 06-05 00:00, gives 48 h more. Order 2001 is late already.\n",
);
for (const orderId of shop.orders()) {
  const isAbout = rulebook.affects(typhoon, shop.record(orderId));
  table.line("desk", "affects", `${orderId}: ${isAbout ? "yes" : "no"}`);
  if (isAbout) await happens("03T16:00", orderId, "platform", "disruption.declared", typhoon, typhoon.disruption);
}
const parcel = { parcelId: "p1", carrier: "zhongtong", number: "ZT0002001" };
await happens("04T15:00", "2001", "seller", "shipment.submitted", parcel, parcel.number);
pages();
console.log(
  "\nOrder 2001 is in time after all, and its seller has the CNY 3.00 back. Li keeps the coupon, and is told nothing.",
);
