/** What rules may say about a complaint. */
export const complaint = {
  sees: ["order"],
  has: ["parcel"],
  tells: ["buyer", "seller", "platform"],
  facts: {
    "complaint.kind": [
      "short_shipment",
      "overdue_pickup",
      "fake_shipment",
      "late_shipment",
      "trace_stalled",
      "false_sign",
      "unconsented_pickup_point",
      "damaged",
      "wrong_item",
      "courier_attitude",
      "other",
    ],
    "complaint.stage": [
      "opened",
      "seller_responding",
      "negotiating",
      "resolved",
      "awaiting_resend",
      "resent",
      "platform_review",
      "upheld",
      "dismissed",
      "appealed",
      "final",
      "withdrawn",
      "expired",
    ],
    "complaint.opened": "instant",
    /** It waits for the seller: as it was opened, or since what he offered was declined or came to nothing. */
    "complaint.with-seller": "instant",
    /** The seller answered; gone when he has to answer anew. */
    "complaint.answered": "instant",
    /** What the seller offers waits for the buyer. */
    "complaint.offered": "instant",
    /** The buyer took what the seller offered. */
    "complaint.accepted": "instant",
    "complaint.remedy": ["money", "resend", "none"],
    /** What is offered, agreed or ruled to be paid; before that, what the goods it is about cost. */
    "complaint.amount": "money",
    "complaint.resend-agreed": "instant",
    "complaint.resent": "instant",
    /** What was sent anew arrived. */
    "complaint.goods-arrived": "instant",
    /** What was sent anew was lost, or went back to the seller. */
    "complaint.goods-lost": "instant",
    /** What was to be sent was paid back another way. */
    "complaint.paid-otherwise": "instant",
    /** What was agreed was not sent, or never came, so it goes on. */
    "complaint.reopened": "instant",
    "complaint.escalated": "instant",
    /** Somebody was asked for proof. */
    "complaint.proof-asked": "span",
    "complaint.decided": "instant",
    "complaint.result": ["upheld", "dismissed"],
    /** How the last ruling for the buyer makes it good: it holds until there is another, whether or not it is done. */
    "complaint.ruled": ["money", "resend", "none"],
    /** By less than what the goods cost. */
    "complaint.in-part": "flag",
    /** When that was ruled which may be appealed; gone with the last word. */
    "complaint.appealable": "instant",
    "complaint.appealed": "instant",
    "complaint.appealed-by": ["buyer", "seller", "both"],
    "complaint.appeal-decided": "instant",
    "complaint.ended": "instant",
    "answer-complaint": "promise",
    "pursue-complaint": "promise",
    "decide-complaint": "promise",
    "resend-missing-goods": "promise",
    "appeal-decision": "window",
    "bring-proof": "window",
    "goods-sent-anew": { found: ["arrived", "goods-paid"] },
    "resent-in-vain": { found: ["lost"] },
  },
} as const;
