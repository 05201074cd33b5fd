import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Finding, finding, warning } from "../model/finding.ts";
import type { TrackedParcel, TrackingCodec } from "./codec.ts";
import { answered, doubtOf, openBody } from "./shared/body.ts";
import { readStamp } from "./shared/local-time.ts";
import { asFields, asText, type Fields, formField, shown } from "./shared/payload.ts";
import { readPlace, readScanText } from "./shared/scan-text.ts";
import { type Codes, meaningOf, nameOf, type Row, readScans, unknownOf } from "./shared/scans.ts";
import { usable } from "./shared/usable.ts";

export type { Codes } from "./shared/scans.ts";

/** Every `ActionType` of a mini-program's waybill. Source: developers.weixin.qq.com, `logistics.onPathUpdate`. */
export const wechatActions: Codes = {
  "100001": { milestone: "picked_up" }, // 揽件成功
  "100002": { milestone: "info_received", exception: "other" }, // 揽件失败
  "100003": { milestone: "info_received" }, // 分配业务员
  "200001": { milestone: "in_transit" }, // 更新运输轨迹
  "300002": { milestone: "out_for_delivery" }, // 开始派送
  "300003": { milestone: "delivered" }, // 签收成功
  "300004": { exception: "attempt_failed" }, // 签收失败
  "400001": { milestone: "cancelled" }, // 订单取消
  "400002": { exception: "delayed" }, // 订单滞留
};

/** Every `status` of a shop's waybill (微信小店). Source: developers.weixin.qq.com, `ewaybill_push_path`. */
export const wechatShopStatuses: Codes = {
  "0": { milestone: "info_received" }, // 待揽件
  "1": { milestone: "picked_up" }, // 揽收
  "2": { milestone: "in_transit" }, // 运输中
  "3": { milestone: "out_for_delivery" }, // 派件
  "4": { milestone: "awaiting_collection" }, // 入柜
  "5": { milestone: "delivered" }, // 签收
  "6": { milestone: "returning" }, // 退回
  "7": { milestone: "in_transit", exception: "rerouted" }, // 转寄
  "8": { exception: "other" }, // 异常
  // 出柜: the courier may have taken it out again; what he does next then takes the delivery back.
  "9": { milestone: "delivered" },
  "99": {}, // 其他
};

/** A list of scans in one of WeChat's messages, and how its rows name things. */
interface Form {
  readonly carrier: unknown;
  readonly number: unknown;
  readonly numberField: string;
  readonly rows: unknown;
  readonly path: string;
  readonly fields: { readonly time: string; readonly code: string; readonly text: string };
  readonly codes: Codes;
}

/**
 * Reads the waybills that WeChat tells of: the message `add_express_path` of a mini-program, what its query `getPath`
 * answers, and `ewaybill_push_path` of a shop (微信小店), in JSON: choose that in the console, not XML.
 *
 * Guaranteed: never throws; scans oldest first; an unknown code stays as a scan that moves nothing, with an issue. A
 * mini-program tells the whole list each time, a shop one scan a message and no carrier, for which `wechat-logistics`
 * stands. `DeliveryID` is WeChat's own name of the carrier.
 *
 * With a `salt`, the token of the message push, the `url` of the call must carry `signature` = SHA-1 of token, timestamp
 * and nonce, sorted; else nothing is believed. WeChat does not sign the body: whoever saw a URL can write another body to
 * it, so serve HTTPS and log no URL. An encrypted body is `BODY_ENCRYPTED`: decrypt it before, or choose plain text. The
 * GET by which the console checks the address, with an empty `rawBody`, is answered with its `echostr`.
 *
 * @example
 * import { wechatLogistics } from "waybell/tracking/wechat-logistics";
 *
 * const action = '{"ActionTime":1780279200,"ActionType":300002,"ActionMsg":"【杭州市】开始派送"}';
 * const waybill = `"DeliveryID":"SF","WayBillId":"SF0042","Actions":[${action}]`;
 * const rawBody = `{"MsgType":"event","Event":"add_express_path",${waybill}}`;
 * const { parcels, reply } = wechatLogistics().decode({ headers: {}, rawBody }, { zone: "Asia/Shanghai" });
 * parcels[0]?.events;     // [{ at: 1780279200000, code: "300002", milestone: "out_for_delivery", place: "杭州市" }]
 * reply.body;             // "success"
 */
