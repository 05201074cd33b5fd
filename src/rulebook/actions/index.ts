import type { EventType } from "../../model/event.ts";
import type { Action } from "./action.ts";
import { factsNoted } from "./facts.ts";
import { mailboxVerdict } from "./mailbox.ts";
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
  "facts.noted": factsNoted,
  "send.begun": sendBegun,
  "send.settled": sendSettled,
  "send.receipt": sendReceipt,
  "mailbox.verdict": mailboxVerdict,
};
