import type { Pack } from "../rulebook/pack.ts";
import { base } from "./base.ts";
import { buyerNotices } from "./notices-buyer.ts";
import { sellerNotices } from "./notices-seller.ts";

/** A Chinese marketplace at large: part of an order may be shipped alone, and every shipped part counts. */
export const marketplaceCn: Pack = {
  id: "marketplace-cn",
  version: "2026.1",
  extends: base,
  parcelKinds: { primary: { effective: true }, split: { effective: true } },
  quietHours: { buyer: { from: "22:00", to: "08:00" } },
  values: {
    duration: {
      "eta.delta": { value: "12h", source: ["domain 3.5 P"] },
      "eta.leg.city": { value: "2d", source: ["R-GEN-4"] },
      "eta.leg.province": { value: "3d", source: ["R-GEN-4"] },
      "eta.leg.cross": { value: "5d", source: ["R-GEN-4"] },
      "eta.leg.remote": { value: "7d", source: ["R-GEN-4"] },
    },
    number: { "cap.sms": { value: 4, source: ["domain 3.6 P"] } },
    choice: { "ship.allow-partial": { value: "yes", source: ["R-PDD-3", "R-WX-3"] } },
  },
  caps: { sms: { most: "cap.sms", within: "24h" } },
  notices: { ...buyerNotices, ...sellerNotices },
};
