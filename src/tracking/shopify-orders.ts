import type { Finding } from "../model/finding.ts";
import type { Money } from "../model/money.ts";
import type { TrackedOrder } from "./codec.ts";
import { readTime } from "./shared/local-time.ts";
import { orderOf, readAmount, readStatuses, type Word } from "./shared/order-news.ts";
import { asList, asText, type Fields } from "./shared/payload.ts";
import { rowsOf } from "./shared/scans.ts";
import { shopifyStatuses } from "./shopify-codes.ts";

/** Where the reader is. `version`: of this telling of the order, so that what was refused is judged anew by the next. */
export interface Telling {
  readonly version: string;
  readonly zone: string;
  readonly issues: Finding[];
}

const paid = ["paid", "partially_refunded", "refunded"];
const shipmentStatuses = Object.keys(shopifyStatuses).join(" ").toLowerCase();
const orderStatuses = {
  financial_status: "pending authorized partially_paid paid partially_refunded refunded voided expired",
  fulfillment_status: "unfulfilled partial fulfilled restocked not_eligible",
};
const fulfillmentStatuses = {
  status: "pending open success cancelled error failure",
  shipment_status: shipmentStatuses,
};
const withdrawn = ["cancelled", "error", "failure"];

/** An order: what was paid, what left, whether it was cancelled, what went back. Its creation is for the host to tell. */
export function readOrder(order: Fields, { version: told, zone, issues }: Telling): TrackedOrder[] {
  const telling = { version: told || asText(order.updated_at), zone, issues };
  const { version } = telling;
  const statuses = readStatuses(order, orderStatuses, "", issues);
  const currency = asText(order.currency);
  const status = statuses.financial_status ?? "";
  const amount = paid.includes(status) ? readAmount(order.total_price, currency, "total_price", issues) : undefined;
  const words: Word[] = [];
  if (amount) words.push({ type: "payment.captured", payload: { amount }, key: version });
  if (status === "expired") words.push({ type: "payment.expired", payload: {}, key: version });
  for (const [row, path] of rowsOf(order.fulfillments, "fulfillments", issues))
    words.push(...shipped(row, `${path}.`, telling));
  const cancelled = readTime(asText(order.cancelled_at), zone);
  const reason = asText(order.cancel_reason).slice(0, 64);
  if (cancelled !== undefined)
    words.push({ type: "order.cancelled", payload: reason ? { reason } : {}, key: version, at: cancelled });
  for (const [row, path] of rowsOf(order.refunds, "refunds", issues))
    words.push(...refunded(row, currency, `${path}.`, telling).words);
  return orderOf("shopify", { number: order.id, path: "id", statuses }, words, issues);
}

/** A fulfillment by itself: its parcel, and those beside it. */
export function readFulfillment(row: Fields, telling: Telling): TrackedOrder[] {
  const { issues } = telling;
  const statuses = readStatuses(row, fulfillmentStatuses, "", issues);
  return orderOf("shopify", { number: row.order_id, path: "order_id", statuses }, shipped(row, "", telling), issues);
}

/** A refund by itself. */
export function readRefund(row: Fields, telling: Telling): TrackedOrder[] {
  const { statuses, words } = refunded(row, "", "", telling);
  return orderOf("shopify", { number: row.order_id, path: "order_id", statuses }, words, telling.issues);
}

/** The first number ships, or takes the place of the one that did; further numbers are parcels beside it. */
function shipped(row: Fields, path: string, { version: told, zone, issues }: Telling): Word[] {
  const id = asText(row.id).slice(0, 24);
  const carrier = asText(row.tracking_company).slice(0, 128) || "other";
  const several = asList(row.tracking_numbers).map(asText);
  const [number, ...others] = (several.length > 0 ? several : [asText(row.tracking_number)]).filter(Boolean);
  if (!id || !number || withdrawn.includes(asText(row.status))) return [];
  const lines = rowsOf(row.line_items, `${path}line_items`, issues).flatMap(([line]) => {
    const lineId = asText(line.id).slice(0, 128);
    const quantity = Number(line.quantity);
    return lineId && Number.isInteger(quantity) && quantity > 0 && quantity <= 1_000_000 ? [{ lineId, quantity }] : [];
  });
  // More than an event may name: all that is open.
  const holds = lines.length > 0 && lines.length <= 500 ? { lines } : {};
  return [
    {
      type: "shipment.submitted",
      payload: { parcelId: id, carrier, number: number.slice(0, 128), ...holds, cover: true },
      key: `${id}/${(told || asText(row.updated_at)).slice(0, 36)}`,
      at: readTime(asText(row.created_at), zone),
    },
    ...others.map((other): Word => {
      const parcelId = other.slice(0, 64);
      const payload = { parcelId, kind: "split", carrier, number: other.slice(0, 128) } as const;
      return { type: "extra_parcel.added", payload, key: parcelId };
    }),
  ];
}

interface Refunded {
  readonly statuses: TrackedOrder["statuses"];
  readonly words: readonly Word[];
}

/** Money that goes back: its words have the refund's own key, for told under another it would go back twice. */
function refunded(row: Fields, currency: string, path: string, { zone, issues }: Telling): Refunded {
  const refundId = asText(row.id).slice(0, 48);
  const backs = rowsOf(row.transactions, `${path}transactions`, issues).filter(([{ kind }]) => kind === "refund");
  const read = backs.map(([back, at]) => ({
    status: readStatuses(back, { status: "success pending failure error" }, `${at}.`, issues).status ?? "",
    amount: readAmount(back.amount, asText(back.currency) || currency, `${at}.amount`, issues),
  }));
  const all = [...new Set(read.map(({ status }) => status))].join(" ");
  const statuses: TrackedOrder["statuses"] = all ? { "transactions.status": all.slice(0, 64) } : {};
  // What failed does not go back, unless nothing else was tried.
  const alive = read.filter(({ status }) => status !== "failure" && status !== "error");
  const amount = sumOf((alive.length > 0 ? alive : read).map((back) => back.amount));
  if (!refundId || !amount) return { statuses, words: [] };
  const words: Word[] = [
    {
      type: "refund.started",
      payload: { refundId, amount },
      key: refundId,
      at: readTime(asText(row.created_at), zone),
    },
  ];
  const ended = { payload: { refundId }, key: refundId, at: readTime(asText(row.processed_at), zone) };
  if (alive.length === 0) words.push({ type: "refund.failed", ...ended });
  else if (alive.every(({ status }) => status === "success")) words.push({ type: "refund.succeeded", ...ended });
  return { statuses, words };
}

/** Undefined where it is nothing, or not all of one currency. */
function sumOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const currency = amounts[0]?.currency;
  const amount = amounts.reduce((sum, one) => sum + (one?.currency === currency ? (one?.amount ?? 0) : Number.NaN), 0);
  return currency !== undefined && amount > 0 && Number.isSafeInteger(amount) ? { amount, currency } : undefined;
}
