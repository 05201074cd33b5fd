import type { Inhibitions } from "../../src/notify/rule.ts";
import type { W } from "./words.ts";

/** What makes other notices pointless. */
export const inhibitions: Inhibitions<W> = {
  "test-order": {
    each: "order",
    when: { "order.test": true },
    drops: ["payment", "shipping", "pick-up", "receipt", "offers", "penalties", "operations"],
  },
  "request-open": {
    each: "order",
    when: { "order.case-open": true },
    drops: ["please-confirm", "reward-granted"],
  },
  "whole-refund-asked": {
    each: "order",
    when: { "order.refund-asked": true, "order.shipped": false },
    drops: [
      "new-order",
      "important-order",
      "ship-soon",
      "ship-now",
      "late-shipment",
      "long-unshipped",
      "call-the-buyer",
    ],
  },
  "held-for-the-buyer": {
    each: "order",
    when: { "order.hold": true, "order.hold-reason": "address" },
    drops: ["ship-soon", "ship-now"],
  },
  "feed-down": {
    each: "parcel",
    when: { "parcel.feed-down": true },
    drops: ["no-news", "no-news-seller"],
  },
};
