import type { With } from "../../src/model/words/types.ts";

// The words of the catalogue that no pack uses yet, added the way a host adds its own.

const promises = [
  "pay-by",
  "form-group-by",
  "ship-by",
  "ship-or-cancel",
  "auto-confirm",
  "answer-delay",
  "pick-up-by",
  "next-scan-by",
  "keep-moving",
  "deliver-by",
  "sign-by",
  "point-consent",
  "prove-delivery",
  "collect-by",
  "answer-request",
  "send-back",
  "receive-return",
  "escalate-by",
  "decide-request",
  "resend-agreed-goods",
  "answer-complaint",
  "decide-complaint",
  "resend-missing-goods",
  "pay-refund",
  "accept-job",
  "show-up",
] as const;

const compensations = [
  "delay-coupon",
  "overdue-pick-up",
  "out-of-stock-coupon",
  "out-of-stock-refund",
  "delay-percent",
  "delay-percent-doubled",
  "overdue-pick-up-percent",
  "stall-coupon",
  "short-shipment",
  "late-delivery-coupon",
  "lost-or-damaged",
  "carrier-claim",
  "false-sign",
  "false-sign-coupon",
  "long-wait-goodwill",
  "delay-refund",
  "return-freight",
  "confirm-reward",
] as const;

const remedies = ["money", "resend", "none"] as const;

