/**
 * Two cups bought, one received. The buyer complains with a photo; one seller offers a new parcel, another says nothing and
 * the platform gives half the price back.
 */
import { defineRulebook, instant } from "waybell";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const rulebook = defineRulebook({ packs: [pinduoduo], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] });
const person = (id, role) => ({ id, role, locale: "en", zone: "Asia/Shanghai", addresses: { push: `device-${id}` } });
const people = [person("buyer", "buyer"), person("seller", "seller"), person("platform", "platform")];
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000 });
const shop = makeHost({ rulebook, people, clock, table });

const at = (time) => `2026-06-${time}+08:00`;
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const photo = { hash: "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", kind: "photo" };

/** An order from its purchase to the door, and the complaint on the evening of that day. */
function order(id, number) {
  const happens = (time, role, type, payload, note) => shop.happens(at(time), id, role, type, payload, note);
  const scanned = (time, milestone) => ({
    carrier: "zhongtong",
    number,
    provider: "own",
    scans: [{ at: instant(at(time)), code: "", milestone }],
  });
  return { happens, scanned };
}

async function upToTheComplaint({ happens, scanned }, number) {
  await happens("01T10:00", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
  await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");
  await happens("01T18:00", "seller", "shipment.submitted", { parcelId: "p1", carrier: "zhongtong", number }, number);
  await happens("01T20:30", "carrier", "trace.received", scanned("01T20:30", "picked_up"), "picked up");
  await happens("02T23:40", "carrier", "trace.received", scanned("02T23:40", "in_transit"), "in transit");
  await happens("03T14:05", "carrier", "trace.received", scanned("03T14:05", "delivered"), "delivered");
  const complaint = {
    complaintId: "k1",
    category: "short_shipment",
    lines: [{ lineId: "cup", quantity: 1 }],
    evidence: [photo],
  };
  await happens("03T20:00", "buyer", "complaint.opened", complaint, "one cup is missing");
}

const show = (id, time) => {
  const { headline, lines, complaints, promises } = rulebook.view(shop.record(id), { now: instant(at(time)), as: {} });
  const [complaint] = complaints;
  const [line] = lines;
  console.log(`\n${headline}; complaint ${complaint?.stage}; of ${line?.items} items ${line?.missing} missing`);
  for (const { promise, due } of promises)
    console.log(`  ${promise}: ${due === null ? "stands still" : new Date(due).toISOString()}`);
};

console.log("Order 1001, whose seller answers. All times are those of Shanghai.\n");
const good = order("1001", "ZT0010001");
await upToTheComplaint(good, "ZT0010001");
show("1001", "03T20:00");
console.log();
const about = { complaintId: "k1" };
await good.happens("04T10:00", "seller", "complaint.proposal_made", { ...about, remedy: "resend" }, "a new parcel");
await good.happens("04T11:00", "buyer", "complaint.accepted", about, "agreed");
show("1001", "04T11:00");
console.log();
const anew = { parcelId: "p2", kind: "resend", carrier: "zhongtong", number: "ZT0010002" };
await good.happens("05T09:00", "seller", "extra_parcel.added", anew, "ZT0010002");
const came = { ...good.scanned("07T16:00", "delivered"), number: "ZT0010002" };
await good.happens("07T16:00", "carrier", "trace.received", came, "the second cup is delivered");
show("1001", "07T16:00");

console.log("\n\nOrder 1002, whose seller says nothing.\n");
const silent = order("1002", "ZT0020001");
await upToTheComplaint(silent, "ZT0020001");
await shop.at(at("05T20:01"), "1002");
const upheld = { ...about, result: "upheld", remedy: "money" };
await silent.happens("06T09:00", "platform", "complaint.decided", upheld, "upheld");
show("1002", "06T09:00");
