import type { Notices } from "../notify/rule.ts";
import { toShip } from "./running.ts";

/** What the platform's own people are told. */
export const platformNotices: Notices = {
  "call-the-buyer": {
    ref: "N-P03",
    each: "order",
    to: "platform",
    topic: "operations",
    class: "high",
    per: "ship-by.due",
    when: { "ship-by": { overdue: "ship.long-unshipped" }, ...toShip, "order.closed": false },
    channels: ["webhook"],
    says: { h: "ship-by.late", reason: "order.delay-reason" },
    actions: ["contact-buyer"],
  },
  "all-channels-failed": {
    ref: "N-P04",
    each: "send",
    to: "platform",
    topic: "operations",
    class: "high",
    when: { "send.exhausted": true },
    channels: ["webhook"],
  },
};
