import type { Pack } from "../rulebook/book/pack.ts";
import { commerce } from "./commerce.ts";

/** A Chinese marketplace at large: part of an order may be shipped alone, and every shipped part counts. */
export const marketplaceCn: Pack = {
  id: "marketplace-cn",
  version: "2026.2",
  layer: "platform",
  zone: "Asia/Shanghai",
  currency: "CNY",
  extends: commerce,
  values: {
    duration: {
      "confirm.auto": { value: "off", source: ["R-WX-2"] },
      "confirm.auto.from-shipped": { value: "10d", source: ["R-WX-2"] },
      "confirm.auto.without-express": { value: "2d", source: ["R-WX-2"] },
      // The platform's own app reminds, once.
      "confirm.remind": { value: "off", source: ["R-WX-3"] },
    },
    amount: {
      "comp.delay": { value: { percent: 5, min: 200, max: 3000 }, source: "unverified" },
      "comp.delay-percent": { value: "off", source: ["R-PDD-6"] },
      "comp.overdue-pick-up-percent": { value: { percent: 5, min: 200, max: 3000 }, source: "unverified" },
      "comp.out-of-stock": { value: { percent: 10, min: 500, max: 10000 }, source: ["R-PDD-6"] },
    },
    number: {
      "fix.max": { value: 1, source: ["R-WX-3"] },
      "extra.max": { value: 15, source: ["R-WX-3"] },
    },
  },
};
