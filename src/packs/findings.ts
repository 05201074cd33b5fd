import type { Condition } from "../condition/form.ts";
import type { Derived, Findings } from "../sla/rule.ts";
import { provedByScan } from "./running.ts";

/** What is refused is waited for. */
const goesBack: Condition<"case"> & object = {
  "case.elsewhere": false,
  "case.kind": "refuse_refund",
  "case.stage": "awaiting_return",
};

/** What looks wrong, and why. */
export const findings: Findings = {
  "fake-shipment": {
    ref: "FAKE_SHIPMENT",
    each: "parcel",
    found: {
      "no-first-trace": { given: { "pickup.counts-as-fake": "yes" }, "pick-up-by": "breached" },
      "trace-before-order": { "parcel.effective": true, "parcel.scan-before-order": true },
      "city-mismatch": { "parcel.effective": true, "parcel.other-city": true },
      "number-reused": { "parcel.effective": true, "parcel.number-reused": true },
      "carrier-mismatch": { "parcel.effective": true, "parcel.other-carrier": true },
      "picked-up-then-nothing": { "next-scan-by": "breached" },
      "delivered-before-shipped": {
        "parcel.effective": true,
        "parcel.delivered": { notAfter: "parcel.uploaded" },
      },
      "early-confirm": {
        "parcel.effective": true,
        "order.without-express": false,
        "order.received-by": "buyer",
        "order.received": { notAfter: "parcel.picked-up" },
      },
    },
    // Fewer things happen by themselves than are suspected: a person looks at the rest.
    then: [
      {
        if: {
          "fake-shipment": [
            "trace-before-order",
            "city-mismatch",
            "number-reused",
            "carrier-mismatch",
            "picked-up-then-nothing",
            "delivered-before-shipped",
            "early-confirm",
          ],
        },
        then: { task: "review-fake-shipment", assignee: "platform" },
      },
    ],
  },
  // The goods come back by themselves, and their price is asked for with it.
  "refused-parcel": {
    ref: "S2-22",
    each: "parcel",
    // Who chose that the goods are sent anew has those.
    found: { refused: { "parcel.effective": true, "parcel.refused": true, "parcel.resend-chosen": false } },
    then: [{ then: { event: "aftersales.requested" } }],
  },
  "refusal-over": {
    ref: "S2-22",
    each: "case",
    // What the buyer said himself he would refuse is still to come to his door.
    found: {
      delivered: { ...goesBack, "some parcel": { "parcel.delivered": true } },
      "not-refused": { ...goesBack, "case.requested-by": "system", "no parcel": { "parcel.broken-off": true } },
    },
    then: [{ then: { event: "aftersales.withdrawn" } }],
  },
  // What has nothing left to give is over, before anybody answers it or sends anything back.
  "nothing-left": {
    ref: "S2-22",
    each: "case",
    found: {
      "order-over": { "order.closed": true, "case.elsewhere": false },
      refunded: { "order.refund-in-full": true, "order.refunded": true, "case.elsewhere": false },
      "goods-paid": { "case.paid-otherwise": true, "case.elsewhere": false },
    },
    then: [{ if: { "case.ended": false, "case.refund-agreed": false }, then: { event: "aftersales.withdrawn" } }],
  },
  "goods-exchanged": {
    ref: "RESEND_BY",
    each: "case",
    found: { arrived: { "case.goods-arrived": true } },
    then: [{ then: { event: "aftersales.completed" } }],
  },
  "goods-sent-anew": {
    ref: "RESEND_BY",
    each: "complaint",
    found: {
      arrived: { "complaint.stage": "resent", "complaint.goods-arrived": true },
      "goods-paid": {
        "complaint.stage": "awaiting_resend",
        any: [
          { "complaint.paid-otherwise": true },
          { "order.closed": true, "complaint.resend-agreed": { notAfter: "order.closed" } },
          {
            "order.refund-in-full": true,
            "order.refunded": true,
            "complaint.resend-agreed": { notAfter: "order.refund-in-full" },
          },
        ],
      },
    },
    then: [{ then: { event: "complaint.resolved" } }],
  },
  // What never reached the buyer is not waited for; the seller owes other goods, as when he sends none; who bears the loss of a return is for the platform to say.
  "goods-never-came": {
    ref: "RESEND_BY",
    each: "case",
    found: {
      goods: { "case.stage": "awaiting_return", "case.goods-lost": true, "case.elsewhere": false },
      return: { "case.stage": "return_in_transit", "case.goods-lost": true, "case.elsewhere": false },
      "new-goods": { "case.stage": "resent", "case.goods-lost": true, "case.elsewhere": false },
    },
    then: [
      { if: { "goods-never-came": "goods" }, then: { event: "aftersales.approved" } },
      { if: { "goods-never-came": "return" }, then: { event: "aftersales.escalated" } },
      { then: { event: "aftersales.reopened" } },
    ],
  },
  // What is called off, or paid back, is not fetched any more, though the money is still on its way.
  "job-without-goods": {
    ref: "S0-33",
    each: "task",
    found: {
      "order-over": { "task.role": "pickup", "order.closed": true },
      refunded: { "task.role": "pickup", any: [{ "order.refund-in-full": true }, { "order.refund-granted": true }] },
      // The carrier had all else before it was offered or agreed on, and what was left is called off since.
      "rest-called-off": {
        "task.role": "pickup",
        any: [
          { "order.first-scan": { notAfter: "task.offered" }, "order.shipped": { after: "task.offered" } },
          { "order.first-scan": { notAfter: "task.agreed" }, "order.shipped": { after: "task.agreed" } },
        ],
        none: [{ "order.extras": { above: 0 } }],
        "order.goods-awaited": false,
      },
    },
    then: [{ if: { "task.collected": false }, then: { event: "dispatch.cancelled" } }],
  },
  "resent-in-vain": {
    ref: "RESEND_BY",
    each: "complaint",
    found: { lost: { "complaint.stage": "resent", "complaint.goods-lost": true } },
    then: [{ then: { event: "complaint.reopened" } }],
  },
  "clock-skew": {
    ref: "CLOCK_SKEW",
    each: "parcel",
    found: { "scan-ahead": { "parcel.last-scan": true, "parcel.scan-ahead": { above: "clock.skew" } } },
  },
  "early-upload": {
    ref: "EARLY_UPLOAD",
    each: "parcel",
    found: {
      "hand-over-too-late": {
        "parcel.effective": true,
        any: [
          { "parcel.planned-handover": { after: "pick-up-by.due" } },
          { ...provedByScan, "parcel.planned-handover": { after: "ship-by.due" } },
        ],
      },
      "after-cut-off": {
        "parcel.effective": true,
        "parcel.uploaded": { clockFrom: "pickup.cut-off" },
        // No plan to hand it over, nor a courier's job, which is one.
        none: [
          { "parcel.planned-handover": { after: "order.confirmed" } },
          { "order.pick-up-agreed": { notAfter: "parcel.uploaded" } },
        ],
      },
    },
  },
  "suspect-number": {
    ref: "SUSPECT_NUMBER",
    each: "parcel",
    found: {
      malformed: { "parcel.number-malformed": true },
      reused: { "parcel.number-reused": true },
      "other-city": { "parcel.other-city": true },
      "other-carrier": { "parcel.other-carrier": true },
      "older-than-order": { "parcel.scan-before-order": true },
      cancelled: { "parcel.milestone": "cancelled" },
    },
  },
};

