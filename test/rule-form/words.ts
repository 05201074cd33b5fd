import type { With } from "../../src/model/words/types.ts";

// The words of the catalogue that no pack uses yet, added the way a host adds its own.

const remedies = ["money", "resend", "none"] as const;

export const later = {
  facts: {
    order: {
      /** A word the seller put on the order or its buyer. */
      "order.tag": "text",
      /** The buyer often complains. */
      /** The buyer asked for all the money back and has not taken that back. */
      "order.refund-asked": "instant",
      "order.address-corrected": "instant",
      /** The seller wrote the right number in the order's remark. */
      "order.right-number-noted": "instant",
      /** The buyer's oldest message without an answer; gone once answered. */
      "order.message-waiting": "instant",
    },
    parcel: {
      /** The buyer says it never came. */
      "parcel.reported-missing": "instant",
      /** The carrier showed who signed. */
      "parcel.proof-of-delivery": "instant",
      /** How far the clock of its latest scan runs ahead of ours. */
      "parcel.scan-ahead": "duration",
      /** Its carrier's feed lags or is silent, so silence says nothing about the parcel. */
      "parcel.feed-down": "flag",
      "prove-delivery": "promise",
      "clock-skew": { found: ["scan-ahead"] },
    },
  },
  subjects: {
    /** A request for a refund, a return, an exchange. */
    case: {
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
        "case.requested": "instant",
        "case.requested-by": ["buyer", "platform", "system"],
        /** The request, as last changed, reached the seller. */
        "case.with-seller": "instant",
        /** The seller said yes, no, or made an offer; gone when the request is changed. */
        "case.answered": "instant",
        "case.rejected": "instant",
        "case.rejection-reason": "text",
        /** The buyer may send the goods back; of a refused parcel: it is on its way back. */
        "case.awaiting-return": "instant",
        "case.return-sent": "instant",
        /** The carrier brought the goods back. */
        "case.return-arrived": "instant",
        /** The seller has them and said so. */
        "case.return-received": "instant",
        /** The seller is to blame. */
        "case.seller-fault": "flag",
        /** What the return cost the buyer. */
        "case.return-freight": "money",
        "case.resend-agreed": "instant",
        "case.resent": "instant",
        "case.escalated": "instant",
        "case.decided": "instant",
        /** The platform keeps it for itself for now. */
        "case.platform-hold": "span",
        "case.ended": "instant",
        "answer-request": "promise",
        "send-back": "promise",
        "receive-return": "promise",
        "escalate-by": "promise",
        "decide-request": "promise",
        "resend-agreed-goods": "promise",
      },
    },
    complaint: {
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
        "complaint.opened": "instant",
        /** The seller answered. */
        "complaint.answered": "instant",
        /** The buyer took what the seller offered. */
        "complaint.accepted": "instant",
        "complaint.remedy": remedies,
        /** What was paid for the items that are missing. */
        "complaint.missing-value": "money",
        /** What was paid for all it is about. */
        "complaint.value": "money",
        "complaint.resend-agreed": "instant",
        "complaint.resent": "instant",
        "complaint.escalated": "instant",
        /** Somebody was asked for proof. */
        "complaint.proof-asked": "span",
        "complaint.decided": "instant",
        "complaint.result": ["upheld", "dismissed"],
        "complaint.ended": "instant",
        "answer-complaint": "promise",
        "decide-complaint": "promise",
        "resend-missing-goods": "promise",
      },
    },
    /** A courier's job: to fetch or to bring. */
    task: {
      sees: ["order"],
      has: [],
      tells: ["courier", "seller", "buyer", "platform"],
      facts: {
        "task.number": "text",
        "task.role": ["pickup", "delivery"],
        "task.mode": ["software", "phone"],
        "task.place": "text",
        "task.parcels": "number",
        "task.contact-phone": "text",
        "task.window-start": "instant",
        "task.window-end": "instant",
        /** Offered to this courier. */
        "task.offered": "instant",
        "task.accepted": "instant",
        "task.declined": "instant",
        /** Time and place are agreed; again when agreed anew. */
        "task.agreed": "instant",
        "task.changed": "instant",
        "task.collected": "instant",
        "task.cancelled": "instant",
        "accept-job": "promise",
        "show-up": "promise",
      },
    },
    refund: {
      sees: ["order"],
      has: [],
      tells: ["buyer", "seller", "platform"],
      facts: {
        "refund.started": "instant",
        "refund.succeeded": "instant",
        "refund.amount": "money",
        "pay-refund": "promise",
      },
    },
    /** A message on its way to one person. */
    send: {
      sees: ["order"],
      has: [],
      tells: ["platform"],
      facts: {
        "send.notice": "text",
        /** Every channel failed. */
        "send.exhausted": "instant",
      },
    },
    // Of the other deciders.
    seller: {
      sees: [],
      has: [],
      tells: ["seller", "platform"],
      facts: {
        /** Since when few-piece items wait to be shipped. */
        "seller.small-batches-waiting": "instant",
        "seller.small-batches": "number",
      },
    },
    carrier: {
      sees: [],
      has: [],
      tells: ["platform"],
      facts: {
        "carrier.name": "text",
        /** How late its scans reach us: of a hundred, the fifth latest. */
        "carrier.lag": "duration",
        /** When its lag was last measured. */
        "carrier.measured": "instant",
        "carrier.last-heard": "instant",
        "carrier.parcels": "number",
        "carrier.orders": "number",
        /** Its feed fell silent. */
        "carrier.silent": "instant",
      },
    },
    /** Many orders exported or imported at once. */
    batch: {
      sees: [],
      has: [],
      tells: ["seller"],
      facts: {
        "batch.finished": "instant",
        "batch.done": "number",
        "batch.failed": "number",
      },
    },
  },
  has: { order: ["case", "complaint", "refund", "task"], parcel: ["task"] },
  notices: [
    "request-received",
    "return-approved",
    "return-closing",
    "request-rejected",
    "refund-paid",
    "complaint-received",
    "complaint-decided",
    "request-to-answer",
    "request-due-soon",
    "platform-asks-refund",
    "complaint-to-answer",
    "appeal-decided",
    "small-batches",
    "message-waiting",
    "batch-finished",
    "job-offered",
    "job-agreed",
    "job-changed",
    "address-corrected",
    "request-escalated",
    "complaint-escalated",
    "all-channels-failed",
  ],
  compensations: ["delay-percent-doubled", "short-shipment", "false-sign", "false-sign-coupon", "return-freight"],
  inhibitions: ["whole-refund-asked", "feed-down"],
  topics: ["after-sales", "complaints", "standing", "batches"],
  actions: [
    "enter-return-number",
    "change-request",
    "ask-platform",
    "answer-request",
    "answer-complaint",
    "reject-wrong-number",
    "accept-job",
    "decline-job",
    "decide",
  ],
  values: {
    duration: {
      "false-sign.report": "more",
      "false-sign.proof": "less",
      "review.within": "less",
      "review.warn": "free",
      "return.send": "more",
      "return.warn": "free",
      "return.receive": "less",
      "case.escalate": "more",
      "refund.payout": "less",
      "resend.within": "less",
      "complaint.answer": "less",
      "complaint.decide": "less",
      "message.answer": "less",
      "job.accept": "less",
      "job.no-show": "less",
    },
    amount: {
      "comp.missing-items": "more",
      "comp.short-goodwill": "more",
      "comp.false-sign": "more",
      "comp.return-freight": "more",
    },
    choice: { "review.silence": ["approve", "escalate"] },
  },
  placeholders: {
    tag: "order.tag",
    task: "task.number",
    place: "task.place",
    time: "task.window-start",
    ok: "batch.done",
    bad: "batch.failed",
    lag: "carrier.lag",
    nid: "send.notice",
  },
} as const;

/** The product's words and these. */
export type W = With<typeof later>;
