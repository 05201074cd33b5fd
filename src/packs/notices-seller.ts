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
};
