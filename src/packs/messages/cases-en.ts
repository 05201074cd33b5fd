import type { NoticeText } from "../../notify/text.ts";

/** What the goods are sent back for, and what becomes of that. */
const returnEn = "{kind, select, exchange {exchange} repair {repair} other {return}}";
const afterEn =
  "{kind, select, exchange { The seller will then send you new ones.} repair { The seller will then repair them and send them back.} other {}}";

/** Of what the platform asked for, the buyer was not told before. */
const requestEn = "request{by, select, platform { that we made} other {}}";

/** Only where the seller's silence counts as yes. */
const agreedEn = "it is {agrees, select, other {approved}}";

/** Messages about requests, refunds and couriers' jobs. */
export const casesEn: { readonly [notice: string]: NoticeText } = {
  "delivered-in-dispute": {
    title: "Your parcel was delivered",
    body: [
      "Tracking shows parcel {tn} as received by {signer}. Please check quantity and quality. Not received? Please tell us on the order page.",
      "Tracking shows parcel {tn} as delivered. Please check quantity and quality. Not received? Please tell us on the order page.",
    ],
    sms: "Parcel {tn} shows as delivered. Please check quantity and quality. Not received? Please tell us in your order.",
    status: "Delivered",
    tip: "Check the goods",
  },
  "request-received": {
    title: "We have your request",
    body: [
      "We have your request for order {no} ({kind}). The seller must answer by {due}; we will tell you the result.",
      "We have your request for order {no} ({kind}). We will tell you what the seller says.",
      "We have your after-sales request for order {no}. We will tell you what the seller says.",
    ],
    status: "Request received",
    tip: "The seller answers",
  },
  "return-approved": {
    title: "Your request is approved",
    body: [
      `The ${returnEn} for order {no} is approved. Please send the goods back and enter the tracking number by {due}.${afterEn}`,
      `The ${returnEn} for order {no} is approved. Please send the goods back soon and enter the tracking number.${afterEn}`,
    ],
    sms: [
      `The ${returnEn} for order {no} is approved. Please send it back and enter the tracking number by {due}.`,
      `The ${returnEn} for order {no} is approved. Please send it back soon and enter the tracking number.`,
    ],
    status: "Send it back",
    tip: "Enter the number",
  },
  "return-closing": {
    title: "Your request is about to close",
    body: [
      `The ${returnEn} for order {no} is approved and closes at {due}. Please send the goods back and enter the tracking number before then.`,
      `The ${returnEn} for order {no} is approved and about to close. Please send the goods back and enter the tracking number.`,
    ],
    status: "Closing soon",
    tip: "Enter the number",
  },
  "return-expired": {
    title: "Your request is closed",
    body: `The ${returnEn} for order {no} is closed, as nothing was sent back in time. If you still need help, please contact us.`,
    status: "Closed",
    tip: "Not sent in time",
  },
  "return-expired-seller": {
    title: "A request is closed",
    body: `The ${returnEn} for order {no} is closed, as nothing was sent back in time. You need not wait for it any more.`,
    status: "Closed",
    tip: "Not sent in time",
  },
  "return-lapsed": {
    title: "You need not send goods back",
    body: "You need not send anything back for a request for order {no}. If goods are on their way, please contact us.",
    status: "No return",
    tip: "Nothing to send back",
  },
  "request-rejected": {
    title: "The seller did not agree",
    body: [
      `The seller did not agree to the ${requestEn} for order {no}. Reason: {reason}: {carrier} {tn}. You can change it, or ask us to step in by {due}.`,
      `The seller did not agree to the ${requestEn} for order {no}. Reason: {reason}. You can change it, or ask us to step in by {due}.`,
      `The seller did not agree to the ${requestEn} for order {no}. You can change it, or ask us to step in by {due}.`,
      `The seller did not agree to the ${requestEn} for order {no}. You can change it, or ask us to step in.`,
    ],
    status: "Not agreed",
    tip: "Change it or ask us",
  },
  "other-offer": {
    title: "The seller offers something else",
    body: [
      `For the ${requestEn} for order {no} the seller offers something else. Please accept or decline by {due}; after that the request closes.`,
      `For the ${requestEn} for order {no} the seller offers something else. Please accept or decline soon.`,
    ],
    status: "Other offer",
    tip: "Accept or decline",
  },
  "request-lapsed": {
    title: "The request is closed",
    body: `The ${requestEn} for order {no} is closed, as it was not continued in time. If you still need help, please contact us.`,
    status: "Closed",
    tip: "Contact us for help",
  },
  "resend-approved": {
    title: "The request is approved",
    body: [
      "The request for order {no} is approved. The seller will send you the goods by {due}; we will tell you the tracking number.",
      "The request for order {no} is approved. The seller will send you the goods; we will tell you the tracking number.",
    ],
    status: "Approved",
    tip: "The seller sends it",
  },
  "request-resumed": {
    title: "The request goes on",
    body: [
      `The ${requestEn} about order {no} did not go as it should. We are looking into it and will decide by {ruling}.`,
      `The ${requestEn} about order {no} did not go as it should. We took it over on {taken} and will tell you the result.`,
      `What was to be sent for the ${requestEn} about order {no} did not come as agreed. The seller must answer again by {due}; we will tell you the result.`,
      `The ${requestEn} about order {no} did not go as it should. It is open again; we will tell you the result.`,
    ],
    status: "Goes on",
    tip: "We will let you know",
  },
  "resend-approved-seller": {
    title: "Goods to send for a request",
    body: [
      "For a request about order {no} you need to send goods. Please send them and enter the number by {due}; after that it is reopened.",
      "For a request about order {no} you need to send goods. Please send them and enter the number soon.",
    ],
    status: "To send",
    tip: "Send it in time",
  },
  "resend-chosen": {
    title: "Your goods will be resent",
    body: [
      "You chose a resend for order {no}. The seller will send the goods by {due}; we will tell you the tracking number.",
      "You chose a resend for order {no}. The seller will send the goods; we will tell you the tracking number.",
    ],
    status: "To be resent",
    tip: "The seller resends",
  },
  "resend-chosen-seller": {
    title: "Goods to resend",
    body: [
      "Parcel {tn} of order {no} has a problem: {problem}. The buyer chose a resend. Please send the goods and add the parcel by {due}.",
      "A parcel of order {no} has a problem. The buyer chose a resend. Please send the goods and add the parcel by {due}.",
      "A parcel of order {no} has a problem. The buyer chose a resend. Please send the goods and add the parcel soon.",
    ],
    status: "To resend",
    tip: "Send it in time",
  },
  "resend-not-approved": {
    title: "Nothing to send for a request",
    body: "A request for order {no} is over: you need not send goods for it. If they are on their way, please talk to the buyer.",
    status: "Request over",
    tip: "Nothing to send",
  },
  "resend-not-chosen": {
    title: "Nothing to resend",
    body: [
      "You need not resend goods for parcel {tn} of order {no} any more. If they are on their way, please talk to the buyer.",
      "You need not resend goods for a parcel of order {no} any more. If they are on their way, please talk to the buyer.",
    ],
    status: "No resend",
    tip: "Nothing to send",
  },
  "request-dismissed": {
    title: "The request was decided",
    body: `We looked into the ${requestEn} for order {no} and could not approve it. Please see the order page.`,
    status: "Not agreed",
    tip: "See the order page",
  },
  "refund-paid": {
    title: "Your refund was made",
    body: [
      '{amount} for "{item}" of order {no} has been refunded the way you paid. It may take a little time to arrive.',
      "{amount} for order {no} has been refunded the way you paid. It may take a little time to arrive.",
      "Order {no} has been refunded the way you paid. It may take a little time to arrive.",
    ],
    sms: [
      "{amount} for order {no} has been refunded the way you paid.",
      "Order {no} has been refunded the way you paid.",
    ],
    status: "Refunded",
    tip: "The way you paid",
  },
  "request-to-answer": {
    title: "A request awaits your answer",
    body: [
      `After-sales request for order {no}: {kind}. Please answer by {due}, or ${agreedEn}.`,
      "After-sales request for order {no}: {kind}. Please answer by {due}; after that it goes on without your answer.",
      "Order {no} has an after-sales request. Please answer by {due}; after that it goes on without your answer.",
      "Order {no} has an after-sales request. Please answer soon.",
    ],
    status: "After-sales",
    tip: "Answer in time",
  },
  "request-due-soon": {
    title: "A request is about to run out",
    body: [
      `The after-sales request of order {no} runs out in {left}, at {due}; then ${agreedEn}. Please answer it now.`,
      "The after-sales request of order {no} runs out in {left}, at {due}; then it goes on without your answer. Please answer it now.",
      "The after-sales request of order {no} runs out at {due}; then it goes on without your answer. Please answer it now.",
      "The after-sales request of order {no} is due soon. Please answer it now.",
    ],
    status: "Due soon",
    tip: "Answer it now",
  },
  "platform-asks-refund": {
    title: "The platform asks for a refund",
    body: [
      "The platform asks for a refund of order {no}. Please answer by {due}. If the tracking number was wrong, decline and choose wrong tracking number as the reason, with the right carrier and number.",
      "The platform asks for a refund of order {no}. Please answer soon. If the tracking number was wrong, decline and choose wrong tracking number as the reason, with the right carrier and number.",
    ],
    status: "Refund asked",
    tip: "Wrong number? Say so",
  },
  "appeal-decided": {
    title: "Your appeal was decided",
    body: [
      "Result of your appeal about order {no}: {result}.",
      "Your appeal about order {no} was decided. Please see the back office.",
    ],
    status: "Appeal decided",
    tip: "See the result",
  },
  "exception-dismissed": {
    title: "Your reason was not accepted",
    body: "The platform did not accept your reason for a delay of order {no}. Its time limits are unchanged.",
    status: "Not accepted",
    tip: "The limits stay",
  },
  "message-waiting": {
    title: "A buyer is waiting for your reply",
    body: "A buyer wrote about order {no} and has had no reply yet. Please reply.",
    status: "Reply please",
    tip: "Reply to the buyer",
  },
  "request-escalated": {
    title: "A request is to be decided",
    body: [
      "Order {no} was escalated: {kind}. It was to be decided by {late} and is overdue. Please decide now.",
      "Order {no} was escalated: {kind}. Please decide by {due}.",
      "Order {no} was escalated: {kind}. Please decide soon.",
      "Order {no} was escalated. Please decide soon.",
    ],
    status: "To decide",
    tip: "Decide in time",
  },
  "job-offered": {
    title: "A job for you",
    body: [
      "New {role} job {task}: {place}, {time}, parcels: {m}. Please accept.",
      "New {role} job {task}: {place}, parcels: {m}. Please accept.",
      "New {role} job {task}: {time}, parcels: {m}. Please accept.",
      "There is a new job {task}. Please look and accept.",
    ],
    status: "New job",
    tip: "Please accept",
  },
  "job-agreed": {
    title: "The pick-up is agreed",
    body: [
      "Agreed: pick-up at {time}, {place}, parcels: {m}, contact {phone}.",
      "Agreed: pick-up at {time}, {place}, parcels: {m}.",
      "Agreed: pick-up of job {task} at {time}, parcels: {m}, contact {phone}.",
      "Agreed: pick-up of job {task} at {time}, parcels: {m}.",
      "Agreed: pick-up of job {task}, {place}, parcels: {m}, contact {phone}.",
      "Agreed: pick-up of job {task}, {place}, parcels: {m}.",
      "The pick-up of job {task} is agreed, contact {phone}. Please see the job.",
      "The pick-up of job {task} is agreed. Please see the job.",
    ],
    status: "Agreed",
    tip: "Please be on time",
  },
  "job-changed": {
    title: "A job has changed",
    body: [
      "Job {task} is now at {time}, {place}.",
      "Job {task} is now at {time}.",
      "Job {task} is now at {place}.",
      "Job {task} has changed. Please see the job.",
    ],
    status: "Job changed",
    tip: "Please see the job",
  },
  "job-cancelled": {
    title: "A job is cancelled",
    body: "Job {task} is cancelled. Please do not go there.",
    status: "Job cancelled",
    tip: "Please do not go",
  },
  "address-corrected": {
    title: "The address was corrected",
    body: "The address of parcel {tn} was corrected. Please see the job before you deliver it.",
    status: "Address corrected",
    tip: "See the job first",
  },
};

