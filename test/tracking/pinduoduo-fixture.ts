import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { pinduoduo } from "../../src/tracking/pinduoduo.ts";
import { at, parcels } from "./header-signed.ts";

// Composed by us in the form of Pinduoduo; nobody's order.

export const zone = "Asia/Shanghai";
export const asked = { carrier: "zhongtong", number: "73100000000001" };
export const sn = "260601-000000000000001";

export interface AnyFields {
  readonly [field: string]: unknown;
}

/** A wall time in Shanghai on a day of June 2026. */
export const june = (dayTime: string): number => at(`2026-06-${dayTime.replace(" ", "T")}+08:00`);

export const message = (type: string, content: AnyFields): AnyFields => ({
  type,
  mallID: 100000001,
  content: JSON.stringify({ mall_id: 100000001, ...content }),
});

/** What comes through the socket; the id is longer than a number holds. */
export const frame = (told: AnyFields): string =>
  `{"id":1234567890123456789,"commandType":"Common","time":1780279200001,"sendTime":1780279200000,"message":${JSON.stringify(told)}}`;

export const order = (more: AnyFields = {}): AnyFields => ({
  order_sn: sn,
  order_status: 1,
  confirm_status: 1,
  group_status: 1,
  refund_status: 1,
  after_sales_status: 0,
  risk_control_status: 0,
  trade_type: 0,
  step_order_info: null,
  is_stock_out: 0,
  stock_out_handle_status: -1,
  pay_amount: 19.9,
  pay_time: "2026-06-01 10:00:00",
  confirm_time: "2026-06-01 10:05:00",
  shipping_time: "",
  receive_time: null,
  logistics_id: 0,
  tracking_number: "",
  updated_at: "2026-06-01 10:05:01",
  receiver_name: "~AgAAAA~",
  ...more,
});

export const orderStatuses = {
  order_status: "1",
  confirm_status: "1",
  group_status: "1",
  refund_status: "1",
  after_sales_status: "0",
  risk_control_status: "0",
  trade_type: "0",
  is_stock_out: "0",
  stock_out_handle_status: "-1",
};

export const info = (more: AnyFields = {}): AnyFields => ({
  order_info_get_response: { order_info: order(more), request_id: "1" },
});

/** The answer of one request: amounts in fen, the creation in milliseconds. */
export const request = (more: AnyFields = {}): AnyFields => ({
  id: 7381745730,
  order_sn: sn,
  after_sales_status: 2,
  after_sales_type: 1,
  shipping_status: 1,
  user_shipping_status: "1",
  refund_amount: 1990,
  recreated_at: june("02 09:00:00"),
  updated_time: "2026-06-03 09:00:00",
  exchange_shipping_detail: { exchange_goods_number: 0 },
  ...more,
});

export const news = (type: string, key: string, payload: AnyFields, occurred?: string) => ({
  id: `pinduoduo/${sn}/${type}/${key}`,
  type,
  actor: { role: "platform" },
  source: "pinduoduo",
  payload,
  ...(occurred === undefined ? {} : { occurredAt: june(occurred) }),
});

export const told = (statuses: Record<string, string>, ...events: readonly unknown[]): Decoded =>
  ({ ...parcels(), orders: [{ provider: "pinduoduo", number: sn, statuses, events }] }) as Decoded;

export const trace = (...trace_list: readonly AnyFields[]): string =>
  JSON.stringify({ logistics_ordertrace_get_resposne: { trace_list } });

export const step = (dayTime: string, action: string, more: AnyFields = {}): AnyFields => ({
  action,
  status_time: `2026-06-${dayTime}`,
  status_desc: "d",
  desc: "d",
  node_description: "",
  ...more,
});

export const pickUp = (status: unknown, update_time: unknown = 1780279200): string =>
  JSON.stringify({ logistics_online_status_query_response: { status, update_time } });

export const decode = (payload: unknown, options: Partial<DecodeOptions> = {}): Decoded =>
  pinduoduo({ asked, carriers: { "115": "zhongtong", 顺丰: "SF" } }).decode(
    { headers: {}, rawBody: typeof payload === "string" ? payload : JSON.stringify(payload) },
    { zone, ...options },
  );

export const traced = (...events: Decoded["parcels"][0]["events"]): Decoded =>
  parcels({ provider: "pinduoduo", ...asked, events });

