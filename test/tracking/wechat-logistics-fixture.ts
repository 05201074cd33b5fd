import { createHash } from "node:crypto";
import type { CodecCode, CodecFixture } from "../../src/testing/codec-conformance.ts";
import type { Decoded, DecodeOptions } from "../../src/tracking/codec.ts";
import { wechatLogistics } from "../../src/tracking/wechat-logistics.ts";
import { at, respelt } from "./header-signed.ts";

// Composed by us in the form of WeChat; no line is anybody's real scan.

export const zone = "Asia/Shanghai";
export const salt = "token-of-the-push";

/** A wall time in Shanghai on a day of June 2026, in seconds. */
export const seconds = (dayTime: string): number => at(`2026-06-${dayTime.replace(" ", "T")}+08:00`) / 1000;

export interface ActionFields {
  readonly [field: string]: unknown;
}

export const action = (dayTime: string, ActionType: unknown, ActionMsg = ""): ActionFields => ({
  ActionTime: seconds(dayTime),
  ActionType,
  ActionMsg,
});

const envelope = { ToUserName: "gh_1", FromUserName: "openid", CreateTime: 1780279200, MsgType: "event" };

/** The message of a mini-program. */
export const pathUpdate = (Actions: unknown, more: ActionFields = {}): string =>
  JSON.stringify({
    ...envelope,
    Event: "add_express_path",
    DeliveryID: "SF",
    WayBillId: "SF0000000042",
    OrderId: "1001",
    Version: 3,
    Count: 1,
    Actions,
    ...more,
  });

/** The message of a shop. */
export const shopPush = (status: unknown, dayTime = "01 10:00:00", desc = ""): string => {
  const waybill_info = {
    ewaybill_order_id: 5,
    waybill_id: "SF0000000042",
    update_time: seconds(dayTime),
    desc,
    status,
  };
  return JSON.stringify({ ...envelope, Event: "ewaybill_push_path", waybill_info });
};

export const taken: Decoded["reply"] = { status: 200, headers: {}, body: "success" };

export const read = (carrier: string, ...events: Decoded["parcels"][0]["events"]): Decoded => ({
  parcels: events.length > 0 ? [{ provider: "wechat-logistics", carrier, number: "SF0000000042", events }] : [],
  fetch: [],
  issues: [],
  reply: taken,
});

export const decode = (rawBody: string, options: Partial<DecodeOptions> = {}, url?: string): Decoded =>
  wechatLogistics().decode({ headers: {}, rawBody, ...(url === undefined ? {} : { url }) }, { zone, ...options });

export const journey = {
  name: "a parcel up to its delivery",
  json: pathUpdate([
    action("01 10:00:00", 100001, "【杭州市】小哥揽件成功"),
    action("02 08:00:00", 200001, "【上海市】已发出"),
    action("03 08:10:00", 300002, "正在派送途中(派件人:王*,电话:139****0101)"),
    action("03 12:00:00", 300003, "已签收，感谢使用"),
  ]),
  expected: read(
    "SF",
    { at: at("2026-06-01T10:00:00+08:00"), code: "100001", milestone: "picked_up", place: "杭州市" },
    { at: at("2026-06-02T08:00:00+08:00"), code: "200001", milestone: "in_transit", place: "上海市" },
    {
      at: at("2026-06-03T08:10:00+08:00"),
      code: "300002",
      milestone: "out_for_delivery",
      courier: { name: "王*", phone: "139****0101" },
    },
    { at: at("2026-06-03T12:00:00+08:00"), code: "300003", milestone: "delivered" },
  ),
} as const;

/** Every documented code, written down a second time on purpose: those of six digits are a mini-program's. */
export const codeTable: readonly CodecCode[] = [
  { code: "100001", milestone: "picked_up" },
  { code: "100002", milestone: "info_received", exception: "other" },
  { code: "100003", milestone: "info_received" },
  { code: "200001", milestone: "in_transit" },
  { code: "300002", milestone: "out_for_delivery" },
  { code: "300003", milestone: "delivered" },
  { code: "300004", exception: "attempt_failed" },
  { code: "400001", milestone: "cancelled" },
  { code: "400002", exception: "delayed" },
  { code: "0", milestone: "info_received" },
  { code: "1", milestone: "picked_up" },
  { code: "2", milestone: "in_transit" },
  { code: "3", milestone: "out_for_delivery" },
  { code: "4", milestone: "awaiting_collection" },
  { code: "5", milestone: "delivered" },
  { code: "6", milestone: "returning" },
  { code: "7", milestone: "in_transit", exception: "rerouted" },
  { code: "8", exception: "other" },
  { code: "9", milestone: "delivered" },
  { code: "99" },
];

export const signedUrl = (token = salt, timestamp = "1780279200", nonce = "n0nce"): string => {
  const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex");
  return `https://shop.example/wechat?signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&openid=o`;
};

export const wechatFixture: CodecFixture = {
  codec: wechatLogistics(),
  zone,
  samples: [
    journey,
    {
      name: "a message of a shop",
      json: shopPush(4, "03 12:00:00", "【杭州市】已放入丰巢智能柜，取件码为88012345"),
      expected: read("wechat-logistics", {
        at: at("2026-06-03T12:00:00+08:00"),
        code: "4",
        milestone: "awaiting_collection",
        place: "杭州市",
        point: { name: "丰巢智能柜", code: "88012345" },
      }),
    },
    {
      name: "the answer to a query",
      json: JSON.stringify({
        openid: "o",
        delivery_id: "SF",
        waybill_id: "SF0000000042",
        path_item_num: 1,
        path_item_list: [{ action_time: seconds("01 10:00:00"), action_type: 100001, action_msg: "" }],
      }),
      expected: read("SF", { at: at("2026-06-01T10:00:00+08:00"), code: "100001", milestone: "picked_up" }),
    },
  ],
  signed: { rawBody: journey.json, salt, url: signedUrl(), reserialised: respelt(journey.json) },
  codes: {
    payload: (code) => (code.length < 3 ? shopPush(Number(code)) : pathUpdate([action("01 10:00:00", Number(code))])),
    table: codeTable,
  },
  skip: [
    { name: "a re-serialised payload is refused", reason: "WeChat does not sign the body." },
    { name: "a payload with one byte changed is refused", reason: "WeChat does not sign the body." },
  ],
};
