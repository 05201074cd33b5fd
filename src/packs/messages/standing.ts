import type { Texts } from "../../notify/text.ts";

// What a seller is told of a figure: `{side}` says on which side of its limit it should not be. Never said of few orders.

export const standingZhCN: Texts["notices"] = {
  "limit-near": {
    title: "店铺指标接近限值",
    body: "{metric}为{value}，接近{limit}的限值。该指标影响店铺评级与曝光，请及时改善。",
  },
  "limit-crossed": {
    title: "店铺指标超限",
    body: "{metric}为{value}，已{side, select, under {低于} other {超}}{limit}，将影响店铺评级与曝光。",
  },
};

export const standingTermsZhCN: NonNullable<Texts["terms"]> = {
  metric: {
    "late-ship": "延迟发货率",
    "overdue-pick-up": "揽收超时率",
    "fake-shipment": "虚假发货率",
    "seller-cancelled": "商责取消率",
    "seller-fault-refund": "商责退款率",
    "valid-number": "有效单号率",
    "on-time-delivery": "准时送达率",
  },
};

export const standingEn: Texts["notices"] = {
  "limit-near": {
    title: "Near a limit",
    body: "{metric} is {value}, near its limit of {limit}. It affects your rating and exposure: please improve it.",
  },
  "limit-crossed": {
    title: "A limit is crossed",
    body: "{metric} is {value}, {side, select, under {under} other {over}} {limit}. It affects your rating and exposure.",
  },
};

export const standingTermsEn: NonNullable<Texts["terms"]> = {
  metric: {
    "late-ship": "Late shipment rate",
    "overdue-pick-up": "Overdue pick-up rate",
    "fake-shipment": "Fake shipment rate",
    "seller-cancelled": "Seller-fault cancellation rate",
    "seller-fault-refund": "Seller-fault refund rate",
    "valid-number": "Valid tracking rate",
    "on-time-delivery": "On-time delivery rate",
  },
};
