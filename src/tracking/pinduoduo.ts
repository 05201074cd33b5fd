import { expectArgument } from "../model/arguments.ts";
import { type Finding, finding, warning } from "../model/finding.ts";
import { entryOf } from "../model/table.ts";
import type { Decoded, FetchHint, TrackedOrder, TrackingCodec } from "./codec.ts";
import { pinduoduoActions, pinduoduoPickUps } from "./pinduoduo-codes.ts";
import { type Reading, readAfterSales, readOrder } from "./pinduoduo-orders.ts";
import { answered, openBody } from "./shared/body.ts";
import { readStamp } from "./shared/local-time.ts";
import { asFields, asText, type Fields, readJson, shown } from "./shared/payload.ts";
import { readScanText } from "./shared/scan-text.ts";
import { meaningOf, nameOf, placeOf, type Row, readScans, rowsOf, unknownOf } from "./shared/scans.ts";
import { usable } from "./shared/usable.ts";

export { pinduoduoActions, pinduoduoAfterSales, pinduoduoPickUps, pinduoduoStatuses } from "./pinduoduo-codes.ts";

export interface PinduoduoOptions {
  /** The parcel you asked about: the answers of a trace and of a pick-up do not name it. */
  readonly asked?: { readonly carrier: string; readonly number: string };
  /**
   * Your codes of carriers by Pinduoduo's `logistics_id`, and by `shipping_name` of what is sent back; what has none stands
   * for itself.
   */
  readonly carriers?: { readonly [idOrName: string]: string };
}

/**
 * Reads Pinduoduo's messages, and what its API answers of orders, after-sales requests, traces and ordered pick-ups.
 *
 * A message carries no state: whatever its type, it is a `fetch` hint, carrier `pinduoduo`, number the order's, `why` the
 * type. Acknowledge its frame by `id` once the hint is kept. An order with `refund_status` 2, 3 or 4 asks to fetch its
 * requests, `why` being `after-sales`.
 *
 * An order tells `payment.captured` (not of a mere deposit), `group.formed` at 成交, `group.failed`, `order.cancelled`,
 * `shipment.submitted` as parcel `1` with extra parcels beside it, and `receipt.confirmed` once it has a time. A request
 * tells `aftersales.reported` with where it stands, `aftersales.return_sent` where its own answer has the `express_no` of
 * goods that are awaited back (a list has none), and of its money `refund.started` and `refund.succeeded`. Create the order
 * as one of kind `group`. All other statuses are kept and tell nothing, a risk review among them: nothing would tell whose
 * hold ends with it. What has a number goes by `updated_at`, a request by `updated_time`: an older answer that comes late
 * is `E_STALE_UPDATE`.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays and moves nothing, with an issue. Times without an
 * offset are of `zone`, `Asia/Shanghai` that is. Amounts are yuan in orders and lists, fen in the answer of one request.
 * Nothing is signed (the digest in the socket's address is), so a `salt` is `SIGNATURE_UNSUPPORTED`, and nothing is read.
 *
 * Source: SDKs generated from the official metadata of May 2023, real messages of 2021.
 *
 * @example
 * import { pinduoduo } from "waybell/tracking/pinduoduo";
 *
 * const content = JSON.stringify('{"mall_id":1,"tid":"260601-000000000000001"}');
 * const message = `{"type":"pdd_trade_TradeSellerShip","mallID":1,"content":${content}}`;
 * const rawBody = `{"id":7,"commandType":"Common","sendTime":1780279200000,"message":${message}}`;
 * const { fetch } = pinduoduo().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
 * fetch; // [{ carrier: "pinduoduo", number: "260601-000000000000001", why: "pdd_trade_TradeSellerShip" }]
 */
