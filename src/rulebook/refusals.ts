import { valueCodes, valueTexts } from "../model/schema/values.ts";

/** What each code of a refusal tells people, and what to do instead. The one owner of these sentences. */
export const refusalTexts: { readonly [code: string]: readonly [message: string, remedy: string] } = {
  E_NOT_PAID: [
    "The order is not paid, or not in full, or its group has not formed.",
    "Send payment.captured with the whole price first, then group.formed if it was bought in a group.",
  ],
  E_NOT_SHIPPED: ["The order has not shipped, or not all of it.", "Send shipment.submitted first."],
  E_NOT_RECEIVED: ["Receipt is not confirmed.", "Send receipt.confirmed first."],
  E_CASE_OPEN: ["A request, a complaint or a case of yours is not over.", "Settle the order when it is."],
  E_ALREADY_SHIPPED: [
    "It, or a part of it, has shipped.",
    "It is for what has not shipped; of what has, a buyer may ask for after-sales, as `refund_only` or `return_refund`.",
  ],
  E_ALREADY_DELIVERED: ["It was delivered.", "Ask for `return_refund`, or name the parcel to refuse."],
  E_PARTIAL_NOT_ALLOWED: ["The whole order has to ship together.", "Submit all open lines, or add an extra parcel."],
  E_QTY_EXCEEDED: [
    "More items than are left.",
    "Name at most what is left of each line: neither shipped nor called off, or not paid back yet.",
  ],
  E_NO_LINES: ["It names no lines.", "Name at least one; where all are meant and `lines` is optional, leave it out."],
  E_AMOUNT_EXCEEDED: [
    "More would go back than was paid for it.",
    "Ask at most for what its goods cost, with the freight only where nothing of the order came; refund at most what was captured and not yet refunded.",
  ],
  E_STALE_UPDATE: ["The order is past this.", "Nothing; an earlier event settled it."],
  E_TERMINAL: ["The order, or what of it the event is about, is closed or settled.", "Send nothing more of it."],
  E_NO_ORDER: ["There is no order yet.", "Send order.created first."],
  E_ORDER_EXISTS: ["The order was created before.", "Use an id of its own for each order."],
  E_WRONG_ORDER: ["The event belongs to another order.", "Step the record of the order it names."],
  E_NOT_ALLOWED: [
    "This role, or this person, may not do this.",
    "Let those who may do this send it, with their role in `actor.role`.",
  ],
  E_CURRENCY: ["The currency is not that of the order.", "Use the order's currency."],
  E_AMOUNT_ZERO: ["An amount of nothing settles nothing.", "Give an amount above zero, or none."],
  E_TRACKING_FORMAT: [
    "A tracking number has 6 to 32 letters, digits or hyphens.",
    "Send the number as the carrier prints it.",
  ],
  E_NO_SUCH_PARCEL: ["The order has no such parcel.", "Name a parcel by the `parcelId` it was shipped under."],
  E_PARCEL_EXISTS: [
    "The order has a parcel with this id or number.",
    "Give each parcel an id and a number of its own.",
  ],
  E_LINE_EXISTS: ["Two lines of the order have the same id.", "Give each line an id of its own."],
  E_NO_SUCH_LINE: ["The order has no such line.", "Name a line by its `id` in order.created."],
  E_EXTRA_KIND: ["An extra parcel is a split, resend, gift or exchange.", "Use shipment.submitted for what is judged."],
  E_FIX_WINDOW_CLOSED: [
    "The time to edit this number is over.",
    "Tell the buyer the right carrier and number in the chat, note them in the order's remark, and add an extra parcel of kind resend with the right number.",
  ],
  E_FIX_LIMIT: [
    "This number was edited as often as allowed.",
    "Add an extra parcel of kind resend with the right number.",
  ],
  E_EXTRA_WINDOW_CLOSED: ["The time to add parcels is over.", "Send what goes out later under an order of its own."],
  E_EXTRA_LIMIT: ["The order has as many extra parcels as allowed.", "Send what is more under an order of its own."],
  E_EXTEND_LIMIT: ["Receipt was put off as often as allowed.", "Ask for after-sales if something is wrong."],
  E_APPEAL_WINDOW_CLOSED: [
    "The time to appeal is over.",
    "It stands; of a breach the platform may still waive the limit: disruption.declared, `retroactive`, with the effect `waive`.",
  ],
  E_APPEAL_LIMIT: ["This breach was appealed already.", "Nothing; how that is decided stands."],
  E_REASON_INCOMPLETE: ["A reason is needed.", "Say why, and give what the reason asks for."],
  E_EVIDENCE_REQUIRED: ["Evidence is needed.", "Attach at least one piece."],
  E_NO_SUCH_BREACH: ["No such breach is held against anybody.", "Name it as the view of the order does."],
  E_NOTHING_TO_EXCUSE: ["No limit is open that this could excuse.", "Appeal against the breach, if there is one."],
  E_NOTHING_TO_ANSWER: [
    "Nothing was asked that this would answer.",
    "Send it once that was asked, offered, reported or appealed.",
  ],
  E_MADE_GOOD: [
    "The goods of this parcel are sent anew or their price goes back, or nobody paid for them.",
    "Ask about the parcel that was sent in its place, or go on with the request or the complaint that it is about.",
  ],
  E_DATE_EARLIER: ["The date is before the one that holds.", "Give that date or a later one."],
  E_DATE_PAST: ["The date has gone by.", "Give one that is still to come."],
  E_DATE_ORDER: ["It ends before it begins.", "Give an end after its start."],
  E_NO_SUCH_PROMISE: ["The rulebook has no such promise.", "Name promises as the rulebook does, such as ship-by."],
  E_NO_SUCH_DISRUPTION: ["No such disruption was declared for this order.", "Send disruption.declared first."],
  E_NO_SUCH_EFFECT: ["This order moved no money under that id.", "Send the id of the effect as it came."],
  E_NO_SUCH_COMPENSATION: ["Nothing of this kind waits for a decision.", "Name a rule whose amount is held."],
  E_CASE_EXISTS: ["The order has a case with this id.", "Give each case an id of its own."],
  E_NO_SUCH_CASE: ["The order has no such case.", "Name a case by the `caseId` it was requested under."],
  E_CASE_LIMIT: ["This item was asked about as often as allowed.", "Complain, or ask the platform to step in."],
  E_DISRUPTION_LIMIT: ["The order has as many disruptions as are kept.", "Declare anew under an id that it has."],
  E_NOT_REJECTED: [
    "The seller has not refused it.",
    "Wait for the answer, or for the goods; the platform steps in after a refusal, or where nothing comes.",
  ],
  E_NOT_ANSWERED: ["There is still time to answer, or to come.", "Wait until that is done, or the time has run out."],
  E_NOT_ESCALATED: ["Nobody asked the platform to rule on it.", "Rule on it once it is escalated."],
  E_NOT_DECIDED: ["There is no ruling to appeal against.", "Wait for the ruling."],
  E_ESCALATE_WINDOW_CLOSED: [
    "The time to ask the platform to step in is over.",
    "Open another request or a complaint, if there is still time.",
  ],
  E_NO_REASON_CLOSED: ["The time to return it without a reason is over.", "Say what is wrong with it."],
  E_NO_REASON_EXCLUDED: ["This item may not be returned without a reason.", "Say what is wrong with it."],
  E_NO_SUCH_COMPLAINT: [
    "The order has no such complaint.",
    "Name a complaint by the `complaintId` it was opened under.",
  ],
  E_NO_SUCH_TASK: ["The order has no such job.", "Name a job by the `taskId` it was created under."],
  E_TASK_EXISTS: ["The order has a job with this id.", "Give each job an id of its own."],
  E_NOT_AGREED: ["No courier has agreed to it.", "Send dispatch.accepted or dispatch.agreed first."],
  E_NOT_PERMITTED: ["This member of staff may not do this.", "Let somebody do it whose permissions include it."],
  E_REFUND_EXISTS: ["The order has a refund of another amount with this id.", "Give each refund an id of its own."],
  E_NO_SUCH_REFUND: ["No such refund is under way.", "Send refund.started first."],
  E_NO_SUCH_NOTICE: [
    "This person was not told this, or it has no such action.",
    "Name a notice that was sent to this person, and one of its actions.",
  ],
  E_NO_SUCH_SEND: [
    "No such message was issued here.",
    "Name a send by the `id` of its effect, in the order or the mailbox that issued it.",
  ],
  E_WANT_TOO_OLD: [
    "The question is older than what a mailbox remembers.",
    "Bring questions within a day; the order asks anew when its facts change.",
  ],
  E_WRONG_FEED: ["The report is of another feed.", "Step the record of its carrier and provider."],
  E_WRONG_SELLER: ["The order is of another seller.", "Step the scorecard of the seller it names."],
  E_TIME_AHEAD: ["It is dated after `now`.", "Give the instant at which your side got or made it."],
  E_FEED_FULL: ["Too many reports for so short a time.", "Put the scans of several pushes into one."],
  E_WRONG_PERSON: ["The event belongs to another person's mailbox.", "Step the record of the person it names."],
  E_NO_SUCH_PERSON: ["No person of the order has this id and role.", "Pass in `people` whoever writes."],
  E_NO_SUCH_CHANNEL: ["The rulebook has no such channel.", "Name the adapter it came over, or its kind."],
  E_NOTHING_SAID: ["The message has no words.", "Leave it out, or send its words."],
  E_NO_SUCH_WANT: ["This order asked no such question of a mailbox.", "Bring the answer to the order that asked."],
  E_SEND_WITHDRAWN: [
    "The message is no longer true, or may not go out at this instant.",
    "Send nothing; what is still due is decided again.",
  ],
  E_NO_SUCH_SUBJECT: [
    "No words of the host declare this subject.",
    "Declare it in the words of a pack; a parcel goes into `parcelId`, and the order needs no `about`.",
  ],
  E_FACT_ELSEWHERE: [
    "The fact is one of another subject.",
    "Name that: a parcel in `parcelId`, a subject of your own in `about`; for the order neither.",
  ],
  E_COMPUTED_FACT: [
    "This fact follows from what happens and from rules; nobody can note it.",
    "Send the events or note the facts that it follows from.",
  ],
  E_UNKNOWN_FACT: ["No word of the rulebook declares this fact.", "Declare it in the words of a pack."],
  E_RECORD_NEWER: ["The record was written by a newer version.", "Update waybell on this host."],
  E_BOOK_MISSING: [
    "This rulebook does not hold the version the order was confirmed under.",
    "Pass that rulebook in `earlier`.",
  ],
};

/** What these ask for instead, an order that is closed takes no more than what they refuse. */
export const ofOpenOrders: readonly string[] = [
  "E_NOT_PAID",
  "E_NOT_SHIPPED",
  "E_NOT_AGREED",
  "E_FIX_WINDOW_CLOSED",
  "E_FIX_LIMIT",
  "E_EXTEND_LIMIT",
];

/**
 * A value that does not fit is told of as where events are read; what fits there may be more than that can say. A code that
 * is none of ours is of a pack.
 */
export const refusalText = (code: string, expected?: string): readonly [message: string, remedy: string] =>
  refusalTexts[code] ?? [
    valueTexts[code] ?? "The rules do not allow this now.",
    expected ?? valueCodes[code] ?? "Send it once they do.",
  ];
