/** A shop that promises more than its platform asks: what changes and why, what it may not do, and one order under both. */
import { defineRulebook, readRulebook } from "waybell";
import { email } from "waybell/channels/email";
import { jpush } from "waybell/channels/jpush";
import { lawCn, pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const source = ["terms of our shop, 2026-05"];
/** The figures of a shop, as they might come from its settings page. */
const ourShop = (version, values) => ({ id: "cup-shop", version, layer: "shop", values });
const stricter = ourShop("1", {
  duration: { "ship.within": { value: "24h", source } },
  amount: { "comp.delay": { value: { fixed: 800 }, source } },
});
const looser = ourShop("2", {
  duration: { "ship.within": { value: "72h", source }, "no-reason.within": { value: "3d", source } },
});

const channels = [
  jpush({ appKey: "8103a4c628a0b98974ec1949" }),
  email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
];
const platform = defineRulebook({ packs: [pinduoduo, lawCn], channels });
const ours = defineRulebook({ packs: [pinduoduo, lawCn, stricter], channels });

const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const from = ({ pack, layer, value, source }) => `${shown(value)} by ${pack} (${layer}): ${[source].flat().join(", ")}`;

console.log(`${platform.version}\n${ours.version}\n\nWhat the shop changes:`);
for (const value of ours.values) {
  if (value.layer !== "shop") continue;
  console.log(`  ${value.name}: ${from(value)}`);
  for (const below of value.overrides.toReversed()) console.log(`    instead of ${from(below)}`);
}
console.log("What a law bounds:");
for (const value of ours.values) {
  for (const { pack, source, ...bound } of value.bounds)
    console.log(`  ${value.name}: ${shown(value.value)}, ${JSON.stringify(bound)} by ${pack}: ${source}`);
}

console.log("\nIt tries to promise less:");
const { rulebook, findings } = readRulebook([pinduoduo, lawCn, looser], { channels });
for (const { code, path, message, expected } of findings.filter(({ level }) => level !== "warning"))
  console.log(`  ${code} ${path}\n    ${message}\n    write: ${expected}`);
console.log(`  rulebook: ${rulebook}`);

const person = { locale: "en", zone: "Asia/Shanghai" };
const people = [
  { ...person, id: "buyer", role: "buyer", addresses: { push: "device-1" } },
  { ...person, id: "seller", role: "seller", addresses: { push: "device-2", email: "seller@shop.example" } },
];
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const parcel = { parcelId: "p1", carrier: "zhongtong", number: "ZT0003001" };

/** The same order, shipped 30 hours after it was paid. */
async function run(title, book) {
  console.log(`\n${title}\n`);
  const clock = makeClock();
  const table = makeTable({ print: console.log, clock, offset: 8 * 3_600_000 });
  const shop = makeHost({ rulebook: book, people, clock, table });
  const happens = (time, role, type, payload, note) =>
    shop.happens(`2026-06-${time}+08:00`, "3001", role, type, payload, note);
  await happens("01T10:00", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
  await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");
  await happens("02T16:00", "seller", "shipment.submitted", parcel, parcel.number);
  table.page(book.view(shop.record("3001"), { now: clock.now(), as: { proven: true } }));
}
console.log("\nOrder 3001 under both. All times are those of Shanghai.");
await run("By the platform alone:", platform);
await run("By the shop's own promise:", ours);
