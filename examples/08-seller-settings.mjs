/** When a seller wants to be disturbed, by what, and about what: a draft does nothing, what is saved does. */
import { defineMailbox, defineRulebook, instant } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { makeClock, makeHost, makeTable } from "./host.mjs";

const made = { packs: [pinduoduo], channels: [jpush({ appKey: "8103a4c628a0b98974ec1949" }), inbox()] };
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
  table: {
    ...table,
    // The talk between an order and the mailbox of its seller is left out.
    onStep: (step, events) => {
      const decisions = step.decisions.filter(({ reason }) => !["asking", "awaiting-permit"].includes(reason));
      table.onStep({ ...step, decisions }, events);
    },
  },
});

const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
const happens = (time, orderId, role, type, payload, note = "") =>
  shop.happens(`2026-06-${time}+08:00`, orderId, role, type, payload, note && `${orderId}: ${note}`);
async function buys(time, orderId, yuan, kind = "normal") {
  const total = { amount: yuan * 100, currency: "CNY" };
  await happens(time, orderId, "buyer", "order.created", { kind, lines, total });
  await happens(time, orderId, "buyer", "payment.captured", { amount: total }, `CNY ${yuan}, ${kind}`);
}
/** Shipped, and picked up at once. */
async function ships(time, orderId) {
  const parcel = { carrier: "zhongtong", number: `ZT000${orderId}` };
  await happens(time, orderId, "seller", "shipment.submitted", { ...parcel, parcelId: "p1" }, "shipped");
  const scans = [{ at: clock.now(), code: "", milestone: "picked_up" }];
  await happens(time, orderId, "carrier", "trace.received", { ...parcel, provider: "own", scans });
}

/** What the settings page does when the seller presses "save": what is wrong is said, else it is kept with the person. */
let saved = /** @type {import("waybell").AlertSettings | undefined} */ (undefined);
function saves(time, draft) {
  clock.set(instant(`2026-06-${time}+08:00`));
  const before = saved ? { before: saved } : {};
  const { alerts, findings } = rulebook.saveAlerts(draft, { by: "seller", now: clock.now(), ...before });
  for (const { path, message, expected } of findings)
    table.line("seller", "not saved", `${path}: ${message} ${expected ? `Perhaps: ${expected}` : ""}`);
  if (!alerts) return;
  saved = alerts;
  shop.keep({ ...seller, alerts });
  table.line("seller", "saved", `version ${alerts.version}`);
}

console.log(
  "The seller drafts: daily from 9 to 21, ordinary and presale orders, by push; from CNY 1000 on it is important.",
);
console.log("All times are those of Shanghai.\n");
/** @type {import("waybell").AlertDraft} */
const draft = {
  windows: [{ from: "09:00", to: "21:00" }],
  orderTypes: ["normal", "presale"],
  methods: ["push"],
  important: { "order.totl": { atLeast: 100_000 } },
};
saves("01T12:00", draft);
console.log("\nA mistake, so nothing was saved: the telephone rings by night.\n");
await buys("01T23:10", "3001", 60);
await ships("02T09:30", "3001");

console.log("\nPut right, it is saved, and counts from then on.\n");
const right = { ...draft, important: { "order.total": { atLeast: 100_000 } } };
await shop.at("2026-06-02T12:00+08:00", "3001");
saves("02T12:00", right);
await buys("02T23:10", "3002", 60);
await buys("02T23:20", "3003", 2_000);
await buys("02T23:30", "3004", 60, "virtual");
await buys("02T23:40", "3005", 60);
await shop.at("2026-06-03T09:00+08:00", "3002");
for (const orderId of ["3002", "3003", "3004", "3005"]) await ships("03T10:00", orderId);

console.log("\nA draft for nights too, which nobody saves: the next one waits for the morning all the same.\n");
const _open = { ...right, windows: [] };
await buys("03T23:10", "3006", 60);
await shop.at("2026-06-04T09:00+08:00", "3006");
