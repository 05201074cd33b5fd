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
  },
} as const;
