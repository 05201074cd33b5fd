// What rules cost that cannot hold: the same steps with 10 and with 1,000 of them. They ask for facts the order does not
// have, or has with another value, as the rules of other shops, goods and mishaps do.
import { defineRulebook } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { pinduoduo } from "waybell/packs";
import { appKey, callsOf, happy, unhappy } from "./orders.mjs";
import { micros, ratioInTurns } from "./timing.mjs";

const told = { ref: "BENCH", each: "order", to: "buyer", topic: "shipping", class: "normal", channels: ["push"] };
const owed = { form: "coupon", amount: "comp.delay", once: "order", parts: [{ payer: "seller", to: "buyer" }] };

/** The n-th idle rule: of ten, seven notices, one promise, one compensation and one inhibition. */
const kinds = [
  (n) => ["notices", { ...told, when: { [`shop.event-${n}`]: true } }],
  (n) => ["notices", { ...told, when: { "order.paid": true, "order.category": `goods-${n}` } }],
  () => ["notices", { ...told, each: "parcel", when: { "parcel.returned": true, "parcel.delivered": false } }],
  () => [
    "notices",
    { ...told, each: "parcel", when: { "parcel.exception": "customs_problem", "parcel.uploaded": true } },
  ],
  () => ["notices", { ...told, when: { "order.refunded": { past: "24h" } } }],
  (n) => ["notices", { ...told, when: { "order.kind": "virtual", [`shop.event-${n}`]: { near: "2h" } } }],
  () => ["notices", { ...told, each: "parcel", when: { "deliver-by": "breached", "order.kind": "presale" } }],
  (n) => [
    "promises",
    { ref: "BENCH", each: "order", owedBy: "seller", owedTo: "buyer", due: { from: `shop.event-${n}`, within: "48h" } },
  ],
  (n) => ["compensations", { ...owed, ref: "BENCH", each: "order", on: { "order.category": `goods-${n}` } }],
  (n) => ["inhibitions", { each: "order", when: { [`shop.event-${n}`]: true }, drops: ["offers"] }],
];

/** The pack with so many idle rules. A shop's own events are few, whatever it does with them. */
function packWith(count) {
  const parts = { notices: {}, promises: {}, compensations: {}, inhibitions: {} };
  const facts = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`shop.event-${n}`, "instant"]));
  const texts = {};
  for (let i = 0; i < count; i++) {
    const [part, rule] = kinds[i % kinds.length]?.(Math.floor(i / kinds.length) % 10) ?? [];
    const name = `idle-${i}`;
    parts[part][name] = rule;
    if (part === "notices") texts[name] = { title: "-", body: "-" };
    if (part === "promises") facts[name] = "promise";
  }
  const terms = {
    "compensation.rule": Object.fromEntries(Object.keys(parts.compensations).map((name) => [name, "-"])),
  };
  const said = { notices: texts, terms };
  return {
    id: "with-idle-rules",
    version: "1",
    extends: pinduoduo,
    words: {
      facts: { order: { ...facts, "order.category": "text" } },
      notices: Object.keys(parts.notices),
      compensations: Object.keys(parts.compensations),
      inhibitions: Object.keys(parts.inhibitions),
    },
    ...parts,
    texts: { "zh-CN": said, en: said },
  };
}

function walkWith(count) {
  const rulebook = defineRulebook({ packs: [packWith(count)], channels: [inbox(), jpush({ appKey })] });
  const calls = [happy(), unhappy()].flatMap((story) => callsOf(story, rulebook));
  return () => {
    for (const { record, events, context } of calls) rulebook.step(record, events, context);
  };
}

export function idleRatio() {
  const [few, many] = [walkWith(10), walkWith(1_000)];
  return ratioInTurns(
    () => micros(many, 4),
    () => micros(few, 4),
  );
}
