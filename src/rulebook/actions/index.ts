import type { EventType } from "../../model/event.ts";
import type { Action } from "./action.ts";
import { appealDecided, appealFiled } from "./appeals.ts";
import {
  addressChecked,
  caseEnded,
  caseOpened,
  consentGiven,
  deliveryRated,
  deliveryRescheduled,
  orderHeld,
  orderReleased,
  parcelIntercepted,
  remedyChosen,
  stockOut,
  trackingSuspected,
} from "./circumstances.ts";
import { disruptionDeclared, disruptionEnded } from "./disruptions.ts";
import { factsNoted } from "./facts.ts";
import { mailboxVerdict } from "./mailbox.ts";
import { messageReceived } from "./messages.ts";
import { compensationDecided, moneySettled } from "./money.ts";
import {
  groupFailed,
  groupFormed,
  orderCancelled,
  orderClosed,
  orderCreated,
  paymentCaptured,
  paymentExpired,
  receiptConfirmed,
  refundFailed,
  refundStarted,
  refundSucceeded,
  settlementDone,
} from "./payment.ts";
import { noticeActed, sendBegun, sendReceipt, sendSettled } from "./sends.ts";
import { etaChanged, extraParcelAdded, shipmentSubmitted, trackingReplaced } from "./shipping.ts";
import {
  delayAnnounced,
  delayAnswered,
  exceptionDecided,
  exceptionReported,
  receiptExtended,
  shipByNegotiated,
} from "./terms.ts";
import { traceReceived } from "./tracking.ts";

/** How every event is judged; one without a row does not compile. */
export const actions: { readonly [T in EventType]: Action<T> } = {
  "order.created": orderCreated,
  "payment.captured": paymentCaptured,
  "payment.expired": paymentExpired,
  "group.formed": groupFormed,
  "group.failed": groupFailed,
  "order.cancelled": orderCancelled,
  "order.closed": orderClosed,
  "shipment.submitted": shipmentSubmitted,
  "tracking.replaced": trackingReplaced,
  "extra_parcel.added": extraParcelAdded,
  "trace.received": traceReceived,
  "eta.changed": etaChanged,
  "receipt.confirmed": receiptConfirmed,
  "refund.started": refundStarted,
  "refund.succeeded": refundSucceeded,
  "refund.failed": refundFailed,
  "settlement.done": settlementDone,
  "notice.acted": noticeActed,
  "message.received": messageReceived,
  "facts.noted": factsNoted,
  "shipby.negotiated": shipByNegotiated,
  "delay.announced": delayAnnounced,
  "delay.answered": delayAnswered,
  "exception.reported": exceptionReported,
  "exception.decided": exceptionDecided,
  "appeal.filed": appealFiled,
  "appeal.decided": appealDecided,
  "disruption.declared": disruptionDeclared,
  "disruption.ended": disruptionEnded,
  "money.settled": moneySettled,
  "compensation.decided": compensationDecided,
  "receipt.extended": receiptExtended,
  "stock.out": stockOut,
  "delivery.rated": deliveryRated,
  "address.checked": addressChecked,
  "order.held": orderHeld,
  "order.released": orderReleased,
  "parcel.intercepted": parcelIntercepted,
  "delivery.rescheduled": deliveryRescheduled,
  "remedy.chosen": remedyChosen,
  "tracking.suspected": trackingSuspected,
  "consent.given": consentGiven,
  "case.opened": caseOpened,
  "case.ended": caseEnded,
  "send.begun": sendBegun,
  "send.settled": sendSettled,
  "send.receipt": sendReceipt,
  "mailbox.verdict": mailboxVerdict,
};
