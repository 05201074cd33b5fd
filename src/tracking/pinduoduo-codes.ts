import type { CaseKind, CaseStage } from "../model/matter.ts";
import type { Codes } from "./shared/scans.ts";

/**
 * Every `action` of a trace. GOT and SEND from several sources; the others as one generated copy of the official metadata
 * lists them (2023), where FAIL is 问题件 and is taken for a failed attempt.
 */
export const pinduoduoActions: Codes = {
  GOT: { milestone: "picked_up" },
  SEND: { milestone: "out_for_delivery" },
  DEPARTURE: { milestone: "in_transit" },
  ARRIVAL: { milestone: "in_transit" },
  SIGN: { milestone: "delivered" },
  FAIL: { exception: "attempt_failed" },
  REJECTION: { exception: "refused" },
  STAY_IN_WAREHOUSE: { exception: "delayed" },
  // 代收点代签: who signs is a station, and whether anybody collected it is not told.
  SIGN_ON_BEHALF: { milestone: "delivered", mode: "locker_or_station", ambiguous: true },
  IN_CABINET: { milestone: "awaiting_collection" },
  // 出柜: the courier may have taken it out again; what he does next then takes the delivery back.
  OUT_CABINET: { milestone: "delivered" },
  RETURN: { milestone: "returning" },
  OTHER: {},
};

/** Every `status` of a pick-up that was ordered online. */
export const pinduoduoPickUps: Codes = {
  "1": { milestone: "info_received" }, // 已下单
  "2": { milestone: "info_received" }, // 已接单
  "3": { milestone: "cancelled" }, // 商家已取消
  "4": { milestone: "cancelled", exception: "stopped" }, // 快递拒接
  "5": { milestone: "picked_up" }, // 揽收成功
  "6": { milestone: "info_received", exception: "other" }, // 揽收失败
};

/** Every `after_sales_status`, by where the request stands; 0 is none. */
export const pinduoduoAfterSales: { readonly [Stage in CaseStage]?: string } = {
  requested: "0",
  seller_review: "2 3 14 21",
  // The buyer has to take what is offered, or to confirm.
  negotiating: "15",
  rejected: "6",
  platform_review: "8",
  // 31 is a refusal that was agreed to and is still to be made.
  awaiting_return: "7 22 31",
  refunding: "4 5",
  refunded: "10",
  awaiting_resend: "32",
  resent: "18 27",
  completed: "16 25",
  platform_rejected: "9",
  // 17 and 24 are over, by whose doing is not told.
  withdrawn: "11 17 24",
  expired: "12 13",
};

/** Every `after_sales_type` of an answer: what the list takes to filter by is numbered otherwise. */
export const pinduoduoRequests: ReadonlyMap<string, CaseKind> = /* @__PURE__ */ new Map([
  ["1", "refund_only"],
  ["2", "return_refund"],
  ["3", "exchange"],
  ["4", "resend"],
  ["5", "repair"],
]);

/** Every status of an order or of an after-sales request that is kept, with the codes it may have. */
export const pinduoduoStatuses: { readonly [name: string]: string } = {
  order_status: "0 1 2 3",
  confirm_status: "0 1 2",
  group_status: "0 1 2",
  refund_status: "0 1 2 3 4",
  after_sales_status: Object.values(pinduoduoAfterSales).join(" "),
  after_sales_type: "1 2 3 4 5",
  shipping_status: "0 1",
  user_shipping_status: "0 1 2",
  risk_control_status: "0 1",
  trade_type: "0 1",
  step_trade_status: "0 1 2",
  is_stock_out: "0 1",
  stock_out_handle_status: "-1 0 1",
  promise_level: "1 2 3",
  promise_status: "0 1 2 3",
  promise_type: "1 2",
};
