import { breachKey } from "../../compensation/grounds.ts";
import type { Frame, SpanState } from "../../condition/frame.ts";
import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { MoneyRow } from "../../model/claims.ts";
import { type Instant, never } from "../../model/instant.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { ParcelRecord, PlacedOrder, Stamp } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { asksPrice, orderAskedBack } from "../goods/asked-back.ts";
import { awaited, bringsGoods, type Items, isEffective, itemsOf, lastCancelled, unitsIn } from "../goods/items.ts";
import { nothingKept } from "../goods/kept.ts";
import { allGivenBack, type cameAt, cameWhole, grantsOf, madeGood } from "../goods/made-good.ts";
import { valueOfLast, type Worth } from "../goods/worth.ts";
import { endOf, factOf, isByExpress, isDispute, paidOf, refundedOf, spanOf } from "../matters.ts";
import { paysFirst } from "./compensation.ts";
import { agreedBy, anyTime, excusedSince, type Facts, none } from "./facts.ts";
import { type Sheet, sheet } from "./sheet.ts";

export function orderSheet(
  facts: Facts,
  states: ReadonlyMap<string, ParcelState>,
  items: readonly Items[],
  worth: Worth | null,
  book: Book,
): Frame {
  const page = sheet(book, "order", "order", []);
  const { frame, set, stamp, span } = page;
  for (const fact of Object.keys(facts.stamps)) stamp(fact, facts.stamps[fact]);
  const agreed = agreedBy(facts.stamps, never);
  if (agreed?.[0] === anyTime) set("order.date-left-open", agreed[1], agreed[1]);
  else stamp("order.negotiated-ship", agreed);
  // Whoever agreed to a date knew what had been said before.
  stamp("order.excused", excusedSince(facts.stamps, agreed?.[1] ?? 0));
  for (const [fact, value, known] of facts.facts) set(fact, value, known);
  const placed = facts.order;
  if (!placed) return frame;
  const counted = facts.parcels.filter(isEffective(book));
  const since = facts.stamps["order.created"]?.[1] ?? 0;
  const { currency } = placed.total;
  set("order.number", placed.number, since);
  set("order.kind", placed.kind, since);
  set("order.total", placed.total, since);
  set("order.goods", placed.lines[0]?.title, since);
  if (book.currency && book.currency !== currency) set("order.other-currency", since, since);
  set("order.extras", facts.parcels.filter(({ kind }) => kind !== "primary" && kind !== "return").length, since);
  setItems(page, placed, items, worth, refundsAsked(facts, placed, set), since);
  setLateness(page, placed, facts, states, worth, book);
  setDelivery(page, facts, counted, states, book);
  setExtensions(page, facts, book, since);
  const { "order.address-incomplete": incomplete, "order.contact-unreachable": unreachable } = facts.stamps;
  stamp(
    "order.address-problem",
    incomplete && unreachable ? earlier(incomplete, unreachable) : (incomplete ?? unreachable),
  );
  span("order.hold", spanOf(facts, "held"));
  const open = openSpans(facts);
  if (open.length > 0) set("order.case-open", casesOf(open), Math.max(...open.map(([from]) => from)));
  const back = allGivenBack(facts, book);
  set("order.given-back", back, back ?? since);
  const owed = back && worth?.freight && nothingKept(facts, states, book);
  if (owed) set("order.freight-owed", owed, owed);
  const closed = facts.stamps["order.closed"];
  const left = closed ? paidOf(facts) - refundedOf(facts) : 0;
  if (closed && left > 0) set("order.refund-owed", { amount: left, currency }, closed[1]);
  return frame;
}

/** `granted`: when all the money was to go back. */
function setItems(
  { set }: Sheet,
  { lines, total: { currency } }: PlacedOrder,
  items: readonly Items[],
  worth: Worth | null,
  granted: Instant,
  since: Instant,
): void {
  const shipped = sum(items, (one) => one.shipped);
  set(
    "order.items",
    sum(lines, ({ quantity }) => quantity),
    since,
  );
  set("order.items-shipped", shipped, since);
  set("order.items-sold", shipped + sum(items, ({ open }) => open), since);
  set("order.lines-open", items.filter(({ open }) => open > 0).length, since);
  set("order.lines-awaited", items.filter((one) => awaited(one) > 0).length, since);
  const cancelled = lastCancelled(items);
  const lacking = sum(lines, (line, i) => valueOfLast(line, items[i]?.lacking ?? 0, worth));
  if (lacking > 0) set("order.lacking-value", { amount: lacking, currency }, cancelled);
  const isCancelled = cancelled > 0 && items.every(({ open }) => open === 0);
  const over = isCancelled ? cancelled : granted;
  if (over > 0 && shipped === 0) set("order.nothing-to-ship", over, over);
}

const pickedUp: typeof cameAt = ({ id }, _facts, states) => states.get(id)?.pickedUp ?? null;

