import { createHash } from "node:crypto";
import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions, TrackedParcel } from "../../src/tracking/codec.ts";
import { kdniao } from "../../src/tracking/kdniao.ts";
import { june } from "./payloads.ts";

// Composed by us in the manner of KDNiao; no line is anybody's real scan.

export const zone = "Asia/Shanghai";
export const apiKey = "56da2cf8-the-key-of-an-account";

export interface TraceFields {
  readonly [name: string]: unknown;
}

/** A trace: `10 08:00:00` is a time on a day of June 2026. */
export const trace = (dayTime: string, AcceptStation: string, Action?: unknown, Location = ""): TraceFields => ({
  ...(Action === undefined ? {} : { Action }),
  AcceptTime: `2026-06-${dayTime}`,
  AcceptStation,
  Location,
});

/** The oldest trace first, as they come. */
export const item = (
  ShipperCode: string,
  LogisticCode: string,
  Traces: unknown,
  more: TraceFields = {},
): TraceFields => ({
  EBusinessID: "1237100",
  ShipperCode,
  LogisticCode,
  Success: true,
  Reason: "",
  State: "2",
  Traces,
  ...more,
});

export const push = (...Data: readonly unknown[]): string =>
  JSON.stringify({ EBusinessID: "1237100", PushTime: "2026-06-05 10:00:00", Count: `${Data.length}`, Data });

/** Without `RequestType` and `DataType`, which are neither signed nor read. */
export const wrap = (json: string): string => `RequestData=${encodeURIComponent(json)}`;

export const signed = (json: string, key = apiKey): string => {
  const hex = createHash("md5").update(`${json}${key}`, "utf8").digest("hex");
  return `${wrap(json)}&DataSign=${encodeURIComponent(Buffer.from(hex).toString("base64"))}`;
};

export const reply = (Success: boolean, EBusinessID = "1237100", UpdateTime = "2026-06-05 10:00:00") => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ EBusinessID, UpdateTime, Success, Reason: "" }),
});

export const read = (...parcels: readonly Omit<TrackedParcel, "provider">[]): Decoded => ({
  parcels: parcels.map((parcel) => ({ provider: "kdniao", ...parcel })),
  fetch: [],
  issues: [],
  reply: reply(true),
});

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}): Decoded =>
  kdniao().decode({ headers: {}, rawBody }, { zone, ...options });

const yunda: TrackedParcel["events"] = [
  { at: june(2, "10:32:59"), code: "1", milestone: "picked_up", place: "廊坊市" },
  { at: june(2, "20:33:31"), code: "2", milestone: "in_transit", place: "廊坊市" },
  { at: june(3, "08:50:56"), code: "201", milestone: "arrived_destination", place: "青岛市" },
  {
    at: june(3, "13:46:57"),
    code: "202",
    milestone: "out_for_delivery",
    place: "青岛市",
    courier: { name: "郑**", phone: "138****1220" },
  },
  {
    at: june(3, "15:00:00"),
    code: "211",
    milestone: "awaiting_collection",
    place: "青岛市",
    point: { name: "菜鸟驿站(海尔路店)", code: "5-1-2044" },
  },
  { at: june(3, "19:20:00"), code: "311", milestone: "delivered", place: "青岛市" },
];

/** Two parcels in one push. */
export const twoParcels = {
  name: "two parcels, one of them collected at a station",
  json: push(
    item(
      "YD",
      " YD4420260042 ",
      [
        trace("02 10:32:59", "【廊坊市】某某分部 已揽收", "1", "廊坊市"),
        trace("02 20:33:31", "【廊坊市】已离开 某某分部；发往 北京分拨中心", "2", "廊坊市"),
        trace("03 08:50:56", "【青岛市】已到达 青岛分拨中心", "201", "青岛市"),
        trace("03 13:46:57", "【青岛市】快递员郑**(138****1220)正在为您派件", "202", "青岛市"),
        trace("03 15:00:00", "快件已存放于菜鸟驿站(海尔路店)，请凭取件码5-1-2044及时取件", "211", "青岛市"),
        trace("03 19:20:00", "已签收，签收人凭取货码签收", "311", "青岛市"),
      ],
      { State: "3", StateEx: "311", EstimatedDeliveryTime: "2026-06-03 20:00:00" },
    ),
    item("SF", "SF0000000042", [trace("04 09:00:00", "顺丰速运 已收取快件")], { State: "1" }),
  ),
  expected: read(
    { carrier: "YD", number: "YD4420260042", events: yunda, eta: june(3, "20:00:00") },
    { carrier: "SF", number: "SF0000000042", events: [{ at: june(4, "09:00:00"), code: "1", milestone: "picked_up" }] },
  ),
} as const;

