/** A seller's morning: what to ship first, out as a file; the numbers of parcels in again, with cover-shipping. */
import { defineRulebook } from "waybell";
import { countItems, defineBackOffice, resultOf, tallyOf, waitingOrder } from "waybell/backoffice";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const rulebook = defineRulebook({ packs: [pinduoduo], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" })] });
const office = defineBackOffice({ packs: [pinduoduo] });

const person = { locale: "en", zone: "Asia/Shanghai" };
const people = [
  { ...person, id: "buyer", role: "buyer", addresses: { push: "device-1" }, quietHours: null },
  { ...person, id: "seller", role: "seller", addresses: { push: "device-2" } },
];
const clock = makeClock();
const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000 });
// Until the morning only the back office is shown.
let loud = false;
const sent = (...what) => loud && table.onSend(...what);
const shop = makeHost({
  rulebook,
  people,
  clock,
  table: { ...table, line: () => undefined, onStep: () => undefined, onTask: () => undefined, onSend: sent },
});

/** What only this host knows: who gets it, the seller's own item numbers, notes. */
const recipient = {
  name: "张三",
  phone: "13812345678",
  province: "浙江省",
  city: "杭州市",
  district: "西湖区",
  street: "文三路478号A座301",
};
const details = {
  skus: { cup: "CUP-1", tea: "TEA-9" },
  recipient,
  buyerNote: '=HYPERLINK("http://example.com","放门口")',
};
const elsewhere = new Set(["73100000000094"]); // another order had this number

const goods = { cup: { id: "cup", title: "Cup", quantity: 2 }, tea: { id: "tea", title: "Tea", quantity: 1 } };
const total = { amount: 5990, currency: "CNY" };
async function buys(time, id, item, shippedAt) {
  const on = (when) => `2026-06-${when}+08:00`;
  await shop.happens(on(time), id, "buyer", "order.created", { kind: "normal", lines: [goods[item]], total });
  await shop.happens(on(time), id, "buyer", "payment.captured", { amount: total });
  const parcel = { parcelId: "p1", carrier: "zhongtong", number: `731000000000${id.slice(-2)}` };
  if (shippedAt) await shop.happens(on(shippedAt), id, "seller", "shipment.submitted", parcel);
}
const waiting = () =>
  shop.orders().flatMap((id) => {
    const record = shop.record(id);
    return waitingOrder(record, rulebook.view(record, { now: clock.now(), as: {} }), details) ?? [];
  });

await buys("01T07:00", "3402", "cup", "01T08:00");
await buys("01T09:30", "3405", "tea");
await buys("01T10:00", "3401", "cup", "01T18:00");
await buys("01T10:05", "3403", "cup", "01T18:00");
for (let i = 10; i < 62; i++) await buys("01T11:00", `35${i}`, "cup");
await buys("01T12:00", "3404", "tea");

console.log(
  "By the rules of Pinduoduo. All times are those of Shanghai.\n\n06-02 08:00: what waits, and what goes first\n",
);
await shop.at("2026-06-02T08:00+08:00", "3404");
const now = clock.now();
const counts = countItems(waiting());
console.log([...counts].map(([sku, orders]) => `${sku}: ${orders} orders`).join(", "));
const first = office.backlog(waiting(), { now }).slice(0, 3);
for (const { order, reasons } of first) console.log(`${order.number}  ${reasons.join(", ") || "by its limit"}`);
const late = (perHour) => office.willBeLate(waiting(), { now, perHour }).length;
console.log(`Of ${waiting().length} orders ${late(1)} will be late at one an hour, at two ${late(2)}.`);
for (const { texts } of office.smallBatches(null, counts, { seller: "seller", now }).effects)
  console.log(`To the seller: ${texts.en?.body}`);

console.log("\nThe file to pack by, masked; a spreadsheet runs nothing that is in it\n");
const writer = office.exportWriter({ now, counts, only: { skus: ["TEA-9"] } });
console.log((writer.write(first.map(({ order }) => order)) + writer.end()).replace("\uFEFF", "").trimEnd());

console.log("\n06-02 09:00: the numbers come in\n");
await shop.at("2026-06-02T09:00+08:00", "3404");
loud = true;
const pieces = [
  "订单号,快递公司,单号,覆盖发货,计划交寄时间\n3401,中通,73100000000091,Y,\n3402,中通,7310000",
  "0000092,Y,\n3403,中通,73100000000093,N,\n3404,中通,73100000000094,N,2026-06-02 15:00\n",
  "3401,中通,73100000000091,Y,\n3405,快船,1,,\n",
];
const reader = office.importReader({ batch: "b34", actor: { role: "seller", id: "seller" } });
const results = [];
for (const { row, result } of [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()]) {
  const answer = result ?? (await run(row));
  results.push(answer);
  const { line, order, code, warnings, message = "" } = answer;
  console.log(`line ${line}  ${order ?? "----"}  ${[code, ...warnings].join(" + ")}  ${message}`.trimEnd());
}
async function run(row) {
  const task = office.rowTask(row, shop.record(row.order), { usedElsewhere: elsewhere.has(row.number) });
  const outcomes = task.event ? await shop.at("2026-06-02T09:00+08:00", row.order, [task.event]) : [];
  return resultOf(task, { outcomes });
}

const done = { batch: "b34", seller: "seller", ...tallyOf(results), finishedAt: clock.now() };
console.log(`\nIn the seller's inbox: ${office.batchFinished(done).texts.en?.body}`);
