/** A courier is looked for: one says nothing, one accepts and does not come, one is called. Another brings the parcel. */
import { defineRulebook, instant } from "waybell";
import { defineBackOffice } from "waybell/backoffice";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const rulebook = defineRulebook({ packs: [pinduoduo], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] });
const person = (id, role) => ({
  id,
  role,
  locale: "en",
  zone: "Asia/Shanghai",
  addresses: { push: `device-${id}` },
  quietHours: null,
});
const couriers = ["anna", "bo", "chen", "dai"].map((id) => person(id, "courier"));
const people = [person("buyer", "buyer"), person("seller", "seller"), ...couriers];
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000 });
const shop = makeHost({ rulebook, people, clock, table });

const at = (time) => `2026-06-${time}+08:00`;
const happens = (time, role, type, payload, note) => shop.happens(at(time), "1001", role, type, payload, note);
let count = 0;
/** Of several couriers one acts, and says which. */
const courier = (time, id, type, payload, note) => {
  const actor = { role: "courier", id };
  return shop.at(at(time), "1001", [{ id: `c${++count}`, type, orderId: "1001", actor, payload }], note);
};
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const parcel = { carrier: "zhongtong", number: "ZT0010001" };
const scanned = (time, milestone) => ({
  ...parcel,
  provider: "own",
  scans: [{ at: instant(at(time)), code: "", milestone }],
});
const job = { taskId: "t1" };
const offer = (id) => ({ ...job, courier: { id } });

console.log("Order 1001. All times are those of Shanghai.\n");
await happens("01T10:00", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");

const terms = { role: "pickup", place: "Warehouse 1", from: at("01T18:00"), to: at("01T18:30") };
const contact = { phone: "13912345678" };

// Whom to ask first, by what the host knows of each.
const office = defineBackOffice({ packs: [pinduoduo] });
const known = [
  { id: "chen", areas: ["Yuhang"], openTasks: 0, acceptRate: 0.9, noShowRate: 0.02, vehicles: ["van"] },
  { id: "bo", areas: ["Xihu"], openTasks: 3, acceptRate: 0.8, noShowRate: 0.1, vehicles: ["van"] },
  { id: "anna", areas: ["Xihu"], openTasks: 1, acceptRate: 0.95, noShowRate: 0, vehicles: ["van", "bike"] },
];
const ranked = office.rankCouriers({ area: "Xihu", vehicles: ["van"] }, known);
for (const { courier, score, reasons } of ranked)
  console.log(
    `${courier.id} ${score?.toFixed(1) ?? "unknown"}: ${reasons.map((one) => `${one.criterion} ${one.share}`).join(", ")}`,
  );
console.log();
const [first = "", second = "", third = ""] = ranked.map(({ courier }) => courier.id);
await happens("01T15:00", "seller", "dispatch.created", { ...job, ...terms, contact }, "a job to fetch it");
await happens("01T15:00", "seller", "dispatch.offered", offer(first), "to Anna");
await happens("01T15:31", "seller", "dispatch.offered", offer(second), "Anna said nothing: to Bo");
await courier("01T15:40", "bo", "dispatch.accepted", job, "Bo accepts");
await shop.at(at("01T19:01"), "1001");
const called = { ...offer(third), from: at("01T20:30"), to: at("01T20:45") };
await happens("01T19:05", "seller", "dispatch.agreed", called, "by phone with Chen");
await courier("01T20:30", "chen", "dispatch.collected", job, "collected");
await happens("01T20:31", "seller", "shipment.submitted", { ...parcel, parcelId: "p1" }, parcel.number);
await happens("01T21:00", "carrier", "trace.received", scanned("01T21:00", "picked_up"), "picked up");

const bringing = { taskId: "t2", role: "delivery", parcelId: "p1" };
await happens("03T08:00", "platform", "dispatch.created", bringing, "a job to bring it");
const dai = { id: "dai", name: "Dai Min", phone: "13800001234", virtualPhone: "95013999900001" };
await happens("03T08:10", "platform", "dispatch.offered", { taskId: "t2", courier: dai }, "to Dai");
await courier("03T08:20", "dai", "dispatch.accepted", { taskId: "t2", eta: at("03T18:00") }, "Dai accepts");
await happens(
  "03T08:30",
  "carrier",
  "trace.received",
  scanned("03T08:30", "out_for_delivery"),
  "the carrier says so, too",
);
await happens("03T09:00", "buyer", "address.corrected", {}, "the number of the house");
await happens("03T14:00", "carrier", "trace.received", scanned("03T14:00", "delivered"), "delivered");

console.log("\nThe jobs:");
for (const { id, role, mode, stage, courier } of rulebook.view(shop.record("1001"), {
  now: instant(at("03T14:00")),
  as: {},
}).tasks)
  console.log(`  ${id} ${role} by ${mode}: ${stage}, ${courier}`);
