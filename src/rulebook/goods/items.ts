import { type Instant, never } from "../../model/instant.ts";
import type { MatterRow, TakenRow } from "../../model/matter.ts";
import type { OrderLine } from "../../model/order.ts";
import type { OrderRecord, ParcelRecord } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { factOf, inPart, isForMoney } from "../matters.ts";

type Ordered = Pick<Facts, "order" | "parcels" | "stamps" | "matters">;

/** Whether a parcel counts as shipping what was ordered: where no pack says so, the one the seller ships. */
export const isEffective =
  ({ parcelKinds }: Pick<Book, "parcelKinds">): ((parcel: Pick<ParcelRecord, "kind">) => boolean) =>
  ({ kind }) =>
    parcelKinds.get(kind)?.effective ?? kind === "primary";

/** Whether goods that were ordered are in it: a part of them is awaited like the rest, though nobody is judged by it. */
export const bringsGoods = (book: Book): ((parcel: ParcelRecord) => boolean) => {
  const isJudged = isEffective(book);
  return (parcel) => parcel.kind === "split" || isJudged(parcel);
};

/** Under what name the record keeps that the seller cannot supply a line. */
export const outOfStock = (lineId: string): string => `line.out-of-stock/${lineId}`;

/** Items of a line: shipped, paid back before they were, not to be had, still to be shipped. They sum up to what was ordered. */
export interface Items {
  readonly shipped: number;
  readonly refunded: number;
  readonly lacking: number;
  readonly open: number;
  /** Of those still to be shipped, what is asked back and not decided: nobody waits for it. */
  readonly asked: number;
  /** Of those shipped, what nobody asked or got the price of: a further request is about these first. */
  readonly kept: number;
  /** When the last of them was cancelled, if any was. */
  readonly cancelled: Instant | null;
}

/** Of what a request for money asks for, line by line, the items that have not left: beyond what those made before it are about. */
function unsentOf(row: MatterRow, units: ParcelRecord["lines"], facts: Ordered, book: Book): readonly number[] {
  const { matters = none } = facts;
  const own = matters.findIndex(({ is, id }) => is === row.is && id === row.id);
  const items = itemsByLine({ ...facts, matters: own < 0 ? matters : matters.slice(0, own) }, book);
  return units.map(([id, count]) => {
    const of = items[facts.order?.lines.findIndex((line) => line.id === id) ?? -1];
    return of ? Math.min(of.open, unshippedOf(row, count, of.kept)) : 0;
  });
}

/** Whether a request calls off goods, none of which have left; a part of their price calls off none. */
export function isUnshipped(row: MatterRow, units: ParcelRecord["lines"], facts: Ordered, book: Book): boolean {
  const unsent = unsentOf(row, units, facts, book);
  return !factOf(row, inPart) && units.length > 0 && units.every(([, count], i) => count <= (unsent[i] as number));
}

/** Whether some of it has not left. */
export const isUnsent = (...of: Parameters<typeof unsentOf>): boolean => Math.max(0, ...unsentOf(...of)) > 0;

/** Whether goods that had not left when its price was granted are called off with it. */
export function callsOff(row: MatterRow, facts: Ordered, book: Book): boolean {
  const { matters = none } = facts;
  const refunded = (of: readonly MatterRow[]): number =>
    sum(itemsByLine({ ...facts, matters: of }, book), (items) => items.refunded);
  return refunded(matters) > refunded(matters.filter((one) => one !== row));
}

