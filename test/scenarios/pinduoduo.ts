// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { defineRulebook, type Person, type Rulebook } from "waybell";
import { webhook } from "waybell/channels/webhook";
import { pinduoduo } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";
import {
  at,
  buyer,
  channelsOf,
  created,
  paid,
  scan,
  seller,
  shippedAt,
  sms,
  smsTemplates,
  t,
  wechatNotices,
} from "./fixture.ts";

/** What is said of requests and couriers' jobs. */
const caseTexts: typeof smsTemplates = {
  "delivered-in-dispute": sms("DISPUTE", ["物流显示包裹${tn}已签收。", "Parcel ${tn} shows as delivered."]),
  "return-approved": sms("RETURN", ["请在${due}前寄回订单${no}。", "Send order ${no} back by ${due}."]),
  "refund-paid": sms("REFUND", ["订单${no}已退款${amount}。", "${amount} for order ${no} is refunded."]),
  "request-due-soon": sms("REVIEW", ["订单${no}售后还有${left}到期。", "Order ${no} is due in ${left}."]),
  "job-offered": sms("JOB", ["任务${task}：${place}，${m}件。", "Job ${task}: ${place}, parcels: ${m}."]),
  "job-agreed": sms("AGREED", ["已约定${time}到${place}取件。", "Agreed: ${time} at ${place}."]),
  "job-cancelled": sms("CANCELLED", ["任务${task}已取消，请勿前往。", "Job ${task} is cancelled."]),
  "job-changed": sms("CHANGED", ["任务${task}改为${time}，${place}。", "Job ${task}: ${time}, ${place}."]),
  "address-corrected": sms("ADDRESS", ["包裹${tn}地址已更正。", "The address of ${tn} was corrected."]),
};

/** What is said of limits has templates too. */
const limitTexts: typeof smsTemplates = {
  ...smsTemplates,
  ...caseTexts,
  "arriving-soon": sms("SOON", [
    "包裹${tn}预计${eta}前送达，请保持电话畅通。",
    "Parcel ${tn} should arrive by ${eta}.",
  ]),
  "collect-last-call": sms("LAST", [
    "请于${holdBy}前领取包裹${tn}，取件码${code}。",
    "Collect parcel ${tn} by ${holdBy}, code ${code}.",
  ]),
  "long-unshipped": sms("LONG", [
    "抱歉，订单${no}已超时${h}未发货。可选重新发货、退款或等待。",
    "Sorry, order ${no} is ${h} late. Ship again, refund or wait.",
  ]),
  "delay-choice": sms(
    "CHOICE",
    [
      "订单${no}推迟到${newShip}发货，可等待或退款。",
      "Order ${no} is delayed to ${newShip}: wait, or take your money.",
    ],
    ["订单${no}延迟发货，时间未定，可等待或退款。", "Order ${no} is delayed; no date yet: wait, or take your money."],
  ),
};

/** The sandbox of the fixture, with templates for what is said of limits, and a hook for the platform's own people. */
export const channels = [
  ...channelsOf(limitTexts, wechatNotices),
  webhook({ url: "https://ops.example.com/hooks/orders" }),
] as const;

export const pinduoduoBook: Rulebook = defineRulebook({ packs: [pinduoduo], channels });

/** Whoever looks after orders that went wrong. */
export const platform: Person = {
  id: "platform-1",
  role: "platform",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { webhook: "ops" },
};

/** The buyer agreed to pick-up points. */
export const consented: ScenarioEvent<"consent.given"> = {
  type: "consent.given",
  occurredAt: t("06-01 09:59"),
  payload: { to: "pick-up-point" },
};

/** Nobody has ordered yet. */
export const pdd: Scenario = scenario(pinduoduoBook).given([buyer, seller, platform]);

/** Order 1001: created on Monday 06-01 at 09:58, paid and confirmed at 10:00. To be shipped by 06-03 10:00. */
export const confirmed: Scenario = pdd.given({ events: [created, consented, paid] });

/** The confirmed order, shipped whole at that time. */
export const onItsWay = (dayAndTime: string, eta?: string): Scenario =>
  confirmed.given({ events: [shippedAt(dayAndTime, eta)] });

/** A scan that comes in as it happens, as something that came before. */
export const scanned = (...row: Parameters<typeof scan>): ScenarioEvent => ({
  ...scan(...row),
  receivedAt: t(row[0]),
});

/** As in SC-01: shipped on 06-01 at 18:00, due on 06-03 at 18:00, picked up that evening, on its way the next night. */
export const travelling: Scenario = onItsWay("06-01 18:00", "06-03 18:00").given({
  events: [scanned("06-01 20:30", "picked_up", "杭州市"), scanned("06-02 23:40", "in_transit", "苏州市")],
});

/** A limit, and the first millisecond after it. */
export const around = (dayAndTime: string): readonly [due: number, after: number] => [
  at(dayAndTime),
  at(dayAndTime) + 1,
];

/** The last two milliseconds in which something may still be done. */
export const inTime = (dayAndTime: string): readonly (readonly [when: string, at: number])[] => [
  ["a millisecond before its end", at(dayAndTime) - 1],
  ["in its last millisecond", at(dayAndTime)],
];

/** What CMP-01 pays for an order that is late, and what the seller pays for it. */
export const delayCoupon = {
  policy: "delay-coupon",
  subject: "order",
  form: "coupon",
  amount: { amount: 300, currency: "CNY" },
  payer: "seller",
  to: "buyer",
} as const;
export const delayCharge = {
  policy: "delay-coupon",
  subject: "order",
  amount: { amount: 300, currency: "CNY" },
  payer: "seller",
  to: "buyer",
} as const;

/** The latest entry of this notice in somebody's inbox: what it says, and what may be done about it. */
export function entryOf(
  { inbox }: Scenario,
  notice: string,
): { readonly body: string; readonly actions: readonly string[] } {
  const request = inbox.findLast((one) => one.notice === notice)?.send.request;
  if (request?.kind !== "inbox") throw new Error(`No inbox has ${notice}.`);
  const { body, actions } = request.entry;
  return { body, actions: actions.map(({ label }) => label) };
}
