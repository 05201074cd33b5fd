import type { Actions } from "../../src/notify/rule.ts";
import type { W } from "./words.ts";

/** What people may do about what they read. */
export const actions: Actions<W> = {
  pay: { by: ["buyer"], command: "payment.pay" },
  "extend-receipt": {
    by: ["buyer"],
    command: "receipt.extend",
    each: "order",
    needs: { "order.received": false, "order.extensions": { below: "confirm.extensions" } },
    code: "E_EXTEND_LIMIT",
  },
  "ship-again": { by: ["buyer"], command: "aftersales.request-resend" },
  "ask-refund": { by: ["buyer"], command: "aftersales.request-refund" },
  "keep-waiting": { by: ["buyer"], command: "shipby.agree" },
  "cancel-order": { by: ["buyer"], command: "order.cancel" },
  "complete-address": { by: ["buyer"], command: "address.complete" },
  "choose-resend": { by: ["buyer"], command: "aftersales.request-resend" },
  "open-complaint": {
    by: ["buyer"],
    command: "complaint.open",
    each: "parcel",
    needs: [
      { "pick-up-by": "breached" },
      { "keep-moving": "breached" },
      { "point-consent": "breached" },
      { "prove-delivery": "breached" },
    ],
    code: "E_NOTHING_TO_COMPLAIN",
  },
  "enter-return-number": { by: ["buyer"], command: "aftersales.send-return" },
  "change-request": { by: ["buyer"], command: "aftersales.modify" },
  "ask-platform": {
    by: ["buyer"],
    command: "aftersales.escalate",
    each: "case",
    needs: { "escalate-by": "open" },
    code: "E_ESCALATE_WINDOW_CLOSED",
  },
  "edit-number": {
    by: ["seller"],
    command: "tracking.replace",
    each: "parcel",
    needs: { "edit-number": "open" },
    code: "E_FIX_WINDOW_CLOSED",
  },
  "add-parcel": {
    by: ["seller"],
    command: "parcel.add-extra",
    each: "order",
    needs: { "add-parcel": "open" },
    code: "E_EXTRA_WINDOW_CLOSED",
  },
  "contact-buyer": { by: ["seller", "platform"], command: "buyer.contact" },
  appeal: {
    by: ["seller"],
    command: "appeal.file",
    each: "breach",
    needs: { appeal: "open" },
    code: "E_APPEAL_WINDOW_CLOSED",
  },
  "answer-request": { by: ["seller"], command: "aftersales.answer" },
  "answer-complaint": { by: ["seller"], command: "complaint.answer" },
  "reject-wrong-number": { by: ["seller"], command: "aftersales.reject-wrong-number" },
  "accept-job": { by: ["courier"], command: "dispatch.accept" },
  "decline-job": { by: ["courier"], command: "dispatch.decline" },
  decide: { by: ["platform"], command: "case.decide" },
};
