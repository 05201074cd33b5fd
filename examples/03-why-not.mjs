/** Why was it not sent? Look at the decisions of a step, or ask `explain` about any notice at any time. */
import { defineRulebook, instant } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn } from "waybell/packs";

const book = defineRulebook({ packs: [marketplaceCn], channels: [inbox(), jpush({ appKey: "your-app-key" })] });
const buyer = { id: "u7", role: "buyer", locale: "en", zone: "Asia/Shanghai", addresses: { push: "device-1" } };

function step(title, record, time, person, ...events) {
  const done = book.step(record, events, { now: instant(time), people: [person] });
  console.log(title);
  for (const outcome of done.outcomes)
    if (outcome.is === "rejected") console.log(`  ${outcome.code}: ${outcome.message} ${outcome.remedy}`);
  for (const { notice, lane, is, stage, reason } of done.decisions)
    if (lane === "intrusive") console.log(`  ${notice}: ${is} by the stage ${stage}: ${reason}`);
  return done.record;
}

/** A condition as a tree: which part holds, and which does not. */
function draw({ says, holds, parts }, indent = "  ") {
  console.log(`${indent}${holds ? "yes" : "NO "} ${says}`);
  for (const part of parts) draw(part, `${indent}  `);
}

const event = (id, type, role, payload) => ({ id, type, orderId: "1003", actor: { role }, payload });
const total = { amount: 5990, currency: "CNY" };
const created = event("e1", "order.created", "buyer", {
  kind: "normal",
  lines: [{ id: "1", title: "Tea", quantity: 1 }],
  total,
});
const paid = event("e2", "payment.captured", "buyer", { amount: total });
const parcel = { carrier: "zhongtong", number: "ZT0001003" };
const shipped = (id) => event(id, "shipment.submitted", "seller", { parcelId: "p1", ...parcel });
const scans = ["picked_up", "arrived_destination"].map((milestone, i) => ({
  at: instant(`2026-06-03T2${i}:00+08:00`),
  code: "",
  milestone,
}));
const traced = event("e5", "trace.received", "carrier", { ...parcel, provider: "own", scans });
const silent = { ...buyer, optOuts: ["payment"] };

let record = step("Refused: shipped before it is paid", null, "2026-06-01T09:00+08:00", buyer, created, shipped("e3"));
record = step("Dropped: this buyer wants no news of payments", record, "2026-06-01T09:05+08:00", silent, paid);
record = step("Held: the buyer sleeps", record, "2026-06-01T23:30+08:00", buyer, shipped("e4"));
record = step("Dropped: the scans came too late to be news", record, "2026-06-04T12:00+08:00", buyer, traced);

console.log("Never matched: why not a word that it is out for delivery?");
const now = instant("2026-06-04T12:05+08:00");
const { about } = book.explain(record, { notice: "out-for-delivery", now, people: [{ ...buyer, role: "buyer" }] });
for (const { condition } of about) draw(condition);
