/** A rule of your own, with facts, texts and a channel of your own: the packing desk hears of gifts to wrap. */
import { defineRulebook, instant } from "waybell";
import { inbox } from "waybell/channels/inbox";
import { marketplaceCn } from "waybell/packs";

const text = (title, ...body) => ({ notices: { "wrap-gift": { title, body } }, actions: {}, terms: {} });
const gifts = {
  id: "gifts",
  version: "1",
  extends: marketplaceCn,
  // Words first. Rules may use no others, so one that is misspelt is found when the rulebook is made.
  words: {
    facts: { order: { "order.wrap-asked": "instant", "order.gift-note": "text" } },
    notices: ["wrap-gift"],
    channels: ["robot"],
    placeholders: { note: "order.gift-note" },
  },
  notices: {
    "wrap-gift": {
      ref: "OUR-12",
      each: "order",
      to: "seller",
      topic: "seller-orders",
      class: "high",
      when: { "order.wrap-asked": true, "order.shipped": false },
      channels: ["robot"],
    },
  },
  texts: {
    // The last says only what is always known, so that it can be told whatever is not.
    "zh-CN": text("礼品包装", "订单{no}需要礼品包装。贺卡：{note}", "订单{no}需要礼品包装。"),
    en: text(
      "Gift wrapping",
      "Order {no} is to be wrapped as a gift. Card: {note}",
      "Order {no} is to be wrapped as a gift.",
    ),
  },
};

const no = { idempotent: false, templatesOnly: false, silent: false, twoWay: false, consentPerMessage: false };
const post = /** @type {const} */ ({ kind: "http", method: "POST", headers: {}, body: "" });
/** A channel: how a chat robot is told something, without any I/O. @type {import("waybell").ChannelAdapter} */
const robot = {
  id: "our-robot",
  kind: "robot",
  capabilities: { proof: "accepted", ...no },
  check: ({ body }) => (body.length > 200 ? [{ code: "TOO_LONG", path: "body", message: "Above 200." }] : []),
  toRequest: ({ id, body }, to) => ({ ...post, url: String(to), body: JSON.stringify({ id, text: body }) }),
  readAnswer: (answer) => {
    if ("status" in answer && answer.status === 200) return { kind: "accepted" };
    if ("failed" in answer && answer.failed === "after-sending") return { kind: "ambiguous", reason: answer.failed };
    return { kind: "retry", reason: "no 200" };
  },
  readCallback: () => ({ receipts: [], replies: [], consents: [], issues: [], reply: { ...post, status: 404 } }),
  redact: (request) => ({ ...post, url: `${request.kind} to our robot` }),
};

const book = defineRulebook({ packs: [gifts], channels: [inbox(), robot] });
const event = (id, type, role, payload) => ({ id, type, orderId: "1002", actor: { role }, payload });
const lines = [{ id: "1", title: "Tea set", quantity: 1 }];
const order = { kind: "gift", lines, total: { amount: 9900, currency: "CNY" } };
const facts = { "order.wrap-asked": "2026-06-01T09:59+08:00", "order.gift-note": "生日快乐" };
const desk = { id: "desk", locale: "en", zone: "Asia/Shanghai", addresses: { robot: "https://robot.example/desk" } };
const { effects } = book.step(
  null,
  [event("e1", "order.created", "buyer", order), event("e2", "facts.noted", "system", { facts })],
  { now: instant("2026-06-01T10:00+08:00"), people: [{ ...desk, role: "seller" }] },
);
for (const effect of effects) if (effect.type === "send") console.log(effect.channel, JSON.stringify(effect.request));