export const caseActionsEn: { readonly [action: string]: string } = {
  "enter-return-number": "Enter return number",
  "change-request": "Change request",
  "withdraw-request": "Withdraw request",
  "ask-platform": "Ask us to step in",
  "escalate-complaint": "Ask us to step in",
  "answer-request": "Answer",
  "answer-complaint": "Answer complaint",
  "appeal-decision": "Appeal the ruling",
  "reject-wrong-number": "Wrong number",
  "intercept-parcel": "Intercept parcel",
  "accept-job": "Accept",
  "decline-job": "Decline",
  decide: "Decide",
};

export const caseTermsEn: { readonly [fact: string]: { readonly [value: string]: string } } = {
  "case.requested-by": { buyer: "the buyer", seller: "the seller", platform: "the platform", system: "the system" },
  "case.kind": {
    refund_unshipped: "refund before shipping",
    refund_only: "refund",
    return_refund: "return and refund",
    exchange: "exchange",
    resend: "resend",
    repair: "repair",
    refuse_refund: "refund of a refused parcel",
    partial_refund: "partial refund",
  },
  "task.role": { pickup: "pick-up", delivery: "delivery" },
  "case.rejection-reason": {
    delivered: "tracking shows it as delivered",
    shipped: "the goods have left",
    wrong_tracking_number: "wrong tracking number; the seller gave the right one",
    used: "the goods were used",
    no_fault: "no fault was found",
    not_received: "the seller has not received the return",
    goods_differ: "what came back differs from the order",
    evidence_missing: "there is not enough evidence",
    out_of_time: "the time for after-sales is over",
  },
  "complaint.kind": {
    short_shipment: "items missing",
    overdue_pickup: "pick-up overdue",
    fake_shipment: "fake shipment",
    late_shipment: "late shipment",
    trace_stalled: "no news from the carrier",
    false_sign: "signed for, not received",
    unconsented_pickup_point: "left at a pick-up point without consent",
    damaged: "damaged goods",
    wrong_item: "wrong item",
    courier_attitude: "conduct of the courier",
    other: "other",
  },
  "complaint.result": { upheld: "upheld", dismissed: "not upheld" },
  "breach.appeal-result": { upheld: "upheld, the late mark is withdrawn", dismissed: "not upheld" },
};
