// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how Aliyun writes variables
import { type ChannelAdapter, defineRulebook, type OrderLine, type Person, type Rulebook, type Scan } from "waybell";
import { type AliyunSmsTemplate, aliyunSms } from "waybell/channels/aliyun-sms";
import { email } from "waybell/channels/email";
import { inbox } from "waybell/channels/inbox";
import { jpush } from "waybell/channels/jpush";
import { wechatMiniSubscribe } from "waybell/channels/wechat-mini-subscribe";
import { marketplaceCn } from "waybell/packs";
import { type Scenario, type ScenarioEvent, scenario } from "waybell/testing";

/** What was registered with the SMS provider: Chinese and English, the fuller template of two first. */
export const sms = (name: string, ...texts: readonly [zh: string, en: string][]): readonly AliyunSmsTemplate[] =>
  texts.flatMap(([zh, en], i) => [
    { code: `SMS_${name}_${i}_ZH`, locale: "zh-CN", text: zh },
    { code: `SMS_${name}_${i}_EN`, locale: "en", text: en },
  ]);

export const smsTemplates: { readonly [notice: string]: readonly AliyunSmsTemplate[] } = {
  "group-failed": sms("GROUP_FAILED", [
    "订单${no}未成团，款项将原路退回。",
    "No group for order ${no}; your money goes back.",
  ]),
  shipped: sms("SHIPPED", ["订单${no}已发货：${carrier}${tn}。", "Order ${no} shipped: ${carrier} ${tn}."]),
  "out-for-delivery": sms("OUT", ["包裹${tn}正在派送，请留意来电。", "Parcel ${tn} is out for delivery."]),
  "ready-to-collect": sms(
    "COLLECT",
    ["包裹${tn}已到${point}，取件码${code}，请尽快领取。", "Parcel ${tn} is at ${point}, code ${code}."],
    ["包裹${tn}待领取，请尽快领取。", "Parcel ${tn} is ready to collect."],
  ),
  delivered: sms("DELIVERED", ["物流显示包裹${tn}已签收。", "Tracking shows parcel ${tn} as delivered."]),
  "not-delivered-yet": sms("CORRECTION", [
    "更正：包裹${tn}尚未送达。",
    "Correction: parcel ${tn} is not delivered yet.",
  ]),
  delayed: sms("DELAYED", ["包裹${tn}将延迟送达。", "Parcel ${tn} will be late."]),
  "delivery-failed": sms("FAILED", [
    "包裹${tn}未能送达，请联系${carrier}。",
    "Parcel ${tn} was not delivered; contact ${carrier}.",
  ]),
};

export const wechatNotices: { readonly [notice: string]: string } = {
  "order-paid": "no",
  "group-failed": "no",
  shipped: "tn",
  "partly-shipped": "tn",
  "parcel-arrived": "tn",
  "out-for-delivery": "tn",
  "ready-to-collect": "tn",
  delivered: "tn",
  "not-delivered-yet": "tn",
  delayed: "tn",
  "delivery-failed": "tn",
  "going-back": "tn",
  "number-corrected": "tn",
  "extra-parcel": "tn",
  "new-order": "no",
};

/** Adapters as a shop would set them up, in a sandbox: templates by notice, and which number a WeChat card shows. */
export const channelsOf = (
  texts: typeof smsTemplates,
  cards: typeof wechatNotices,
): readonly [ChannelAdapter, ...ChannelAdapter[]] => [
  aliyunSms({ accessKeyId: "LTAI-sandbox", signName: "好物商城", templates: texts }),
  jpush({ appKey: "8103a4c628a0b98974ec1949", channelId: "orders" }),
  wechatMiniSubscribe({
    templates: Object.fromEntries(
      Object.entries(cards).map(([notice, number]) => [
        notice,
        [{ id: `TPL-${notice}`, fields: { character_string1: number, phrase2: "status", thing3: "tip" } }],
      ]),
    ),
    page: "pages/order/detail?id={orderId}",
  }),
  email({ from: { name: "Shop", address: "orders@mail.example.com" }, messageIdDomain: "mail.example.com" }),
  inbox(),
];
export const channels = channelsOf(smsTemplates, wechatNotices);

