import type { NoticeText } from "../../notify/text.ts";

/** Texts in English about what is owed, by when, and what follows. No text message says "coupon": some gateways refuse it. */
export const promisesBuyerEn: { readonly [notice: string]: NoticeText } = {
  "payment-due": {
    title: "Your order is waiting for payment",
    body: [
      "Order {no} is unpaid. It closes at {due}. Please pay before then.",
      "Order {no} is unpaid and will close soon. Please pay in time.",
    ],
    status: "To be paid",
    tip: "Please pay in time",
  },
  "collect-reminder": {
    title: "Your parcel is still to be collected",
    body: [
      "Parcel {tn} has been at {point} for {h}. Pick-up code: {code}. Please collect it by {holdBy}.",
      "Parcel {tn} has been waiting for {h}. Pick-up code: {code}. Please collect it by {holdBy}.",
      "Parcel {tn} is ready. Pick-up code: {code}. Please collect it by {holdBy}.",
      "Parcel {tn} is at {point}. Please collect it by {holdBy}. No pick-up code? Please ask {carrier}.",
      "Parcel {tn} is at a pick-up point. Please collect it by {holdBy}. No pick-up code? Please ask {carrier}.",
      "Parcel {tn} is at {point}. Pick-up code: {code}. Please collect it soon.",
      "Parcel {tn} is ready. Pick-up code: {code}. Please collect it soon.",
      "Parcel {tn} is at {point}. Please collect it soon. No pick-up code? Please ask {carrier}.",
      "Parcel {tn} is at a locker or pick-up station. Please collect it soon. No pick-up code? Please ask the carrier.",
    ],
    status: "Ready to collect",
    tip: "Please collect soon",
  },
  "collect-last-call": {
    title: "Your parcel is about to go back",
    body: [
      "Please collect parcel {tn} at {point} by {holdBy}. Pick-up code: {code}. After that it goes back.",
      "Pick-up code {code}: please collect your parcel at {point} by {holdBy}. After that it goes back.",
      "Please collect parcel {tn} by {holdBy}. Pick-up code: {code}. After that it goes back.",
      "Pick-up code {code}: please collect your parcel by {holdBy}. After that it goes back.",
      "Please collect parcel {tn} at {point} by {holdBy}. After that it goes back. No pick-up code? Please ask {carrier}.",
      "Please collect parcel {tn} by {holdBy}. After that it goes back. No pick-up code? Please ask {carrier}.",
      "Please collect parcel {tn} by {holdBy}. After that it goes back.",
      "Parcel {tn} is about to go back. Please collect it at {point} soon. Pick-up code: {code}.",
      "Parcel {tn} is about to go back. Please collect it soon. Pick-up code: {code}.",
      "Parcel {tn} is about to go back. Please collect it at {point} soon. No pick-up code? Please ask {carrier}.",
      "Parcel {tn} is about to go back. Please collect it soon. No pick-up code? Please ask the carrier.",
    ],
    status: "About to go back",
    tip: "Please collect now",
  },
  "arriving-soon": {
    title: "Your parcel arrives soon",
    body: [
      "Parcel {tn} is expected by {eta}. Please keep your phone at hand. On arrival, please check the goods, then confirm receipt.",
      "Parcel {tn} is expected by {eta}. Please keep your phone at hand.",
      "Parcel {tn} is expected soon. Please keep your phone at hand. On arrival, please check the goods, then confirm receipt.",
    ],
    status: "Arrives soon",
    tip: "Keep phone at hand",
  },
  "please-confirm": {
    title: "Please confirm receipt",
    body: "Tracking shows order {no} as delivered. Please check the goods, then confirm receipt. If anything is wrong, you can ask for after-sales service.",
    sms: "Order {no} shows as delivered. Please check it, then confirm receipt. Anything wrong? Ask for after-sales service.",
    status: "To be confirmed",
    tip: "Check, then confirm",
  },
  "auto-confirm-soon": {
    title: "Receipt will be confirmed automatically",
    body: [
      "Receipt of order {no} will be confirmed automatically at {auto}. If you have not received it or need more time, please extend the period before then ({more, plural, one {# time} other {# times}} left). If anything is wrong, you can ask for after-sales service.",
      "Receipt of order {no} will be confirmed automatically at {auto}. If you have not received it or anything is wrong, please ask for after-sales service before then.",
      "Receipt of order {no} will soon be confirmed automatically. If you have not received it or need more time, please extend the period now ({more, plural, one {# time} other {# times}} left). If anything is wrong, you can ask for after-sales service.",
      "Receipt of order {no} will soon be confirmed automatically. If you have not received it or anything is wrong, please ask for after-sales service now.",
    ],
    sms: [
      "Order {no} confirms automatically at {auto}. Need time? Extend it ({more} left). Anything wrong? Ask for after-sales.",
      "Order {no} confirms automatically at {auto}. Not received? Ask for after-sales before then.",
      "Order {no} will soon confirm automatically. Not received? Ask for after-sales now.",
    ],
    status: "Confirms soon",
    tip: "Act before it does",
  },
  "reward-announced": {
    title: "A reward for confirming receipt",
    body: [
      "When order {no} has arrived and you have checked it, confirm receipt by {until} for a reward of {reward}. You can still ask for after-sales service.",
      "When order {no} has arrived and you have checked it, confirm receipt by {until} for a reward. You can still ask for after-sales service.",
      "When order {no} has arrived and you have checked it, confirm receipt for a reward of {reward}. You can still ask for after-sales service.",
      "When order {no} has arrived and you have checked it, confirm receipt for a reward. You can still ask for after-sales.",
    ],
    status: "Reward waiting",
    tip: "Check, then confirm",
  },
  "reward-granted": {
    title: "Your reward has arrived",
    body: [
      "Your reward for confirming receipt of order {no} has arrived: {reward}.",
      "Your reward for confirming receipt of order {no} has arrived.",
    ],
    status: "Reward arrived",
    tip: "Thank you",
  },
  "late-shipment": {
    title: "Shipping was not completed on time",
    body: [
      "Sorry, shipping of order {no} was not completed on time. You have been given a coupon worth {coupon}, with no minimum spend. You can keep waiting or ask for a refund.",
      "Sorry, shipping of order {no} was not completed on time. You get {comp} in compensation. You can keep waiting or ask for a refund.",
      "Sorry, shipping of order {no} was not completed on time. You can keep waiting or ask for a refund.",
    ],
    sms: [
      "Sorry, shipping of order {no} was not completed on time. You get {comp} in compensation, see your order. You can keep waiting or ask for a refund.",
      "Sorry, shipping of order {no} was not completed on time. You get {comp}. You can keep waiting or ask for a refund.",
      "Sorry, shipping of order {no} was not completed on time. You can keep waiting or ask for a refund.",
    ],
    status: "Late shipment",
    tip: "Wait or get a refund",
  },
  "long-unshipped": {
    title: "Your order is still not all shipped",
    body: [
      'Sorry, order {no} is {h} late and still not all shipped. The seller says: "{reason}". Please choose: ship again, refund, or keep waiting.',
      'Sorry, order {no} is still not all shipped. The seller says: "{reason}". Please choose: ship again, refund, or keep waiting.',
      "Sorry, order {no} is {h} late and still not all shipped. Please choose: ship again, refund, or keep waiting.",
      "Sorry, order {no} is still not all shipped. Please choose: ship again, refund, or keep waiting.",
    ],
    status: "Not all shipped",
    tip: "Please choose",
  },
  "overdue-pick-up": {
    title: "Pick-up of your parcel is overdue",
    body: [
      "Sorry, tracking still shows no pick-up of parcel {tn} (order {no}), and the time limit has passed. We have told the seller. You can contact {carrier} ({phone}), ask for a refund, or contact us.",
      "Sorry, tracking still shows no pick-up of parcel {tn} (order {no}), and the time limit has passed. We have told the seller. You can contact the carrier ({phone}), ask for a refund, or contact us.",
      "Sorry, tracking still shows no pick-up of parcel {tn} (order {no}), and the time limit has passed. We have told the seller. You can contact {carrier}, ask for a refund, or contact us.",
      "Sorry, tracking still shows no pick-up of parcel {tn} (order {no}), and the time limit has passed. We have told the seller. You can ask for a refund or contact us.",
    ],
    sms: [
      "Sorry, pick-up of parcel {tn} is overdue. We told the seller. You can call the carrier {phone}, ask for a refund, or contact us.",
      "Sorry, pick-up of parcel {tn} is overdue. We told the seller. You can ask for a refund or contact us.",
    ],
    status: "Pick-up overdue",
    tip: "Call, or ask refund",
  },
  "no-news": {
    title: "No news of your parcel",
    body: [
      "Tracking has shown nothing new on parcel {tn} for {h}. We are asking the carrier. You can contact us or ask for after-sales service.",
      "Tracking has shown nothing new on parcel {tn} for a long time. We are asking the carrier. You can contact us or ask for after-sales service.",
    ],
    sms: [
      "No news of parcel {tn} for {h}. We are asking the carrier. You can contact us or ask for after-sales service.",
      "No recent news of parcel {tn}. We are asking the carrier. You can contact us or ask for after-sales service.",
    ],
    status: "No tracking news",
    tip: "We ask the carrier",
  },
  "address-incomplete": {
    title: "Please complete your delivery details",
    body: "The address of order {no} is incomplete, or nobody answers at its phone number. Please check both soon to avoid a delay.",
    status: "Details needed",
    tip: "Check address, phone",
  },
  "lost-or-damaged": {
    title: "A problem with your parcel",
    body: [
      "Sorry about parcel {tn}: tracking shows {problem}. Compensation has started. You can choose a resend or a refund.",
      "Sorry, tracking shows a problem with parcel {tn}. Compensation has started. You can choose a resend or a refund.",
    ],
    status: "Parcel problem",
    tip: "Resend or refund",
  },
  "not-lost-or-damaged": {
    title: "Correction: parcel not lost or damaged",
    body: "Correction: the carrier no longer reports parcel {tn} as lost or damaged, so there is nothing to choose. Questions? Please contact us.",
    sms: "Correction: parcel {tn} is no longer reported as lost or damaged. There is nothing to choose.",
    status: "No problem reported",
    tip: "Sorry for the worry",
  },
  "extra-parcel-gone": {
    title: "A problem with your parcel",
    body: [
      "Sorry about parcel {tn}: tracking shows {problem}. Please contact us or ask for after-sales.",
      "Sorry, tracking shows a problem with parcel {tn}. Please contact us or ask for after-sales.",
    ],
    status: "Parcel problem",
    tip: "Please contact us",
  },
  compensated: {
    title: "You have received compensation",
    body: [
      "You have received a coupon worth {coupon}, with no minimum spend, for order {no}. Reason: {reason}.",
      "You have received {comp} in compensation for order {no}. Reason: {reason}.",
      "You have received a coupon worth {coupon}, with no minimum spend, for order {no}.",
      "You have received {comp} in compensation for order {no}.",
      "You have received compensation for order {no}. Reason: {reason}.",
      "You have received compensation for order {no}. Please see the order page.",
    ],
    sms: [
      "You have received {comp} in compensation for order {no}. Reason: {reason}. Please see the order page.",
      "You have received {comp} in compensation for order {no}. Please see the order page.",
      "You have received compensation for order {no}. Reason: {reason}. Please see the order page.",
      "You have received compensation for order {no}. Please see the order page.",
    ],
    status: "Compensated",
    tip: "See the order page",
  },
  "compensation-refused": {
    title: "Correction: compensation not paid",
    body: [
      "We are sorry: the coupon worth {coupon} that we told you of for order {no} could not be given. If you have any questions, please contact us.",
      "We are sorry: the compensation of {comp} that we told you of for order {no} could not be paid. If you have any questions, please contact us.",
      "We are sorry: the compensation that we told you of for order {no} could not be paid. If you have any questions, please contact us.",
    ],
    sms: [
      "Sorry, the {comp} in compensation for order {no} that we told you of could not be paid. Please contact us.",
      "Sorry, the compensation for order {no} that we told you of could not be paid. Please contact us.",
    ],
    status: "Not paid",
    tip: "Sorry for our error",
  },
  "reward-refused": {
    title: "Correction: it could not be paid",
    body: [
      "We told you that you would get {amount} for confirming receipt of order {no}. We are sorry: it could not be paid. If you have any questions, please contact us.",
      "We are sorry: what we told you of for confirming receipt of order {no} could not be paid. If you have any questions, please contact us.",
    ],
    status: "Not paid",
    tip: "Sorry for our error",
  },
  "delay-choice": {
    title: "Your order is delayed: please choose",
    body: [
      "Sorry, order {no} is delayed and is now to ship by {newShip}. You can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing by {due}, we take it that you agree to wait. Choose here: {link}",
      "Sorry, order {no} is delayed and is now to ship by {newShip}. On the order page you can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing by {due}, we take it that you agree to wait.",
      "Sorry, order {no} is delayed and is now to ship by {newShip}. On the order page you can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing, we take it that you agree to wait.",
      "Sorry, order {no} is delayed. On the order page you can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing by {due}, we take it that you agree to wait.",
      "Sorry, order {no} is delayed. On the order page you can agree to wait, or cancel what has not shipped for a full and prompt refund. If we hear nothing, we take it that you agree to wait.",
    ],
    sms: [
      "Order {no} is delayed to {newShip}. See its page to wait or cancel unshipped items for a full refund; no answer by {due} means you agree.",
      "Order {no} delayed to {newShip}. See its page: wait or get a full refund of unshipped items; no answer means you agree.",
      "Order {no} is delayed. See its page to wait or cancel unshipped items for a full refund; no answer by {due} means you agree.",
      "Order {no} is delayed. See its page to wait or cancel unshipped items for a full refund; no answer means you agree.",
    ],
    status: "Delayed",
    tip: "Wait or cancel",
  },
  "delay-consent": {
    title: "Delayed order: please agree",
    body: [
      "Sorry, order {no} is delayed and is now to ship by {newShip}. If you want to wait, please say so by {due}. Otherwise what has not shipped is cancelled, with a full and prompt refund. Choose here: {link}",
      "Sorry, order {no} is delayed and is now to ship by {newShip}. If you want to wait, please say so on the order page by {due}. Otherwise what has not shipped is cancelled, with a full and prompt refund.",
      "Sorry, order {no} is delayed, and there is no new shipping date yet. If you want to wait, please say so by {due}. Otherwise what has not shipped is cancelled, with a full and prompt refund. Choose here: {link}",
      "Sorry, order {no} is delayed, and there is no new shipping date yet. If you want to wait, please say so on the order page by {due}. Otherwise what has not shipped is cancelled, with a full and prompt refund.",
      "Sorry, order {no} is delayed. If you want to wait, please say so on the order page. Otherwise what has not shipped is cancelled, with a full and prompt refund.",
    ],
    sms: [
      "Order {no} is delayed. To wait, say so on the order page by {due}; else what has not shipped is refunded in full.",
      "Order {no} is delayed. To wait, say so on the order page; else what has not shipped is refunded in full.",
    ],
    status: "Delayed",
    tip: "Agree to wait",
  },
  "will-not-ship": {
    title: "Part of your order will not ship",
    body: [
      '"{item}" of order {no} will no longer be shipped. {amount} will go back the way you paid.',
      "Part of order {no} will not be shipped. {amount} for it will go back the way you paid.",
      '"{item}" of order {no} will no longer be shipped. Please see the order page.',
      "Part of order {no} will not be shipped. Please see the order page.",
    ],
    status: "Partly cancelled",
    tip: "Its price goes back",
  },
  "order-closed": {
    title: "Your order is closed",
    body: [
      "Order {no} is closed. Reason: {reason}. {refundInfo} will go back the way you paid.",
      "Order {no} is closed. {refundInfo} will go back the way you paid.",
      "Order {no} is closed. Reason: {reason}.",
      "Order {no} is closed. Please see the order page.",
    ],
    status: "Closed",
    tip: "See the order page",
  },
};
