import { atStation, signOff } from "./shared/plain-text.ts";
import type { TextCodes } from "./shared/scans.ts";

/**
 * Every value of `State`, `StateEx` and a trace's `Action`.
 *
 * The official pages could not be read: from what independent clients agree on. 203 and 418 were seen once only.
 */
export const kdniaoCodes: TextCodes = {
  "0": { milestone: "unknown" }, // 暂无轨迹
  "401": { milestone: "unknown", exception: "no_carrier_info" }, // 发货无信息
  "10": { milestone: "info_received" }, // 待揽件
  "1": { milestone: "picked_up" }, // 已揽收
  "2": { milestone: "in_transit" }, // 在途中
  "203": { milestone: "in_transit" }, // in no usual table
  "204": { milestone: "in_transit" }, // 到达转运中心
  "206": { milestone: "in_transit" }, // 寄件网点发件
  "5": { milestone: "in_transit", exception: "rerouted" }, // 转寄
  "6": { milestone: "customs" }, // 清关
  "601": { milestone: "customs" }, // 待清关
  "602": { milestone: "customs" }, // 清关中
  "603": { milestone: "customs" }, // 已清关
  "604": { milestone: "customs", exception: "customs_problem" }, // 清关异常
  "201": { milestone: "arrived_destination" }, // 到达派件城市
  "205": { milestone: "arrived_destination" }, // 到达派件网点
  "202": { milestone: "out_for_delivery" }, // 派件中
  "419": { milestone: "out_for_delivery" }, // 重新派送
  "211": { milestone: "awaiting_collection" }, // 已放入快递柜或驿站
  "412": { milestone: "awaiting_collection", exception: "overdue_collection" }, // 快递柜或驿站超时未取
  "3": signOff({ milestone: "delivered" }), // 签收
  "301": signOff({ milestone: "delivered" }), // 正常签收
  "302": signOff({ milestone: "delivered" }), // 派件异常后最终签收
  "304": atStation({ milestone: "delivered", mode: "agent" }), // 代收签收
  "311": atStation({ milestone: "delivered", mode: "locker_or_station" }), // 快递柜或驿站签收
  "407": { milestone: "returning" }, // 退货未签收
  "406": { milestone: "returned" }, // 退货签收
  "415": { milestone: "cancelled", exception: "stopped" }, // 客户取消发货
  "4": { exception: "other" }, // 问题件
  "418": { exception: "other" }, // 快件取出, by whom is not said
  "402": { exception: "overdue_delivery" }, // 超时未签收
  "403": { exception: "stalled" }, // 超时未更新
  "404": { exception: "refused" }, // 拒收(退件)
  "405": { exception: "attempt_failed" }, // 派件异常
  "413": { exception: "stopped" }, // 单号已拦截
  "414": { exception: "damaged" }, // 破损
  "416": { exception: "recipient_unreachable" }, // 无法联系
  "421": { exception: "recipient_unreachable" }, // 收件人电话错误
  "417": { exception: "delayed" }, // 配送延迟
  "420": { exception: "address_problem" }, // 收货地址不详细
  "422": { exception: "rerouted" }, // 错分件
  "423": { exception: "out_of_area" }, // 超区件
};
