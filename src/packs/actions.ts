import type { Actions } from "../notify/rule.ts";
import { editedUntilScanned, running } from "./running.ts";

/** What people may do only for a time, or only so often. */
export const limitedActions: Actions = {
  "ship-order": {
    by: ["seller"],
    command: "shipment.submit",
    each: "order",
    refused: [{ when: { "order.shipped": true }, code: "E_ALREADY_SHIPPED" }],
  },
  "extend-receipt": {
    by: ["buyer"],
    command: "receipt.extend",
    event: "receipt.extended",
    each: "order",
    refused: [{ when: { "order.extensions": { atLeast: "confirm.extensions" } }, code: "E_EXTEND_LIMIT" }],
  },
  "edit-number": {
    by: ["seller"],
    command: "tracking.replace",
    event: "tracking.replaced",
    each: "parcel",
    refused: [
      { when: { "edit-number": "closed" }, code: "E_FIX_WINDOW_CLOSED" },
      { when: editedUntilScanned, code: "E_FIX_WINDOW_CLOSED" },
      { when: { "parcel.fixes": { atLeast: "fix.max" } }, code: "E_FIX_LIMIT" },
    ],
  },
  // What somebody waits for is sent at any time, and however much was added before.
  "add-parcel": {
    by: ["seller"],
    command: "parcel.add-extra",
    event: "extra_parcel.added",
    each: "order",
    refused: [
      { when: { "add-parcel": "closed", "order.goods-awaited": false }, code: "E_EXTRA_WINDOW_CLOSED" },
      {
        when: { "order.extras": { atLeast: "extra.max" }, "order.goods-awaited": false },
        code: "E_EXTRA_LIMIT",
      },
    ],
  },
  "ask-platform": {
    by: ["buyer"],
    command: "aftersales.escalate",
    event: "aftersales.escalated",
    each: "case",
    refused: [
      { when: { "case.stage": "expired" }, code: "E_ESCALATE_WINDOW_CLOSED" },
      // What is under way is waited for as long as a parcel may be silent.
      {
        when: { "case.stage": "return_in_transit", none: [{ "case.return-sent": { past: "trace.stall" } }] },
        code: "E_NOT_REJECTED",
      },
      {
        when: { "case.stage": "awaiting_return", none: [{ "case.coming-back": { past: "trace.stall" } }] },
        code: "E_NOT_REJECTED",
      },
      {
        when: { "case.stage": "resent", none: [{ "case.resent": { past: "trace.stall" } }] },
        code: "E_NOT_REJECTED",
      },
      { when: { "case.stage": "rejected", "escalate-by": { not: running } }, code: "E_ESCALATE_WINDOW_CLOSED" },
    ],
  },
  // What was granted stays so until the goods are back: a no is one to what came. Of a refused parcel nothing was granted.
  "reject-wrong-number": {
    by: ["seller"],
    command: "aftersales.reject-wrong-number",
    event: "aftersales.rejected",
    each: "case",
    refused: [
      {
        when: {
          "case.stage": ["awaiting_return", "return_in_transit"],
          "case.kind": { not: "refuse_refund" },
          "case.return-arrived": false,
        },
        code: "E_NOTHING_TO_ANSWER",
        text: { message: "The goods are not back yet.", remedy: "Send it once a scan shows that they are." },
      },
    ],
  },
  // What the buyer gave away, or refused, he has back, in kind or in money, before it is over.
  "withdraw-request": {
    by: ["buyer"],
    command: "aftersales.withdraw",
    event: "aftersales.withdrawn",
    each: "case",
    refused: [
      {
        when: {
          "case.ended": false,
          any: [
            {
              "case.stage": "awaiting_return",
              "case.kind": "refuse_refund",
              "some parcel": { "parcel.broken-off": true },
            },
            { "case.return-sent": true },
            { "case.return-received": true },
            { "case.return-arrived": true },
          ],
        },
        code: "E_STALE_UPDATE",
      },
    ],
  },
  "escalate-complaint": {
    by: ["buyer"],
    command: "complaint.escalate",
    event: "complaint.escalated",
    each: "complaint",
    refused: [{ when: { "complaint.stage": "platform_review" }, code: "E_STALE_UPDATE" }],
  },
  // Who got all of it, or against whom nothing was ruled, has nothing to appeal; where each lost a part both may, each once.
  "appeal-decision": {
    by: ["buyer", "seller"],
    command: "complaint.appeal",
    event: "complaint.appealed",
    each: "complaint",
    refused: [
      { when: { "complaint.appeal-decided": true }, code: "E_TERMINAL" },
      { when: { "complaint.appealable": false, "complaint.ended": false }, code: "E_NOT_DECIDED" },
      { by: ["seller"], when: { "complaint.result": "dismissed" }, code: "E_NOT_ALLOWED" },
      { by: ["buyer"], when: { "complaint.ruled": "money", "complaint.in-part": false }, code: "E_NOT_ALLOWED" },
      { by: ["seller"], when: { "complaint.appealed-by": ["seller", "both"] }, code: "E_TERMINAL" },
      { by: ["buyer"], when: { "complaint.appealed-by": ["buyer", "both"] }, code: "E_TERMINAL" },
      { when: { "appeal-decision": "closed" }, code: "E_APPEAL_WINDOW_CLOSED" },
    ],
  },
  // There is something to stop while a parcel is on its way to the buyer.
  "intercept-parcel": {
    by: ["seller"],
    command: "parcel.intercept",
    each: "order",
    refused: [
      {
        when: {
          "no parcel": {
            "parcel.uploaded": true,
            "parcel.awaiting": false,
            "parcel.delivered": false,
            "parcel.broken-off": false,
          },
        },
        code: "E_NOT_SHIPPED",
      },
    ],
  },
  // Whoever agreed to that, need not be asked, or has it from the courier himself has nothing to complain of.
  "complain-no-consent": {
    by: ["buyer"],
    command: "complaint.open",
    each: "parcel",
    refused: [{ when: { "point-consent": { not: ["open", "breached"] } }, code: "E_NOT_ALLOWED" }],
  },
  appeal: {
    by: ["seller"],
    command: "appeal.file",
    event: "appeal.filed",
    each: "breach",
    refused: [
      { when: { "breach.of-seller": false }, code: "E_NOT_ALLOWED" },
      { when: { appeal: "closed" }, code: "E_APPEAL_WINDOW_CLOSED" },
    ],
  },
};
