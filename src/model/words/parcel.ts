/** What rules may say about one parcel; they may also name the facts of its order. */
export const parcel = {
  sees: ["order"],
  has: ["breach", "task"],
  tells: ["buyer", "seller", "courier", "carrier", "platform"],
  facts: {
    "parcel.kind": ["primary", "split", "resend", "gift", "exchange", "return"],
    /** Judged and counted, by the pack's table of kinds; the others are only shown. */
    "parcel.effective": "flag",
    /** The carrier's name, from the carrier directory. */
    "parcel.carrier": "text",
    "parcel.carrier-phone": "text",
    "parcel.number": "text",
    /** The number was uploaded, of a parcel that counts. */
    "parcel.uploaded": "instant",
    /** The ship-by date the buyer had agreed to when it was uploaded; just then where he had left the date open. */
    "parcel.agreed-ship": "instant",
    /** The limit to ship that it was uploaded after, where another date was agreed since then for the rest. */
    "parcel.shipped-late": "instant",
    /** The seller said in time why it cannot be picked up, and the platform accepted that: dated by the saying. */
    "parcel.excused": "instant",
    /** The number was replaced by the right one. */
    "parcel.replaced": "instant",
    /** How often its number was replaced. */
    "parcel.fixes": "number",
    /** When the seller means to hand it to the carrier. */
    "parcel.planned-handover": "instant",
    /** Goes to a village or a region far away. */
    "parcel.remote": "flag",
    /** What was paid for what is inside. */
    "parcel.value": "money",
    /** What of that has not gone back by another way; of a parcel that something is wrong with. */
    "parcel.price-left": "money",
    /** What of that had not gone back at the limit of its pick-up, which was broken. */
    "parcel.late-value": "money",
    /** It was stopped on its way. */
    "parcel.intercepted": "instant",
    /** Added beside what the order was shipped in, whether or not it counts. */
    "parcel.extra-added": "instant",
    "parcel.milestone": [
      "unknown",
      "info_received",
      "picked_up",
      "in_transit",
      "customs",
      "arrived_destination",
      "out_for_delivery",
      "awaiting_collection",
      "delivered",
      "returning",
      "returned",
      "cancelled",
    ],
    "parcel.exception": [
      "attempt_failed",
      "recipient_unreachable",
      "refused",
      "address_problem",
      "out_of_area",
      "delayed",
      "stalled",
      "overdue_delivery",
      "overdue_collection",
      "damaged",
      "lost",
      "customs_problem",
      "held",
      "rerouted",
      "stopped",
      "no_carrier_info",
      "tracking_ended",
      "other",
    ],
    /** A disruption that is about its way and goes on. */
    "parcel.disruption": ["weather", "traffic", "peak", "disaster", "epidemic", "holiday", "carrier_outage", "ruling"],
    /** The carrier took it: a scan, or implied by a later one. */
    "parcel.picked-up": "instant",
    /** Reached the city or branch it is delivered from. */
    "parcel.arrived": "instant",
    /** Place of the latest scan that moved it. */
    "parcel.scan-city": "text",
    /** The latest scan "out for delivery". */
    "parcel.out-for-delivery": "instant",
    /** The first such scan since the last attempt. */
    "parcel.went-out": "instant",
    /** With the courier now: out for delivery, and neither failed, left at a point nor delivered since. */
    "parcel.with-courier": "instant",
    /** The delivery round: a new one begins on a new local day or after a failed attempt. */
    "parcel.round": "instant",
    "parcel.courier": "text",
    "parcel.courier-phone": "text",
    /** The latest failed attempt to deliver. */
    "parcel.attempt-failed": "instant",
    /** Waits in a locker or station. */
    "parcel.awaiting": "instant",
    /** Since when it is this point with this code, also anew once another was taken back, or with the right number. */
    "parcel.stay": "instant",
    "parcel.point": "text",
    "parcel.pick-up-code": "text",
    "parcel.hold-until": "instant",
    /** Signed for; gone again when a later scan takes it back. */
    "parcel.delivered": "instant",
    /** When a later scan took a delivery back. */
    "parcel.delivery-revoked": "instant",
    /** Who signed. */
    "parcel.signer": ["recipient", "agent", "locker_or_station", "neighbour"],
    /** The first scan that found its address wrong, whatever came since. */
    "parcel.address-problem": "instant",
    /** Gone again, as the next is, while it is on its way to the buyer, or delivered, after all. */
    "parcel.refused": "instant",
    /** Its way to the buyer ended short of him: refused, stopped, going back or back, lost, or cancelled. */
    "parcel.broken-off": "instant",
    "parcel.returning": "instant",
    "parcel.returned": "instant",
    /**
     * What went wrong with it is open no more: it or another in its place came. Or its price goes back, with or without a
     * mishap.
     */
    "parcel.made-good": "instant",
    /** The price of all that is in it was asked back: at once or line by line, by itself, with others, or with all of the order. */
    "parcel.refund-asked": "instant",
    /** The price of all that is in it is to go back: asked for by itself, with others, or with all of the order. */
    "parcel.refund-granted": "instant",
    /** What goes back to the buyer for it once it is back, since it was refused. */
    "parcel.refund-due": "money",
    /** When that was asked for which goes on once it is back, refused or not. */
    "parcel.return-asked": "instant",
    /** Known as delivered when its number was uploaded; what takes that back, or comes after, is told again. */
    "parcel.imported": "flag",
    /** Expected arrival: told by an event, else by the provider, else reckoned from the leg table. */
    "parcel.eta": "instant",
    /** The latest scan, of any kind but a provider's hint. */
    "parcel.last-scan": "instant",
    /** The first scan after the pick-up, of any kind but a provider's hint. */
    "parcel.moved-on": "instant",
    /** The first attempt to deliver: signed for, left at a point, or failed. */
    "parcel.first-attempt": "instant",
    /** The delivery round came to an end: signed for, left at a point, or failed. */
    "parcel.round-over": "instant",
    /** Left at a point, or signed for by somebody else. */
    "parcel.left-with-another": "instant",
    /** The buyer says it never came, since it was signed for last; not of a sign that is taken back, nor of another number's. */
    "parcel.reported-missing": "instant",
    /** The latest complaint of that is over, or its receipt confirmed, since he said so. */
    "parcel.missing-settled": "instant",
    /** The carrier showed who signed. */
    "parcel.proof-of-delivery": "instant",
    /** How far the clock of its latest scan runs ahead of ours. */
    "parcel.scan-ahead": "duration",
    /** Its carrier's feed lags or is silent, so silence says nothing about the parcel. */
    "parcel.feed-down": "flag",
    /** The buyer chose another day. */
    "parcel.rescheduled": "instant",
    /** What the buyer wants for a lost or damaged parcel. */
    "parcel.remedy": ["money", "resend", "none"],
    /** The buyer wants what was in it sent anew. */
    "parcel.resend-chosen": "instant",
    "parcel.sent-anew": "instant",
    /** What was sent anew came back. */
    "parcel.sent-in-vain": "instant",
    /** Times it fell silent for too long. */
    "parcel.stalls": "number",
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
    "pick-up-by": "promise",
    "next-scan-by": "promise",
    "keep-moving": "promise",
    "deliver-by": "promise",
    "sign-by": "promise",
    "point-consent": "promise",
    "collect-by": "promise",
    "prove-delivery": "promise",
    "resend-lost-goods": "promise",
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
    /** The buyer refused it, so it is on its way back and its price with it. */
    "refused-parcel": { found: ["refused"] },
    "clock-skew": { found: ["scan-ahead"] },
    "early-upload": { found: ["hand-over-too-late", "after-cut-off"] },
    "suspect-number": {
      found: ["malformed", "reused", "other-city", "other-carrier", "older-than-order", "cancelled"],
    },
  },
} as const;
