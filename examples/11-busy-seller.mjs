/** Two hundred orders in twenty minutes, and what their seller is told: the first at once, the rest counted. */
import { defineMailbox, defineRulebook } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const text = (title, body) => ({ title, body });
/** A shop that wants new orders counted, at most one message in ten minutes. */
const busyShop = {
  id: "busy-shop",
  version: "1",
  words: { notices: ["new-orders"] },
  notices: {
    "new-orders": {
      ref: "OURS-1",
      each: "order",
      to: "seller",
      topic: "seller-orders",
      class: "high",
      when: { "order.confirmed": true },
      digests: ["new-order"],
      every: "10m",
      sums: { cnt: "count", shipBy: { first: "ship-by.due" } },
      channels: ["push"],
    },
  },
  texts: {
    en: {
      notices: {
        "new-orders": text(
          "New orders",
          "{cnt, plural, one {# new order} other {# new orders}}. Please ship the first by {shipBy}.",
        ),
      },
    },
    "zh-CN": { notices: { "new-orders": text("新订单", "新订单{cnt}笔，最早请在{shipBy}前发货。") } },
  },
};
const made = { packs: [pinduoduo, busyShop], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] };
const rulebook = defineRulebook({ ...made, mailbox: true });
const mailbox = defineMailbox(made);

const seller = { id: "seller", role: "seller", locale: "en", zone: "Asia/Shanghai", addresses: { push: "device-2" } };
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000 });
const shop = makeHost({
  rulebook,
  mailbox,
  people: [seller],
  clock,
  // Of the orders only what their seller is told.
  table: { ...table, line: () => undefined, onStep: () => undefined },
});

const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const buys = async (time, id) => {
  await shop.happens(time, id, "buyer", "order.created", { kind: "normal", lines, total });
  await shop.happens(time, id, "buyer", "payment.captured", { amount: total });
};
const ships = (time, id) =>
  shop.happens(time, id, "seller", "shipment.submitted", {
    parcelId: "p1",
    carrier: "zhongtong",
    number: `ZT000${id}`,
  });

console.log(
  "200 orders from 11-11 00:00 on, one every six seconds, to a seller who is awake. All times are those of Shanghai.\n",
);
const midnight = Date.parse("2026-11-11T00:00+08:00");
const orders = Array.from({ length: 200 }, (_, i) => ({ id: String(3001 + i), at: midnight + i * 6_000 }));
for (const { id, at } of orders) await buys(new Date(at).toISOString(), id);
await shop.at("2026-11-11T01:00+08:00", "3001");

console.log("\nAll but 60 are shipped by the next noon; from then on the limits come near.\n");
for (const { id } of orders.slice(60)) await ships("2026-11-12T11:00+08:00", id);
await shop.at("2026-11-12T14:00+08:00", "3001");

console.log("\nTwo are forgotten. What is urgent is never gathered.\n");
for (const { id } of orders.slice(2, 60)) await ships("2026-11-12T20:00+08:00", id);
await shop.at("2026-11-12T23:00+08:00", "3001");

const told = shop
  .orders()
  .flatMap((id) => shop.record(id).ledger)
  .filter(([notice]) => notice === "new-order");
const inDigest = told.filter(([, , , , , attempts]) => attempts.some(([channel]) => channel === "digest"));
console.log(
  `\n${told.length} orders were told of: ${told.length - inDigest.length} alone, ${inDigest.length} together.`,
);
