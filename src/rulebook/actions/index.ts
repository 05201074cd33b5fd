import type { EventType } from "../../model/event.ts";
import type { Action } from "./action.ts";
import * as aftersales from "./aftersales.ts";
import { reported } from "./aftersales-reported.ts";
import * as appeals from "./appeals.ts";
import * as circumstances from "./circumstances.ts";
import * as complaints from "./complaints.ts";
import * as dispatch from "./dispatch.ts";
import * as disruptions from "./disruptions.ts";
import { factsNoted } from "./facts.ts";
import { mailboxVerdict } from "./mailbox.ts";
import { messageReceived } from "./messages.ts";
import * as money from "./money.ts";
import * as parcelNotes from "./parcel-notes.ts";
import * as payment from "./payment.ts";
import * as refunds from "./refunds.ts";
import * as sends from "./sends.ts";
import * as shipping from "./shipping.ts";
import * as talk from "./talk.ts";
import * as terms from "./terms.ts";
import { traceReceived } from "./tracking.ts";

/** How every event is judged; one without a row does not compile. */
export const actions: { readonly [T in EventType]: Action<T> } = {
  "order.created": payment.orderCreated,
  "payment.captured": payment.paymentCaptured,
  "payment.expired": payment.paymentExpired,
  "group.formed": payment.groupFormed,
  "group.failed": payment.groupFailed,
  "order.cancelled": payment.orderCancelled,
  "order.closed": payment.orderClosed,
  "shipment.submitted": shipping.shipmentSubmitted,
  "tracking.replaced": shipping.trackingReplaced,
  "extra_parcel.added": shipping.extraParcelAdded,
  "trace.received": traceReceived,
  "eta.changed": shipping.etaChanged,
  "receipt.confirmed": payment.receiptConfirmed,
  "refund.started": refunds.refundStarted,
  "refund.succeeded": refunds.refundSucceeded,
  "refund.failed": refunds.refundFailed,
  "settlement.done": payment.settlementDone,
  "notice.acted": sends.noticeActed,
  "message.received": messageReceived,
  "facts.noted": factsNoted,
  "shipby.negotiated": terms.shipByNegotiated,
  "delay.announced": terms.delayAnnounced,
  "delay.answered": terms.delayAnswered,
  "exception.reported": terms.exceptionReported,
  "exception.decided": terms.exceptionDecided,
  "appeal.filed": appeals.appealFiled,
  "appeal.decided": appeals.appealDecided,
  "disruption.declared": disruptions.disruptionDeclared,
  "disruption.ended": disruptions.disruptionEnded,
  "money.settled": money.moneySettled,
  "compensation.decided": money.compensationDecided,
  "receipt.extended": terms.receiptExtended,
  "stock.out": circumstances.stockOut,
  "delivery.rated": circumstances.deliveryRated,
  "address.checked": circumstances.addressChecked,
  "order.held": circumstances.orderHeld,
  "order.released": circumstances.orderReleased,
  "parcel.intercepted": parcelNotes.parcelIntercepted,
  "delivery.rescheduled": parcelNotes.deliveryRescheduled,
  "remedy.chosen": parcelNotes.remedyChosen,
  "tracking.suspected": parcelNotes.trackingSuspected,
  "consent.given": circumstances.consentGiven,
  "case.opened": circumstances.caseOpened,
  "case.ended": circumstances.caseEnded,
  "send.begun": sends.sendBegun,
  "send.settled": sends.sendSettled,
  "send.receipt": sends.sendReceipt,
  "mailbox.verdict": mailboxVerdict,
  "delivery.disputed": parcelNotes.deliveryDisputed,
  "delivery.proven": parcelNotes.deliveryProven,
  "address.corrected": circumstances.addressCorrected,
  "feed.changed": talk.feedChanged,
  "remark.noted": talk.remarkNoted,
  "chat.message": talk.chatMessage,
  "review.posted": talk.reviewPosted,
  "aftersales.requested": aftersales.requested,
  "aftersales.approved": aftersales.approved,
  "aftersales.rejected": aftersales.rejected,
  "aftersales.proposed": aftersales.proposed,
  "aftersales.accepted": aftersales.accepted,
  "aftersales.declined": aftersales.declined,
  "aftersales.modified": aftersales.modified,
  "aftersales.withdrawn": aftersales.withdrawn,
  "aftersales.escalated": aftersales.escalated,
  "aftersales.decided": aftersales.decided,
  "aftersales.return_sent": aftersales.returnSent,
  "aftersales.return_received": aftersales.returnReceived,
  "aftersales.completed": aftersales.completed,
  "aftersales.expired": aftersales.expired,
  "aftersales.reopened": aftersales.reopened,
  "aftersales.held": aftersales.held,
  "aftersales.released": aftersales.released,
  "aftersales.reported": reported,
  "complaint.opened": complaints.opened,
  "complaint.evidence_added": complaints.evidenceAdded,
  "complaint.proof_asked": complaints.proofAsked,
  "complaint.responded": complaints.responded,
  "complaint.proposal_made": complaints.proposalMade,
  "complaint.accepted": complaints.accepted,
  "complaint.declined": complaints.declined,
  "complaint.resolved": complaints.resolved,
  "complaint.escalated": complaints.escalated,
  "complaint.decided": complaints.decided,
  "complaint.appealed": complaints.appealed,
  "complaint.appeal_decided": complaints.appealDecided,
  "complaint.withdrawn": complaints.withdrawn,
  "complaint.expired": complaints.expired,
  "complaint.reopened": complaints.reopened,
  "dispatch.created": dispatch.created,
  "dispatch.offered": dispatch.offered,
  "dispatch.accepted": dispatch.accepted,
  "dispatch.declined": dispatch.declined,
  "dispatch.expired": dispatch.expired,
  "dispatch.called": dispatch.called,
  "dispatch.agreed": dispatch.agreed,
  "dispatch.changed": dispatch.changed,
  "dispatch.no_show": dispatch.noShow,
  "dispatch.collected": dispatch.collected,
  "dispatch.cancelled": dispatch.cancelled,
};
