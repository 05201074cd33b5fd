import type { GuardsOf } from "./chart-logic.ts";

/**
 * The guards the order's chart asks for, event by event.
 *
 * A chart names its guards and decides none: who moves it has the facts, and says with the event what holds
 * (`{ type, given: { "ships-all": true } }`). So the chart needs no context and can be turned into a table.
 */
export const orderGuards = {
  /** `paid-in-full`: what was captured covers what is to be paid. `group-order`: waits for a group still to form. */
  "payment.captured": ["paid-in-full", "group-order"],
  "payment.expired": [],
  "group.formed": [],
  "group.failed": [],
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
  "extra_parcel.added": [],
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
