/** What rules may say about a broken promise, as held against somebody. */
export const breach = {
  sees: ["order"],
  has: [],
  tells: ["seller", "platform"],
  facts: {
    /** The name of the promise. */
    "breach.promise": "text",
    /** The number of the parcel it is about. */
    "breach.number": "text",
    /** Held against them; the limit it broke is its date. */
    "breach.raised": "instant",
    /** It is held against the seller, or he pays for it. */
    "breach.of-seller": "flag",
    /** It no longer counts. */
    "breach.ended": "instant",
    "breach.why": ["late-evidence", "waived", "disruption", "excused", "appeal", "agreed"],
    /** When it ended the limit that took its place had been broken as well. */
    "breach.anew": "flag",
    /** They appealed. */
    "breach.appealed": "instant",
    "breach.appeal-decided": "instant",
    "breach.appeal-result": ["upheld", "dismissed"],
    appeal: "window",
  },
} as const;
