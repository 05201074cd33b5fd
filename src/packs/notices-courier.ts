import type { Notices } from "../notify/rule.ts";
import { running } from "./running.ts";

/** Nobody has it yet, whoever was to bring it there. */
const stillToDo = { "task.collected": false, "task.cancelled": false, "task.ended": false } as const;

/** What a courier is told. */
export const courierNotices: Notices = {
  "job-offered": {
    ref: "N-C01",
    each: "task",
    to: "courier",
    topic: "jobs",
    class: "critical",
    per: "task.offered",
    when: { "task.offered": true, "accept-job": running },
    channels: ["push", "sms"],
    says: { role: "task.role", m: "task.parcels" },
    actions: ["accept-job", "decline-job"],
  },
  "job-agreed": {
    ref: "N-C02",
    each: "task",
    to: "courier",
    topic: "jobs",
    class: "high",
    covers: ["job-changed"],
    per: "task.agreed",
    when: { "task.agreed": true, "task.role": "pickup", ...stillToDo },
    channels: ["sms", "push"],
    says: { m: "task.parcels", phone: "task.contact-phone" },
  },
  "job-changed": {
    ref: "N-C03",
    each: "task",
    to: "courier",
    topic: "jobs",
    class: "high",
    per: "task.changed",
    // To who agreed to the terms as they are by then it is no change.
    when: {
      "task.changed": true,
      none: [{ "task.changed": { notAfter: "task.agreed" } }],
      ...stillToDo,
    },
    channels: ["sms", "push"],
  },
  // Who agreed to come is told not to, however that was agreed; what he took on to bring he may be on his way with.
  "job-cancelled": {
    ref: "S0-33",
    each: "task",
    to: "courier",
    topic: "jobs",
    class: "high",
    per: "task.cancelled",
    when: { "task.agreed": true, "task.cancelled": true, "task.declined": false, "task.missed": false },
    channels: ["sms", "push"],
  },
  "address-corrected": {
    ref: "N-C05",
    each: "parcel",
    to: "courier",
    topic: "jobs",
    class: "critical",
    quiet: "send",
    per: "order.address-corrected",
    when: { "parcel.with-courier": true, "order.address-corrected": { after: "parcel.with-courier" } },
    channels: ["push", "sms", "voice"],
  },
};
