import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { shopify } from "../../src/tracking/shopify.ts";
import { at, hmac, parcels, respelt } from "./header-signed.ts";

// Composed by us in the form of Shopify; nobody's order.

export const zone = "America/New_York";
export const salt = "client-secret-of-the-app";
export const webhook = { "X-Shopify-Webhook-Id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043" };

export interface AnyFields {
  readonly [field: string]: unknown;
}

export const fulfillmentEvent = (status: string, happened_at = "2026-06-01T06:00:00-04:00", more: AnyFields = {}) => ({
  id: 944956396,
  fulfillment_id: 255858046,
  status,
  message: null,
  happened_at,
  city: null,
  address1: null,
  estimated_delivery_at: null,
  order_id: 450789469,
  ...more,
});

export const fulfillment = (more: AnyFields = {}): AnyFields => ({
  id: 255858046,
  order_id: 450789469,
  status: "success",
  created_at: "2026-06-01T05:00:00-04:00",
  updated_at: "2026-06-01T05:00:01-04:00",
  tracking_company: "USPS",
  shipment_status: null,
  tracking_number: "9400100000000000000001",
  tracking_numbers: ["9400100000000000000001"],
  line_items: [{ id: 466157049, quantity: 2 }],
  ...more,
});

export const refund = (transactions: readonly AnyFields[], more: AnyFields = {}): AnyFields => ({
  id: 509562969,
  order_id: 450789469,
  created_at: "2026-06-03T10:00:00-04:00",
  processed_at: "2026-06-03T10:00:05-04:00",
  refund_line_items: [],
  transactions,
  ...more,
});

export const transaction = (amount: unknown, status: string, more: AnyFields = {}): AnyFields => ({
  kind: "refund",
  amount,
  currency: "USD",
  status,
  ...more,
});

export const order = (more: AnyFields = {}): AnyFields => ({
  id: 450789469,
  name: "#1001",
  currency: "USD",
  total_price: "409.94",
  financial_status: "pending",
  fulfillment_status: null,
  cancelled_at: null,
  cancel_reason: null,
  updated_at: "2026-06-01T04:00:00-04:00",
  fulfillments: [],
  refunds: [],
  ...more,
});

export const decode = (payload: unknown, options: Partial<DecodeOptions> = {}, headers: Record<string, string> = {}) =>
  shopify().decode({ headers, rawBody: JSON.stringify(payload) }, { zone, ...options });

const scanned = {
  name: "an event of a fulfillment",
  json: JSON.stringify(
    fulfillmentEvent("out_for_delivery", "2026-06-01T06:00:00-04:00", {
      city: "Ottawa",
      estimated_delivery_at: "2026-06-01T18:00:00-04:00",
    }),
  ),
  expected: parcels({
    provider: "shopify",
    carrier: "shopify",
    number: "255858046",
    eta: at("2026-06-01T18:00:00-04:00"),
    events: [
      {
        at: at("2026-06-01T06:00:00-04:00"),
        code: "OUT_FOR_DELIVERY",
        milestone: "out_for_delivery",
        place: "Ottawa",
      },
    ],
  }),
} as const;

const orderEvent = (type: string, key: string) => ({
  id: `shopify/450789469/${type}/${key}`,
  actor: { role: "platform" as const },
  source: "shopify",
});

export const told = (statuses: Record<string, string>, ...events: readonly unknown[]): Decoded =>
  ({
    ...parcels(),
    orders: [{ provider: "shopify", number: "450789469", statuses, events }],
  }) as Decoded;

export const shippedNews = (key: string, more: AnyFields = {}) => ({
  ...orderEvent("shipment.submitted", `255858046/${key}`),
  type: "shipment.submitted",
  occurredAt: at("2026-06-01T05:00:01-04:00"),
  payload: {
    parcelId: "255858046",
    carrier: "USPS",
    number: "9400100000000000000001",
    lines: [{ lineId: "466157049", quantity: 2 }],
    cover: true,
    ...more,
  },
});

export const news = (type: string, key: string, payload: AnyFields, occurredAt?: string) => ({
  ...orderEvent(type, key),
  type,
  payload,
  ...(occurredAt === undefined ? {} : { occurredAt: at(occurredAt) }),
});

/** Every documented code, written down a second time on purpose. */
export const codeTable: readonly CodecCode[] = [
  { code: "LABEL_PURCHASED", milestone: "info_received" },
  { code: "LABEL_PRINTED", milestone: "info_received" },
  { code: "CONFIRMED", milestone: "info_received" },
  { code: "CARRIER_PICKED_UP", milestone: "picked_up" },
  { code: "IN_TRANSIT", milestone: "in_transit" },
  { code: "OUT_FOR_DELIVERY", milestone: "out_for_delivery" },
  { code: "ATTEMPTED_DELIVERY", exception: "attempt_failed" },
  { code: "DELAYED", exception: "delayed" },
  { code: "FAILURE", exception: "other" },
  { code: "READY_FOR_PICKUP", milestone: "awaiting_collection" },
  { code: "PICKED_UP", milestone: "delivered" },
  { code: "DELIVERED", milestone: "delivered" },
  { code: "BUYER_ACTION_REQUIRED", exception: "held" },
  { code: "READY_FOR_RECIPIENT_PICKUP", milestone: "awaiting_collection" },
  { code: "RETURNING_TO_SENDER", milestone: "returning" },
];

export const shopifyFixture: CodecFixture = {
  codec: shopify(),
  zone,
  samples: [
    scanned,
    {
      name: "an order in the middle of its life",
      json: JSON.stringify(
        order({
          financial_status: "partially_refunded",
          fulfillment_status: "fulfilled",
          fulfillments: [fulfillment()],
          refunds: [refund([transaction("10.00", "success")])],
          updated_at: "2026-06-03T10:00:06-04:00",
        }),
      ),
      expected: told(
        { financial_status: "partially_refunded", fulfillment_status: "fulfilled" },
        news("payment.captured", "2026-06-03T10:00:06-04:00", { amount: { amount: 40994, currency: "USD" } }),
        shippedNews("2026-06-03T10:00:06-04:00"),
        news(
          "refund.started",
          "509562969/2026-06-03T10:00:06-04:00",
          { refundId: "509562969", amount: { amount: 1000, currency: "USD" } },
          "2026-06-03T10:00:00-04:00",
        ),
        news(
          "refund.succeeded",
          "509562969/2026-06-03T10:00:06-04:00",
          { refundId: "509562969" },
          "2026-06-03T10:00:05-04:00",
        ),
      ),
    },
  ],
  signed: {
    rawBody: scanned.json,
    salt,
    headers: { "x-shopify-hmac-sha256": hmac(scanned.json, salt, "base64") },
    reserialised: respelt(scanned.json),
  },
  codes: { payload: (code) => JSON.stringify(fulfillmentEvent(code.toLowerCase())), table: codeTable },
  skip: [],
};
