import type { NoticeText, Texts } from "../../notify/text.ts";
import { caseActionsEn, casesEn, caseTermsEn } from "./cases-en.ts";
import { complaintsEn } from "./complaints-en.ts";
import { promisesBuyerEn } from "./promises-buyer-en.ts";
import { promisesSellerEn } from "./promises-seller-en.ts";
import { promiseActionsEn, promiseTermsEn } from "./promises-words-en.ts";
import { twoWayEn, twoWayTermsEn } from "./two-way-en.ts";

const delayed: NoticeText = {
  title: "Your parcel is delayed",
  body: [
    "Sorry, because of {disruption} parcel {tn} is now expected by {eta}. You can contact us or ask for after-sales service.",
    "Sorry, parcel {tn} is now expected by {eta}. Tracking shows {reason}. You can contact us or ask for after-sales service.",
    "Sorry, parcel {tn} is now expected by {eta}. You can contact us or ask for after-sales service.",
    "Sorry, because of {disruption} parcel {tn} will arrive later than expected. You can contact us or ask for after-sales service.",
    "Sorry, parcel {tn} will arrive later than expected. Tracking shows {reason}. You can contact us or ask for after-sales service.",
    "Sorry, parcel {tn} will arrive later than expected. You can contact us or ask for after-sales service.",
  ],
  status: "Delayed",
  tip: "Arrives later, sorry",
};

const readyToCollect: NoticeText = {
  title: "Your parcel is ready to collect",
  body: [
    "Parcel {tn} is at {point}. Pick-up code: {code}. Please collect it by {holdBy}.",
    "Parcel {tn} is ready to collect. Pick-up code: {code}. Please collect it by {holdBy}.",
    "Parcel {tn} is at {point}. Please collect it by {holdBy}. If you have no pick-up code, please ask {carrier}.",
    "Parcel {tn} is at a locker or pick-up station. Please collect it by {holdBy}. If you have no pick-up code, please ask {carrier}.",
    "Parcel {tn} is at {point}. Pick-up code: {code}. Please collect it soon.",
    "Parcel {tn} is ready to collect. Pick-up code: {code}. Please collect it soon.",
    "Parcel {tn} is at {point}. Please collect it soon. If you have no pick-up code, please ask {carrier}.",
    "Parcel {tn} is at a locker or pick-up station. Please collect it soon. If you have no pick-up code, please ask {carrier}.",
  ],
  sms: [
    "Parcel {tn} is at {point}. Pick-up code: {code}. Please collect it by {holdBy}.",
    "Pick-up code {code}: parcel at {point}, please collect it by {holdBy}.",
    "Parcel {tn} is ready. Pick-up code: {code}. Please collect it by {holdBy}.",
    "Parcel {tn} is at {point}. Please collect it by {holdBy}. No pick-up code? Please ask {carrier}.",
    "Parcel {tn} is at a pick-up point. Please collect it by {holdBy}. No pick-up code? Please ask {carrier}.",
    "Parcel {tn} is at {point}. Pick-up code: {code}. Please collect it soon.",
    "Parcel {tn} is ready. Pick-up code: {code}. Please collect it soon.",
    "Parcel {tn} is at {point}. Please collect it soon. No pick-up code? Please ask {carrier}.",
    "Parcel {tn} is at a locker or pick-up station. Please collect it soon. No pick-up code? Please ask {carrier}.",
  ],
  status: "Ready to collect",
  tip: "Use the pick-up code",
};

/**
 * Texts in English. A fact from tracking is told as what tracking shows, not as what happened. Only characters of the
 * GSM alphabet, for one other halves what a text message holds; and no apostrophe, which quotes in ICU MessageFormat.
 */
