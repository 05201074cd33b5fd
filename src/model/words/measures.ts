import type { values } from "./values.ts";

/** What a number is one of: so many whole things, a part of a whole, points of a score, or how much something weighs. */
export type Measure = "count" | "share" | "points" | "weight";

/** What each number of ours measures; a host's own may be any. */
export const measures: { readonly [N in keyof typeof values.number]: Measure } = {
  "cap.sms": "count",
  "feed.min-parcels": "count",
  "feed.min-scans": "count",
  "cap.day": "count",
  "cap.marketing.day": "count",
  "cap.marketing.month": "count",
  "cap.aliyun-sms": "count",
  "cap.aliyun-sms.reserve": "count",
  "comp.stalls": "count",
  "comp.buyer-share": "share",
  "fix.max": "count",
  "extra.max": "count",
  "confirm.extensions": "count",
  "case.most": "count",
  "backlog.small-batch": "count",
  "courier.area.weight": "weight",
  "courier.open-tasks.weight": "weight",
  "courier.accept-rate.weight": "weight",
  "courier.no-show-rate.weight": "weight",
  "courier.vehicle.weight": "weight",
  "courier.requests.weight": "weight",
  "limit.late-ship": "share",
  "limit.overdue-pick-up": "share",
  "limit.fake-shipment": "share",
  "limit.seller-cancelled": "share",
  "limit.seller-fault-refund": "share",
  "limit.valid-number": "share",
  "limit.on-time-delivery": "share",
  "limit.warn-at": "share",
  "standing.min-orders": "count",
  "grade.a": "points",
  "grade.b": "points",
  "grade.c": "points",
  "grade.d": "points",
  "grade.late-ship.weight": "weight",
  "grade.late-ship.good": "share",
  "grade.late-ship.bad": "share",
  "grade.overdue-pick-up.weight": "weight",
  "grade.overdue-pick-up.good": "share",
  "grade.overdue-pick-up.bad": "share",
  "grade.fake-shipment.weight": "weight",
  "grade.fake-shipment.good": "share",
  "grade.fake-shipment.bad": "share",
  "grade.seller-fault-refund.weight": "weight",
  "grade.seller-fault-refund.good": "share",
  "grade.seller-fault-refund.bad": "share",
  "grade.complained.weight": "weight",
  "grade.complained.good": "share",
  "grade.complained.bad": "share",
  "grade.requests-in-time.weight": "weight",
  "grade.requests-in-time.good": "share",
  "grade.requests-in-time.bad": "share",
  "ladder.warn-from": "share",
  "ladder.show-less-from": "share",
  "ladder.show-less-by": "share",
  "ladder.cap-from": "share",
  "ladder.cap-share": "share",
  "ladder.cap-ends-below": "share",
};

/** Stretches of time that something is seen, counted or kept over: of an empty one nothing can be said. */
export const stretches: readonly (keyof typeof values.duration)[] = [
  "feed.lag-window",
  "standing.window",
  "standing.keep",
  "ladder.window",
  "ladder.peak-within",
];

export const isMeasured = (name: string): name is keyof typeof measures => Object.hasOwn(measures, name);
export const isStretch = (name: string): boolean => (stretches as readonly string[]).includes(name);
