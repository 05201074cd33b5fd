import type { Notices } from "../../src/notify/rule.ts";
import type { W } from "./words.ts";

/** What the platform's own people are told. */
export const platformNotices: Notices<W> = {
  "feed-lagging": {
    ref: "N-P01",
    each: "carrier",
    to: "platform",
    topic: "operations",
    class: "critical",
    when: [{ "carrier.measured": true, "carrier.lag": { above: "feed.lag-alarm" } }, { "carrier.silent": true }],
    channels: ["webhook", "email", "push"],
    says: { carrier: "carrier.name", cnt: "carrier.orders" },
  },
  "request-escalated": {
    ref: "N-P02",
    each: "case",
    to: "platform",
    topic: "operations",
    class: "high",
    per: "decide-request.breached",
    when: { "case.escalated": true, "case.decided": false, "case.ended": false },
    channels: ["webhook"],
    says: { kind: "case.kind", due: "decide-request.due" },
    actions: ["decide"],
  },
  "complaint-escalated": {
    ref: "N-P02",
    each: "complaint",
    to: "platform",
    topic: "operations",
    class: "high",
    per: "decide-complaint.breached",
    when: { "complaint.escalated": true, "complaint.decided": false, "complaint.ended": false },
    channels: ["webhook"],
    says: { kind: "complaint.kind", due: "decide-complaint.due" },
    actions: ["decide"],
  },
};
