import type { NoticeText } from "../../notify/text.ts";

/** What sellers and the platform read about limits and what follows. */
export const promisesSellerEn: { readonly [notice: string]: NoticeText } = {
  "ship-soon": {
    title: "Your order will soon be late",
    body: [
      "{cnt, plural, one {# order} other {# orders}} will soon be late. Please ship the first by {shipBy}.",
      "{cnt, plural, one {# order} other {# orders}} will soon be late. Please ship soon.",
      "Order {no} will be late in {left}. Please ship by {shipBy}.",
      "Order {no} will soon be late. Please ship by {shipBy}.",
      "Order {no} will be late in {left}. Please ship soon.",
      "Order {no} will soon be late. Please ship soon.",
    ],
    status: "Soon late",
    tip: "Please ship on time",
  },
  "ship-now": {
    title: "Please ship now",
    body: [
      "Order {no} will be late in {left}. Please ship it now, at the latest by {shipBy}.",
      "Order {no} is about to be late. Please ship it now, at the latest by {shipBy}.",
      "Order {no} will be late in {left}. Please ship it now.",
      "Order {no} is about to be late. Please ship it now.",
    ],
    status: "About to be late",
    tip: "Please ship now",
  },
  "late-shipment-seller": {
    title: "Your order is late",
    body: [
      "Order {no} missed its shipping date. The buyer is due {comp}. With an objective reason you can appeal until {due}.",
      "Order {no} missed its shipping date. With an objective reason you can appeal until {due}.",
      "Order {no} missed its shipping date. The buyer is due {comp}.",
      "Order {no} missed its shipping date.",
    ],
    status: "Late",
    tip: "See the order page",
  },
  "pick-up-soon": {
    title: "Your parcel is still to be picked up",
    body: [
      "Order {no} ({carrier} {tn}) has no pick-up scan yet. After {due} it counts as overdue. Please urge the carrier to pick it up.",
      "Order {no} has no pick-up scan yet. After {due} it counts as overdue. Please urge the carrier to pick it up.",
      "Order {no} ({carrier} {tn}) has no pick-up scan yet. Please hand it over by {shipBy}; after that it counts as late.",
      "Order {no} has no pick-up scan yet. Please hand it over by {shipBy}; after that it counts as late.",
      "Order {no} ({carrier} {tn}) has no pick-up scan yet and will soon be overdue. Please urge the carrier to pick it up.",
      "Order {no} has no pick-up scan yet and will soon be overdue. Please urge the carrier to pick it up.",
    ],
    status: "To be picked up",
    tip: "Urge the carrier",
  },
  "overdue-pick-up-seller": {
    title: "Pick-up of a parcel is overdue",
    body: [
      "Pick-up of parcel {tn} (order {no}) is overdue. Please: 1. talk to the buyer; 2. call the carrier; 3. with an objective reason, appeal by {due}.",
      "Pick-up of parcel {tn} (order {no}) is overdue. Please: 1. talk to the buyer; 2. call the carrier.",
    ],
    sms: [
      "Pick-up of parcel {tn} is overdue. 1) talk to the buyer 2) call the carrier 3) if objective, appeal by {due}.",
      "Pick-up of parcel {tn} is overdue. 1) talk to the buyer 2) call the carrier.",
    ],
    status: "Pick-up overdue",
    tip: "Talk to the buyer",
  },
  "uploaded-early": {
    title: "Tracking number uploaded early",
    body: [
      "The tracking number of order {no} was uploaded early: hand-over planned at {handover}, pick-up due by {due}. Please make sure it is picked up in time.",
      "The tracking number of order {no} was uploaded early: pick-up is due by {due}. Please make sure it is picked up in time.",
      "The tracking number of order {no} was uploaded early: hand-over planned at {handover}. Please make sure it is picked up in time.",
      "The tracking number of order {no} was uploaded early. Please make sure it is picked up in time.",
    ],
    sms: [
      "Number of order {no} was uploaded early: hand-over {handover}, pick-up due by {due}. Please be in time.",
      "Number of order {no} was uploaded early: pick-up is due by {due}. Please hand it over in time.",
      "Number of order {no} was uploaded early. Please make sure it is picked up in time.",
    ],
    status: "Uploaded early",
    tip: "Watch the pick-up",
  },
  "number-looks-wrong": {
    title: "A tracking number looks wrong",
    body: [
      "Tracking number {tn} of order {no} looks wrong: {reason}. Please check it; you can edit it until {due}.",
      "Tracking number {tn} of order {no} looks wrong. Please check it; you can edit it until {due}.",
      "The tracking number of order {no} looks wrong. Please check it; you can edit it until {due}.",
      "Tracking number {tn} of order {no} looks wrong: {reason}. Please check and correct it soon.",
      "The tracking number of order {no} looks wrong. Please check and correct it soon.",
    ],
    status: "Check the number",
    tip: "Check and correct it",
  },
  "number-edit-closing": {
    title: "Last chance to edit a tracking number",
    body: [
      "Tracking number {tn} of order {no} looks wrong: {reason}. You can edit it only until {due}. Please check it now.",
      "Tracking number {tn} of order {no} looks wrong. You can edit it only until {due}. Please check it now.",
      "The tracking number of order {no} looks wrong. You can edit it only until {due}. Please check it now.",
      "Tracking number {tn} of order {no} looks wrong: {reason}. You can edit it only a little longer. Please check it now.",
      "The tracking number of order {no} looks wrong. You can edit it only a little longer. Please check it now.",
    ],
    sms: [
      "Number {tn} of order {no} looks wrong: {reason}. You can edit it only until {due}.",
      "The number of order {no} looks wrong. You can edit it only until {due}. Please check it now.",
      "Number {tn} of order {no} looks wrong: {reason}. Please correct it now.",
      "The number of order {no} looks wrong. Please check and correct it now.",
    ],
    status: "Check the number",
    tip: "Editing ends soon",
  },
  "number-edit-closed": {
    title: "A number that can no longer be edited",
    body: [
      "Tracking number {tn} of order {no} looks wrong and can no longer be edited. If it is wrong: 1. tell the buyer the right number by chat; 2. write it in the order remark; 3. add a resend parcel by {due}.",
      "Tracking number {tn} of order {no} looks wrong and can no longer be edited. If it is wrong: 1. tell the buyer the right number by chat; 2. write it in the order remark.{over, select, other {}}",
      "Tracking number {tn} of order {no} looks wrong and can no longer be edited. If it is wrong: 1. tell the buyer the right number by chat; 2. write it in the order remark; 3. add a resend parcel.",
    ],
    sms: [
      "Number {tn}: can no longer be edited. 1) tell the buyer by chat 2) add a remark 3) add a resend parcel by {due}.",
      "Number {tn}: can no longer be edited. 1) tell the buyer by chat 2) add a remark.{over, select, other {}}",
      "Number {tn}: can no longer be edited. 1) tell the buyer by chat 2) add a remark 3) add a resend parcel.",
    ],
    status: "Check the number",
    tip: "Add a resend parcel",
  },
  "no-news-seller": {
    title: "No news of a parcel",
    body: [
      "Tracking has shown nothing new on parcel {tn} of order {no} for {h}. Please ask {carrier}.",
      "Tracking has shown nothing new on parcel {tn} of order {no} for {h}. Please ask the carrier.",
      "Tracking has shown nothing new on parcel {tn} for {h}. Please ask the carrier.",
      "Tracking has shown nothing new on parcel {tn} for a long time. Please ask the carrier.",
    ],
    status: "No tracking news",
    tip: "Ask the carrier",
  },
  "time-extended": {
    title: "A time limit has changed",
    body: [
      "{cnt, plural, one {The time limit of # order has} other {The time limits of # orders have}} changed. The first is now {due}.",
      "{cnt, plural, one {The time limit of # order has} other {The time limits of # orders have}} changed.",
      "Because of {reason} ({region}), the time limit of order {no} for {limit} is {change} to {due}.",
      "Because of {reason}, the time limit of order {no} for {limit} is {change} to {due}.",
      "Because of {reason}, the time limit of order {no} is {change} to {due}.",
      "The time limit of order {no} for {limit} is {change} to {due}.",
      "The time limit of order {no} is {change} to {due}.",
      "The time limit of order {no} is now {due}.",
      "Because of {reason} ({region}), the time limit of order {no} for {limit} is {change}. Please see the order page.",
      "Because of {reason}, the time limit of order {no} for {limit} is {change}. Please see the order page.",
      "Because of {reason}, the time limit of order {no} is {change}. Please see the order page.",
      "The time limit of order {no} has changed. Please see the order page.",
    ],
    status: "Time limit changed",
    tip: "See the order page",
  },
  charged: {
    title: "You have been charged",
    body: [
      "{amount} was charged for order {no}. Reason: {reason}.",
      "{amount} was charged for order {no}. Please see the order page.",
      "You were charged for order {no}. Reason: {reason}.",
      "You were charged for order {no}. Please see the order page.",
    ],
    status: "Charged",
    tip: "See the order page",
  },
  "charge-returned": {
    title: "A charge is cancelled",
    body: [
      "The charge of {amount} for order {no} is cancelled. Whatever was taken is given back.",
      "A charge for order {no} is cancelled. Whatever was taken is given back.",
    ],
    status: "Charge cancelled",
    tip: "You need not pay it",
  },
  "breach-withdrawn": {
    title: "A late mark is withdrawn",
    body: [
      "The mark for {kind} on order {no} is withdrawn. Reason: {reason}.",
      "The mark for {kind} on order {no} is withdrawn.",
      "A late mark on order {no} is withdrawn.",
    ],
    status: "Late mark withdrawn",
    tip: "It counts no more",
  },
  "call-the-buyer": {
    title: "Please contact the buyer",
    body: [
      'Order {no} is {h} late and not all shipped. The seller says: "{reason}". Please contact the buyer.',
      "Order {no} is {h} late and not all shipped. Please contact the buyer.",
      'Order {no} is late and not all shipped. The seller says: "{reason}". Please contact the buyer.',
      "Order {no} is late and not all shipped. Please contact the buyer.",
    ],
    status: "Late shipment",
    tip: "Contact the buyer",
  },
  "all-channels-failed": {
    title: "A message reached nobody",
    body: "All channels failed for {nid}, order {no}.",
    status: "Message failed",
    tip: "All channels failed",
  },
};
