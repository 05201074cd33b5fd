import { and, not, or, setup, stateIn } from "xstate";
import { type ChartEvent, type ChartLogic, holding } from "./chart-logic.ts";
import type { OrderGuard, OrderGuards } from "./guards.ts";

/** Where the order stood when a refund began, and where it stands again if the refund fails. */
type BeforeRefund = "awaiting_group" | "paid" | "partially_refunded" | "settling" | "settled";

export interface OrderChartValue {
  readonly payment:
    | "unpaid"
    | BeforeRefund
    | "refunded"
    | "cancelled"
    | "expired"
    | { readonly refunding: BeforeRefund };
  readonly fulfilment: "not_started" | "to_ship" | "partially_shipped" | "shipped" | "cancelled";
  readonly receipt: "pending" | "received" | "closed";
}

export type OrderChartEvent = ChartEvent<OrderGuards>;

const holds = /* @__PURE__ */ holding<OrderGuard>();

const charts = () =>
  setup({
    types: { events: {} as OrderChartEvent },
    guards: {
      "paid-in-full": holds("paid-in-full"),
      "group-order": holds("group-order"),
      "ships-all": holds("ships-all"),
      "partial-allowed": holds("partial-allowed"),
      "full-refund-open": holds("full-refund-open"),
      "within-captured": holds("within-captured"),
      "refunds-all": holds("refunds-all"),
      "more-refunds-open": holds("more-refunds-open"),
      "case-open": holds("case-open"),
      awaited: holds("awaited"),
      unpaid: stateIn({ payment: "unpaid" }),
      "in-group": stateIn({ payment: "awaiting_group" }),
      "refunding-in-group": stateIn({ payment: { refunding: "awaiting_group" } }),
      refunding: stateIn({ payment: "refunding" }),
      settled: stateIn({ payment: "settled" }),
      "refunding-settled": stateIn({ payment: { refunding: "settled" } }),
      "not-started": stateIn({ fulfilment: "not_started" }),
      "to-ship": stateIn({ fulfilment: "to_ship" }),
      shipped: stateIn({ fulfilment: "shipped" }),
      "not-confirmed": stateIn({ receipt: "pending" }),
      received: stateIn({ receipt: "received" }),
    },
  });

