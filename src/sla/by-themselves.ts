/** The events that come about by themselves, by the subject they are of; each says no more than a `then` can. */
const byThemselves = {
  order: ["payment.expired", "group.failed", "order.cancelled", "receipt.confirmed", "shipby.negotiated"],
  parcel: ["aftersales.requested"],
  case: [
    "aftersales.approved",
    "aftersales.return_received",
    "aftersales.escalated",
    "aftersales.expired",
    "aftersales.reopened",
    "aftersales.completed",
    "aftersales.withdrawn",
  ],
  complaint: ["complaint.escalated", "complaint.expired", "complaint.reopened", "complaint.resolved"],
  task: ["dispatch.expired", "dispatch.no_show", "dispatch.cancelled"],
} as const;

/** Of those the ones that settle nothing: what was owed is to be asked for anew. */
export const reopening: readonly string[] = ["aftersales.reopened", "complaint.reopened"];

type Table = typeof byThemselves;

/** Those that a rule about this subject may bring about; of the host's own subjects none but the order's. */
export type ThenEvent<S extends string> = Table["order" | Extract<keyof Table, S>][number];

/** The same, at run time. */
export const eventsOf = (subject: string): readonly string[] =>
  Object.entries(byThemselves).flatMap(([of, events]) => (of === subject || of === "order" ? events : []));