/** Every code of a trace or of an ordered pick-up, written down a second time on purpose: those in digits are a pick-up's. */
export const codeTable: readonly CodecCode[] = [
  { code: "GOT", milestone: "picked_up" },
  { code: "SEND", milestone: "out_for_delivery" },
  { code: "DEPARTURE", milestone: "in_transit" },
  { code: "ARRIVAL", milestone: "in_transit" },
  { code: "SIGN", milestone: "delivered" },
  { code: "FAIL", exception: "attempt_failed" },
  { code: "REJECTION", exception: "refused" },
  { code: "STAY_IN_WAREHOUSE", exception: "delayed" },
  { code: "SIGN_ON_BEHALF", milestone: "delivered", mode: "locker_or_station", ambiguous: true },
  { code: "IN_CABINET", milestone: "awaiting_collection" },
  { code: "OUT_CABINET", milestone: "delivered" },
  { code: "RETURN", milestone: "returning" },
  { code: "OTHER" },
  { code: "1", milestone: "info_received" },
  { code: "2", milestone: "info_received" },
  { code: "3", milestone: "cancelled" },
  { code: "4", milestone: "cancelled", exception: "stopped" },
  { code: "5", milestone: "picked_up" },
  { code: "6", milestone: "info_received", exception: "other" },
];

export const pinduoduoFixture: CodecFixture = {
  codec: pinduoduo({ asked, carriers: { "115": "zhongtong" } }),
  zone,
  samples: [
    {
      name: "a trace",
      json: trace(
        step("01 10:00:00", "GOT", { node_description: "杭州市" }),
        step("02 10:00:00", "ARRIVAL"),
        step("03 08:00:00", "SEND"),
        step("03 12:00:00", "IN_CABINET"),
      ),
      expected: traced(
        { at: june("01 10:00:00"), code: "GOT", milestone: "picked_up", place: "杭州市" },
        { at: june("02 10:00:00"), code: "ARRIVAL", milestone: "in_transit" },
        { at: june("03 08:00:00"), code: "SEND", milestone: "out_for_delivery" },
        { at: june("03 12:00:00"), code: "IN_CABINET", milestone: "awaiting_collection" },
      ),
    },
    {
      name: "a message from the socket",
      json: frame(message("pdd_trade_TradeSellerShip", { tid: sn })),
      expected: { ...parcels(), fetch: [{ carrier: "pinduoduo", number: sn, why: "pdd_trade_TradeSellerShip" }] },
    },
    {
      name: "an order that came",
      json: JSON.stringify(
        info({
          order_status: 3,
          logistics_id: 115,
          tracking_number: "73100000000001",
          shipping_time: "2026-06-02 10:00:00",
          receive_time: "2026-06-05 10:00:00",
          updated_at: "2026-06-05 10:00:01",
          gift_delivery_list: [{ logistics_id: 85, tracking_number: "YT0000000001" }],
        }),
      ),
      expected: told(
        { ...orderStatuses, order_status: "3" },
        news("payment.captured", "2026-06-05 10:00:01", { amount: { amount: 1990, currency: "CNY" } }, "01 10:00:00"),
        news("group.formed", "2026-06-05 10:00:01", {}, "01 10:05:00"),
        news(
          "shipment.submitted",
          "2026-06-05 10:00:01",
          { parcelId: "1", carrier: "zhongtong", number: "73100000000001", cover: true },
          "05 10:00:01",
        ),
        news("extra_parcel.added", "YT0000000001/2026-06-05 10:00:01", {
          parcelId: "YT0000000001",
          kind: "gift",
          carrier: "85",
          number: "YT0000000001",
        }),
        news("receipt.confirmed", "2026-06-05 10:00:01", {}, "05 10:00:00"),
      ),
    },
    {
      name: "a request after the sale",
      json: JSON.stringify(request()),
      expected: told(
        { after_sales_status: "2", after_sales_type: "1", shipping_status: "1", user_shipping_status: "1" },
        news(
          "aftersales.reported",
          "7381745730/2/2026-06-03 09:00:00",
          {
            caseId: "7381745730",
            stage: "seller_review",
            kind: "refund_only",
            amount: { amount: 1990, currency: "CNY" },
          },
          "03 09:00:00",
        ),
      ),
    },
  ],
  codes: {
    payload: (code) => (code.length < 2 ? pickUp(Number(code)) : trace(step("01 10:00:00", code))),
    table: codeTable,
  },
  skip: [
    "a payload signed with the salt is believed",
    "a re-serialised payload is refused",
    "a payload with one byte changed is refused",
    "an unsigned payload is refused where a salt is given",
    "a signature that was not checked is reported",
  ].map((name) => ({ name, reason: "Pinduoduo signs nothing of a message; its socket is opened with a digest." })),
};
