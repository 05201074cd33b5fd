/** What rules may say about a telling that reached nobody. One about such a telling is none itself. */
export const send = {
  sees: ["order"],
  has: [],
  tells: ["platform"],
  facts: {
    /** Which it was: `notice/subject/episode`. */
    "send.notice": "text",
    /** Every channel failed, or nobody knows whether one did not; gone where it arrived after all. */
    "send.exhausted": "instant",
  },
} as const;
