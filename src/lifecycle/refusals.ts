import type { OrderChartState } from "../model/record.ts";
import type { Given } from "./chart-logic.ts";
import type { OrderChartEventType, OrderGuard } from "./guards.ts";

/** Why the order's chart takes no such event: `where` it stands, or which guard it `lacks` or fails on (`has`). The rulebook has the sentences. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly where?: { readonly [Region in keyof OrderChartState]?: readonly string[] };
  readonly lacks?: OrderGuard;
  readonly has?: OrderGuard;
}

export type RefusalCode =
  | "E_NOT_PAID"
  | "E_NOT_SHIPPED"
  | "E_NOT_RECEIVED"
  | "E_CASE_OPEN"
  | "E_ALREADY_SHIPPED"
  | "E_PARTIAL_NOT_ALLOWED"
  | "E_QTY_EXCEEDED"
  | "E_AMOUNT_EXCEEDED"
  | "E_STALE_UPDATE"
  | "E_TERMINAL";

const over: Refusal = {
  code: "E_TERMINAL",
  where: { payment: ["cancelled", "expired", "refunded"] },
};
const closed: Refusal = { code: "E_TERMINAL", where: { receipt: ["closed"] } };
const cancelled: Refusal = { code: "E_TERMINAL", where: { fulfilment: ["cancelled"] } };
const unpaid: Refusal = { code: "E_NOT_PAID", where: { payment: ["unpaid"] } };
const unconfirmed: Refusal = {
  code: "E_NOT_PAID",
  where: { payment: ["unpaid", "awaiting_group", "refunding.awaiting_group"] },
};
const unshipped: Refusal = {
  code: "E_NOT_SHIPPED",
  where: { fulfilment: ["not_started", "to_ship"] },
};
const partly: Refusal = {
  code: "E_NOT_SHIPPED",
  where: { fulfilment: ["partially_shipped"] },
};
const settled: Refusal = {
  code: "E_TERMINAL",
  where: { payment: ["settled", "refunding.settled"] },
};

/** The order is past it. */
const stale: Refusal = { code: "E_STALE_UPDATE" };

/** For each event the reasons of a refusal, in this order; the last one always applies. */
export const refusals: { readonly [Type in OrderChartEventType]: readonly Refusal[] } = {
  "payment.captured": [
    over,
    {
      code: "E_NOT_PAID",
      where: { payment: ["unpaid"] },
      lacks: "paid-in-full",
    },
    stale,
  ],
  "payment.expired": [over, stale],
  "group.formed": [over, closed, unpaid, stale],
  "group.failed": [over, closed, stale],
  "order.cancelled": [over, closed, { code: "E_ALREADY_SHIPPED" }],
  "order.closed": [settled, { code: "E_TERMINAL" }],
  "shipment.submitted": [
    over,
    cancelled,
    unconfirmed,
    {
      code: "E_TERMINAL",
      where: { fulfilment: ["to_ship", "partially_shipped"] },
      has: "full-refund-open",
    },
    {
      code: "E_PARTIAL_NOT_ALLOWED",
      where: { fulfilment: ["to_ship", "partially_shipped"] },
    },
    { code: "E_QTY_EXCEEDED" },
  ],
  "lines.cancelled": [over, cancelled, unconfirmed, stale],
  "tracking.replaced": [over, cancelled, unconfirmed, { code: "E_NOT_SHIPPED" }],
  "extra_parcel.added": [over, cancelled, unconfirmed, { code: "E_NOT_SHIPPED" }],
  "receipt.confirmed": [over, closed, unconfirmed, unshipped, partly, stale],
  "refund.started": [over, unpaid, { code: "E_AMOUNT_EXCEEDED" }],
  "refund.succeeded": [over, unpaid, stale],
  "refund.failed": [over, unpaid, stale],
  "settlement.done": [
    over,
    closed,
    unconfirmed,
    unshipped,
    partly,
    { code: "E_NOT_RECEIVED", where: { receipt: ["pending"] } },
    {
      code: "E_CASE_OPEN",
      where: { payment: ["settling", "partially_refunded", "refunding.settling", "refunding.partially_refunded"] },
      has: "case-open",
    },
    stale,
  ],
};

const applies = (refusal: Refusal, at: OrderChartState, given: Given): boolean => {
  const where = refusal.where ?? {};
  return (
    (["payment", "fulfilment", "receipt"] as const).every((region) => where[region]?.includes(at[region]) ?? true) &&
    (refusal.lacks === undefined || given[refusal.lacks] !== true) &&
    (refusal.has === undefined || given[refusal.has] === true)
  );
};

/** The reason why a chart that stands `at` refused this event. */
export const refusalOf = (at: OrderChartState, event: string, given: Given = {}): Refusal =>
  (refusals[event as OrderChartEventType] ?? []).find((refusal) => applies(refusal, at, given)) ?? stale;

export const refusalCode = (at: OrderChartState, event: string, given: Given = {}): RefusalCode =>
  refusalOf(at, event, given).code;
