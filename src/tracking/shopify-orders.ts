import type { Instant } from "../model/instant.ts";
import type { LineUnits } from "../model/matter.ts";
import type { TrackedOrder } from "./codec.ts";
import { readStamp } from "./shared/local-time.ts";
import { idOf, orderOf, readAmount, readStatuses, readWhen, type Word } from "./shared/order-news.ts";
import { asList, asText, type Fields } from "./shared/payload.ts";
import type { Spot } from "./shared/reading.ts";
import { rowsOf } from "./shared/scans.ts";

/** Where the reader is, and in which telling of the order. */
export interface Telling extends Spot {
  readonly version: string;
}

const paid = ["paid", "partially_refunded", "refunded"];
/** Of a fulfillment that is not sent after all, and of money that does not move. */
const withdrawn = ["cancelled", "error", "failure"];
const orderStatuses = {
  financial_status: "pending authorized partially_paid paid partially_refunded refunded voided expired",
  fulfillment_status: "",
};
const statusesBelow = { status: "pending open success cancelled error failure", shipment_status: "" };

type Called<Type extends "order.cancelled" | "order.closed"> = Pick<
  Extract<Word, { readonly type: Type }>,
  "type" | "payload" | "by"
>;
const cancelled: Called<"order.cancelled"> = { type: "order.cancelled", payload: {} };
/** Why an order was called off → who did so, by the word that is his. */
const callings: ReadonlyMap<string, Called<"order.cancelled"> | Called<"order.closed">> = /* @__PURE__ */ new Map([
  ["customer", { ...cancelled, by: "buyer" }],
  ["inventory", { type: "order.closed", payload: { reason: "out-of-stock" }, by: "seller" }],
  ["staff", { type: "order.closed", payload: {}, by: "seller" }],
]);

/** An order: what was paid, what left, whether it was cancelled, what went back. Its creation is for the host to tell. */
export function readOrder(order: Fields, telling: Telling): TrackedOrder[] {
  const { version, issues } = telling;
  const statuses = readStatuses(order, orderStatuses, "", issues);
  const status = statuses.financial_status ?? "";
  const amount = paid.includes(status) && readAmount(order.total_price, asText(order.currency), "total_price", issues);
  const at = readWhen(order.cancelled_at, "cancelled_at", telling);
  const words: Word[] = [];
  if (amount) words.push({ type: "payment.captured", payload: { amount } });
  if (status === "expired") words.push({ type: "payment.expired", payload: {} });
  const places: Place[] = [];
  for (const [row, path] of rowsOf(order.fulfillments, "fulfillments", issues))
    for (const word of shipped(row, `${path}.`, telling, places)) words.push(word);
  if (at !== undefined) words.push({ ...(callings.get(asText(order.cancel_reason)) ?? cancelled), at });
  for (const [row, path] of rowsOf(order.refunds, "refunds", issues))
    for (const word of refunded(row, `${path}.`, telling).words) words.push(word);
  return orderOf("shopify", { number: order.id, path: "id", version, statuses }, words, issues);
}

/** A fulfillment by itself: its parcel, and those beside it. */
export const readFulfillment = (row: Fields, telling: Telling): TrackedOrder[] =>
  alone(
    row,
    { statuses: readStatuses(row, statusesBelow, "", telling.issues), words: shipped(row, "", telling) },
    telling,
  );

/** A refund by itself. */
export const readRefund = (row: Fields, telling: Telling): TrackedOrder[] =>
  alone(row, refunded(row, "", telling), telling);

interface Read {
  readonly statuses: TrackedOrder["statuses"];
  readonly words: readonly Word[];
}

const alone = ({ order_id }: Fields, { statuses, words }: Read, { version, issues }: Telling): TrackedOrder[] =>
  orderOf("shopify", { number: order_id, path: "order_id", version, statuses }, words, issues);

const linesOf = (told: readonly (readonly [id: unknown, quantity: unknown])[]): LineUnits[] =>
  told
    .map(([id, quantity]) => ({ lineId: asText(id).slice(0, 128), quantity: Number(asText(quantity)) }))
    .filter(({ lineId, quantity }) => lineId && Number.isInteger(quantity) && quantity > 0 && quantity <= 1_000_000);

/** A parcel whose fulfillment was called off: since when, its lines that no other has shipped anew, whether one took its place. */
interface Place {
  readonly parcelId: string;
  readonly since: Instant;
  lines: readonly LineUnits[];
  isTaken: boolean;
}

/**
 * The first number ships, or takes the place of the one that did, also of one that was called off before: its lines count
 * as shipped. Further numbers are parcels beside it, as is a second fulfillment of those lines.
 */
