/** What rules may say about one line of an order. */
export const line = {
  sees: ["order"],
  has: [],
  tells: ["buyer", "seller", "platform"],
  facts: {
    "line.title": "text",
    /** Items ordered. */
    "line.items": "number",
    /** Items in parcels that count. */
    "line.items-shipped": "number",
    /** Every item has a tracking number. */
    "line.shipped": "instant",
    /** What was paid for it, after discounts, without freight. */
    "line.value": "money",
    /** Items that were found missing: a complaint was upheld, or the seller took it on. */
    "line.items-missing": "number",
    /** The seller cannot supply it. */
    "line.out-of-stock": "instant",
    /** The same, while some of its items lack for that: neither shipped nor paid back before. */
    "line.lacking": "instant",
    /** What was paid for these, and has not gone back by another way; a gift has none. */
    "line.lacking-value": "money",
    /** What of that was ordered to go back. */
    "line.going-back": "money",
    /** May be returned without a reason: no more once all of its price is to go back. */
    "line.no-reason": "flag",
    "return-without-reason": "window",
  },
} as const;
