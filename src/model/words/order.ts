/** What rules may say about an order. The comment of each fact is what an editor shows. */
export const order = {
  sees: [],
  has: ["parcel", "line", "request"],
  tells: ["buyer", "seller", "platform"],
  facts: {
    /** What people call the order. */
    "order.number": "text",
    "order.kind": ["normal", "group", "presale", "virtual", "gift"],
    /** Placed. */
    "order.created": "instant",
    /** What is to be paid, freight included. */
    "order.total": "money",
    /** Title of the first line. */
    "order.goods": "text",
    /** The money arrived. */
    "order.paid": "instant",
    /** What was paid. */
    "order.paid-amount": "money",
    /** Paid and, if bought as a group, the group formed: the seller's clock starts. */
    "order.confirmed": "instant",
    /** The group was not reached. */
    "order.group-failed": "instant",
    /** Cancelled, expired or closed: nothing more is owed to be shipped. */
    "order.closed": "instant",
    "order.close-reason": "text",
    /** When the seller said it would ship. */
    "order.promised-ship": "instant",
    /** Items ordered. */
    "order.items": "number",
    /** Items in parcels that count. */
    "order.items-shipped": "number",
    /** Lines with items not yet shipped. */
    "order.lines-open": "number",
    /** Every item has a tracking number. Not the same as picked up. */
    "order.shipped": "instant",
    /** Every parcel that counts is delivered. */
    "order.delivered": "instant",
    /** The buyer confirmed receipt, or time did. */
    "order.received": "instant",
    "order.received-by": ["buyer", "auto"],
    /** A refund is under way. */
    "order.refund-started": "instant",
    /** The last refund reached the buyer. */
    "order.refunded": "instant",
    "order.refunded-amount": "money",
  },
} as const;
