import { shareOf } from "../compensation/amount.ts";
import type { Instant } from "../model/instant.ts";
import type { MatterRow, TakenRow } from "../model/matter.ts";
import type { OrderLine } from "../model/order.ts";
import type { OrderRecord, ParcelRecord } from "../model/record.ts";
import type { Book } from "./book/book.ts";
import { type Facts, none } from "./frames/facts.ts";
import { factOf } from "./matters.ts";
import type { Worth } from "./worth.ts";

/** Whether a parcel counts as shipping what was ordered. */
export const counts =
  (book: Book): ((parcel: ParcelRecord) => boolean) =>
  (parcel) =>
    book.parcelKinds.get(parcel.kind)?.effective ?? false;

/** Under what name the record keeps that the seller cannot supply a line. */
export const outOfStock = (lineId: string): string => `line.out-of-stock/${lineId}`;

/** Items of a line: shipped, paid back before they were, not to be had, still to be shipped. They sum up to what was ordered. */
export interface Items {
  readonly shipped: number;
  readonly refunded: number;
  readonly lacking: number;
  readonly open: number;
  /** When the last of them was cancelled, if any was. */
  readonly cancelled: Instant | null;
}

/** By the parcels that count, at an instant; without one, as it stands. */
export function itemsOf(
  { id, quantity }: Pick<OrderLine, "id" | "quantity">,
  counted: readonly ParcelRecord[],
  { stamps, matters }: Pick<OrderRecord, "stamps" | "matters">,
  until: number = Number.POSITIVE_INFINITY,
): Items {
  let inParcels = 0;
  for (const { uploaded, lines } of counted)
    if (uploaded[0] <= until) for (const [lineId, count] of lines) if (lineId === id) inParcels += count;
  const shipped = Math.min(quantity, inParcels);
  const by = (at: Instant | undefined): at is Instant => at !== undefined && at <= until;
  const granted = matters ? matters.filter((row) => by(refundAgreed(row, counted))) : none;
  const out = stamps[outOfStock(id)]?.[0];
  // Of most orders nothing is cancelled.
  if (granted.length === 0 && !by(out))
    return { shipped, refunded: 0, lacking: 0, open: quantity - shipped, cancelled: null };
  const back = granted.reduce((sum, { taken }) => sum + quantityIn(taken ?? none, id), 0);
  const refunded = Math.min(quantity - shipped, back);
  const left = quantity - shipped - refunded;
  const lacking = by(out) ? left : 0;
  const cancelled = [...(refunded > 0 ? granted.flatMap((row) => refundAgreed(row, counted) ?? []) : []), out].filter(
    by,
  );
  return {
    shipped,
    refunded,
    lacking,
    open: left - lacking,
    cancelled: refunded + lacking > 0 ? Math.max(...cancelled) : null,
  };
}

/** When it was granted that goods are paid for back and never sent: before anything was, of whatever it is about. */
function refundAgreed(row: MatterRow, counted: readonly ParcelRecord[]): Instant | undefined {
  const agreed = row.taken && factOf(row, "case.refund-agreed");
  if (typeof agreed !== "number") return undefined;
  const kind = factOf(row, "case.kind");
  const isUnshipped =
    kind === "refund_unshipped" || (kind === "refund_only" && counted.every(({ uploaded }) => agreed < uploaded[0]));
  return isUnshipped ? agreed : undefined;
}

const quantityIn = (taken: readonly TakenRow[], id: string): number =>
  taken.reduce((sum, [line, from, to]) => (line === id ? sum + to - from : sum), 0);

/** Of all lines of an order, in their order. */
export function itemsByLine(
  facts: Pick<Facts, "order" | "parcels" | "stamps" | "matters">,
  book: Book,
): readonly Items[] {
  const counted = facts.parcels.filter(counts(book));
  return (facts.order?.lines ?? []).map((line) => itemsOf(line, counted, facts));
}

/** What of an order is still to be shipped, by line. */
export function openItems(facts: Parameters<typeof itemsByLine>[0], book: Book): Map<string, number> {
  const items = itemsByLine(facts, book);
  return new Map((facts.order?.lines ?? []).map(({ id }, i) => [id, items[i]?.open ?? 0]));
}

/** What was paid for the last so many items of a line. */
export const valueOfLast = ({ id, quantity }: OrderLine, count: number, worth: Worth | null): number =>
  shareOf(worth?.lines.get(id) ?? 0, quantity, quantity - count, quantity);
