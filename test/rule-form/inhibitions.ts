import type { Inhibitions } from "../../src/notify/rule.ts";
import type { W } from "./words.ts";

/** What makes other notices pointless. */
export const inhibitions: Inhibitions<W> = {
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
  "feed-down": {
    each: "parcel",
    when: { "parcel.feed-down": true },
    drops: ["no-news", "no-news-seller"],
  },
};