export function wechatLogistics(): TrackingCodec {
  return usable({
    id: "wechat-logistics",
    decode: ({ url = "", rawBody }, { salt, zone }) => {
      const issues: Finding[] = [];
      const query = url.slice(url.indexOf("?") + 1);
      const [sign, ...signed] = ["signature", "timestamp", "nonce"].map((name) => formField(query, name) ?? "");
      const doubt = (body: string) =>
        doubtOf("url", sign ?? "", salt, (token) => hex([token, ...signed].sort().join(""))) ??
        (body.trimStart().startsWith("<")
          ? finding("PAYLOAD_UNREADABLE", "", "XML.", "JSON, as chosen in the console")
          : undefined);
      const [echo] = (!rawBody && /^\w{1,64}$/.exec(formField(query, "echostr") ?? "")) || [];
      const payload = openBody(echo ? "{}" : rawBody, zone, doubt, issues);
      const parcels = payload && !echo ? readPayload(payload, zone, issues) : [];
      return answered({ parcels, fetch: [] }, issues, echo ?? "success");
    },
  });
}

const hex = (text: string): string => bytesToHex(sha1(utf8ToBytes(text)));

function readPayload(payload: Fields, zone: string, issues: Finding[]): TrackedParcel[] {
  const form = formOf(payload);
  const problem = form ? undefined : problemOf(payload);
  if (problem) issues.push(problem);
  const name = form && nameOf("wechat-logistics", form.carrier, form.number, form.numberField, issues);
  if (!form || !name) return [];
  const events = readScans(form.rows, form.path, (row) => readRow(row, form, zone), issues);
  return events.length > 0 ? [{ ...name, events }] : [];
}

function problemOf({ Encrypt, errcode }: Fields): Finding {
  if (Encrypt) return finding("BODY_ENCRYPTED", "Encrypt", "Encrypted.", "plain text, as chosen in the console");
  if (errcode) return finding("PROVIDER_REFUSED", "errcode", `A code ${shown(asText(errcode))}.`);
  return warning("EVENT_NOT_READ", "Event", "Not of a waybill.");
}

const action = { time: "ActionTime", code: "ActionType", text: "ActionMsg" };

function formOf(payload: Fields): Form | undefined {
  const { Event, DeliveryID, WayBillId, Actions, delivery_id, waybill_id, path_item_list } = payload;
  if (Event === "add_express_path") {
    const form = { carrier: DeliveryID, number: WayBillId, numberField: "WayBillId", rows: Actions, path: "Actions" };
    return { ...form, fields: action, codes: wechatActions };
  }
  if (Event === "ewaybill_push_path") {
    const rows = asFields(payload.waybill_info);
    const form = {
      carrier: "wechat-logistics",
      number: rows?.waybill_id,
      numberField: "waybill_info.waybill_id",
      rows,
    };
    const fields = { time: "update_time", code: "status", text: "desc" };
    return { ...form, path: "waybill_info", fields, codes: wechatShopStatuses };
  }
  if (path_item_list === undefined) return undefined;
  const form = { carrier: delivery_id, number: waybill_id, numberField: "waybill_id", rows: path_item_list };
  const fields = { time: "action_time", code: "action_type", text: "action_msg" };
  return { ...form, path: "path_item_list", fields, codes: wechatActions };
}

function readRow(row: Fields, { fields, codes }: Form, zone: string): Row {
  const code = asText(row[fields.code]);
  const text = asText(row[fields.text]);
  const meaning = meaningOf(codes, code);
  return {
    at: readStamp(asText(row[fields.time]), zone),
    time: fields.time,
    code,
    says: [meaning, readPlace("", "", text), readScanText(text)],
    unknown: unknownOf(fields.code, code, meaning),
  };
}
