import { defineRulebook, type OrderEvent, type OrderLine, type OrderRecord, type Rulebook } from "waybell";
import {
  type BackOffice,
  defineBackOffice,
  type HostDetails,
  type ImportOptions,
  type ReadRow,
  type WaitingOrder,
  waitingOrder,
} from "waybell/backoffice";
import { marketplaceCn, pinduoduo } from "waybell/packs";
import { event } from "./events.ts";
import { at } from "./times.ts";

export const office: BackOffice = defineBackOffice({ packs: [pinduoduo] });
export const oneParcel: Rulebook = defineRulebook({ packs: [pinduoduo], channels: [] });
/** Here part of an order may be shipped alone. */
export const manyParcels: Rulebook = defineRulebook({ packs: [marketplaceCn], channels: [] });

export const money = { amount: 5990, currency: "CNY" } as const;
export const cups: OrderLine = { id: "cups", title: "马克杯", quantity: 2 };
export const tea: OrderLine = { id: "tea", title: "龙井茶", quantity: 1 };

export interface Ordered {
  readonly id?: string;
  readonly lines?: readonly OrderLine[];
  readonly confirmed?: string;
  readonly book?: Rulebook;
  /** When and what, each in a step of its own. */
  readonly then?: readonly (readonly [time: string, event: OrderEvent])[];
}

/** An order that was paid on 06-01 at 10:00, so that it is to be shipped by 06-03 10:00, and what came after that. */
export function ordered({
  id = "1001",
  lines = [cups],
  confirmed = "06-01 10:00",
  book = oneParcel,
  then = [],
}: Ordered = {}): OrderRecord {
  const of = { orderId: id };
  const first = [
    event("order.created", { kind: "normal", lines, total: money }, of),
    event("payment.captured", { amount: money }, of),
  ];
  const steps: readonly (readonly [string, readonly OrderEvent[]])[] = [
    [confirmed, first],
    ...then.map(([time, one]) => [time, [{ ...one, orderId: id }]] as const),
  ];
  let record: OrderRecord | null = null;
  for (const [time, events] of steps) ({ record } = book.step(record, events, { now: at(time), people: [] }));
  if (!record) throw new RangeError("No order.");
  return record;
}

/** How the back office sees an order: at a time, or as it was stepped last. */
export const waits = (
  record: OrderRecord,
  {
    now,
    details = {},
    book = oneParcel,
  }: { readonly now?: string; readonly details?: HostDetails; readonly book?: Rulebook } = {},
): WaitingOrder | null =>
  waitingOrder(record, book.view(record, { now: now === undefined ? record.now : at(now), as: {} }), details);

/** An order as it waits, with what a test is about. */
export const waiting = (parts: Partial<WaitingOrder> & { readonly sku?: string } = {}): WaitingOrder => {
  const { sku = "CUP", ...others } = parts;
  return {
    id: "1001",
    number: "1001",
    status: "to_ship",
    placedAt: at("06-01 09:58"),
    confirmedAt: at("06-01 10:00"),
    shipBy: at("06-03 10:00"),
    lines: [{ line: "L1", title: "马克杯", sku, quantity: 2 }],
    paid: money,
    details: {},
    ...others,
  };
};

/** All rows of a file that is cut into pieces. */
export function readFile(
  pieces: readonly string[],
  options: Partial<ImportOptions> = {},
  from: BackOffice = office,
): readonly ReadRow[] {
  const reader = from.importReader({ batch: "b1", actor: { role: "seller", id: "s1" }, ...options });
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}