export function pinduoduo(options: PinduoduoOptions = {}): TrackingCodec {
  expectArgument("options", options, "object", "settings by name, or nothing");
  const { asked, carriers = {} } = options;
  const carrierOf = (id: string): string => entryOf(carriers, id) ?? id;
  return usable({
    id: "pinduoduo",
    decode: ({ rawBody }, { salt, zone }) => {
      const issues: Finding[] = [];
      const doubt = () => (salt === undefined ? undefined : finding("SIGNATURE_UNSUPPORTED", "", "Nothing is signed."));
      const payload = openBody(rawBody, zone, doubt, issues);
      const read = payload ? readPayload(payload, asked, { zone, issues, carrierOf }) : {};
      return answered({ parcels: [], fetch: [], ...read }, issues);
    },
  });
}

function readPayload(payload: Fields, asked: PinduoduoOptions["asked"], reading: Reading): Partial<Decoded> {
  const { message, type, commandType, error_response, after_sales_status } = payload;
  if (error_response !== undefined) {
    const code = asText(asFields(error_response)?.error_code);
    reading.issues.push(finding("PROVIDER_REFUSED", "error_response", `A code ${shown(code)}.`));
    return {};
  }
  const told = asFields(message) ?? (type === undefined ? undefined : payload);
  if (told) return { fetch: readMessage(told, reading.issues) };
  // A heartbeat, or the word that an acknowledgement came.
  if (commandType !== undefined) return {};
  // The answer of one request has no name around it.
  const answer = after_sales_status === undefined ? Object.values(payload).map(asFields).find(Boolean) : payload;
  return readAnswer(answer ?? payload, asked, reading);
}

function readMessage({ type, content }: Fields, issues: Finding[]): FetchHint[] {
  const { tid, order_sn } = asFields(readJson(asText(content))) ?? {};
  const number = (asText(tid) || asText(order_sn)).slice(0, 64);
  if (number) return [{ carrier: "pinduoduo", number, why: asText(type).slice(0, 64) }];
  issues.push(warning("EVENT_NOT_READ", "content", "Names no order."));
  return [];
}

function readAnswer(answer: Fields, asked: PinduoduoOptions["asked"], reading: Reading): Partial<Decoded> {
  const { issues, zone } = reading;
  const { after_sales_status, trace_list, update_time } = answer;
  if (after_sales_status !== undefined) return { orders: readAfterSales(answer, "", reading, "fen") };
  const rows = trace_list ?? (update_time === undefined ? undefined : [answer]);
  if (rows !== undefined) {
    const parcel = nameOf("pinduoduo", asked?.carrier, asked?.number, "asked", issues);
    const events = readScans(rows, "trace_list", (row) => readRow(row, zone), issues);
    return parcel && events.length > 0 ? { parcels: [{ ...parcel, events }] } : {};
  }
  // `order_info`, `order_list`, `order_sn_list`, `order_status_list`, `promise_info`, `refund_list`.
  const list = Object.keys(answer).find((name) => /_(info|list)$/.test(name));
  if (list === undefined) {
    issues.push(finding("PAYLOAD_UNREADABLE", "", "Not known."));
    return {};
  }
  const read = (row: Fields, path: string): readonly TrackedOrder[] =>
    list === "refund_list" ? readAfterSales(row, path, reading, "yuan") : readOrder(row, path, reading);
  const orders = rowsOf(answer[list], list, issues).flatMap(([row, path]) => read(row, `${path}.`));
  return { orders, fetch: orders.flatMap(afterSalesOf) };
}

const afterSalesOf = ({ number, statuses }: TrackedOrder): FetchHint[] =>
  ["2", "3", "4"].includes(statuses.refund_status ?? "") ? [{ carrier: "pinduoduo", number, why: "after-sales" }] : [];

/** A row of a trace has an `action`, an ordered pick-up its `status`. */
function readRow(
  { action, status, update_time, status_time, time, node_description, desc }: Fields,
  zone: string,
): Row {
  const isTrace = status === undefined;
  const code = asText(action ?? status);
  const meaning = meaningOf(isTrace ? pinduoduoActions : pinduoduoPickUps, code);
  return {
    at: readStamp(asText(status_time || time || update_time), zone),
    time: isTrace ? "status_time" : "update_time",
    code,
    says: [meaning, placeOf(node_description), readScanText(asText(desc))],
    unknown: unknownOf(isTrace ? "action" : "status", code, meaning),
  };
}