export const en: Texts = {
  notices: {
    ...promisesBuyerEn,
    ...promisesSellerEn,
    ...twoWayEn,
    ...casesEn,
    ...complaintsEn,
    "order-paid": {
      title: "Payment received",
      body: [
        "Order {no} is paid. The seller has promised to ship by {shipBy}. We will tell you when it ships.",
        "Order {no} is paid. We will tell you when it ships.",
      ],
      status: "To be shipped",
      tip: "News when it ships",
    },
    "group-failed": {
      title: "Group not completed",
      body: [
        "Sorry, the group for order {no} was not completed. Your payment of {amount} will go back the way you paid.",
        "Sorry, the group for order {no} was not completed. Your payment of {back} has gone back the way you paid.",
        "Sorry, the group for order {no} was not completed. Anything you paid goes back the way you paid.",
      ],
      status: "Group not completed",
      tip: "Your money goes back",
    },
    shipped: {
      title: "The seller has shipped your order",
      body: [
        "The seller has shipped order {no}: {carrier} {tn}, expected by {eta}. Please check the goods on arrival.{dispute, select, other {}}",
        "The seller has shipped order {no}: {carrier} {tn}, expected by {eta}. On arrival, please check the goods, then confirm receipt.",
        "The seller has shipped order {no}: {carrier} {tn}. Please check the goods on arrival.{dispute, select, other {}}",
        "The seller has shipped order {no}: {carrier} {tn}. On arrival, please check the goods, then confirm receipt.",
      ],
      sms: [
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped: {carrier} {tn}, expected by {eta}. Please check it on arrival.{dispute, select, other {}}",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped: {carrier} {tn}, expected by {eta}. Please check it on arrival{rest, plural, =0 {, then confirm receipt} other {}}.",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped, expected by {eta}. Please check it on arrival.{dispute, select, other {}}",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped, expected by {eta}. Please check it on arrival{rest, plural, =0 {, then confirm receipt} other {}}.",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped: {carrier} {tn}. Please check it on arrival.{dispute, select, other {}}",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped: {carrier} {tn}. Please check it on arrival{rest, plural, =0 {, then confirm receipt} other {}}.",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped. Please check it on arrival.{dispute, select, other {}}",
        "{rest, plural, =0 {Order {no}} other {Part of order {no}}} shipped. Please check it on arrival{rest, plural, =0 {, then confirm receipt} other {}}.",
      ],
      status: "Shipped",
      tip: "Check it on arrival",
    },
    "partly-shipped": {
      title: "Part of your order has shipped",
      body: [
        "The seller has shipped {k} of {m, plural, one {# item} other {# items}} in order {no}. This parcel: {carrier} {tn}, expected by {eta}. We will tell you when the rest ships.",
        "The seller has shipped {k} of {m, plural, one {# item} other {# items}} in order {no}. This parcel: {carrier} {tn}. We will tell you when the rest ships.",
        "The seller has shipped part of order {no}. This parcel: {carrier} {tn}. We will tell you when the rest ships.",
      ],
      status: "Partly shipped",
      tip: "The rest is to come",
    },
    "picked-up": {
      title: "Picked up by the carrier",
      body: ["{carrier} has picked up parcel {tn}, expected by {eta}.", "{carrier} has picked up parcel {tn}."],
      status: "Picked up",
      tip: "With the carrier",
    },
    "parcel-arrived": {
      title: "Your parcel is in the delivery area",
      body: [
        "Parcel {tn} has reached {city} and is expected by {eta}.",
        "Parcel {tn} has reached {city} and is waiting to go out for delivery.",
        "Parcel {tn} has reached the delivery area and is expected by {eta}.",
        "Parcel {tn} has reached the delivery area and is waiting to go out for delivery.",
      ],
      status: "In delivery area",
      tip: "Waiting for delivery",
    },
    "out-for-delivery": {
      title: "Out for delivery",
      body: [
        "Courier {courier} ({phone}) is delivering parcel {tn}, expected by {eta}. Please keep your phone at hand.",
        "A courier ({phone}) is delivering parcel {tn}, expected by {eta}. Please keep your phone at hand.",
        "Courier {courier} is delivering parcel {tn}, expected by {eta}. Please keep your phone at hand.",
        "Courier {courier} ({phone}) is delivering parcel {tn}. Please keep your phone at hand.",
        "Parcel {tn} is out for delivery, expected by {eta}. Please keep your phone at hand.",
        "A courier ({phone}) is delivering parcel {tn}. Please keep your phone at hand.",
        "Parcel {tn} is out for delivery. Please keep your phone at hand.",
      ],
      sms: [
        "Courier {courier} ({phone}) is delivering parcel {tn}, expected by {eta}. Please keep your phone at hand.",
        "A courier ({phone}) is delivering parcel {tn}, expected by {eta}. Please keep your phone at hand.",
        "Courier {courier} ({phone}) is delivering parcel {tn}. Please keep your phone at hand.",
        "Parcel {tn} is out for delivery, expected by {eta}. Please keep your phone at hand.",
        "A courier ({phone}) is delivering parcel {tn}. Please keep your phone at hand.",
        "Parcel {tn} is out for delivery. Please keep your phone at hand.",
      ],
      reply: "Reply with any special request.",
      status: "Out for delivery",
      tip: "Keep phone at hand",
    },
    "ready-to-collect": readyToCollect,
    "where-to-collect": readyToCollect,
    delivered: {
      title: "Your parcel was delivered",
      body: [
        "Tracking shows parcel {tn} as received by {signer}. Please check quantity and quality, then confirm receipt. Not received? Please tell us on the order page.",
        "Tracking shows parcel {tn} as delivered. Please check quantity and quality, then confirm receipt. Not received? Please tell us on the order page.",
      ],
      sms: [
        "Parcel {tn} shows as received by {signer}. Please check quantity and quality, then confirm. Not received? Tell us in your order.",
        "Parcel {tn} shows as delivered. Please check quantity and quality, then confirm. Not received? Tell us in your order.",
      ],
      status: "Delivered",
      tip: "Check, then confirm",
    },
    "not-delivered-yet": {
      title: "Correction: not delivered yet",
      body: "We are sorry: we told you of a delivery, and that was wrong. Parcel {tn} has not reached you. We will keep you informed. Please do not confirm receipt before you have it.",
      sms: "Sorry, we were wrong: parcel {tn} is not delivered. We will keep you informed. Please do not confirm receipt yet.",
      status: "Not delivered yet",
      tip: "Sorry for our error",
    },
    "not-to-collect-yet": {
      title: "Correction: not ready to collect yet",
      body: "We are sorry: our pick-up notice was wrong. Parcel {tn} is not ready to collect. Please do not go for it before we tell you where it is.",
      sms: "Sorry, our pick-up notice was wrong: parcel {tn} is not ready to collect. Please wait for our next message.",
      status: "Not to collect yet",
      tip: "Sorry for our error",
    },
    "not-out-for-delivery": {
      title: "Correction: not out for delivery yet",
      body: "We are sorry: parcel {tn} is not out for delivery, so you need not wait for it. We will tell you when it is.",
      status: "Not out for delivery",
      tip: "Sorry for our error",
    },
    "not-arrived-yet": {
      title: "Correction: parcel has not arrived yet",
      body: "We are sorry: parcel {tn} has not reached the delivery area yet. We will tell you when it has.",
      status: "On its way",
      tip: "Sorry for our error",
    },
    "no-failed-delivery": {
      title: "Correction: no failed delivery",
      body: "We are sorry: the carrier has taken back that delivery of parcel {tn} failed. You need not arrange a new time.",
      status: "No failed delivery",
      tip: "Sorry for our error",
    },
    "not-going-back": {
      title: "Correction: parcel is not going back",
      body: [
        "Correction: parcel {tn} is not going back after all. The refund agreed on {time} will still be made. Questions? Please contact us.",
        "Correction: parcel {tn} is not going back after all, so there is no refund for that. Questions? Please contact us.",
      ],
      status: "Not going back",
      tip: "Questions? Ask us",
    },
    "receipt-thanks": {
      title: "Thank you for confirming receipt",
      body: "You have confirmed receipt of order {no}. Thank you for your trust. If there is a problem with the goods, you can still ask for after-sales service within its period.",
      status: "Received",
      tip: "After-sales stays",
    },
    delayed,
    "late-delivery": delayed,
    "new-arrival-time": {
      title: "New expected arrival time",
      body: [
        "Parcel {tn} is now expected by {eta}.",
        "The expected arrival of parcel {tn} has changed. Please see the order page.",
      ],
      status: "New arrival time",
      tip: "Arrival time changed",
    },
    "delivery-failed": {
      title: "Your parcel could not be delivered",
      body: [
        "Parcel {tn} could not be delivered. Tracking shows {reason}. Please contact {carrier} to choose a new time or check the address (courier {courier}, {phone}).",
        "Parcel {tn} could not be delivered. Tracking shows {reason}. Please contact {carrier} to choose a new time or check the address (courier {phone}).",
        "Parcel {tn} could not be delivered. Tracking shows {reason}. Please contact {carrier} to choose a new time or check the address (courier {courier}).",
        "Parcel {tn} could not be delivered. Tracking shows {reason}. Please contact {carrier} to choose a new time or check the address.",
        "Parcel {tn} could not be delivered. Please contact {carrier} to choose a new time or check the address (courier {courier}, {phone}).",
        "Parcel {tn} could not be delivered. Please contact {carrier} to choose a new time or check the address.",
      ],
      sms: [
        "Parcel {tn} not delivered: {reason}. Please ask {carrier} for a new time or check the address. Courier {phone}.",
        "Parcel {tn} not delivered: {reason}. Please ask {carrier} for a new time or check the address.",
        "Parcel {tn} could not be delivered. Please ask {carrier} for a new time or check the address.",
      ],
      status: "Delivery failed",
      tip: "Choose a new time",
    },
    "check-address": {
      title: "Please check your address",
      body: [
        "Tracking of parcel {tn} shows {reason}. Please contact {carrier} to check the address (courier {phone}).",
        "Tracking of parcel {tn} shows {reason}. Please contact {carrier} to check the address.",
        "Please contact {carrier} to check the address of parcel {tn}.",
      ],
      status: "Check the address",
      tip: "Contact the carrier",
    },
    "going-back": {
      title: "Your parcel is going back to the seller",
      body: [
        "Parcel {tn} was refused and is going back to the seller. Once it is back, {amount} will go back the way you paid; you need not do anything.",
        "Parcel {tn} is going back to the seller. Your request of {time} continues once it is back.",
        "Parcel {tn} was not delivered and is going back to the seller. Please contact us about a refund or a resend.",
      ],
      status: "Back to seller",
      tip: "See the order page",
    },
    "number-corrected": {
      title: "Tracking number corrected",
      body: "Sorry, the tracking number of order {no} was wrong. The right one is {carrier} {tn}.",
      status: "Number corrected",
      tip: "Use the new number",
    },
    "extra-parcel": {
      title: "A parcel was added to your order",
      body: [
        "The seller added {kind} to order {no}: {carrier} {tn}.",
        "The seller added a parcel to order {no}: {carrier} {tn}.",
      ],
      status: "Parcel added",
      tip: "See the order page",
    },
    "orders-while-away": {
      title: "New orders while you were away",
      body: [
        "{m, plural, one {# new order} other {# new orders}} came in while you were away. Please ship the first by {shipBy}.",
        "{m, plural, one {# new order} other {# new orders}} came in while you were away. Please ship soon.",
      ],
      status: "New orders",
      tip: "Please ship on time",
    },
    "important-order": {
      title: "Important order",
      body: [
        "Important order {no} ({tag}). Please handle it now and ship by {shipBy}.",
        "Important order {no} ({tag}). Please handle it now.",
        "Important order {no}. Please handle it now.",
      ],
      status: "Important order",
      tip: "Please handle it now",
    },
    "goods-called-off": {
      title: "Part of an order is called off",
      body: [
        "Part of order {no} will be refunded ({amount}). Please do not ship those goods, even with a tracking number; the order page shows which.",
        "Part of order {no} will be refunded. Please do not ship those goods, even with a tracking number; the order page shows which.",
      ],
      status: "Part called off",
      tip: "See which goods",
    },
    "rest-called-off": {
      title: "The rest of an order is called off",
      body: "What has not left yet of order {no} is cancelled and will be refunded. Please do not ship it.",
      status: "Part called off",
      tip: "Do not ship the rest",
    },
    "order-called-off": {
      title: "An order is called off",
      body: "Order {no} is called off. Please do not ship what has not left yet, even if it has a tracking number.",
      status: "Called off",
      tip: "Please do not ship",
    },
    "new-order": {
      title: "You have a new order",
      body: [
        "New order {no}: {m, plural, one {# item} other {# items}}. Please ship by {shipBy}.",
        "New order {no}. Please ship by {shipBy}.",
        "New order {no}: {m, plural, one {# item} other {# items}}. Please ship soon.",
        "New order {no}. Please ship soon.",
      ],
      status: "New order",
      tip: "Please ship on time",
    },
  },
  optOut: "Reply STOP",
  actions: {
    ...promiseActionsEn,
    ...caseActionsEn,
    "contact-carrier": "Contact the carrier",
    "contact-us": "Contact us",
    "ask-after-sales": "After-sales service",
    "confirm-receipt": "Confirm receipt",
    "report-missing": "Not received",
    "choose-time": "Choose a time",
    "ship-order": "Ship the order",
  },
  terms: {
    ...promiseTermsEn,
    ...twoWayTermsEn,
    ...caseTermsEn,
    "parcel.exception": {
      attempt_failed: "a failed delivery attempt",
      recipient_unreachable: "an unreachable recipient",
      refused: "a refusal by the recipient",
      address_problem: "an address problem",
      out_of_area: "an address out of area",
      delayed: "a carrier delay",
      stalled: "no recent movement",
      overdue_delivery: "an overdue delivery",
      overdue_collection: "an overdue collection",
      damaged: "damage to the parcel",
      lost: "loss of the parcel",
      customs_problem: "a customs problem",
      held: "a hold on the parcel",
      rerouted: "a change of route",
      stopped: "a stopped delivery",
      no_carrier_info: "no carrier data yet",
      tracking_ended: "the end of tracking",
      other: "an unspecified problem",
    },
    "parcel.signer": {
      recipient: "the recipient",
      agent: "someone else",
      locker_or_station: "a pick-up point",
      neighbour: "a neighbour",
    },
    "parcel.kind": {
      primary: "a parcel of goods",
      split: "a further part of the goods",
      resend: "a re-sent parcel",
      gift: "a gift parcel",
      exchange: "an exchange parcel",
      return: "a return parcel",
    },
    "order.kind": {
      normal: "ordinary order",
      group: "group order",
      presale: "presale order",
      virtual: "order of virtual goods",
      gift: "gift order",
    },
    "order.received-by": { buyer: "confirmed by the buyer", auto: "confirmed automatically" },
  },
};
