import type { Pack } from "../rulebook/book/pack.ts";
import { commerce } from "./commerce.ts";

/** Pinduoduo: one number ships the whole order, and a parcel nobody picked up counts as never shipped. */
export const pinduoduo: Pack = {
  id: "pinduoduo",
  version: "2026.1",
  layer: "platform",
  zone: "Asia/Shanghai",
  currency: "CNY",
  extends: commerce,
  // Here a parcel that nobody picked up in time counts as never shipped, and the seller is told so.
  texts: {
    "zh-CN": {
      notices: {
        "overdue-pick-up-seller": {
          title: "包裹揽收超时",
          body: [
            "订单{no}的包裹{tn}揽收超时，视为虚假发货。请依次处理：1. 与买家沟通；2. 联系快递；3. 如有客观原因，在{due}前申诉。",
            "订单{no}的包裹{tn}揽收超时，视为虚假发货。请依次处理：1. 与买家沟通；2. 联系快递。",
          ],
          sms: [
            "包裹{tn}揽收超时，视为虚假发货，{due}前可申诉。",
            "包裹{tn}揽收超时，视为虚假发货，请联系买家和快递。",
          ],
          status: "揽收超时",
          tip: "请先与买家沟通，再联系快递",
        },
      },
    },
    en: {
      notices: {
        "overdue-pick-up-seller": {
          title: "Pick-up of a parcel is overdue",
          body: [
            "Pick-up of parcel {tn} (order {no}) is overdue, which counts as fake shipment. Please: 1. talk to the buyer; 2. call the carrier; 3. with an objective reason, appeal by {due}.",
            "Pick-up of parcel {tn} (order {no}) is overdue, which counts as fake shipment. Please: 1. talk to the buyer; 2. call the carrier.",
          ],
          sms: [
            "Pick-up of parcel {tn} is overdue (fake shipment). Talk to the buyer, call the carrier, or appeal by {due}.",
            "Pick-up of parcel {tn} is overdue (fake shipment). Talk to the buyer and call the carrier.",
          ],
          status: "Pick-up overdue",
          tip: "Talk to the buyer",
        },
      },
    },
  },
  values: {
    duration: {
      "group.timeout": { value: "24h", source: "unverified" },
      "ship.within": { value: "48h", source: ["S2-32", "R-PDD-1"] },
      "pickup.within": { value: "24h", source: ["R-PDD-1"] },
    },
    amount: {
      "comp.delay": { value: { fixed: 300 }, source: ["R-PDD-1", "R-PDD-2"] },
      "comp.overdue-pick-up": { value: { fixed: 2000 }, source: ["R-PDD-1"] },
      "comp.out-of-stock": { value: { percent: 5, min: 300, max: 5000 }, source: "unverified" },
    },
    choice: {
      "ship.allow-partial": { value: "no", source: ["R-PDD-3"] },
      "pickup.counts-as-fake": { value: "yes", source: ["S2-28"] },
    },
  },
};
