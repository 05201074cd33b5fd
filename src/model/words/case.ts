/** What rules may say about a request for after-sales: for money back, a return, an exchange. */
export const caseWords = {
  sees: ["order"],
  has: ["parcel"],
  tells: ["buyer", "seller", "platform"],
  facts: {
    "case.kind": [
      "refund_unshipped",
      "refund_only",
      "return_refund",
      "exchange",
      "resend",
      "repair",
      "refuse_refund",
      "partial_refund",
    ],
    "case.stage": [
      "requested",
      "seller_review",
      "negotiating",
      "rejected",
      "platform_review",
      "awaiting_return",
      "return_in_transit",
      "refunding",
      "refunded",
      "awaiting_resend",
      "resent",
      "completed",
      "platform_rejected",
      "withdrawn",
      "expired",
    ],
    "case.requested": "instant",
    "case.requested-by": ["buyer", "seller", "platform", "system"],
    /** The platform handles it elsewhere, and moves its money. */
    "case.elsewhere": "flag",
    /** Why, in a word of the host's. */
    "case.reason": "text",
    /** What is to go back. */
    "case.amount": "money",
    /** That is less than its goods cost. */
    "case.in-part": "flag",
    /** Goods that had not left, or that no carrier has yet, are paid back with it: they stay where they are. */
    "case.calls-off": "flag",
    /** The request, as last changed, reached the seller. */
    "case.with-seller": "instant",
    /** The seller said yes, no, or made an offer; gone when the request is changed. */
    "case.answered": "instant",
    /** If he does not answer in time, that counts as yes. */
    "case.silence-agrees": "instant",
    /** He did not answer in time, which counted as yes. */
    "case.silent": "flag",
    /** The seller's offer waits for the buyer. */
    "case.offered": "instant",
    "case.rejected": "instant",
    "case.rejection-reason": "text",
    /** Where a wrong number was the reason: the right one, and whose. */
    "case.right-carrier": "text",
    "case.right-number": "text",
    /** The buyer may send the goods back; of a refused parcel: it is on its way back. */
    "case.awaiting-return": "instant",
    /** And he has them. */
    "case.returnable": "instant",
    "case.return-sent": "instant",
    /** The goods never reached the buyer and are on their way back. */
    "case.coming-back": "instant",
    /** The carrier brought the goods back. */
    "case.return-arrived": "instant",
    /** The seller has them and said so. */
    "case.return-received": "instant",
    /** The seller is to blame. */
    "case.seller-fault": "flag",
    /** What the return cost the buyer. */
    "case.return-freight": "money",
    /** The money is to go back. */
    "case.refund-agreed": "instant",
    "case.resend-agreed": "instant",
    "case.resent": "instant",
    /** What was sent anew arrived. */
    "case.goods-arrived": "instant",
    /** What is under way for it, to the buyer or back to the seller, was lost or went back to who sent it. */
    "case.goods-lost": "instant",
    /** What was agreed was not sent, or never came. */
    "case.reopened": "instant",
    "case.escalated": "instant",
    /** It came before the platform, and the buyer did not ask for that. */
    "case.taken-over": "instant",
    "case.decided": "instant",
    /** The platform keeps it for itself for now. */
    "case.platform-hold": "span",
    /** The price of all that it is about goes back another way. */
    "case.paid-otherwise": "instant",
    "case.ended": "instant",
    "answer-request": "promise",
    "send-back": "promise",
    "receive-return": "promise",
    "escalate-by": "promise",
    "decide-request": "promise",
    "resend-agreed-goods": "promise",
    /** The parcel was refused, and is on its way to the buyer, or taken, after all. */
    "refusal-over": { found: ["delivered", "not-refused"] },
    "nothing-left": { found: ["order-over", "refunded", "goods-paid"] },
    "goods-exchanged": { found: ["arrived"] },
    "goods-never-came": { found: ["goods", "return", "new-goods"] },
  },
} as const;
