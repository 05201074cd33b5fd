import type { GuardsOf } from "./chart-logic.ts";

// A chart names its guards and decides none: who moves it has the facts, and says with the event what holds
// (`{ type, given: { "ships-all": true } }`). So the chart needs no context and can be turned into a table.

/** The guards the order's chart asks for, event by event. */
export const orderGuards = {
  /** `paid-in-full`: what was captured covers what is to be paid. `group-order`: waits for a group still to form. */
  "payment.captured": ["paid-in-full", "group-order"],
  "payment.expired": [],
  "group.formed": [],
  /** `group-order`: it may have failed before this one paid. */
  "group.failed": ["group-order"],
  "order.cancelled": [],
  "order.closed": [],
  /**
   * `ships-all`: with this parcel nothing is left to ship. `partial-allowed`: part of an order may go alone.
   * `full-refund-open`: a refund under way gives back all that is left, so nothing should leave any more.
   */
  "shipment.submitted": ["ships-all", "partial-allowed", "full-refund-open"],
  /** `ships-all`: nothing is left to ship, since the rest is out of stock or paid back. Where nothing was shipped it closes. */
  "lines.cancelled": ["ships-all"],
  "tracking.replaced": [],
  /** `awaited`: somebody waits for goods, whatever became of the order. */
  "extra_parcel.added": ["awaited"],
  "receipt.confirmed": [],
  /** `within-captured`: with this refund no more than what was captured goes back. */
  "refund.started": ["within-captured"],
  /** `refunds-all`: with this refund all that was captured is back. `more-refunds-open`: another is still under way. */
  "refund.succeeded": ["refunds-all", "more-refunds-open"],
  "refund.failed": ["more-refunds-open"],
  /** `case-open`: a request, a complaint or a case of the host's is not over. */
  "settlement.done": ["case-open"],
} as const;

export type OrderGuards = GuardsOf<typeof orderGuards>;
export type OrderChartEventType = keyof OrderGuards;
export type OrderGuard = OrderGuards[OrderChartEventType];

/** The guards the chart of a request asks for, event by event. */
export const caseGuards = {
  /** `at-once`: nothing has left, and such a request is granted. `coming-back`: a refused parcel is on its way already. */
  "aftersales.requested": ["at-once", "coming-back"],
  /** `needs-return`: the goods come back first. `resends`: goods are sent instead of money. */
  "aftersales.approved": ["needs-return", "resends"],
  "aftersales.accepted": ["needs-return", "resends"],
  "aftersales.rejected": [],
  "aftersales.proposed": [],
  "aftersales.declined": [],
  "aftersales.modified": [],
  "aftersales.withdrawn": [],
  /** `unanswered`: the seller's time ran out. */
  "aftersales.escalated": ["unanswered"],
  "aftersales.decided": ["upheld", "needs-return", "resends"],
  "aftersales.return_sent": [],
  "aftersales.return_received": ["resends"],
  "aftersales.expired": [],
  /** `escalated`: it was before the platform. */
  "aftersales.reopened": ["escalated"],
  "aftersales.completed": [],
  "aftersales.held": [],
  "aftersales.released": [],
  /** What the order itself reports: goods that were sent anew, money that went back. */
  resent: [],
  refunded: [],
} as const;

export type CaseGuards = GuardsOf<typeof caseGuards>;
export type CaseChartEventType = keyof CaseGuards;

/** The guards the chart of a complaint asks for, event by event. */
export const complaintGuards = {
  "complaint.opened": [],
  "complaint.evidence_added": [],
  "complaint.proof_asked": [],
  "complaint.responded": [],
  "complaint.proposal_made": [],
  /** `resends`: goods are sent instead of money. */
  "complaint.accepted": ["resends"],
  "complaint.declined": [],
  "complaint.resolved": [],
  /** `unanswered`: the seller's time ran out, or what he answered came to nothing. */
  "complaint.escalated": ["unanswered"],
  "complaint.decided": ["upheld", "resends"],
  /** `decided`: the platform ruled on it, and that is not the last word. */
  "complaint.appealed": ["decided"],
  "complaint.appeal_decided": ["resends"],
  "complaint.withdrawn": [],
  "complaint.expired": [],
  /** `decided`: the platform ruled on it before. */
  "complaint.reopened": ["decided"],
  /** What the order itself reports: goods that were sent anew. */
  resent: [],
} as const;

export type ComplaintGuards = GuardsOf<typeof complaintGuards>;
export type ComplaintChartEventType = keyof ComplaintGuards;

/** The guards the chart of a courier's job asks for, event by event. */
export const taskGuards = {
  /** `by-hand`: a person offers it, and a person overrides what was begun by phone. */
  "dispatch.offered": ["by-hand"],
  "dispatch.accepted": [],
  "dispatch.declined": [],
  "dispatch.expired": [],
  "dispatch.called": [],
  "dispatch.agreed": [],
  "dispatch.changed": [],
  "dispatch.no_show": [],
  "dispatch.collected": [],
  "dispatch.cancelled": [],
} as const;

export type TaskGuards = GuardsOf<typeof taskGuards>;
export type TaskChartEventType = keyof TaskGuards;
