import type { Windows } from "../sla/rule.ts";

/** Who may do what, and until when. */
export const windows: Windows = {
  "add-parcel": {
    ref: "EXTRA_PARCEL",
    each: "order",
    opens: "order.shipped",
    within: "extra.within",
    while: { "order.closed": false },
  },
  "edit-number": {
    ref: "TRACKING_FIX",
    each: "parcel",
    opens: "parcel.uploaded",
    within: "fix.within",
    while: { "order.closed": false, any: [{ given: { "fix.until": "time" } }, { "parcel.picked-up": false }] },
  },
  "return-without-reason": {
    ref: "NO_REASON_END",
    each: "line",
    opens: "order.in-hand",
    within: "no-reason.within",
    while: { "line.no-reason": true, "order.closed": false, "order.refund-in-full": false },
  },
  "appeal-decision": {
    ref: "APPEAL",
    each: "complaint",
    opens: "complaint.appealable",
    within: "appeal.within",
  },
  "bring-proof": {
    ref: "S4-17",
    each: "complaint",
    opens: "complaint.proof-asked.since",
    within: "complaint.proof",
    while: { "complaint.proof-asked": true, "complaint.ended": false },
  },
  appeal: {
    ref: "APPEAL",
    each: "breach",
    opens: "breach.raised",
    within: "appeal.within",
    notBefore: { told: ["late-shipment-seller", "overdue-pick-up-seller"], past: "appeal.told" },
    while: { "breach.of-seller": true, "breach.ended": false, "breach.appealed": false },
  },
};
