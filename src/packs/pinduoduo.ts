import type { Pack } from "../rulebook/pack.ts";
import { commerce } from "./commerce.ts";

/** Pinduoduo: one number ships the whole order, and a parcel nobody picked up counts as never shipped. */
export const pinduoduo: Pack = {
  id: "pinduoduo",
  version: "2026.1",
  layer: "platform",
  extends: commerce,
  parcelKinds: { primary: { effective: true } },
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
