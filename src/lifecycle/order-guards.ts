/**
 * The guards the order's chart asks for, event by event.
 *
 * A chart names its guards and decides none: who moves it has the facts, and says with the event what holds
 * (`{ type, given: { "ships-all": true } }`). So the chart needs no context and can be turned into a table.
 */
export interface OrderGuards {
  /** `paid-in-full`: what was captured covers what is to be paid. `group-order`: waits for a group still to form. */
  readonly "payment.captured": "paid-in-full" | "group-order";
  readonly "payment.expired": never;
  readonly "group.formed": never;
  readonly "group.failed": never;
  readonly "order.cancelled": never;
  readonly "order.closed": never;
  /**
   * `ships-all`: with this parcel nothing is left to ship. `partial-allowed`: part of an order may go alone.
   * `full-refund-open`: a refund under way gives back all that is left, so nothing should leave any more.
   */
  readonly "shipment.submitted": "ships-all" | "partial-allowed" | "full-refund-open";
  /** `ships-all`: nothing is left to ship, since the rest is out of stock or paid back. Where nothing was shipped it closes. */
  readonly "lines.cancelled": "ships-all";
  readonly "tracking.replaced": never;
  readonly "extra_parcel.added": never;
  readonly "receipt.confirmed": never;
  /** `within-captured`: with this refund no more than what was captured goes back. */
  readonly "refund.started": "within-captured";
  /** `refunds-all`: with this refund all that was captured is back. `more-refunds-open`: another is still under way. */
  readonly "refund.succeeded": "refunds-all" | "more-refunds-open";
  readonly "refund.failed": "more-refunds-open";
  /** `case-open`: a request, a complaint or a case of the host's is not over. */
  readonly "settlement.done": "case-open";
}

export type OrderChartEventType = keyof OrderGuards;
export type OrderGuard = OrderGuards[OrderChartEventType];

export const orderGuards: { readonly [Type in OrderChartEventType]: readonly OrderGuards[Type][] } = {
  "payment.captured": ["paid-in-full", "group-order"],
  "payment.expired": [],
  "group.formed": [],
  "group.failed": [],
  "order.cancelled": [],
  "order.closed": [],
  "shipment.submitted": ["ships-all", "partial-allowed", "full-refund-open"],
  "lines.cancelled": ["ships-all"],
  "tracking.replaced": [],
  "extra_parcel.added": [],
  "receipt.confirmed": [],
  "refund.started": ["within-captured"],
  "refund.succeeded": ["refunds-all", "more-refunds-open"],
  "refund.failed": ["more-refunds-open"],
  "settlement.done": ["case-open"],
};
