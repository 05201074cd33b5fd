import type { Money } from "./money.ts";
import { order } from "./words/order.ts";

/** What was ordered of one kind of goods. An order has at least one. */
export interface OrderLine {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  /** What was paid for the whole line, after discounts, without freight. */
  readonly paid?: Money;
  /** May not be returned without a reason. */
  readonly noReturn?: true;
}

export type OrderKind = (typeof order.facts)["order.kind"][number];
export const orderKinds: readonly OrderKind[] = order.facts["order.kind"];

/** How it gets to the buyer: with a carrier, with a rider of the same town, or the buyer fetches it from the shop. */
export type Handover = (typeof order.facts)["order.handover"][number];
export const handovers: readonly Handover[] = order.facts["order.handover"];

/** How far it is from shop to buyer: the row of the leg table that gives an arrival time when nobody else does. */
export type Leg = "city" | "province" | "cross" | "remote";
export const legs: readonly Leg[] = ["city", "province", "cross", "remote"];
