/** What rules may say about an action that was refused. */
export const request = {
  sees: ["order"],
  has: [],
  tells: ["buyer", "seller", "platform"],
  facts: {
    "request.refused": "instant",
    /** The code of the refusal. */
    "request.code": "text",
    /** The event type that was refused. */
    "request.type": "text",
    "request.by": ["buyer", "seller", "courier", "carrier", "platform", "system"],
  },
} as const;
