import type { ExceptionKind, Milestone, Scan, SignMode } from "../model/parcel.ts";

/** What one code means. `rule` names what the code alone does not decide. */
export interface Kuaidi100Code {
  /** The name that rows carry instead of a code when asked for with `resultv2=1`; advanced codes come as codes. */
  readonly zh?: string;
  readonly milestone?: Milestone;
  readonly exception?: ExceptionKind;
  readonly mode?: SignMode;
  readonly rule?: "return" | "station";
}

/**
 * Every value of `state` and of `statusCode`, basic and advanced (`resultv2=4`).
 *
 * Source: api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc, apifox.com/apidoc/project-514987, the official Java SDK.
 */
export const kuaidi100Codes: Readonly<Record<string, Kuaidi100Code>> = {
  // basic
  "0": { zh: "在途", milestone: "in_transit" },
  "1": { zh: "揽收", milestone: "picked_up" },
  "2": { zh: "疑难", exception: "other" },
  "3": { zh: "签收", milestone: "delivered" },
  "4": { zh: "退签", milestone: "returning", rule: "return" },
  "5": { zh: "派件", milestone: "out_for_delivery" },
  "6": { zh: "退回", milestone: "returning" },
  "7": { zh: "转投", milestone: "in_transit", exception: "rerouted" },
  "8": { zh: "清关", milestone: "customs" },
  "14": { zh: "拒签", exception: "refused" },
  // advanced
  "101": { milestone: "info_received" }, // 已下单
  "102": { milestone: "info_received" }, // 待揽收
  "103": { milestone: "picked_up" }, // 已揽收
  "1001": { milestone: "arrived_destination" }, // 到达派件城市
  "1002": { milestone: "in_transit" }, // 干线
  "1003": { milestone: "in_transit", exception: "rerouted" }, // 转递
  "501": { milestone: "awaiting_collection" }, // 投柜或驿站
  "301": { milestone: "delivered", mode: "recipient" }, // 本人签收
  "302": { milestone: "delivered" }, // 派件异常后签收
  "303": { milestone: "delivered", mode: "agent" }, // 代签
  "304": { milestone: "delivered", mode: "locker_or_station", rule: "station" }, // 投柜或站签收
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

/** Every value of a push's `status`, and how its end is told in `message`: why to subscribe again. */
export const kuaidi100Monitor: Readonly<Record<string, Readonly<Record<string, ExceptionKind>>>> = {
  polling: {},
  shutdown: {},
  updateall: {},
  abort: { "3天": "no_carrier_info", "60天": "tracking_ended" },
};

/** The code that a row's code or, without one, its name stands for. */
export const codeOf = (token: string): string =>
  Object.keys(kuaidi100Codes).find((code) => kuaidi100Codes[code]?.zh === token) ?? token;

/** What a scan says. `collectable`: it already waited to be collected, and this is not that scan told again. */
export function meaningOf(
  code: string,
  text: string,
  collectable: boolean,
): Pick<Scan, "milestone" | "exception" | "mode" | "ambiguous"> | undefined {
  if (!Object.hasOwn(kuaidi100Codes, code)) return undefined;
  const { zh: _, rule, ...said } = kuaidi100Codes[code] as Kuaidi100Code;
  // The newer documentation reads 4 as "refused, or on its way back"; only the text tells that it is back.
  if (rule === "return" && /退回.{0,60}签收/.test(text)) return { milestone: "returned" };
  if (rule !== "station" || collectable) return said;
  // 304 is told for the drop-off by some carriers (JD 2022), for the pick-up by others (YTO 2022).
  const dropped = /代收|暂存|存放|投柜|请.{0,20}取件/.test(text);
  const taken = /取出|凭.{0,20}签收/.test(text);
  return dropped && !taken ? { milestone: "awaiting_collection" } : { ...said, ambiguous: true };
}
