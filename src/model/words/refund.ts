/** What rules may say about money on its way back to the buyer. */
export const refund = {
  sees: ["order"],
  has: [],
  tells: ["buyer", "seller", "platform"],
  facts: {
    "refund.started": "instant",
    "refund.succeeded": "instant",
    "refund.failed": "instant",
    /** Since it failed another began in its place: of the same request, complaint or effect; else of the same amount. */
    "refund.begun-anew": "instant",
    "refund.amount": "money",
    /** Of the goods, where it is the price of one line of the order. */
    "refund.title": "text",
    "pay-refund": "promise",
    "retry-refund": "promise",
  },
} as const;
