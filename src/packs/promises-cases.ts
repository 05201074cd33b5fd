import type { Condition } from "../condition/form.ts";
import type { Promises } from "../sla/rule.ts";
import { sentForIt } from "./running.ts";

// What the platform handles elsewhere has the same limits, and it is the platform that says what came of them.

/** Where all the money goes back nothing is to be answered, sent or received any more; a complaint goes on. */
const underWay: Condition<"case"> = { "case.ended": false, "order.closed": false, "order.refund-in-full": false };

/** Who is asked for evidence has so long; after that it goes on with what there is. */
const proofAwaited: Condition<"complaint"> = {
  "complaint.proof-asked": true,
  none: [{ "complaint.proof-asked": { lasted: "complaint.proof" } }],
};

/** Who owes what to whom, and by when, of requests, complaints, refunds and couriers' jobs. */
export const casePromises: Promises = {
  "prove-delivery": {
    ref: "FALSE_SIGN",
    each: "parcel",
    owedBy: "carrier",
    owedTo: "buyer",
    while: {
      "parcel.delivered": true,
      "parcel.reported-missing": { notAfter: "parcel.delivered", by: "false-sign.report" },
    },
    due: { from: "parcel.reported-missing", within: "false-sign.proof" },
    met: { "parcel.proof-of-delivery": true },
    // Who takes his complaint back, has what came of it, or confirms it after all, waits for no proof.
    excusedBy: { "parcel.missing-settled": true },
    then: { task: "ask-carrier", assignee: "carrier" },
  },
  "answer-request": {
    ref: "AS_REVIEW",
    each: "case",
    owedBy: "seller",
    owedTo: "buyer",
    while: { ...underWay, "case.escalated": false },
    due: [
      { if: { "case.kind": "refund_unshipped" }, from: "case.with-seller", within: "review.within.unshipped" },
      { from: "case.with-seller", within: "review.within" },
    ],
    met: { "case.answered": true },
    pausedWhile: { "case.platform-hold": true },
    then: [
      { if: { "case.silence-agrees": true }, then: { event: "aftersales.approved" } },
      { if: { "case.elsewhere": false }, then: { event: "aftersales.escalated" } },
    ],
  },
  "send-back": {
    ref: "AS_RETURN",
    each: "case",
    owedBy: "buyer",
    owedTo: "seller",
    // Nobody sends back what he never had.
    while: {
      ...underWay,
      "case.kind": { not: "refuse_refund" },
      "case.stage": "awaiting_return",
      "case.coming-back": false,
    },
    due: { from: "case.returnable", within: "return.send" },
    pausedWhile: { "case.platform-hold": true },
    notBefore: { told: "return-closing", past: "return.warn", orElse: "return.warn.or-else" },
    then: [{ if: { "case.elsewhere": false }, then: { event: "aftersales.expired" } }],
  },
  "receive-return": {
    ref: "AS_RECEIVE",
    each: "case",
    owedBy: "seller",
    owedTo: "buyer",
    // Who refused it, or then offered something else, has answered.
    while: { ...underWay, "case.awaiting-return": true, "case.rejected": false, "case.offered": false },
    due: { from: "case.return-arrived", within: "return.receive" },
    met: [
      { when: { "case.return-received": true } },
      { when: { "case.refund-agreed": true } },
      { when: { "case.resend-agreed": true } },
    ],
    pausedWhile: { "case.platform-hold": true },
    then: [{ if: { "case.elsewhere": false }, then: { event: "aftersales.return_received" } }],
  },
  // Who is refused, or offered something else, has so long to go on.
  "escalate-by": {
    ref: "AS_ESCALATE",
    each: "case",
    owedBy: "buyer",
    owedTo: "seller",
    while: underWay,
    due: [
      { from: "case.rejected", within: "case.escalate" },
      { from: "case.offered", within: "case.escalate" },
    ],
    met: { "case.escalated": true },
    pausedWhile: { "case.platform-hold": true },
    notBefore: { told: ["request-rejected", "other-offer"], past: "case.escalate.told", orElse: "case.escalate.told" },
    then: [{ if: { "case.elsewhere": false }, then: { event: "aftersales.expired" } }],
  },
  "decide-request": {
    ref: "CP_DECIDE",
    each: "case",
    owedBy: "platform",
    owedTo: "buyer",
    while: { "order.closed": false, "order.refund-in-full": false },
    due: { from: "case.escalated", within: "complaint.decide" },
    met: [
      { when: { "case.decided": true } },
      { when: { "case.answered": { after: "case.escalated" } } },
      { when: { "case.awaiting-return": { notBefore: "case.escalated" } } },
      { when: { "case.refund-agreed": { notBefore: "case.escalated" } } },
      { when: { "case.resend-agreed": { notBefore: "case.escalated" } } },
      { when: { "case.ended": true } },
    ],
  },
  "resend-agreed-goods": {
    ref: "RESEND_BY",
    each: "case",
    owedBy: "seller",
    owedTo: "buyer",
    while: underWay,
    due: { from: "case.resend-agreed", within: "resend.within" },
    met: { "case.resent": true },
    then: [{ if: { "case.elsewhere": false }, then: { event: "aftersales.reopened" } }],
  },
  "resend-lost-goods": {
    ref: "RESEND_BY",
    each: "parcel",
    owedBy: "seller",
    owedTo: "buyer",
    // A damaged parcel may travel on: what the buyer chose stays owed until it comes.
    while: sentForIt,
    due: { from: "parcel.resend-chosen", within: "resend.within" },
    met: { "parcel.sent-anew": true },
    then: { task: "call-the-buyer", assignee: "platform" },
  },
  "answer-complaint": {
    ref: "CP_RESPOND",
    each: "complaint",
    owedBy: "seller",
    owedTo: "buyer",
    while: { "complaint.ended": false, "complaint.escalated": false },
    due: { from: "complaint.with-seller", within: "complaint.answer" },
    met: { "complaint.answered": true },
    pausedWhile: proofAwaited,
    then: { event: "complaint.escalated" },
  },
  // Who has an answer and does nothing with it lets it rest.
  "pursue-complaint": {
    ref: "AS_ESCALATE",
    each: "complaint",
    owedBy: "buyer",
    owedTo: "seller",
    while: { "complaint.ended": false, "complaint.accepted": false },
    due: [
      { from: "complaint.offered", within: "case.escalate" },
      { from: "complaint.answered", within: "case.escalate" },
    ],
    met: { "complaint.escalated": true },
    pausedWhile: proofAwaited,
    notBefore: { told: "complaint-answered", past: "case.escalate.told", orElse: "case.escalate.told" },
    then: { event: "complaint.expired" },
  },
  "decide-complaint": {
    ref: "CP_DECIDE",
    each: "complaint",
    owedBy: "platform",
    owedTo: "buyer",
    while: { "complaint.ended": false },
    due: [
      { from: "complaint.appealed", within: "complaint.decide" },
      { from: "complaint.escalated", within: "complaint.decide" },
    ],
    met: [
      { when: { "complaint.decided": true, "complaint.appealed": false } },
      { when: { "complaint.appeal-decided": true } },
    ],
    pausedWhile: proofAwaited,
  },
  "resend-missing-goods": {
    ref: "RESEND_BY",
    each: "complaint",
    owedBy: "seller",
    owedTo: "buyer",
    while: { "complaint.ended": false },
    due: { from: "complaint.resend-agreed", within: "resend.within" },
    met: { "complaint.resent": true },
    then: { event: "complaint.reopened" },
  },
  "pay-refund": {
    ref: "REFUND_PAYOUT",
    each: "refund",
    owedBy: "platform",
    owedTo: "buyer",
    while: { "refund.failed": false },
    due: { from: "refund.started", within: "refund.payout" },
    met: { "refund.succeeded": true },
    then: { task: "push-refund", assignee: "platform" },
  },
  "retry-refund": {
    ref: "REFUND_PAYOUT",
    each: "refund",
    owedBy: "platform",
    owedTo: "buyer",
    due: { from: "refund.failed", within: "refund.retry" },
    met: { "refund.begun-anew": true },
    then: { task: "push-refund", assignee: "platform" },
  },
  "accept-job": {
    ref: "DISPATCH_ACCEPT",
    each: "task",
    owedBy: "courier",
    owedTo: "seller",
    while: { "task.mode": "software", "task.declined": false, "task.cancelled": false, "task.ended": false },
    due: { from: "task.offered", within: "job.accept" },
    met: [{ when: { "task.accepted": true } }, { when: { "task.agreed": true } }],
    then: { event: "dispatch.expired" },
  },
  "show-up": {
    ref: "NO_SHOW",
    each: "task",
    owedBy: "courier",
    owedTo: "seller",
    while: { "task.role": "pickup", "task.agreed": true, "task.cancelled": false },
    due: { from: "task.window-end", within: "job.no-show" },
    met: [{ when: { "task.collected": true } }, { when: { "task.came": true } }],
    then: { event: "dispatch.no_show" },
  },
};
