import type { NoticeText } from "../../notify/text.ts";

/** What is answered to a buyer who writes, and what a courier is told of it. */
export const twoWayEn: { readonly [notice: string]: NoticeText } = {
  "where-not-shipped": {
    title: "Your order has not shipped yet",
    body: [
      "Order {no} has not shipped yet. The seller has promised to ship by {shipBy}.",
      "Order {no} has not shipped yet. We will tell you when it ships.",
    ],
    status: "To be shipped",
    tip: "News when it ships",
  },
  "where-on-its-way": {
    title: "Where your parcel is",
    body: [
      "Tracking shows parcel {tn} as {milestone}: {problem}. Expected by {eta}.",
      "Tracking shows parcel {tn} as {milestone}: {problem}. No arrival time is known.",
      "Tracking shows parcel {tn} as {milestone}, last seen in {city}. Expected by {eta}.",
      "Tracking shows parcel {tn} as {milestone}. Expected by {eta}.",
      "Tracking shows parcel {tn} as {milestone}, last seen in {city}. No arrival time is known.",
      "Tracking shows parcel {tn} as {milestone}. No arrival time is known.",
      "Parcel {tn} is on its way, expected by {eta}.",
      "Parcel {tn} is on its way. More is on the order page.",
      "Your parcel of order {no} is on its way. More is on the order page.",
    ],
    status: "Tracking news",
    tip: "See the order page",
  },
  "where-with-courier": {
    title: "Your parcel is out for delivery",
    body: [
      "Parcel {tn} is out for delivery with {courier}, phone {phone}, expected by {eta}.",
      "Parcel {tn} is out for delivery, courier phone {phone}, expected by {eta}.",
      "Parcel {tn} is out for delivery with {courier}, expected by {eta}.",
      "Parcel {tn} is out for delivery with {courier}, phone {phone}.",
      "Parcel {tn} is out for delivery, expected by {eta}.",
      "Parcel {tn} is out for delivery, courier phone {phone}.",
      "Parcel {tn} is out for delivery. Please keep your phone at hand.",
    ],
    status: "Out for delivery",
    tip: "Keep phone at hand",
  },
  "where-over": {
    title: "The parcel you asked about",
    body: [
      "Tracking shows parcel {tn} as received by {signer}. Not received? Please tell us on the order page.",
      "Tracking of parcel {tn} shows {problem}. Any questions? Please contact us.",
      "Tracking shows parcel {tn} as {milestone}. {milestone, select, delivered {Not received? Please tell us on the order page.} other {Any questions? Please contact us.}}",
      "Order {no} has no parcel on its way. Any questions? Please contact us.",
    ],
    status: "Not on its way",
    tip: "Questions? Ask us",
  },
  "which-parcel": {
    title: "Which parcel do you mean?",
    body: "Order {no} has several parcels on their way. Please reply with the last four characters of a tracking number.",
    status: "Which parcel?",
    tip: "Reply: last 4 of it",
  },
  "request-passed-on": {
    title: "We are passing on your request",
    body: [
      "We are asking the courier of parcel {tn} to deliver on {day} in the {part}, if possible.",
      "We are asking the courier of parcel {tn} to deliver on {day}, if possible.",
      "We are passing on your request for parcel {tn}: {request}. The courier will do what can be done.",
      "We are passing on your request for parcel {tn}. The courier will do what can be done.",
      "We are passing on your request for order {no}. The courier will do what can be done.",
    ],
    status: "Being passed on",
    tip: "If the courier can",
  },
  "request-too-early": {
    title: "Your order has not shipped yet",
    body: "Order {no} has not shipped yet, so we cannot pass on your request. Please reply again when it is out for delivery.",
    status: "To be shipped",
    tip: "Please reply later",
  },
  "request-too-late": {
    title: "We cannot pass on your request",
    body: [
      "Tracking of parcel {tn} shows {problem}, so we cannot pass on your request. Please contact us for help.",
      "Tracking shows parcel {tn} as {milestone}, so we cannot pass on your request. Please contact us for help.",
      "No parcel of order {no} is being delivered, so we cannot pass on your request. Please contact us for help.",
    ],
    status: "Not passed on",
    tip: "Please contact us",
  },
  "recipient-asks": {
    title: "The recipient asks for something",
    body: [
      "The recipient of parcel {tn} asks: deliver on {day} in the {part}.",
      "The recipient of parcel {tn} asks: deliver on {day}.",
      "The recipient of parcel {tn} asks: {request}.",
      "The recipient of parcel {tn} asks for something. Please see the delivery.",
      "The recipient of order {no} asks for something. Please see the delivery.",
    ],
    status: "Recipient asks",
    tip: "Please see to it",
  },
};

export const twoWayTermsEn: { readonly [fact: string]: { readonly [value: string]: string } } = {
  "message.request": {
    call_me: "call before delivery",
    another_day: "deliver on another day",
    door: "leave it at the door",
    locker: "leave it in a locker",
    station: "leave it at a pick-up station",
    guard: "leave it with the guard",
    reception: "leave it at the reception",
    neighbour: "give it to a neighbour",
    shop: "leave it at a nearby shop",
  },
  "message.day-part": { morning: "morning", afternoon: "afternoon", evening: "evening" },
  "parcel.milestone": {
    unknown: "not seen yet",
    info_received: "waiting for pick-up",
    picked_up: "picked up",
    in_transit: "in transit",
    customs: "in customs",
    arrived_destination: "in the delivery area",
    out_for_delivery: "out for delivery",
    awaiting_collection: "ready to collect",
    delivered: "delivered",
    returning: "on its way back",
    returned: "back with the seller",
    cancelled: "cancelled",
  },
};
