import { caseStages } from "../model/matter.ts";
import type { ParcelKind } from "../model/parcel.ts";
import type { TrackedOrder } from "./codec.ts";
import { pinduoduoAfterSales, pinduoduoRequests, pinduoduoStatuses } from "./pinduoduo-codes.ts";
import { idOf, orderOf, readAmount, readStatuses, readWhen, type Word } from "./shared/order-news.ts";
import { asFields, asText, type Fields } from "./shared/payload.ts";
import type { Spot } from "./shared/reading.ts";
import { rowsOf } from "./shared/scans.ts";

/** Where the reader is. */
export interface Reading extends Spot {
  readonly carrierOf: (logisticsId: string) => string;
}

/** Parcels beside the one that counts: `gift_delivery_list` and so on. */
const extras: { readonly [list: string]: ParcelKind } = { extra: "split", gift: "gift", resend: "resend" };

/** 退货退款 and 维修, where the buyer has to send the goods, or did. */
const sentBack: readonly string[] = ["7", "22"];

const numberOf = (carrier: unknown, number: unknown, { carrierOf }: Reading) => ({
  carrier: carrierOf(asText(carrier)).slice(0, 128) || "other",
  number: asText(number).slice(0, 64),
});

/** An order: paid, confirmed or not, shipped, received. */
export function readOrder(order: Fields, path: string, reading: Reading): TrackedOrder[] {
  const { issues } = reading;
  const statuses = readStatuses({ ...order, ...asFields(order.step_order_info) }, pinduoduoStatuses, path, issues);
  const { order_status = "", confirm_status, group_status, step_trade_status = "2" } = statuses;
  const when = (field: string) => ({ at: readWhen(order[field], path + field, reading) });
  const words: Word[] = [];
  const paid = when("pay_time");
  // Of a deposit order the first payment is not all of it.
  const isPaid = paid.at !== undefined && step_trade_status === "2";
  const amount = isPaid && readAmount(order.pay_amount, "CNY", `${path}pay_amount`, issues);
  if (amount) words.push({ type: "payment.captured", payload: { amount }, ...paid });
  if (group_status === "2") words.push({ type: "group.failed", payload: {} });
  else if (confirm_status === "2") words.push({ type: "order.cancelled", payload: {} });
  else if (confirm_status === "1") words.push({ type: "group.formed", payload: {}, ...when("confirm_time") });
  const numberIn = ({ tracking_number, logistics_id }: Fields) => numberOf(logistics_id, tracking_number, reading);
  const first = numberIn(order);
  if (first.number && /[23]/.test(order_status)) {
    // One number ships the order, or takes the place of the one that did.
    const payload = { parcelId: "1", ...first, cover: true };
    words.push({ type: "shipment.submitted", payload, ...when("updated_at") });
    for (const [name, kind] of Object.entries(extras))
      for (const [row] of rowsOf(order[`${name}_delivery_list`], `${path}${name}_delivery_list`, issues)) {
        const other = numberIn(row);
        const payload = { parcelId: other.number, kind, ...other };
        if (other.number) words.push({ type: "extra_parcel.added", payload, key: other.number });
      }
  }
  const received = when("receive_time");
  if (received.at !== undefined && order_status === "3")
    words.push({ type: "receipt.confirmed", payload: {}, ...received });
  const number = order.order_sn ?? order.orderSn;
  const version = asText(order.updated_at);
  return orderOf("pinduoduo", { number, path: `${path}order_sn`, version, statuses }, words, issues);
}

/**
 * A request after the sale, where the platform says it stands: it handles the request and its money. The answer of one
 * request counts in fen, a list in yuan.
 */
export function readAfterSales(row: Fields, path: string, reading: Reading, unit: "fen" | "yuan"): TrackedOrder[] {
  const { issues } = reading;
  const statuses = readStatuses(row, pinduoduoStatuses, path, issues);
  const { after_sales_status: status = "", after_sales_type = "", shipping_status } = statuses;
  const key = idOf(row.id, `${path}id`, 48, issues);
  const stage = caseStages.find((one) => pinduoduoAfterSales[one]?.split(" ").includes(status));
  // 拒收退款 is of no type of its own.
  const known = status === "31" ? "refuse_refund" : (pinduoduoRequests.get(after_sales_type) ?? "refund_only");
  const kind = shipping_status === "0" && known === "refund_only" ? "refund_unshipped" : known;
  const now = { key, at: readWhen(row.updated_time, `${path}updated_time`, reading) };
  const said = asText(row.refund_amount);
  const yuan = unit === "yuan" ? said : said.padStart(3, "0").replace(/(\d\d)$/, ".$1");
  const amount = said ? readAmount(yuan, "CNY", `${path}refund_amount`, issues) : undefined;
  const words: Word[] = [];
  if (stage && stage !== "requested") {
    const payload = { caseId: key, stage, kind, ...(amount ? { amount } : {}) };
    words.push({ type: "aftersales.reported", payload, ...now, key: `${key}/${status}` });
  }
  // The status stays as it is while the goods are on their way back.
  const back = numberOf(row.shipping_name, row.express_no, reading);
  if (back.number && sentBack.includes(status))
    words.push({ type: "aftersales.return_sent", payload: { caseId: key, ...back }, ...now });
  if (amount && /^refund(ing|ed)$/.test(stage ?? ""))
    words.push({ type: "refund.started", payload: { refundId: key, amount, caseId: key }, key });
  if (amount && stage === "refunded") words.push({ type: "refund.succeeded", payload: { refundId: key }, ...now });
  const told = { number: row.order_sn, path: `${path}order_sn`, version: asText(row.updated_time), statuses };
  return orderOf("pinduoduo", told, key ? words : [], issues);
}
