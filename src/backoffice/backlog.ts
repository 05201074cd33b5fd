import { type Expected, expectAll, expectArgument } from "../model/arguments.ts";
import { compare } from "../model/compare.ts";
import type { Instant } from "../model/instant.ts";
import { hour } from "../model/zone.ts";
import type { WaitingOrder } from "./waiting.ts";

/** Why an order is shipped before others. */
export type PriorityReason = "overdue" | "due-soon" | "small-batch" | "no-error-budget";

/** By SKU: in how many orders it is that may be shipped. */
export type ItemCounts = ReadonlyMap<string, number>;

export interface BacklogContext {
  readonly now: Instant;
  /** Of the whole backlog; see `countItems`. */
  readonly counts: ItemCounts;
  /** By SKU: how many of its orders may still go wrong. At 0 and below its orders are shipped before others. */
  readonly errorBudgets?: ReadonlyMap<string, number>;
}

export interface BacklogRow {
  readonly order: WaitingOrder;
  readonly reasons: readonly PriorityReason[];
}

/** An order that will be late. */
export interface LateRow {
  readonly order: WaitingOrder;
  readonly shipBy: Instant;
  /** When its turn comes; null: never, at no capacity. */
  readonly shipsAt: Instant | null;
}

/** What the packs say; null: switched off. */
export interface BacklogFigures {
  readonly dueSoon: number | null;
  readonly smallBatch: number | null;
}

/** Orders however they come: a list, or as a database streams them. */
export const streamedArgument: Expected = ["orders", "iterable", "orders as `waitingOrder` returned them"];
export const countsArgument: Expected = ["counts", { get: "function", keys: "function" }, "what `countItems` returned"];

/**
 * In how many of these orders each item is, those on hold left out. It adds up while they stream by, and holds a number
 * for each SKU; `before` are counts of orders that came earlier.
 *
 * @example
 * import { countItems } from "waybell/backoffice";
 *
 * const cups = { status: "to_ship", lines: [{ line: "1", title: "Cup", sku: "CUP", quantity: 2 }] } as const;
 * countItems([cups, cups]).get("CUP"); // 2
 */
export function countItems(
  orders: Iterable<Pick<WaitingOrder, "status" | "lines">>,
  before: ItemCounts = new Map(),
): ItemCounts {
  expectAll([orders, before], [streamedArgument, countsArgument]);
  const counts = new Map(before);
  for (const order of orders) {
    expectArgument("order", order, { lines: ["object"] }, "as `waitingOrder` returned it");
    if (isHeld(order)) continue;
    for (const sku of new Set(order.lines.map((line) => line.sku))) counts.set(sku, (counts.get(sku) ?? 0) + 1);
  }
  return counts;
}

/** Nothing of it may be shipped yet. */
const isHeld = ({ status }: Pick<WaitingOrder, "status">): boolean => status === "on_hold";

/** Whether so few orders of an item wait that one gone wrong weighs much. One that is not counted says nothing. */
export const isSmall = (count: number | undefined, { smallBatch }: BacklogFigures): boolean =>
  smallBatch !== null && count !== undefined && count > 0 && count < smallBatch;

export function reasonsOf(
  order: WaitingOrder,
  { now, counts, errorBudgets }: BacklogContext,
  figures: BacklogFigures,
): readonly PriorityReason[] {
  if (isHeld(order)) return [];
  const { shipBy, lines } = order;
  const { dueSoon } = figures;
  const reasons: PriorityReason[] = [];
  if (shipBy !== null && now > shipBy) reasons.push("overdue");
  else if (shipBy !== null && dueSoon !== null && shipBy - now < dueSoon) reasons.push("due-soon");
  if (lines.some(({ sku }) => isSmall(counts.get(sku), figures))) reasons.push("small-batch");
  if (lines.some(({ sku }) => (errorBudgets?.get(sku) ?? 1) <= 0)) reasons.push("no-error-budget");
  return reasons;
}

/**
 * Overdue or nearly so; then what may hardly go wrong; then by limit, by confirmation, by id. Of those that may be shipped
 * what has no limit is last; what is on hold comes after them all.
 */
export const compareRows = (a: BacklogRow, b: BacklogRow): number =>
  Number(isHeld(a.order)) - Number(isHeld(b.order)) ||
  rank(a, urgent) - rank(b, urgent) ||
  rank(a, delicate) - rank(b, delicate) ||
  byInstant(a.order.shipBy, b.order.shipBy) ||
  byInstant(a.order.confirmedAt, b.order.confirmedAt) ||
  compare(a.order.id, b.order.id);

const urgent: readonly PriorityReason[] = ["overdue", "due-soon"];
const delicate: readonly PriorityReason[] = ["small-batch", "no-error-budget"];

const rank = ({ reasons }: BacklogRow, first: readonly PriorityReason[]): number =>
  reasons.some((reason) => first.includes(reason)) ? 0 : 1;

const byInstant = (a: Instant | null, b: Instant | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a - b;
};

/** Those whose turn comes after their limit, when so many are shipped in an hour, one after the other from `now` on. */
export function lateRows(rows: readonly BacklogRow[], perHour: number, now: Instant): readonly LateRow[] {
  return rows.flatMap(({ order }, i) => {
    const { shipBy } = order;
    const shipsAt = perHour > 0 ? now + Math.ceil(((i + 1) * hour) / perHour) : null;
    return shipBy !== null && (shipsAt === null || shipsAt > shipBy) ? [{ order, shipBy, shipsAt }] : [];
  });
}