/** By the parcels that count, at an instant; without one, as it stands. */
export function itemsOf(
  { id, quantity }: Pick<OrderLine, "id" | "quantity">,
  counted: readonly ParcelRecord[],
  { stamps, matters }: Pick<OrderRecord, "stamps" | "matters">,
  until: number = never,
): Items {
  const shipped = Math.min(quantity, shippedBy(id, counted, until));
  const by = (at: unknown): at is Instant => typeof at === "number" && at <= until;
  const out = stamps[outOfStock(id)]?.[0];
  let [back, asked, cancelled, spoken] = [0, 0, by(out) ? out : 0, 0];
  for (const row of matters ?? none) {
    if (row.opened > until) continue;
    const agreed = factOf(row, "case.refund-agreed");
    const isGranted = by(agreed);
    if (!isGranted && row.is === "case" && (factOf(row, inPart) !== undefined || isRefused(row, by))) continue;
    const isTaken = isGranted || row.is !== "case";
    const units = isTaken ? quantityIn(row.taken ?? none, id) : row.lines ? unitsIn(row.lines, id) : quantity;
    const unshipped = unshippedOf(row, units, shippedBy(id, counted, isGranted ? agreed : until) - spoken);
    spoken += units - unshipped;
    if (!isGranted) asked += unshipped;
    else if (unshipped > 0) {
      back += unshipped;
      cancelled = Math.max(cancelled, agreed);
    }
  }
  const refunded = Math.min(quantity - shipped, back);
  const left = quantity - shipped - refunded;
  const lacking = by(out) ? left : 0;
  const open = left - lacking;
  return {
    shipped,
    refunded,
    lacking,
    open,
    asked: Math.min(open, asked),
    kept: Math.max(0, shipped - spoken),
    cancelled: refunded + lacking > 0 ? cancelled : null,
  };
}

/** No refund was agreed to, and nobody else is asked: its goods are to be shipped after all. */
const isRefused = (row: MatterRow, by: (at: unknown) => boolean): boolean =>
  by(factOf(row, "case.ended")) || (by(factOf(row, "case.rejected")) && !by(factOf(row, "case.escalated")));

/** Of so many items that a request asks the price of, those that had not left: all, or what is beyond the `kept`, which had. */
function unshippedOf(row: MatterRow, units: number, kept: number): number {
  if (factOf(row, "case.kind") === "refund_unshipped") return units;
  return isForMoney(row) && row.parcel === undefined ? Math.max(0, units - Math.max(0, kept)) : 0;
}

function shippedBy(id: string, counted: readonly ParcelRecord[], until: number): number {
  let shipped = 0;
  for (const { uploaded, lines } of counted) if (uploaded[0] <= until) shipped += unitsIn(lines, id);
  return shipped;
}

/** Whether a matter is about a line; without lines it is about all. */
export const isAbout = ({ lines }: Pick<MatterRow, "lines">, id: string): boolean =>
  lines?.some(([line]) => line === id) ?? true;

/** Of one line, which may be named several times. */
export const unitsIn = (lines: ParcelRecord["lines"], id: string): number => {
  let units = 0;
  for (const [line, count] of lines) if (line === id) units += count;
  return units;
};

export const quantityIn = (taken: readonly TakenRow[], id: string): number =>
  sum(taken, ([line, from, to]) => (line === id ? to - from : 0));

/** Of all lines of an order, in their order. */
export function itemsByLine(facts: Ordered, book: Book): readonly Items[] {
  const counted = facts.parcels.filter(isEffective(book));
  return (facts.order?.lines ?? []).map((line) => itemsOf(line, counted, facts));
}

/** When the last of them was cancelled; 0 where none was. */
export const lastCancelled = (items: readonly Items[]): Instant =>
  Math.max(0, ...items.map(({ cancelled }) => cancelled ?? 0));

/** When the last of what has shipped, was paid back or is not to be had became so: nothing is open from then on. */
export function lastSettled(facts: Ordered, book: Book): Instant {
  const shipped = facts.parcels.filter(isEffective(book)).map(({ uploaded }) => uploaded[0]);
  return Math.max(lastCancelled(itemsByLine(facts, book)), ...shipped);
}

/** What of an order is still to be shipped, by line. */
export function openItems(
  facts: Ordered,
  book: Book,
  of: (items: Items) => number = ({ open }) => open,
): Map<string, number> {
  const items = itemsByLine(facts, book);
  return new Map((facts.order?.lines ?? []).map(({ id }, i) => [id, items[i] ? of(items[i]) : 0]));
}

/** What of it somebody waits for. */
export const awaited = ({ open, asked }: Items): number => open - asked;
