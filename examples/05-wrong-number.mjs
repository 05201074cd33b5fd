/** A tracking number with a digit missing: after 23 h 59 min its seller may still correct it, after 24 h 1 min no more. */
import { defineRulebook, instant } from "waybell";
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
const person = { locale: "en", zone: "Asia/Shanghai" };
const people = [
  { ...person, id: "buyer", role: "buyer", addresses: { push: "device-1" } },
  { ...person, id: "seller", role: "seller", addresses: { push: "device-2", email: "seller@shop.example" } },
];
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const wrong = { carrier: "zhongtong", number: "7310000000001" };
const right = { carrier: "zhongtong", number: "73100000000001" };
const scans = [{ at: instant("2026-06-01T22:00+08:00"), code: "", milestone: "picked_up" }];

/** The same order up to the correction, printed the first time; then what comes of correcting it at this time. */
async function correctAt(time, title) {
  let loud = time === "02T11:59";
  const clock = makeClock();
  const table = makeTable({ print: (line) => loud && console.log(line), clock, offset: 8 * 3_600_000 });
  const shop = makeHost({ rulebook, people, clock, table });
  const happens = (when, role, type, payload, note) =>
    shop.happens(`2026-06-${when}+08:00`, "1001", role, type, payload, note);

  await happens("01T10:00", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
  await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");
  await happens("01T12:00", "seller", "shipment.submitted", { ...wrong, parcelId: "p1" }, wrong.number);
  // Scans of a number that belongs to no parcel yet wait for the parcel.
  await happens(
    "01T22:05",
    "carrier",
    "trace.received",
    { ...right, provider: "own", scans },
    `${right.number}: picked up`,
  );
  await happens(
    "02T08:00",
    "system",
    "tracking.suspected",
    { parcelId: "p1", reason: "malformed" },
    "13 digits, not 14",
  );
  await shop.at("2026-06-02T11:58+08:00", "1001");
  loud = true;
  console.log(`\n${title}\n`);

  const [corrected] = await happens(time, "seller", "tracking.replaced", { ...right, parcelId: "p1" }, right.number);
  if (corrected.is === "rejected") {
    const resend = { ...right, parcelId: "p2", kind: "resend" };
    await happens("02T15:00", "seller", "extra_parcel.added", resend, `${right.number}, as the remedy says`);
  }
  await shop.at("2026-06-03T12:01+08:00", "1001");
  table.page(rulebook.view(shop.record("1001"), { now: clock.now(), as: { proven: true } }));
}

console.log(
  "Order 1001, by the rules of Pinduoduo: a number may be corrected for 24 h, and has to be scanned within 24 h.",
);
console.log("All times are those of Shanghai.\n");
await correctAt(
  "02T11:59",
  "Corrected at 06-02 11:59: the clock of the first upload is kept, and the parcel was in time.",
);
await correctAt(
  "02T12:01",
  "Or tried at 06-02 12:01: refused, and nothing proves that the order was picked up in time.",
);