/** Parcels as shipped when that was proved: by a scan, where it takes one and a carrier scans, unless nobody waits for them. */
function asProved(
  counted: readonly ParcelRecord[],
  facts: Facts,
  states: ReadonlyMap<string, ParcelState>,
  book: Book,
): readonly ParcelRecord[] {
  const isUpload = (book.choice("ship.satisfied-by") ?? "upload") === "upload";
  if (isUpload || !isByExpress(facts)) return counted;
  return counted.map((parcel) => {
    const proved = pickedUp(parcel, facts, states, book) ?? madeGood(parcel, facts, states, book);
    return { ...parcel, uploaded: proved ?? [never, never] };
  });
}

/** What was late at the limit that is held to be broken, and what the buyer gets for it. */
function setLateness(
  { set }: Sheet,
  { lines, total: { currency } }: PlacedOrder,
  facts: Facts,
  states: ReadonlyMap<string, ParcelState>,
  worth: Worth | null,
  book: Book,
): void {
  const late = (facts.claims ?? none).findLast(({ p, x }) => p === "ship-by" && !x);
  if (!late) return;
  const counted = asProved(facts.parcels.filter(isEffective(book)), facts, states, book);
  const value = sum(lines, (line) => valueOfLast(line, awaited(itemsOf(line, counted, facts, late.d)), worth));
  set("order.late-value", { amount: value, currency }, late.r[1]);
  const rows = (facts.money ?? none).filter(
    ({ i, x, c, form }) =>
      i &&
      !x &&
      i[1] > 0 &&
      // What came of an earlier limit was told with that.
      i[0] >= late.r[1] &&
      // The price itself is no compensation.
      form !== "refund" &&
      c.includes(breachKey(late)),
  );
  const total = (fact: string, of: readonly MoneyRow[]): void => {
    const amount = sum(of, (row) => row.i?.[1] ?? 0);
    if (amount > 0) set(fact, { amount, currency }, Math.max(...of.map((row) => row.i?.[0] ?? 0)));
  };
  total("order.compensation", rows);
  if (rows.every(({ form }) => form === "coupon")) total("order.coupon", rows);
  total(
    "order.compensation-owed",
    rows.filter(({ k }) => paysFirst(k, book) === "seller"),
  );
}

function setDelivery(
  { stamp }: Sheet,
  facts: Facts,
  counted: readonly ParcelRecord[],
  states: ReadonlyMap<string, ParcelState>,
  book: Book,
): void {
  const shipped = facts.stamps["order.shipped"];
  if (!shipped) return;
  const whole = cameWhole(facts.parcels.filter(bringsGoods(book)), facts, states, book);
  const latest = facts.stamps["order.latest-delivery"];
  stamp("order.proof-by", latest && [latest[0], Math.max(latest[1], shipped[1])]);
  // Not before it was known that these are all of it.
  stamp("order.delivered", whole && [whole[0], Math.max(whole[1], shipped[1])]);
  stamp("order.first-scan", cameWhole(counted, facts, states, book, pickedUp));
}

/** How often the receipt was put off, and how often it still may be. */
function setExtensions({ set }: Sheet, facts: Facts, book: Book, since: Instant): void {
  const shipped = facts.stamps["order.shipped"];
  const extended = Number(factOf(facts, "order.extensions") ?? 0);
  const more = shipped ? (book.number("confirm.extensions") ?? 0) - extended : 0;
  // Not put off yet is a number like any other, and the most may be none.
  if (extended === 0) set("order.extensions", 0, since);
  if (more > 0) set("order.extensions-left", more, shipped?.[1] ?? since);
}

const earlier = (one: Stamp, other: Stamp): Stamp => (one[0] <= other[0] ? one : other);

/** When each request, complaint or matter of the host's own was opened, by an appeal anew, and ended; 0 while it is open. */
const openSpans = ({
  cases,
  matters,
}: Pick<Facts, "cases" | "matters">): readonly (readonly [from: number, to: number])[] => [
  ...(cases ?? none).map(([, opened, ended]) => [opened, ended] as const),
  ...(matters ?? none)
    .filter(isDispute)
    .map((row) => [Number(factOf(row, `${row.is}.appealed`) ?? row.opened), endOf(row) ?? 0] as const),
];

export const isCaseOpen = (facts: Pick<Facts, "cases" | "matters">): boolean =>
  openSpans(facts).some(([, to]) => to === 0);

/** From the first of the cases that are open; else the last that was. */
function casesOf(spans: readonly (readonly [from: number, to: number])[]): SpanState {
  const open = spans.filter(([, to]) => to === 0).map(([from]) => from);
  if (open.length > 0) return { from: Math.min(...open), to: null };
  return { from: Math.min(...spans.map(([from]) => from)), to: Math.max(...spans.map(([, to]) => to)) };
}

/** When a request for all the money of an order was first granted, or 0. */
function refundsAsked(facts: Facts, placed: PlacedOrder, set: Sheet["set"]): Instant {
  const first = orderAskedBack(facts);
  if (first !== undefined) set("order.refund-asked", first, first);
  const grants = grantsOf((facts.matters ?? none).filter((row) => asksPrice(row) && isAboutAll(row, placed)));
  if (grants.length === 0) return 0;
  const granted = Math.min(...grants);
  set("order.refund-granted", granted, granted);
  return granted;
}

const isAboutAll = (row: MatterRow, { lines }: PlacedOrder): boolean =>
  row.lines === undefined || lines.every(({ id, quantity }) => unitsIn(row.lines ?? none, id) >= quantity);
