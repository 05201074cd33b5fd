import { atStation, signOff, wayBack } from "./shared/plain-text.ts";
import type { TextCodes } from "./shared/scans.ts";

/**
 * Every value of `state` and of `statusCode`, basic and advanced (`resultv2=4`).
 *
 * Source: api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc, apifox.com/apidoc/project-514987, the official Java SDK.
 */
export const kuaidi100Codes: TextCodes = {
  // basic
  "0": { milestone: "in_transit" }, // 在途
  "1": { milestone: "picked_up" }, // 揽收
  "2": { exception: "other" }, // 疑难
  "3": signOff({ milestone: "delivered" }), // 签收
  // 退签. The newer documentation reads it as "refused, or on its way back"; only the text tells that it is back.
  "4": wayBack,
  "5": { milestone: "out_for_delivery" }, // 派件
  "6": { milestone: "returning" }, // 退回
  "7": { milestone: "in_transit", exception: "rerouted" }, // 转投
  "8": { milestone: "customs" }, // 清关
  "14": { exception: "refused" }, // 拒签
  // advanced
  "101": { milestone: "info_received" }, // 已下单
  "102": { milestone: "info_received" }, // 待揽收
  "103": { milestone: "picked_up" }, // 已揽收
  "1001": { milestone: "arrived_destination" }, // 到达派件城市
  "1002": { milestone: "in_transit" }, // 干线
  "1003": { milestone: "in_transit", exception: "rerouted" }, // 转递
  "501": { milestone: "awaiting_collection" }, // 投柜或驿站
  "301": signOff({ milestone: "delivered", mode: "recipient" }), // 本人签收
  "302": signOff({ milestone: "delivered" }), // 派件异常后签收
  "303": signOff({ milestone: "delivered", mode: "agent" }), // 代签
  "304": atStation({ milestone: "delivered", mode: "locker_or_station" }), // 投柜或站签收
  "401": { milestone: "cancelled" }, // 已销单
  "201": { exception: "overdue_delivery" }, // 超时未签收
  "202": { exception: "stalled" }, // 超时未更新
  "203": { exception: "refused" }, // 拒收
  "204": { exception: "attempt_failed" }, // 派件异常
  "205": { milestone: "awaiting_collection", exception: "overdue_collection" }, // 柜或驿站超时未取
  "206": { exception: "recipient_unreachable" }, // 无法联系
  "207": { exception: "out_of_area" }, // 超区
  "208": { exception: "delayed" }, // 滞留
  "209": { exception: "damaged" }, // 破损
  "210": { exception: "stopped" }, // 销单
  "10": { milestone: "customs" }, // 待清关
  "11": { milestone: "customs" }, // 清关中
  "12": { milestone: "customs" }, // 已清关
  "13": { milestone: "customs", exception: "customs_problem" }, // 清关异常
};

/** The name of each code, which a row may carry instead: always when asked for with `resultv2=1`. */
const names =
  "0 在途 1 揽收 2 疑难 3 签收 4 退签 5 派件 6 退回 7 转投 8 清关 14 拒签 101 已下单 102 待揽收 103 已揽收 1001 到达派件城市 1002 干线 1003 转递 501 投柜或驿站 301 本人签收 302 派件异常后签收 303 代签 304 投柜或站签收 401 已销单 201 超时未签收 202 超时未更新 203 拒收 204 派件异常 205 柜或驿站超时未取 206 无法联系 207 超区 208 滞留 209 破损 210 销单 10 待清关 11 清关中 12 已清关 13 清关异常".split(
    " ",
  );

/** The code that a row's code or, without one, its name stands for. */
export function codeOf(token: string): string {
  const place = names.indexOf(token);
  return (place % 2 === 1 ? names[place - 1] : undefined) ?? token;
}