/** The answer to a query is one parcel, bare. */
export const answer = {
  name: "the answer to a query without actions",
  json: JSON.stringify(
    item("HTKY", "HT0000000042", [trace("01 19:19:16", "【某某项目】已揽收"), trace("04 16:12:43", "已签收")], {
      State: "3",
    }),
  ),
  expected: {
    ...read({
      carrier: "HTKY",
      number: "HT0000000042",
      events: [
        { at: june(1, "19:19:16"), code: "", milestone: "picked_up" },
        { at: june(4, "16:12:43"), code: "3", milestone: "delivered" },
      ],
    }),
    reply: reply(true, "1237100", ""),
  },
} as const;

/** Every code that independent clients agree on, written down a second time on purpose. 304 and 311 without a text. */
export const codeTable: readonly CodecCode[] = [
  { code: "0", milestone: "unknown" },
  { code: "1", milestone: "picked_up" },
  { code: "2", milestone: "in_transit" },
  { code: "3", milestone: "delivered" },
  { code: "4", exception: "other" },
  { code: "5", milestone: "in_transit", exception: "rerouted" },
  { code: "6", milestone: "customs" },
  { code: "10", milestone: "info_received" },
  { code: "201", milestone: "arrived_destination" },
  { code: "202", milestone: "out_for_delivery" },
  { code: "203", milestone: "in_transit" },
  { code: "204", milestone: "in_transit" },
  { code: "205", milestone: "arrived_destination" },
  { code: "206", milestone: "in_transit" },
  { code: "211", milestone: "awaiting_collection" },
  { code: "301", milestone: "delivered" },
  { code: "302", milestone: "delivered" },
  { code: "304", milestone: "delivered", mode: "agent", ambiguous: true },
  { code: "311", milestone: "delivered", mode: "locker_or_station", ambiguous: true },
  { code: "401", milestone: "unknown", exception: "no_carrier_info" },
  { code: "402", exception: "overdue_delivery" },
  { code: "403", exception: "stalled" },
  { code: "404", exception: "refused" },
  { code: "405", exception: "attempt_failed" },
  { code: "406", milestone: "returned" },
  { code: "407", milestone: "returning" },
  { code: "412", milestone: "awaiting_collection", exception: "overdue_collection" },
  { code: "413", exception: "stopped" },
  { code: "414", exception: "damaged" },
  { code: "415", milestone: "cancelled", exception: "stopped" },
  { code: "416", exception: "recipient_unreachable" },
  { code: "417", exception: "delayed" },
  { code: "418", exception: "other" },
  { code: "419", milestone: "out_for_delivery" },
  { code: "420", exception: "address_problem" },
  { code: "421", exception: "recipient_unreachable" },
  { code: "422", exception: "rerouted" },
  { code: "423", exception: "out_of_area" },
  { code: "601", milestone: "customs" },
  { code: "602", milestone: "customs" },
  { code: "603", milestone: "customs" },
  { code: "604", milestone: "customs", exception: "customs_problem" },
];

export const kdniaoFixture: CodecFixture = {
  codec: kdniao(),
  zone,
  samples: [twoParcels, answer],
  wrap,
  signed: {
    rawBody: signed(twoParcels.json),
    salt: apiKey,
    reserialised: signed(twoParcels.json).replace(
      encodeURIComponent('"Count":"2"'),
      encodeURIComponent('"Count": "2"'),
    ),
  },
  codes: { payload: (code) => push(item("JD", "JD0042", [trace("01 10:00:00", "", code)])), table: codeTable },
  skip: [],
};
