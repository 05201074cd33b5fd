import type { OrderChartState } from "../model/record.ts";
import type { Given } from "./chart-logic.ts";
import type { OrderChartEventType, OrderGuard } from "./order-guards.ts";

/** Why the order's chart takes no such event: `where` it stands, or which guard it `lacks` or fails on (`has`). */
export interface Refusal {
  readonly code: RefusalCode;
  /** For people; names no order. */
  readonly because: string;
  readonly where?: { readonly [Region in keyof OrderChartState]?: readonly string[] };
  readonly lacks?: OrderGuard;
  readonly has?: OrderGuard;
}

export type RefusalCode =
  | "E_NOT_PAID"
  | "E_NOT_SHIPPED"
  | "E_NOT_RECEIVED"
  | "E_ALREADY_SHIPPED"
  | "E_PARTIAL_NOT_ALLOWED"
  | "E_QTY_EXCEEDED"
  | "E_AMOUNT_EXCEEDED"
  | "E_STALE_UPDATE"
  | "E_TERMINAL";

const over: Refusal = {
  code: "E_TERMINAL",
  because: "the order is closed",
  where: { payment: ["cancelled", "expired", "refunded"] },
};
const closed: Refusal = { code: "E_TERMINAL", because: "the order is closed", where: { receipt: ["closed"] } };
const cancelled: Refusal = { code: "E_TERMINAL", because: "the order is closed", where: { fulfilment: ["cancelled"] } };
const unpaid: Refusal = { code: "E_NOT_PAID", because: "the order is not paid", where: { payment: ["unpaid"] } };
const unconfirmed: Refusal = {
  code: "E_NOT_PAID",
  because: "the order is not paid, or its group has not formed",
  where: { payment: ["unpaid", "awaiting_group"] },
};
const unshipped: Refusal = {
  code: "E_NOT_SHIPPED",
  because: "nothing has shipped yet",
  where: { fulfilment: ["not_started", "to_ship"] },
};
const partly: Refusal = {
  code: "E_NOT_SHIPPED",
  because: "part of the order has not shipped yet",
  where: { fulfilment: ["partially_shipped"] },
};
const settled: Refusal = {
  code: "E_TERMINAL",
  because: "the order is settled",
  where: { payment: ["settled", "refunding.settled"] },
};

/** For each event the reasons of a refusal, in this order; the last one always applies. */
export const refusals: { readonly [Type in OrderChartEventType]: readonly Refusal[] } = {
  "payment.captured": [
    over,
    {
      code: "E_NOT_PAID",
      because: "it does not cover what is to be paid",
      where: { payment: ["unpaid"] },
      lacks: "paid-in-full",
    },
    { code: "E_STALE_UPDATE", because: "the order is already paid" },
  ],
  "payment.expired": [over, { code: "E_STALE_UPDATE", because: "the order is already paid" }],
  "group.formed": [over, closed, unpaid, { code: "E_STALE_UPDATE", because: "the order waits for no group" }],
  "group.failed": [over, closed, unpaid, { code: "E_STALE_UPDATE", because: "the order waits for no group" }],
  "order.cancelled": [
    over,
    closed,
    { code: "E_ALREADY_SHIPPED", because: "something has shipped: ask for after-sales instead" },
  ],
  "order.closed": [settled, { code: "E_TERMINAL", because: "the order is closed" }],
  "shipment.submitted": [
    over,
    cancelled,
    unconfirmed,
    {
      code: "E_TERMINAL",
      because: "all of it is being refunded",
      where: { fulfilment: ["to_ship", "partially_shipped"] },
      has: "full-refund-open",
    },
    {
      code: "E_PARTIAL_NOT_ALLOWED",
      because: "the whole order has to ship together",
      where: { fulfilment: ["to_ship", "partially_shipped"] },
    },
    { code: "E_QTY_EXCEEDED", because: "everything has shipped" },
  ],
  "tracking.replaced": [over, cancelled, unconfirmed, { code: "E_NOT_SHIPPED", because: "nothing has shipped yet" }],
  "extra_parcel.added": [over, cancelled, unconfirmed, { code: "E_NOT_SHIPPED", because: "nothing has shipped yet" }],
  "receipt.confirmed": [
    over,
    closed,
    unconfirmed,
    unshipped,
    partly,
    { code: "E_STALE_UPDATE", because: "receipt is already confirmed" },
  ],
  "refund.started": [
    over,
    unconfirmed,
    { code: "E_AMOUNT_EXCEEDED", because: "more than what was paid would go back" },
  ],
  "refund.succeeded": [over, unconfirmed, { code: "E_STALE_UPDATE", because: "no refund is under way" }],
  "refund.failed": [over, unconfirmed, { code: "E_STALE_UPDATE", because: "no refund is under way" }],
  "settlement.done": [
    over,
    closed,
    unconfirmed,
    unshipped,
    partly,
    { code: "E_NOT_RECEIVED", because: "receipt is not confirmed", where: { receipt: ["pending"] } },
    { code: "E_STALE_UPDATE", because: "the order is already settled" },
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

const unknownEvent: Refusal = { code: "E_STALE_UPDATE", because: "the order's chart knows no such event" };

/** The reason why a chart that stands `at` refused this event. */
export const refusalOf = (at: OrderChartState, event: string, given: Given = {}): Refusal =>
  (refusals[event as OrderChartEventType] ?? []).find((refusal) => applies(refusal, at, given)) ?? unknownEvent;

export const refusalCode = (at: OrderChartState, event: string, given: Given = {}): RefusalCode =>
  refusalOf(at, event, given).code;
