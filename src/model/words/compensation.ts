/** What rules may say about money owed for what went wrong, or as a reward. */
export const compensation = {
  sees: ["order"],
  has: [],
  tells: ["buyer", "seller", "platform"],
  facts: {
    /** The name of its policy. */
    "compensation.rule": "text",
    /** Of the goods, where it is for one line of the order. */
    "compensation.title": "text",
    /** The promise on whose breach it rests, if it does. */
    "compensation.promise": "text",
    /** It was paid out: the host has the order to pay. */
    "compensation.issued": "instant",
    /** When the last payment of it was ordered: a further one is told, too. */
    "compensation.payment-ordered": "instant",
    /** The host said that it arrived. */
    "compensation.settled": "instant",
    /** The host said that it cannot be paid, for good. */
    "compensation.refused": "instant",
    "compensation.form": ["coupon", "cash", "points", "refund"],
    /** What is paid last, or would have been. */
    "compensation.amount": "money",
    /** The amount, where it is a coupon. */
    "compensation.coupon": "money",
    /** It was charged to the one to blame. */
    "compensation.charged": "instant",
    "compensation.charge-ordered": "instant",
    "compensation.charge": "money",
    /** Of what was charged something was given back, or could never be taken, last of all. */
    "compensation.charge-returned": "instant",
    "compensation.charge-back": "money",
    "compensation.payer": ["buyer", "seller", "courier", "carrier", "platform", "system"],
  },
} as const;