function shipped(row: Fields, path: string, telling: Telling, places: Place[] = []): Word[] {
  const { issues } = telling;
  const id = idOf(row.id, `${path}id`, 24, issues);
  const carrier = asText(row.tracking_company).slice(0, 128) || "other";
  const told = asList(row.tracking_numbers ?? [row.tracking_number]).map((number) => ({ number }));
  const numbers = rowsOf(told, `${path}tracking_numbers`, issues).map(([one]) => asText(one.number).slice(0, 64));
  const [number, ...others] = numbers.filter(Boolean);
  if (!id || !number) return [];
  const lines = linesOf(
    rowsOf(row.line_items, `${path}line_items`, issues).map(([{ id, quantity }]) => [id, quantity]),
  );
  // Of more lines than an event may name, all that is open.
  const holds = lines.length > 0 && lines.length <= 500 ? { lines } : {};
  // It has this number since then: what comes late puts no older one back.
  const at = readWhen(row.updated_at, `${path}updated_at`, telling);
  const left = readStamp(asText(row.created_at), telling.zone) ?? at ?? 0;
  const isIn = ({ lineId }: LineUnits, its: readonly LineUnits[]) => its.some((one) => one.lineId === lineId);
  const place = places.find(({ since, lines: its }) => since <= left && its.some((one) => isIn(one, lines)));
  const isBeside = place?.isTaken ?? false;
  const parcelId = place && !isBeside ? place.parcelId : id;
  if (place) {
    place.lines = place.lines.filter((one) => !isIn(one, lines));
    place.isTaken = true;
  }
  if (withdrawn.includes(asText(row.status))) {
    places.push({ parcelId, since: at ?? 0, lines, isTaken: false });
    return [];
  }
  if (isBeside) others.unshift(number);
  const payload = { parcelId, carrier, number, ...holds, cover: true };
  const ships: readonly Word[] = [{ type: "shipment.submitted", payload, key: parcelId, at }];
  return [
    ...(isBeside ? [] : ships),
    ...others.map((other): Word => {
      const payload = { parcelId: other, kind: "split", carrier, number: other } as const;
      return { type: "extra_parcel.added", payload, key: other };
    }),
  ];
}

/** Money that goes back, and what of the order is called off with it: what the platform says was not shipped. */
function refunded(row: Fields, path: string, telling: Telling): Read {
  const { issues } = telling;
  const refundId = idOf(row.id, `${path}id`, 48, issues);
  const backs = rowsOf(row.transactions, `${path}transactions`, issues).filter(([{ kind }]) => kind === "refund");
  const told = backs.map(([{ status }, at]) => readStatuses({ status }, statusesBelow, `${at}.`, issues).status ?? "");
  // What failed does not go back; what is neither done nor failed is under way.
  const open = backs.filter((_, i) => !withdrawn.includes(told[i] ?? ""));
  const amounts = open.map(([back, at]) => readAmount(back.amount, asText(back.currency), `${at}.amount`, issues));
  const currency = amounts[0]?.currency ?? "";
  const amount = amounts.reduce((sum, one) => (one?.currency === currency ? sum + one.amount : Number.NaN), 0);
  const word = { key: refundId, payload: { refundId } };
  const at = readWhen(row.created_at, `${path}created_at`, telling);
  const done = readWhen(row.processed_at, `${path}processed_at`, telling);
  const words: Word[] = [];
  if (told.length > 0 && open.length === 0) words.push({ type: "refund.failed", ...word, at: done });
  if (amount > 0) {
    const back = { amount: { amount, currency } };
    const isDone = !told.some((one) => one !== "success" && !withdrawn.includes(one));
    const items = rowsOf(row.refund_line_items, `${path}refund_line_items`, issues);
    const unsent = items.filter(([{ restock_type }]) => restock_type === "cancel");
    const lines = linesOf(unsent.map(([{ line_item_id, quantity }]) => [line_item_id, quantity]));
    const caseId = lines.length > 0 && lines.length <= 500 ? refundId : undefined;
    if (caseId) {
      const stage = isDone ? "refunded" : "refunding";
      const payload = { caseId, stage, kind: "refund_unshipped", lines, ...back } as const;
      words.push({ type: "aftersales.reported", key: `${refundId}/${stage}`, payload, at });
    }
    words.push({
      type: "refund.started",
      key: refundId,
      payload: { refundId, ...back, ...(caseId && { caseId }) },
      at,
    });
    if (isDone) words.push({ type: "refund.succeeded", ...word, at: done });
  }
  const statuses: Read["statuses"] = told.length > 0 ? { "transactions.status": [...new Set(told)].join(" ") } : {};
  return { statuses, words: refundId ? words : [] };
}
