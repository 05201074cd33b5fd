/** One step: an order is paid at 23:00, when its buyer sleeps. */
import { defineRulebook, instant } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { marketplaceCn } from "waybell/packs";

const book = defineRulebook({ packs: [marketplaceCn], channels: [inbox(), jpush({ appKey: "your-app-key" })] });

const total = { amount: 5990, currency: "CNY" }; // in fen
const lines = [{ id: "1", title: "Green tea", quantity: 1 }];
const addresses = { push: "device-1" };
const { effects, decisions, wakeAt } = book.step(
  null, // the order's record, as the last step returned it; null for a new order
  [
    {
      id: "e1",
      type: "order.created",
      orderId: "1001",
      actor: { role: "buyer" },
      payload: { kind: "normal", lines, total },
    },
    { id: "e2", type: "payment.captured", orderId: "1001", actor: { role: "buyer" }, payload: { amount: total } },
  ],
  {
    now: instant("2026-06-01T23:00+08:00"),
    people: [{ id: "u7", role: "buyer", locale: "en", zone: "Asia/Shanghai", addresses }],
  },
);

for (const { notice, lane, is, reason } of decisions) console.log(`${notice}, ${lane}: ${is}, ${reason}`);
for (const effect of effects) console.log(`to do: ${effect.id}`);
console.log(`call again at ${wakeAt && new Date(wakeAt).toISOString()}`);
