import type { Notices } from "../notify/rule.ts";
import { bringsGoods, toShip } from "./running.ts";

/** What a seller is told. */
export const sellerNotices: Notices = {
  "new-order": {
    ref: "N-S01",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "high",
    covers: ["ship-soon"],
    ladder: { of: "new-order", rung: 1 },
    // Who hears that it is late already needs not hear that it is there.
    when: { "order.confirmed": true, ...toShip, "ship-by": { not: "breached" }, notTold: "important-order" },
    channels: ["push", "wechat", "email"],
    actions: ["ship-order"],
  },
  "important-order": {
    ref: "N-S02",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "critical",
    // Of those who are to be reached at night only buyers are not rung up.
    quiet: "send",
    covers: ["ship-soon"],
    ladder: { of: "new-order", rung: 2 },
    when: { "order.confirmed": true, ...toShip, chosen: "important" },
    channels: ["push", "wechat", "sms", "voice"],
    says: { tag: "order.total" },
    actions: ["ship-order"],
  },
  // Who was told to ship is told not to, unless it is he who called it off.
  // A part that is paid back without asking him, since he did not answer, or by the platform.
  "goods-called-off": {
    ref: "S0-33",
    each: "case",
    to: "seller",
    topic: "seller-orders",
    class: "high",
    when: {
      "case.refund-agreed": true,
      "case.calls-off": true,
      // Whom no group has brought an order has nothing to send.
      "order.confirmed": true,
      "order.closed": false,
      "order.refund-granted": false,
      "order.refund-in-full": false,
      any: [{ notTold: "request-to-answer" }, { "case.silent": true }, { "case.decided": true }],
    },
    channels: ["push", "wechat", "email"],
    says: { amount: "case.amount" },
  },
  // What time cancels, or a buyer who does not agree to wait: what he cannot supply he said himself, before.
  "rest-called-off": {
    ref: "S0-33",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "high",
    when: {
      "some line": {
        "line.out-of-stock": true,
        any: [
          { "line.out-of-stock": { notBefore: "ship-or-cancel.due" } },
          { "line.out-of-stock": { notBefore: "order.delay-answered", notAfter: "order.delay-answered" } },
        ],
      },
      "order.closed": false,
    },
    channels: ["push", "wechat", "email"],
  },
  "order-called-off": {
    ref: "S0-33",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "high",
    corrects: ["new-order", "important-order", "ship-soon", "ship-now"],
    when: {
      any: [{ "order.closed": true }, { "order.refund-granted": true }, { "order.refund-in-full": true }],
      none: [{ "order.closed-by": "seller" }],
      all: [
        {
          any: [
            { "order.shipped": false },
            // A number is not the goods: until a carrier has them they need not go. What the buyer has, or sends back, went.
            {
              "order.without-express": false,
              "order.received": false,
              "no case": { "case.awaiting-return": true },
              "some parcel": { ...bringsGoods, "parcel.picked-up": false },
            },
          ],
        },
      ],
    },
    channels: ["push", "wechat", "email"],
  },
  "orders-while-away": {
    ref: "N-S22",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "low",
    digests: ["new-order"],
    when: { "order.confirmed": true, ...toShip, "ship-by": { not: "breached" } },
    channels: ["push", "email"],
    sums: { m: "count", shipBy: { first: "ship-by.due" } },
    actions: ["ship-order"],
  },
};