export const later = {
  facts: {
    order: {
      /** A word the seller put on the order or its buyer. */
      "order.tag": "text",
      /** Sold with the promise to ship in a day. */
      "order.fast-tag": "flag",
      "order.test": "flag",
      /** Held to be fraud. */
      "order.risk": "flag",
      /** The buyer often complains. */
      "order.complaint-risk": "flag",
      /** The new ship-by date the buyer agreed to. */
      "order.negotiated-ship": "instant",
      /** The first scan of every parcel that counts is in: the instant of the last of them. */
      "order.first-scan": "instant",
      /** The latest arrival the buyer was shown when buying. */
      "order.latest-delivery": "instant",
      /** The buyer said it came on time. */
      "order.rated-on-time": "instant",
      /** When the seller said it would arrive. */
      "order.promised-delivery": "instant",
      /** It may not be shipped for now. */
      "order.hold": "span",
      "order.hold-reason": ["address", "risk", "refund_request", "stock"],
      /** The buyer asked for all the money back and has not taken that back. */
      "order.refund-asked": "instant",
      /** What goes back to the buyer of a closed order. */
      "order.refund-owed": "money",
      /** A request or complaint is open. */
      "order.case-open": "span",
      /** How often the buyer put off the automatic confirmation. */
      "order.extensions": "number",
      /** Why it has not shipped, in the seller's words. */
      "order.delay-reason": "text",
      /** The address does not suffice; gone once completed. */
      "order.address-incomplete": "instant",
      /** Nobody answers at the number of the order; gone once somebody does. */
      "order.contact-unreachable": "instant",
      "order.address-corrected": "instant",
      /** The buyer agreed to a locker, a station or another who signs. */
      "order.point-consent": "instant",
      /** The seller wrote the right number in the order's remark. */
      "order.right-number-noted": "instant",
      /** The buyer's oldest message without an answer; gone once answered. */
      "order.message-waiting": "instant",
      /** A storm, a peak … moved a date of this order; the latest time it did. */
      "order.disrupted": "instant",
      "order.disruption": ["weather", "traffic", "peak", "disaster", "epidemic", "holiday", "carrier_outage"],
      "order.disrupted-region": "text",
      /** The next date to keep, as moved. */
      "order.extended-to": "instant",
      /** The seller said it cannot ship in time. */
      "order.delay-announced": "instant",
      /** The first delay of this order, or a further one. */
      "order.delay-round": ["first", "renewed"],
      /** The new date the seller gave; unknown if it gave none. */
      "order.delayed-until": "instant",
      /** The buyer agreed to wait, or cancelled. */
      "order.delay-answered": "instant",
      /** Page where the buyer chooses. */
      "order.choice-link": "text",
      /** What the buyer gets for what went wrong with this order, so far. */
      "order.compensation": "money",
      /** The buyer takes part in reward campaigns. */
      "order.reward-consent": "instant",
      /** Nothing is paid for it: a test, or held to be fraud. */
      "order.not-compensated": "instant",
      "pay-by": "promise",
      "form-group-by": "promise",
      "ship-by": "promise",
      "ship-or-cancel": "promise",
      "auto-confirm": "promise",
      "answer-delay": "promise",
      "add-parcel": "window",
    },
    line: {
      /** The seller cannot supply it. */
      "line.out-of-stock": "instant",
      /** What was paid for it, after discounts, without freight. */
      "line.value": "money",
      /** May be returned without a reason. */
      "line.no-reason": "flag",
      "return-without-reason": "window",
    },
    parcel: {
      /** Goes to a village or a region far away. */
      "parcel.remote": "flag",
      /** What was paid for what is inside. */
      "parcel.value": "money",
      /** When the seller means to hand it to the carrier. */
      "parcel.planned-handover": "instant",
      /** The carrier was asked to stop it. */
      "parcel.intercepted": "instant",
      /** The first scan after the pick-up. */
      "parcel.moved-on": "instant",
      /** The first attempt to deliver: signed for, left at a point, or failed. */
      "parcel.first-attempt": "instant",
      /** This delivery round came to an end: signed for, left at a point, or failed. */
      "parcel.round-over": "instant",
      /** Left at a point, or signed for by somebody else. */
      "parcel.left-with-another": "instant",
      /** The buyer chose another day. */
      "parcel.rescheduled": "instant",
      /** The buyer says it never came. */
      "parcel.reported-missing": "instant",
      /** The carrier showed who signed. */
      "parcel.proof-of-delivery": "instant",
      /** Since the latest scan. */
      "parcel.silent-for": "duration",
      /** Since it came to the point. */
      "parcel.waits-for": "duration",
      /** Times it fell silent for too long. */
      "parcel.stalls": "number",
      /** How far the clock of its latest scan runs ahead of ours. */
      "parcel.scan-ahead": "duration",
      /** A scan from before the order was placed. */
      "parcel.scan-before-order": "instant",
      /** Its scans lead to another city than the address. */
      "parcel.other-city": "instant",
      /** Another order had this number lately. */
      "parcel.number-reused": "instant",
      /** The number belongs to another carrier. */
      "parcel.other-carrier": "instant",
      /** No carrier writes numbers like this. */
      "parcel.number-malformed": "instant",
      /** What the buyer wants for a lost or damaged parcel. */
      "parcel.remedy": remedies,
      /** The recipient asked the courier for something. */
      "parcel.recipient-asked": "instant",
      "parcel.recipient-request": "text",
      /** Its carrier's feed lags or is silent, so silence says nothing about the parcel. */
      "parcel.feed-down": "flag",
      "pick-up-by": "promise",
      "next-scan-by": "promise",
      "keep-moving": "promise",
      "deliver-by": "promise",
      "sign-by": "promise",
      "point-consent": "promise",
      "prove-delivery": "promise",
      "collect-by": "promise",
      "edit-number": "window",
      "fake-shipment": {
        found: [
          "no-first-trace",
          "trace-before-order",
          "city-mismatch",
          "number-reused",
          "carrier-mismatch",
          "picked-up-then-nothing",
          "delivered-before-shipped",
          "early-confirm",
        ],
      },
      "early-upload": { found: ["hand-over-too-late", "after-cut-off"] },
      "suspect-number": {
        found: ["malformed", "reused", "other-city", "other-carrier", "older-than-order", "cancelled"],
      },
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
    /** A broken promise, as held against somebody. */
    breach: {
      sees: ["order"],
      has: [],
      tells: ["seller", "platform"],
      facts: {
        "breach.promise": promises,
        "breach.raised": "instant",
        /** It no longer counts. */
        "breach.ended": "instant",
        "breach.why": ["late-evidence", "waived", "disruption", "appeal"],
        appeal: "window",
      },
    },
    appeal: {
      sees: ["breach", "order"],
      has: [],
      tells: ["seller", "platform"],
      facts: {
        "appeal.decided": "instant",
        "appeal.result": ["upheld", "dismissed"],
      },
    },
    /** Money or goods owed for what went wrong. */
    compensation: {
      sees: ["order"],
      has: [],
      tells: ["buyer", "seller", "platform"],
      facts: {
        "compensation.rule": compensations,
        /** The buyer has it. */
        "compensation.issued": "instant",
        "compensation.amount": "money",
        /** The seller paid for it. */
        "compensation.charged": "instant",
        "compensation.charge": "money",
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
      has: ["measure"],
      tells: ["seller", "platform"],
      facts: {
        /** Since when few-piece items wait to be shipped. */
        "seller.small-batches-waiting": "instant",
        "seller.small-batches": "number",
      },
    },
    /** One figure a seller is judged by. */
    measure: {
      sees: ["seller"],
      has: [],
      tells: ["seller", "platform"],
      facts: {
        "measure.name": "text",
        "measure.value": "number",
        "measure.limit": "number",
        /** It passed the limit, or the warning before it. */
        "measure.crossed": "instant",
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
  has: { order: ["case", "complaint", "refund", "task", "breach", "compensation"], parcel: ["task", "breach"] },
  notices: [
    "payment-due",
    "collect-reminder",
    "collect-last-call",
    "arriving-soon",
    "please-confirm",
    "auto-confirm-soon",
    "reward-granted",
    "late-shipment",
    "long-unshipped",
    "overdue-pick-up",
    "no-news",
    "address-incomplete",
    "lost-or-damaged",
    "compensated",
    "request-received",
    "return-approved",
    "return-closing",
    "request-rejected",
    "refund-paid",
    "complaint-received",
    "complaint-decided",
    "delay-choice",
    "order-closed",
    "important-order",
    "ship-soon",
    "ship-now",
    "late-shipment-seller",
    "pick-up-soon",
    "overdue-pick-up-seller",
    "uploaded-early",
    "number-looks-wrong",
    "number-edit-closing",
    "number-edit-closed",
    "no-news-seller",
    "request-to-answer",
    "request-due-soon",
    "platform-asks-refund",
    "complaint-to-answer",
    "appeal-decided",
    "limit-crossed",
    "small-batches",
    "message-waiting",
    "time-extended",
    "orders-while-away",
    "batch-finished",
    "charged",
    "breach-withdrawn",
    "job-offered",
    "job-agreed",
    "job-changed",
    "recipient-asks",
    "address-corrected",
    "feed-lagging",
    "request-escalated",
    "complaint-escalated",
    "call-the-buyer",
    "all-channels-failed",
  ],
  compensations,
  inhibitions: ["test-order", "request-open", "whole-refund-asked", "held-for-the-buyer", "feed-down"],
  topics: [
    "after-sales",
    "complaints",
    "compensation",
    "offers",
    "closing",
    "penalties",
    "standing",
    "batches",
    "jobs",
    "operations",
  ],
  actions: [
    "pay",
    "extend-receipt",
    "ship-again",
    "ask-refund",
    "keep-waiting",
    "cancel-order",
    "complete-address",
    "choose-resend",
    "open-complaint",
    "enter-return-number",
    "change-request",
    "ask-platform",
    "edit-number",
    "add-parcel",
    "contact-buyer",
    "appeal",
    "answer-request",
    "answer-complaint",
    "reject-wrong-number",
    "accept-job",
    "decline-job",
    "decide",
  ],
  values: {
    duration: {
      "pay.timeout": "free",
      "pay.remind": "free",
      "group.timeout": "less",
      "ship.within": "less",
      "ship.within.fast": "less",
      "ship.warn.first": "free",
      "ship.warn.last": "free",
      "ship.long-unshipped": "less",
      "ship.auto-cancel": "less",
      "pickup.within": "less",
      "pickup.warn": "free",
      "fix.within": "less",
      "fix.warn": "free",
      "extra.within": "less",
      "trace.first-transit": "less",
      "trace.stall": "less",
      "trace.stall.remote": "less",
      /** How long a carrier's scans usually take to reach us. */
      "feed.lag": "free",
      "feed.lag-alarm": "less",
      "feed.silence": "less",
      "clock.skew": "free",
      "eta.remind": "free",
      "deliver.grace": "less",
      "deliver.within": "less",
      "sign.within": "less",
      "point.hold": "more",
      "point.remind": "free",
      "point.last": "free",
      "false-sign.report": "more",
      "false-sign.proof": "less",
      "confirm.auto": "more",
      "confirm.auto.from-shipped": "more",
      "confirm.extend": "more",
      "confirm.remind": "free",
      "confirm.warn": "more",
      "confirm.warn.or-else": "more",
      "no-reason.within": "more",
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
      "appeal.within": "more",
      "late-evidence": "more",
      "message.answer": "less",
      "job.accept": "less",
      "job.no-show": "less",
      "delay.answer": "more",
      "delay.silence-agrees-up-to": "less",
      "comp.hold": "free",
      "comp.stall-long": "less",
    },
    amount: {
      "comp.delay": "more",
      "comp.overdue-pick-up": "more",
      "comp.out-of-stock": "more",
      "comp.delay-percent": "more",
      "comp.delay-percent.a-day": "more",
      "comp.overdue-pick-up-percent": "more",
      "comp.stall": "more",
      "comp.missing-items": "more",
      "comp.short-goodwill": "more",
      "comp.late-delivery": "more",
      "comp.in-full": "more",
      "comp.false-sign": "more",
      "comp.long-wait": "more",
      "comp.return-freight": "more",
      "reward.confirm": "free",
    },
    number: {
      "comp.buyer-share": "more",
      "extra.max": "free",
      "confirm.extensions": "more",
      "feed.min-parcels": "free",
    },
    clock: {
      /** After this time of day the carrier collects no more. */
      "pickup.cut-off": "free",
    },
    choice: {
      "ship.starts-at": ["confirmed", "placed"],
      "ship.satisfied-by": ["upload", "any-proof"],
      "pickup.clock-on-fix": ["keep", "restart"],
      "pickup.counts-as-fake": ["yes", "no"],
      "fix.until": ["time", "first-scan"],
      "point.consent-required": ["yes", "no"],
      "review.silence": ["approve", "escalate"],
      "delay.choice-required": ["yes", "no"],
      "reward.campaign": ["on", "off"],
    },
  },
  placeholders: {
    shipBy: "ship-by.due",
    auto: "auto-confirm.due",
    tag: "order.tag",
    newShip: "order.delayed-until",
    link: "order.choice-link",
    refundInfo: "order.refund-owed",
    region: "order.disrupted-region",
    handover: "parcel.planned-handover",
    problem: "parcel.exception",
    request: "parcel.recipient-request",
    task: "task.number",
    place: "task.place",
    time: "task.window-start",
    metric: "measure.name",
    value: "measure.value",
    limit: "measure.limit",
    ok: "batch.done",
    bad: "batch.failed",
    lag: "carrier.lag",
    nid: "send.notice",
    reward: "compensation.amount",
  },
} as const;

/** The product's words and these. */
export type W = With<typeof later>;
