/** An order that is not shipped: who is warned, what the delay costs, and what each choice of the buyer leads to. */
import { defineRulebook, instant } from "waybell";
import { email } from "waybell/channels/email";
import { jpush } from "waybell/channels/jpush";
import { webhook } from "waybell/channels/webhook";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

// Without an inbox, to keep the table short: it would have each of these too.
const rulebook = defineRulebook({
  packs: [pinduoduo],
  channels: [
    jpush({ appKey: "8103a4c628a0b98974ec1949" }),
    email({ from: { address: "orders@shop.example" }, messageIdDomain: "shop.example" }),
    webhook({ url: "https://desk.example/hooks" }),
  ],
});
const person = { locale: "en", zone: "Asia/Shanghai" };
const people = [
  { ...person, id: "buyer", role: "buyer", addresses: { push: "device-1" } },
  { ...person, id: "seller", role: "seller", addresses: { push: "device-2", email: "seller@shop.example" } },
  { ...person, id: "desk", role: "platform", addresses: { webhook: "desk" } },
];
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const parcel = { carrier: "zhongtong", number: "ZT0001001" };
const pickedUp = (time) => {
  const at = instant(`2026-06-${time}+08:00`);
  return { ...parcel, provider: "own", scans: [{ at, code: "", milestone: "picked_up" }] };
};

/** The same order up to the buyer's choice, printed the first time; then what comes of the choice. */
async function tell(title, chosen, choose) {
  let loud = chosen === "ship-again";
  const clock = makeClock();
  const table = makeTable({ print: (line) => loud && console.log(line), clock, offset: 8 * 3_600_000 });
  const shop = makeHost({ rulebook, people, clock, table });
  const happens = (time, role, type, payload, note) =>
    shop.happens(`2026-06-${time}+08:00`, "1001", role, type, payload, note);

  await happens("01T09:58", "buyer", "order.created", { kind: "normal", lines, total }, "two cups, CNY 59.90");
  await happens("01T10:00", "buyer", "payment.captured", { amount: total }, "CNY 59.90");
  await happens(
    "04T10:01",
    "platform",
    "compensation.decided",
    { policy: "long-wait-goodwill", subject: "order", release: true },
    "long-wait-goodwill: release",
  );
  loud = true;
  console.log(`\n${title}\n`);
  await happens("04T11:00", "buyer", "notice.acted", { notice: "long-unshipped", action: chosen }, chosen);
  await choose(happens);
  table.page(rulebook.view(shop.record("1001"), { now: clock.now(), as: { proven: true } }));
}

console.log("Order 1001, by the rules of Pinduoduo. All times are those of Shanghai.\n");
await tell("The buyer chooses that it is shipped after all.", "ship-again", async (happens) => {
  await happens("04T14:00", "seller", "shipment.submitted", { ...parcel, parcelId: "p1" }, parcel.number);
  await happens("04T20:00", "carrier", "trace.received", pickedUp("04T19:50"), "picked up at 06-04 19:50");
});
await tell("Or the buyer chooses a refund.", "ask-refund", async (happens) => {
  await happens("04T11:01", "platform", "order.cancelled", { reason: "not shipped in time" }, "at the buyer's wish");
  await happens("04T11:02", "platform", "refund.started", { refundId: "r1", amount: total }, "CNY 59.90");
  await happens("04T11:05", "platform", "refund.succeeded", { refundId: "r1" }, "CNY 59.90");
});
await tell("Or the buyer chooses to wait.", "keep-waiting", async (happens) => {
  const shipBy = "2026-06-06T18:00+08:00";
  await happens("04T11:30", "buyer", "shipby.negotiated", { shipBy }, "agreed with the seller: ship by 06-06 18:00");
  await happens("06T15:00", "seller", "shipment.submitted", { ...parcel, parcelId: "p1" }, parcel.number);
  await happens("06T20:00", "carrier", "trace.received", pickedUp("06T19:50"), "picked up at 06-06 19:50");
});