export const book: Rulebook = defineRulebook({ packs: [marketplaceCn], channels });

/** `06-01 10:00` in Shanghai, in the year of the scenarios. */
export const t = (dayAndTime: string): string => `2026-${dayAndTime.replace(" ", "T")}+08:00`;
export const at = (dayAndTime: string): number => Date.parse(t(dayAndTime));

export const buyer: Person = {
  id: "buyer-7",
  role: "buyer",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { sms: "13900000007", push: "170976fa8ab0cd", wechat: "oABC-7", email: "buyer@example.com" },
  quietHours: { from: "22:00", to: "08:00" },
};

export const seller: Person = {
  id: "seller-3",
  role: "seller",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  addresses: { push: "190e35f7e00d11", email: "seller@example.com" },
  quietHours: null,
};

export const total = { amount: 5990, currency: "CNY" } as const;
export const twoMugs: OrderLine = { id: "L1", title: "马克杯", quantity: 2, paid: total };

/** Two mugs for 59.90 yuan, freight included. */
export const created: ScenarioEvent<"order.created"> = {
  type: "order.created",
  occurredAt: t("06-01 09:58"),
  payload: { kind: "normal", lines: [twoMugs], total },
};
export const paid: ScenarioEvent<"payment.captured"> = {
  type: "payment.captured",
  occurredAt: t("06-01 10:00"),
  payload: { amount: total },
};

export const number = "73100000000001";
export const shipped: ScenarioEvent<"shipment.submitted"> = {
  type: "shipment.submitted",
  payload: { parcelId: "P1", carrier: "zhongtong", number },
};
export const shippedAt = (dayAndTime: string, eta?: string): ScenarioEvent<"shipment.submitted"> => ({
  ...shipped,
  occurredAt: t(dayAndTime),
  payload: { ...shipped.payload, ...(eta === undefined ? {} : { eta: t(eta) }) },
});

type Row = readonly [dayAndTime: string, what: Partial<Scan> | Scan["milestone"], place?: string];

/** What a provider pushed for a number: of each scan its time and milestone, or more. */
export const traced = (
  rows: readonly Row[],
  of: { readonly number?: string; readonly provider?: string } = {},
): ScenarioEvent => ({
  type: "trace.received",
  payload: {
    carrier: "zhongtong",
    number: of.number ?? number,
    provider: of.provider ?? "kuaidi100",
    scans: rows.map(([dayAndTime, what, place]) => ({
      at: at(dayAndTime),
      code: typeof what === "string" ? what : (what?.milestone ?? what?.exception ?? "note"),
      ...(typeof what === "string" ? { milestone: what } : what),
      ...(place === undefined ? {} : { place }),
    })),
  },
});

/** A scan that comes in as it happens. */
export const scan = (dayAndTime: string, what: Row[1], place?: string): ScenarioEvent =>
  traced([place === undefined ? [dayAndTime, what] : [dayAndTime, what, place]]);

/** Nobody has ordered yet. */
export const shop: Scenario = scenario(book).given([buyer, seller]);

/** Order 1001: created on Monday 06-01 at 09:58, paid and confirmed at 10:00. */
export const paidOrder: Scenario = shop.given({ events: [created, paid] });

/** The paid order, shipped whole at that time. */
export const shippedOrder = (dayAndTime: string, eta?: string): Scenario =>
  paidOrder.given({ events: [shippedAt(dayAndTime, eta)] });

/** A scan of 06-01 or 06-02, when nobody waits for one. */
const early = (dayAndTime: string, what: Row[1]): ScenarioEvent => ({
  ...scan(dayAndTime, what),
  receivedAt: t(dayAndTime),
});
export const pickedUp: ScenarioEvent = early("06-01 20:30", "picked_up");
export const moved: ScenarioEvent = early("06-02 10:00", "in_transit");

/** Shipped on 06-01 at 18:00, picked up that evening, and moved on the next morning. */
export const underWay: Scenario = shippedOrder("06-01 18:00").given({ events: [pickedUp, moved] });