const build = () => {
  // Regions judge the same event by the same state before it, so that all take it or none does.
  const open = and([not("settled"), not("refunding-settled")]);
  const grouping = or(["in-group", "refunding-in-group"]);
  const apart = or([grouping, and(["unpaid", "group-order"])]);
  const received = and(["shipped", "not-confirmed"]);
  const allBack = and(["refunding", "refunds-all"]);
  const closes = { guard: open, target: "cancelled" };
  const settles = { guard: not("case-open"), target: "#order.payment.settled" };

  /** `refunding.paid` comes back to `paid` if the refund fails: what was before is part of the state. */
  const refunding = (before: BeforeRefund) => {
    const after = before === "awaiting_group" ? before : "partially_refunded";
    return {
      "refund.started": { guard: "within-captured", target: before },
      "refund.succeeded": [
        { guard: "refunds-all", target: "#order.payment.refunded" },
        { guard: "more-refunds-open", target: after },
        { target: `#order.payment.${after}` },
      ],
      "refund.failed": [{ guard: "more-refunds-open", target: before }, { target: `#order.payment.${before}` }],
    } as const;
  };
  const refund = (before: BeforeRefund) =>
    ({ guard: "within-captured", target: `#order.payment.refunding.${before}` }) as const;

  const ships = [
    { guard: and(["ships-all", not("full-refund-open")]), target: "shipped" },
    { guard: and(["partial-allowed", not("full-refund-open")]), target: "partially_shipped" },
  ] as const;

  return charts().createMachine({
    id: "order",
    type: "parallel",
    states: {
      payment: {
        initial: "unpaid",
        states: {
          unpaid: {
            on: {
              "payment.captured": [
                { guard: and(["paid-in-full", "group-order"]), target: "awaiting_group" },
                { guard: "paid-in-full", target: "paid" },
              ],
              "payment.expired": "expired",
              "group.failed": { guard: "group-order", target: "cancelled" },
              "order.cancelled": "cancelled",
              "order.closed": "cancelled",
            },
          },
          // Without a group the money goes back. Should that fail it is still here, while the group stays over: `paid`.
          awaiting_group: {
            on: {
              "group.formed": "paid",
              "group.failed": "refunding",
              "order.cancelled": "refunding",
              "order.closed": "refunding",
              "refund.started": refund("awaiting_group"),
            },
          },
          paid: {
            on: { "receipt.confirmed": { guard: received, target: "settling" }, "refund.started": refund("paid") },
          },
          partially_refunded: {
            on: {
              "receipt.confirmed": { guard: received, target: "settling" },
              "refund.started": refund("partially_refunded"),
              "settlement.done": { ...settles, guard: and(["received", settles.guard]) },
            },
          },
          settling: { on: { "settlement.done": settles, "refund.started": refund("settling") } },
          settled: { on: { "refund.started": refund("settled") } },
          refunding: {
            initial: "paid",
            states: {
              // What is left of the order waits for its group.
              awaiting_group: {
                on: {
                  ...refunding("awaiting_group"),
                  "group.formed": "paid",
                  "group.failed": "paid",
                  "order.cancelled": "paid",
                  "order.closed": "paid",
                },
              },
              paid: { on: { ...refunding("paid"), "receipt.confirmed": { guard: received, target: "settling" } } },
              partially_refunded: {
                on: {
                  ...refunding("partially_refunded"),
                  "receipt.confirmed": { guard: received, target: "settling" },
                  "settlement.done": { ...settles, guard: and(["received", settles.guard]) },
                },
              },
              settling: { on: { ...refunding("settling"), "settlement.done": settles } },
              settled: { on: refunding("settled") },
            },
          },
          refunded: {},
          cancelled: {},
          expired: {},
        },
      },
      fulfilment: {
        initial: "not_started",
        states: {
          not_started: {
            on: {
              "payment.captured": { guard: and(["unpaid", "paid-in-full", not("group-order")]), target: "to_ship" },
              "group.formed": { guard: grouping, target: "to_ship" },
              "group.failed": { guard: apart, target: "cancelled" },
              "refund.succeeded": { guard: allBack, target: "cancelled" },
              "payment.expired": { guard: "unpaid", target: "cancelled" },
              "order.cancelled": "cancelled",
              "order.closed": "cancelled",
            },
          },
          to_ship: {
            on: {
              "shipment.submitted": ships,
              "lines.cancelled": "cancelled",
              "refund.succeeded": { guard: allBack, target: "cancelled" },
              "order.cancelled": "cancelled",
              "order.closed": closes,
            },
          },
          partially_shipped: {
            on: {
              "shipment.submitted": ships,
              "lines.cancelled": { guard: "ships-all", target: "shipped" },
              "tracking.replaced": "partially_shipped",
              "extra_parcel.added": "partially_shipped",
              "refund.succeeded": { guard: allBack, target: "cancelled" },
              "order.closed": closes,
            },
          },
          shipped: { on: { "tracking.replaced": "shipped", "extra_parcel.added": "shipped", "order.closed": closes } },
          cancelled: { on: { "extra_parcel.added": { guard: "awaited", target: "cancelled" } } },
        },
      },
      receipt: {
        initial: "pending",
        states: {
          pending: {
            on: {
              "receipt.confirmed": { guard: "shipped", target: "received" },
              "payment.expired": { guard: "unpaid", target: "closed" },
              "group.failed": { guard: apart, target: "closed" },
              "order.cancelled": [
                { guard: "not-started", target: "closed" },
                { guard: "to-ship", target: "closed" },
              ],
              "order.closed": { guard: open, target: "closed" },
              "lines.cancelled": { guard: "to-ship", target: "closed" },
              "refund.succeeded": { guard: allBack, target: "closed" },
            },
          },
          received: { on: { "order.closed": { guard: open, target: "closed" } } },
          closed: {},
        },
      },
    },
  });
};

/**
 * The life of an order in three parallel regions: where the money is, what left the seller, whether the buyer has it.
 *
 * No timers, no effects, no context: the rulebook moves it with accepted events and with what time brings about.
 * *Delivered* is not in it; that follows from the parcels.
 */
export const orderChart: ChartLogic<OrderChartValue, OrderChartEvent> =
  /* @__PURE__ */ build() as unknown as ChartLogic<OrderChartValue, OrderChartEvent>;
