import type { Notices } from "../notify/rule.ts";

/** What a seller is told. */
export const sellerNotices: Notices = {
  "new-order": {
    ref: "N-S01",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "high",
    when: { "order.confirmed": true, "order.shipped": false },
    channels: ["push", "wechat", "email"],
    actions: ["ship-order"],
  },
  "orders-while-away": {
    ref: "N-S22",
    each: "order",
    to: "seller",
    topic: "seller-orders",
    class: "low",
    digests: ["new-order"],
    when: { "order.confirmed": true, "order.shipped": false },
    channels: ["push", "email"],
    sums: { m: "count", shipBy: { first: "ship-by.due" } },
    actions: ["ship-order"],
  },
};
