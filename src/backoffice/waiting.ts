import { expectArgument } from "../model/arguments.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { OrderRecord } from "../model/record.ts";
import { entryOf } from "../model/table.ts";
import { awaited, itemsOf } from "../rulebook/goods/items.ts";
import { factOf, spanOf } from "../rulebook/matters.ts";
import type { OrderView } from "../rulebook/views/view.ts";

/** Where an order stands that waits to be shipped: whole, its rest, or not yet since something has to be cleared up. */
export type WaitingStatus = "to_ship" | "partially_shipped" | "on_hold";

/** What of a line is still to be shipped. */
export interface WaitingLine {
  readonly line: string;
  readonly title: string;
  /** The seller's own number of the item. */
  readonly sku: string;
  readonly quantity: number;
}

/** Who gets it and where, which is in no record. */
export interface Recipient {
  readonly name?: string;
  readonly phone?: string;
  /** One that ends with the delivery. It is shown whole. */
  readonly virtualPhone?: string;
  readonly province?: string;
  readonly city?: string;
  readonly district?: string;
  readonly street?: string;
}

/** What only the host knows of an order. */
export interface HostDetails {
  /** By id of the line; where there is none, that id. */
  readonly skus?: { readonly [lineId: string]: string };
  readonly warehouse?: string;
  readonly recipient?: Recipient;
  readonly buyerNote?: string;
  readonly sellerNote?: string;
}

/** An order that waits to be shipped, as the back office sorts and exports it. */
export interface WaitingOrder {
  readonly id: string;
  readonly number: string;
  readonly status: WaitingStatus;
  readonly placedAt: Instant | null;
  readonly confirmedAt: Instant | null;
  /** The limit that holds now; null where there is none, or its clock stands still. */
  readonly shipBy: Instant | null;
  readonly lines: readonly WaitingLine[];
  readonly paid: Money | null;
  readonly details: HostDetails;
}

/**
 * An order as it waits to be shipped, of its record, its view and what only the host knows; null where nothing of it may
 * be shipped: it is not confirmed, has shipped, is closed, or is asked or paid back. The view may be masked.
 *
 * @example
 * import { defineRulebook, type OrderEvent } from "waybell";
 * import { waitingOrder } from "waybell/backoffice";
 * import { pinduoduo } from "waybell/packs";
 *
 * const book = defineRulebook({ packs: [pinduoduo], channels: [] });
 * const now = 1780279200000;
 * const total = { amount: 5990, currency: "CNY" };
 * const lines = [{ id: "L1", title: "Cup", quantity: 2 }];
 * const of = { orderId: "1001", actor: { role: "buyer" } } as const;
 * const events: OrderEvent[] = [
 *   { ...of, id: "e1", type: "order.created", payload: { kind: "normal", lines, total } },
 *   { ...of, id: "e2", type: "payment.captured", payload: { amount: total } },
 * ];
 * const { record } = book.step(null, events, { now, people: [] });
 * const waiting = waitingOrder(record, book.view(record, { now, as: {} }), { skus: { L1: "CUP-1" } });
 * waiting?.lines; // [{ line: "L1", title: "Cup", sku: "CUP-1", quantity: 2 }]
 * waiting?.shipBy; // 1780452000000
 */
export function waitingOrder(record: OrderRecord, view: OrderView, details: HostDetails = {}): WaitingOrder | null {
  expectArgument("record", record, { parcels: "list" }, "what the last step returned");
  expectArgument("view", view, { parcels: "list", promises: "list" }, "what `book.view` says of it");
  expectArgument("details", details, "object", "what only you know of the order, or nothing");
  const { order, chart, stamps, parcels } = record;
  const { fulfilment } = chart;
  if (!order || (fulfilment !== "to_ship" && fulfilment !== "partially_shipped")) return null;
  if (chart.receipt !== "pending" || stamps["order.refund-in-full"]) return null;
  // By place: a view of somebody unproved may hide the ids.
  const counted = parcels.filter((_, i) => view.parcels[i]?.effective);
  const isHeld = spanOf(record, "held")?.to === null;
  const lines = order.lines.flatMap(({ id, title, quantity }) => {
    const count = awaited(itemsOf({ id, quantity }, counted, record));
    return count > 0 ? [{ line: id, title, sku: entryOf(details.skus, id) ?? id, quantity: count }] : [];
  });
  if (lines.length === 0) return null;
  const paid = factOf(record, "order.paid-amount");
  return {
    id: record.id,
    number: order.number,
    status: isHeld ? "on_hold" : fulfilment,
    placedAt: stamps["order.created"]?.[0] ?? null,
    confirmedAt: stamps["order.confirmed"]?.[0] ?? null,
    shipBy: view.promises.find(({ promise }) => promise === "ship-by")?.due ?? null,
    lines,
    paid: typeof paid === "object" ? paid : null,
    details,
  };
}
