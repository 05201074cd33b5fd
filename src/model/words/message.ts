/** What rules may say about a message of the buyer's; they may also name the facts of the parcel it is about. */
export const messageWords = {
  sees: ["order", "parcel"],
  has: [],
  tells: ["buyer", "courier", "platform"],
  facts: {
    "message.received": "instant",
    "message.intent": ["where", "leave_at", "reschedule", "call_me", "stop", "start", "other"],
    /** How the parcel stood when it came; `unclear`: which of several is meant. */
    "message.finds": ["not-shipped", "on-its-way", "with-courier", "to-collect", "over", "unclear"],
    /** What is asked for: a word for it, or the buyer's own without numbers, links and addresses. */
    "message.request": "text",
    /** The date the buyer asks for: noon of it, UTC. */
    "message.day": "instant",
    "message.day-part": ["morning", "afternoon", "evening"],
  },
} as const;
