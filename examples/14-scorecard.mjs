/** How a seller stands: eighty orders, some of them late, a limit that comes near and is crossed, and an appeal. */
import { contribution, defineRulebook, defineScorecards } from "waybell";
import { pinduoduo } from "waybell/packs";

const rulebook = defineRulebook({ packs: [pinduoduo], channels: [] });
const scorecards = defineScorecards({ packs: [pinduoduo] });
const seller = "shop-1";

const orders = new Map();
let card = /** @type {import("waybell").ScoreRecord | null} */ (null);
let events = 0;

const clock = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace("T", " ");
const percent = (share) => (share === null ? "–" : `${Math.round(share * 1000) / 10}%`);

/** One order's step; what it adds goes to its seller's scorecard, as an outbox would bring it. */
function happens(time, id, role, type, payload) {
  const now = Date.parse(`2026-${time.replace(" ", "T")}+08:00`);
  const event = /** @type {import("waybell").OrderEvent} */ ({
    id: `e${++events}`,
    type,
    orderId: id,
    actor: { role },
    payload,
  });
  const step = rulebook.step(orders.get(id) ?? null, type === null ? [] : [event], { now, people: [] });
  orders.set(id, step.record);
  const row = contribution(rulebook, step, { seller, items: ["cup"] });
  if (row === null) return;
  const scored = scorecards.step(card, [row], { now });
  card = scored.record;
  for (const { since, texts } of scored.effects) console.log(`${clock(since)}  ${texts.en?.body}`);
}

const ids = Array.from({ length: 80 }, (_, i) => String(2001 + i));
const late = ids.slice(76);
const total = { amount: 5990, currency: "CNY" };
const lines = [{ id: "cup", title: "Cup", quantity: 1 }];
const number = (id) => `ZT00000${id}`;
const scan = (id, time, milestone) =>
  happens(time, id, "carrier", "trace.received", {
    provider: "kuaidi100",
    carrier: "zhongtong",
    number: number(id),
    scans: [{ at: Date.parse(`2026-${time.replace(" ", "T")}+08:00`), code: milestone, milestone }],
  });
const ships = (id, time) =>
  happens(time, id, "seller", "shipment.submitted", { parcelId: "p1", carrier: "zhongtong", number: number(id) });

const buys = (id, time) => {
  happens(time, id, "buyer", "order.created", { kind: "normal", lines, total });
  happens(time, id, "buyer", "payment.captured", { amount: total });
};
/** Its time goes by: an order asked to be woken then. */
const wakes = (id, time) => happens(time, id, "system", null, {});

console.log("80 orders of 06-01 10:00, to be shipped by 06-03 10:00. Four are not. All times are those of Shanghai.\n");
for (const id of ids) buys(id, "06-01 10:00");
for (const id of ids.slice(0, 76)) ships(id, "06-02 09:00");
for (const id of ids.slice(0, 76)) scan(id, "06-02 18:00", "picked_up");
for (const id of late) wakes(id, "06-03 10:00:00.001");

console.log("\nThe next day one more.\n");
buys("2081", "06-02 10:00");
wakes("2081", "06-04 10:00:00.001");
ids.push("2081");
late.push("2081");

console.log("\nAn appeal is upheld: a flood. That breach is withdrawn and counts no more.\n");
const breach = `ship-by:order:${Date.parse("2026-06-03T10:00+08:00")}`;
happens("06-04 15:00", "2077", "seller", "appeal.filed", { breach, reason: "flood", evidence: ["photo-1"] });
happens("06-05 09:00", "2077", "platform", "appeal.decided", { breach, result: "upheld" });
for (const id of late) ships(id, "06-05 10:00");
for (const id of late) scan(id, "06-05 18:00", "picked_up");
for (const id of ids) scan(id, "06-06 14:00", "delivered");

if (card === null) throw new Error("no order was confirmed");
const now = Date.parse("2026-06-12T00:00+08:00");
const window = { from: Date.parse("2026-06-01T00:00+08:00"), to: Date.parse("2026-06-08T18:00+08:00") };
const shown = ["ship-rate", "late-ship", "overdue-pick-up", "valid-number", "appeals-upheld", "requests-in-time"];
for (const { metric, ref, numerator, denominator, excluded, value, final } of scorecards.measure(card, window, { now }))
  if (shown.includes(metric))
    console.log(
      `${ref}  ${metric.padEnd(17)} ${`${numerator}/${denominator}`.padEnd(6)} ${percent(value).padEnd(6)}` +
        ` ${excluded} left out, ${final ? "final" : "may change"}`,
    );

const { grade, limits, ladder } = scorecards.standing(card, { now });
console.log(`\nGrade ${grade.grade}: ${Math.round((grade.score ?? 0) * 10) / 10} of 100, over ${grade.orders} orders.`);
for (const { metric, is, value, limit, errorBudget: left } of limits)
  console.log(`  ${metric.padEnd(16)} ${percent(value)} of ${percent(limit)}: ${is}, room for ${left} more`);
console.log(`Often late: ${ladder.step}, ${percent(ladder.exposure)} of its exposure left.`);
const cups = scorecards.errorBudgets(card, { now }).get("cup");
console.log(`Of cups ${cups} more may go wrong. What has no such budget left is shipped first.`);

const parts = [0, 1].map((odd) => {
  const rows = ids
    .filter((_, i) => i % 2 === odd)
    .flatMap((id) => contribution(rulebook, { record: orders.get(id) }, { seller, items: ["cup"] }) ?? []);
  return scorecards.step(null, rows, { now }).record;
});
const [even, odd] = /** @type {[import("waybell").ScoreRecord, import("waybell").ScoreRecord]} */ (parts);
const isSame = JSON.stringify(scorecards.merge(even, odd).orders) === JSON.stringify(card.orders);
console.log(`\nKept in two halves and put together, the scorecard is the same: ${isSame ? "yes" : "no"}.`);
