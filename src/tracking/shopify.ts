import { type Finding, finding, warning } from "../model/finding.ts";
import type { Decoded, TrackedParcel, TrackingCodec } from "./codec.ts";
import { answered, doubtOf, headerOf, openBody } from "./shared/body.ts";
import { hmacBase64 } from "./shared/hmac.ts";
import { readTime } from "./shared/local-time.ts";
import { asFields, asList, asText, type Fields } from "./shared/payload.ts";
import { meaningOf, nameOf, parcelOf, placeOf, type Row, readScans, rowsOf, unknownOf } from "./shared/scans.ts";
import { shopifyStatuses } from "./shopify-codes.ts";
import { readFulfillment, readOrder, readRefund, type Telling } from "./shopify-orders.ts";

export { shopifyStatuses } from "./shopify-codes.ts";

const signatureHeader = "x-shopify-hmac-sha256";

type Read = Required<Pick<Decoded, "parcels" | "orders">>;

interface Reading extends Telling {
  /** The event was deleted. */
  readonly deleted: boolean;
}

/**
 * Reads Shopify's webhooks of fulfillment events, fulfillments, orders and refunds, and what its APIs answer of these:
 * the REST lists of events, the fulfillments of GraphQL (`trackingInfo`, `events`).
 *
 * Scans: a fulfillment event tells one, and names no tracking number. Its parcel has the carrier `shopify` and, as its
 * number, the fulfillment's id, which is the `parcelId` of `shipment.submitted`: put the parcel's own number there before
 * `traced`. GraphQL names it. A code is written as GraphQL does: `IN_TRANSIT`. A deleted event is `withdrawn`. What
 * `shipment_status` says has no time of its own and is no scan.
 *
 * Orders, by Shopify's id: `payment.captured` with `total_price` where `financial_status` says it is paid, also in part
 * refunded; `payment.expired`; `shipment.submitted` for a fulfillment with a number, its lines by Shopify's ids, and
 * `extra_parcel.added` for further numbers; `order.cancelled`; `refund.started`, `refund.succeeded` and `refund.failed`.
 * What is promised is not told, so `order.created` is the host's.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays and moves nothing, with an issue. Ids of events
 * hold `X-Shopify-Webhook-Id`, so that a webhook sent again adds nothing; a refund's hold only its own.
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
 * parcels[0]?.number;     // 255858046
 * parcels[0]?.events;     // [{ at: 1780308000000, code: "IN_TRANSIT", milestone: "in_transit" }]
 */
export function shopify(): TrackingCodec {
  return {
    id: "shopify",
    decode: (input, { salt, zone }) => {
      const issues: Finding[] = [];
      const sign = headerOf(input, signatureHeader);
      const doubt = (body: string) => doubtOf(signatureHeader, sign, salt, (secret) => hmacBase64(body, secret));
      const payload = openBody(input.rawBody, zone, doubt, issues);
      const version = headerOf(input, "x-shopify-webhook-id").slice(0, 36);
      const deleted = headerOf(input, "x-shopify-topic").endsWith("/delete");
      const { parcels, orders } = payload ? readPayload(payload, { version, deleted, zone, issues }) : none;
      return answered({ parcels, ...(orders.length > 0 ? { orders } : {}), fetch: [] }, issues);
    },
  };
}

const none: Read = { parcels: [], orders: [] };

function readPayload(payload: Fields, reading: Reading): Read {
  const { data, errors, fulfillment_events, fulfillment_event, fulfillment, order, refund } = payload;
  const { issues } = reading;
  if (errors !== undefined) issues.push(finding("PROVIDER_REFUSED", "errors", "The answer is a refusal."));
  if (asFields(data)) return { ...none, parcels: readGraph(asFields(data) ?? {}, reading) };
  if (errors !== undefined) return none;
  if (fulfillment_events !== undefined) return { ...none, parcels: readEvents(fulfillment_events, reading) };
  const told = [fulfillment_event, fulfillment, order, refund].map(asFields).find(Boolean) ?? payload;
  if (told.happened_at !== undefined) return { ...none, parcels: readEvents([told], reading) };
  if (told.financial_status !== undefined) return { ...none, orders: readOrder(told, reading) };
  if (told.tracking_number !== undefined) return { ...none, orders: readFulfillment(told, reading) };
  if (told.transactions !== undefined) return { ...none, orders: readRefund(told, reading) };
  issues.push(warning("EVENT_NOT_READ", "", "Not of an order or a fulfillment."));
  return none;
}

/** Events of one fulfillment. */
function readEvents(list: unknown, { deleted, zone, issues }: Reading): TrackedParcel[] {
  const first = asFields(asList(list)[0]);
  const name = nameOf("shopify", "shopify", first?.fulfillment_id, "fulfillment_id", issues);
  if (!name) return [];
  const scans = readScans(list, "fulfillment_events", (row) => readEvent(row, zone), issues);
  if (deleted) return scans.length > 0 ? [{ ...name, events: [], withdrawn: scans }] : [];
  const path = "fulfillment_events.estimated_delivery_at";
  return parcelOf(name, scans, { text: arrivalOf(asList(list), "estimated_delivery_at"), path, zone }, issues);
}

/** The fulfillments of an answer, wherever a query of them or of their order puts them. */
function readGraph(data: Fields, { zone, issues }: Reading): TrackedParcel[] {
  const { fulfillment, node, order } = data;
  const whole = asFields(order) ?? asFields(node);
  const list = asFields(fulfillment) ?? nodesOf(whole?.fulfillments) ?? whole;
  return rowsOf(list, "fulfillments", issues).flatMap(([row, path]) => {
    const [info] = asList(row.trackingInfo);
    const { company, number } = asFields(info) ?? {};
    const id = asText(row.id).split("/").at(-1);
    const name = number
      ? nameOf("shopify", asText(company) || "other", number, `${path}.trackingInfo`, issues)
      : nameOf("shopify", "shopify", id, `${path}.id`, issues);
    if (!name) return [];
    const rows = nodesOf(row.events);
    const events = readScans(rows, `${path}.events`, (event) => readEvent(event, zone), issues);
    const text = asText(row.estimatedDeliveryAt) || arrivalOf(asList(rows), "estimatedDeliveryAt");
    return parcelOf(name, events, { text, path: `${path}.estimatedDeliveryAt`, zone }, issues);
  });
}

/** A list of GraphQL: as it is, as `nodes`, or as `edges`. */
function nodesOf(list: unknown): readonly unknown[] | undefined {
  if (Array.isArray(list)) return list;
  const { nodes, edges } = asFields(list) ?? {};
  return Array.isArray(nodes) ? nodes : Array.isArray(edges) ? edges.map((edge) => asFields(edge)?.node) : undefined;
}

/** Of several events the last that tells one. */
const arrivalOf = (rows: readonly unknown[], field: string): string =>
  rows.map((row) => asText(asFields(row)?.[field])).findLast(Boolean) ?? "";

function readEvent(row: Fields, zone: string): Row {
  const code = asText(row.status).toUpperCase();
  const meaning = meaningOf(shopifyStatuses, code);
  const time = row.happenedAt === undefined ? "happened_at" : "happenedAt";
  return {
    at: readTime(asText(row[time]), zone),
    time,
    code,
    says: { ...meaning, ...placeOf(row.city) },
    unknown: unknownOf("status", code, meaning),
  };
}
