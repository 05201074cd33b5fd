/** The events that come about by themselves, and of which subject; each says no more than a `then` can. */
const byThemselves = {
  "payment.expired": "order",
  "group.failed": "order",
  "order.cancelled": "order",
  "receipt.confirmed": "order",
  "shipby.negotiated": "order",
  "aftersales.requested": "parcel",
  "aftersales.approved": "case",
  "aftersales.return_received": "case",
  "aftersales.escalated": "case",
  "aftersales.expired": "case",
  "aftersales.reopened": "case",
  "aftersales.completed": "case",
  "aftersales.withdrawn": "case",
  "complaint.escalated": "complaint",
  "complaint.expired": "complaint",
  "complaint.reopened": "complaint",
  "complaint.resolved": "complaint",
  "dispatch.expired": "task",
  "dispatch.no_show": "task",
} as const;

type Table = typeof byThemselves;

/** Those that a rule about this subject may bring about; of the host's own subjects none but the order's. */
export type ThenEvent<S extends string> = { [E in keyof Table]: Table[E] extends S | "order" ? E : never }[keyof Table];

/** The same, at run time. */
export const eventsOf = (subject: string): readonly string[] =>
  Object.entries(byThemselves).flatMap(([event, of]) => (of === subject || of === "order" ? event : []));
