/** What rules may say about a courier's job: to fetch or to bring. */
export const task = {
  sees: ["order"],
  has: [],
  tells: ["courier", "seller", "buyer", "platform"],
  facts: {
    "task.number": "text",
    "task.role": ["pickup", "delivery"],
    "task.mode": ["software", "phone"],
    "task.stage": ["draft", "offered", "declined", "expired", "calling", "agreed", "no_show", "collected", "cancelled"],
    "task.place": "text",
    "task.parcels": "number",
    /** As it may be read: a virtual number whole, a real one masked. */
    "task.contact-phone": "text",
    "task.window-start": "instant",
    "task.window-end": "instant",
    /** Offered to this courier. */
    "task.offered": "instant",
    "task.accepted": "instant",
    "task.declined": "instant",
    /** Time and place are agreed; again when agreed anew. */
    "task.agreed": "instant",
    /** By others than its courier. */
    "task.changed": "instant",
    "task.missed": "instant",
    "task.collected": "instant",
    "task.cancelled": "instant",
    /** The first of it was fetched or brought. */
    "task.came": "instant",
    /** Nobody fetches or brings it any more: the carrier has it, or the buyer. */
    "task.ended": "instant",
    "accept-job": "promise",
    "show-up": "promise",
    /** Called off or paid back: there is nothing to fetch. */
    "job-without-goods": { found: ["order-over", "refunded", "rest-called-off"] },
  },
} as const;
