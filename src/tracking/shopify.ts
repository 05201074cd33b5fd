import { type Finding, finding, warning } from "../model/finding.ts";
import type { Decoded, TrackedParcel, TrackingCodec } from "./codec.ts";
import { answered, doubtOf, headerOf, openBody } from "./shared/body.ts";
import { hmacBase64 } from "./shared/hmac.ts";
import { readTime } from "./shared/local-time.ts";
import { asText, type Fields } from "./shared/payload.ts";
import { meaningOf, nameOf, parcelOf, placeOf, unknownCode } from "./shared/scans.ts";
import { usable } from "./shared/usable.ts";
import { shopifyStatuses } from "./shopify-codes.ts";
import { readFulfillment, readOrder, readRefund, type Telling } from "./shopify-orders.ts";

export { shopifyStatuses } from "./shopify-codes.ts";

const signatureHeader = "x-shopify-hmac-sha256";

interface Reading extends Telling {
  /** The event was deleted. */
  readonly deleted: boolean;
}

/**
 * Reads Shopify's webhooks of fulfillment events, fulfillments, orders and refunds.
 *
 * Scans: a webhook tells one event, and names no tracking number. Its parcel has the carrier `shopify` and, as its number,
 * the fulfillment's id, which is the `parcelId` of `shipment.submitted`: put the parcel's own number there before `traced`.
 * A code is written as in GraphQL: `IN_TRANSIT`. A deleted event is `withdrawn`. What `shipment_status` says has no time of
 * its own and is no scan.
 *
 * Orders, by Shopify's id: `payment.captured` with `total_price` where `financial_status` says it is paid, also in part
 * refunded; `payment.expired`; `shipment.submitted` for a fulfillment with a number, its lines by Shopify's ids, and
 * `extra_parcel.added` for further numbers, and in an order under the id of the cancelled fulfillment whose lines it ships
 * anew (its events still name its own); `order.cancelled` by the buyer (`customer`) or the platform, or `order.closed` by the seller (`inventory`, `staff`); `refund.started`, `refund.succeeded` and `refund.failed`, and
 * `aftersales.reported` of the lines that a refund calls off before they ship (`restock_type` `cancel`). What is promised is
 * not told, so `order.created` is the host's.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays and moves nothing, with an issue. Ids of events
 * hold `X-Shopify-Webhook-Id`: a webhook sent again adds nothing, and what was told too early is judged anew by the next.
 *
 * With a `salt`, the client secret of the app, every body must carry `X-Shopify-Hmac-SHA256`, the HMAC-SHA256 of its bytes
 * in base64, or nothing is believed. Other topics are passed over with `EVENT_NOT_READ`.
 *
 * Source: shopify.dev, `FulfillmentEventStatus` and the webhook topics.
 *
 * @example
 * import { shopify } from "waybell/tracking/shopify";
 *
 * const rawBody = '{"id":1,"fulfillment_id":255858046,"status":"in_transit","happened_at":"2026-06-01T06:00:00-04:00"}';
 * const { parcels } = shopify().decode({ headers: {}, rawBody }, { zone: "America/New_York" });
 * parcels[0]?.number;     // "255858046"
 * parcels[0]?.events;     // [{ at: 1780308000000, code: "IN_TRANSIT", milestone: "in_transit" }]
 */
export function shopify(): TrackingCodec {
  return usable({
    id: "shopify",
    decode: (input, { salt, zone }) => {
      const issues: Finding[] = [];
      const sign = headerOf(input, signatureHeader);
      const doubt = (body: string) => doubtOf(signatureHeader, sign, salt, (secret) => hmacBase64(body, secret));
      const payload = openBody(input.rawBody, zone, doubt, issues);
      const version = headerOf(input, "x-shopify-webhook-id") || asText(payload?.updated_at);
      const deleted = headerOf(input, "x-shopify-topic").endsWith("/delete");
      const read = payload ? readPayload(payload, { version, deleted, zone, issues }) : {};
      return answered({ parcels: [], fetch: [], ...read }, issues);
    },
  });
}

function readPayload(payload: Fields, reading: Reading): Partial<Decoded> {
  if (payload.happened_at !== undefined) return { parcels: readEvent(payload, reading) };
  if (payload.financial_status !== undefined) return { orders: readOrder(payload, reading) };
  if (payload.tracking_number !== undefined || payload.tracking_numbers !== undefined)
    return { orders: readFulfillment(payload, reading) };
  if (payload.transactions !== undefined) return { orders: readRefund(payload, reading) };
  reading.issues.push(warning("EVENT_NOT_READ", "", "Not of an order or a fulfillment."));
  return {};
}

function readEvent(event: Fields, { deleted, zone, issues }: Reading): TrackedParcel[] {
  const name = nameOf("shopify", "shopify", event.fulfillment_id, "fulfillment_id", issues);
  const at = readTime(asText(event.happened_at), zone);
  const code = asText(event.status).toUpperCase().slice(0, 64);
  const meaning = meaningOf(shopifyStatuses, code);
  if (code && !meaning) issues.push(unknownCode("status", code));
  if (at === undefined) issues.push(finding("TIME_UNREADABLE", "happened_at", "Not a time."));
  if (!name || at === undefined) return [];
  const scans = [{ at, code, ...meaning, ...placeOf(event.city) }];
  if (deleted) return [{ ...name, events: [], withdrawn: scans }];
  const path = "estimated_delivery_at";
  return parcelOf(name, scans, { text: asText(event[path]), path, zone }, issues);
}
