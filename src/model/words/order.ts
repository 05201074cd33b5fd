/** What rules may say about an order. The comment of each fact is what an editor shows. */
export const order = {
  sees: [],
  has: ["parcel", "line", "request", "breach", "compensation", "case", "complaint", "task", "refund"],
  tells: ["buyer", "seller", "platform"],
  facts: {
    /** What people call the order. */
    "order.number": "text",
    "order.kind": ["normal", "group", "presale", "virtual", "gift"],
    /** How it gets to the buyer; by express where it was not said. */
    "order.handover": ["express", "same_city", "self_pick_up"],
    /** No courier of a carrier fetches it. */
    "order.without-express": "instant",
    /** Placed. */
    "order.created": "instant",
    /** What is to be paid, freight included. */
    "order.total": "money",
    /** Title of the first line. */
    "order.goods": "text",
    /** The money arrived. */
    "order.paid": "instant",
    /** What was paid. */
    "order.paid-amount": "money",
    /** Paid and, if bought as a group, the group formed: the seller's clock starts. */
    "order.confirmed": "instant",
    /** The group was not reached. */
    "order.group-failed": "instant",
    /** Cancelled, expired or closed: nothing more is owed to be shipped. */
    "order.closed": "instant",
    /** Closed by time alone: nobody cancelled it. */
    "order.timed-out": "instant",
    "order.close-reason": "text",
    /** Who closed it; of what time closed, the system. */
    "order.closed-by": ["buyer", "seller", "platform", "system"],
    /** When the seller said it would ship. */
    "order.promised-ship": "instant",
    /** When the seller said it would arrive. */
    "order.promised-delivery": "instant",
    /** The latest arrival the buyer was shown when buying. */
    "order.latest-delivery": "instant",
    /** The same, once all of it is on its way: until then its delivery may prove that it was shipped in time. */
    "order.proof-by": "instant",
    /** Sold with the promise to ship in a day. */
    "order.fast-tag": "flag",
    "order.test": "flag",
    /** Held to be fraud. */
    "order.risk": "flag",
    /** Nothing is paid for it: a test, or held to be fraud. */
    "order.not-compensated": "instant",
    /** Its money is none of those that the packs have figures for, so no figure is owed for it. */
    "order.other-currency": "instant",
    /** The new ship-by date the buyer agreed to. */
    "order.negotiated-ship": "instant",
    /** The seller said before the deadline why it cannot keep it, and the platform accepted that: dated by the saying. */
    "order.excused": "instant",
    /** The seller said why it cannot keep a deadline. */
    "order.exception-reported": "instant",
    /** The platform did not accept what was reported last. */
    "order.exception-dismissed": "instant",
    /** Why it has not shipped, in the seller's words. */
    "order.delay-reason": "text",
    /** It may not be shipped for now. */
    "order.hold": "span",
    "order.hold-reason": ["address", "risk", "refund_request", "stock"],
    /** A request or complaint is open. */
    "order.case-open": "span",
    /** The buyer asks for all the money back, or refuses all the goods, at once or line by line, and has not taken that back. */
    "order.refund-asked": "instant",
    /** All the money is to go back, as asked. */
    "order.refund-granted": "instant",
    /** Where it goes was put right. */
    "order.address-corrected": "instant",
    /** The seller wrote the right number in the order's remark. */
    "order.right-number-noted": "instant",
    /** The buyer's oldest message to the seller without an answer; gone once answered. */
    "order.message-waiting": "instant",
    /** The buyer reviewed it in public. */
    "order.reviewed": "instant",
    /** Stars of the review, 1 to 5. */
    "order.stars": "number",
    /** The address does not suffice; gone once completed. */
    "order.address-incomplete": "instant",
    /** Nobody answers at the number of the order; gone once somebody does. */
    "order.contact-unreachable": "instant",
    /** The earliest of what is wrong with the address or the number; gone once nothing is. */
    "order.address-problem": "instant",
    /** The buyer agreed to a locker, a station or another who signs. */
    "order.point-consent": "instant",
    /** The buyer named a neighbour, a guard … who may sign: consent to another person, not to a locker. */
    "order.proxy-consent": "instant",
    /** A courier agreed to fetch it from the seller, and has neither cancelled nor failed to come. */
    "order.pick-up-agreed": "instant",
    /** The buyer takes part in reward campaigns. */
    "order.reward-consent": "instant",
    /** A storm, a peak … moved or lifted a limit the seller has to keep; the latest time it did, or ended before its time. */
    "order.disrupted": "instant",
    "order.disruption": ["weather", "traffic", "peak", "disaster", "epidemic", "holiday", "carrier_outage", "ruling"],
    "order.disrupted-region": "text",
    /** Which limit, where it is one of these; and what became of it. */
    "order.disrupted-limit": [
      "ship-by",
      "ship-or-cancel",
      "pick-up-by",
      "deliver-by",
      "answer-request",
      "receive-return",
      "resend-agreed-goods",
      "answer-complaint",
      "resend-missing-goods",
    ],
    "order.limit-change": ["extended", "shortened", "lifted", "restored"],
    /** The date to keep, as moved. */
    "order.extended-to": "instant",
    /** The seller said it will ship later than promised, and asks the buyer. */
    "order.delay-announced": "instant",
    /** The first delay of this order, or a further one. */
    "order.delay-round": ["first", "renewed"],
    /** The new date the seller gave; unknown if it gave none. */
    "order.delayed-until": "instant",
    /** The buyer agreed to wait, or did not. */
    "order.delay-answered": "instant",
    /** The buyer agreed to wait without a new date, and to none since. */
    "order.date-left-open": "instant",
    /** Page where the buyer chooses. */
    "order.choice-link": "text",
    /** Items ordered. */
    "order.items": "number",
    /** Items in parcels that count. */
    "order.items-shipped": "number",
    /** Of those ordered, all that were not called off before they left, and are to be had. */
    "order.items-sold": "number",
    /** Lines with items still to be shipped: neither shipped nor cancelled. */
    "order.lines-open": "number",
    /** Those of them that somebody waits for: with items that are not asked back. */
    "order.lines-awaited": "number",
    /** What was paid for the items that the seller cannot supply. */
    "order.lacking-value": "money",
    /** Nothing was shipped and nothing will be: all of it is out of stock, or paid back. */
    "order.nothing-to-ship": "instant",
    /** What was paid for the items that were still to be shipped at the limit that was broken. */
    "order.late-value": "money",
    /** Every item has a tracking number. Not the same as picked up. */
    "order.shipped": "instant",
    /** The carrier has every parcel that counts, but for those that are paid back before: the pick-up of the last of them. */
    "order.first-scan": "instant",
    /** Parcels added beside those that count. */
    "order.extras": "number",
    /** Somebody waits for goods that are to be sent anew: a request, a complaint, or the buyer who chose them for a parcel. */
    "order.goods-awaited": "instant",
    /** Every parcel that counts is delivered. */
    "order.delivered": "instant",
    /** The buyer confirmed receipt, or time did. */
    "order.received": "instant",
    /** The buyer has it: its delivery, or its receipt where none is known. */
    "order.in-hand": "instant",
    "order.received-by": ["buyer", "auto"],
    /** The buyer confirmed it before a scan showed any of it delivered: what was sent by then came unseen. */
    "order.came-unseen": "instant",
    /** The buyer said it came on time. */
    "order.rated-on-time": "instant",
    /** How often the buyer put off the automatic confirmation. */
    "order.extensions": "number",
    /** How often it may still do so; unknown where it may not. */
    "order.extensions-left": "number",
    /** A refund is under way. */
    "order.refund-started": "instant",
    /** All that was paid is on its way back: nothing should leave any more. */
    "order.refund-in-full": "instant",
    /** The price of the last of its goods was to go back; what was paid beside them may stay. */
    "order.given-back": "instant",
    /** The same where something was paid beside them, and none came: that goes back too. */
    "order.freight-owed": "instant",
    /** The last refund reached the buyer. */
    "order.refunded": "instant",
    "order.refunded-amount": "money",
    /** What goes back to the buyer of a closed order. */
    "order.refund-owed": "money",
    /** What the buyer got because it was not shipped in time, for the last limit that was broken, whoever pays it. */
    "order.compensation": "money",
    /** The same where all of it is coupons. */
    "order.coupon": "money",
    /** What of it the seller pays. */
    "order.compensation-owed": "money",
    "pay-by": "promise",
    "form-group-by": "promise",
    "ship-by": "promise",
    "ship-or-cancel": "promise",
    "auto-confirm": "promise",
    "answer-delay": "promise",
    "add-parcel": "window",
  },
} as const;
