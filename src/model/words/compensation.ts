/** What rules may say about money owed for what went wrong, or as a reward. */
export const compensation = {
  sees: ["order"],
  has: [],
  tells: ["buyer", "seller", "platform"],
  facts: {
    /** The name of its policy. */
    "compensation.rule": "text",
    /** It was paid out: the host has the order to pay. */
    "compensation.issued": "instant",
    /** The host said that it arrived. */
    "compensation.settled": "instant",
    /** The host said that it cannot be paid, for good. */
    "compensation.refused": "instant",
    "compensation.form": ["coupon", "cash", "points", "refund"],
    /** What is paid, or would have been. */
    "compensation.amount": "money",
    /** The amount, where it is a coupon. */
    "compensation.coupon": "money",
    /** It was charged to the one to blame. */
    "compensation.charged": "instant",
    "compensation.charge": "money",
    /** All that was charged was given back, or could never be taken. */
    "compensation.charge-returned": "instant",
    "compensation.payer": ["buyer", "seller", "courier", "carrier", "platform", "system"],
  },
} as const;