/** Instants that follow from others: the moment a condition became true. */
export const derived: Derived = {
  "order.not-compensated": { each: "order", when: [{ "order.test": true }, { "order.risk": true }] },
  "order.without-express": {
    each: "order",
    when: [{ "order.kind": "virtual" }, { "order.handover": ["same_city", "self_pick_up"] }],
  },
  "order.in-hand": {
    each: "order",
    when: [{ "order.delivered": true }, { "order.delivered": false, "order.received": true }],
  },
  "order.came-unseen": {
    each: "order",
    when: {
      "order.received": true,
      "order.received-by": "buyer",
      "no parcel": { "parcel.delivered": { notAfter: "order.received" } },
    },
  },
  "order.pick-up-agreed": {
    each: "order",
    when: [
      { "some task": { "task.role": "pickup", "task.agreed": true, "task.cancelled": false } },
      { "some task": { "task.role": "pickup", "task.collected": true } },
    ],
  },
  // Those of an exchange may leave before what they are for is back, and what was not sent in time may still be.
  "order.goods-awaited": {
    each: "order",
    when: [
      { "some case": { "case.stage": "awaiting_resend" } },
      { "some case": { "case.stage": ["awaiting_return", "return_in_transit"], "case.kind": ["exchange", "repair"] } },
      {
        "some case": {
          "case.stage": "seller_review",
          "case.kind": ["exchange", "repair", "resend"],
          "case.reopened": true,
        },
      },
      { "some complaint": { "complaint.stage": "awaiting_resend" } },
      { "some complaint": { "complaint.stage": "seller_responding", "complaint.reopened": true } },
      { "some parcel": { "parcel.resend-chosen": true, "parcel.sent-anew": false, "parcel.made-good": false } },
    ],
  },
  "parcel.resend-chosen": { each: "parcel", when: { "parcel.remedy": "resend" } },
  // Who was silent once and then sent nothing is not agreed with once more.
  "case.silence-agrees": {
    each: "case",
    when: {
      "case.with-seller": true,
      "case.elsewhere": false,
      "case.reopened": false,
      any: [
        { "case.kind": "refund_unshipped", given: { "review.silence.unshipped": "approve" } },
        { "case.kind": { not: "refund_unshipped" }, given: { "review.silence": "approve" } },
      ],
    },
  },
  "parcel.left-with-another": {
    each: "parcel",
    when: [
      { "parcel.awaiting": true },
      { "parcel.delivered": true, "parcel.signer": ["agent", "locker_or_station", "neighbour"] },
    ],
  },
};
