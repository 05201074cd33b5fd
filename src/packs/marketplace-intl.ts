import type { Pack, Source } from "../rulebook/book/pack.ts";
import { commerce } from "./commerce.ts";

const proposed: Source = ["domain 3.5 P"];

/** A marketplace outside China: business days, a carrier's scan as proof of shipping, money back instead of coupons. */
export const marketplaceIntl: Pack = {
  id: "marketplace-intl",
  version: "2026.1",
  layer: "platform",
  extends: commerce,
  quietHours: { buyer: { from: "21:00", to: "08:00" } },
  values: {
    duration: {
      "eta.delta": { value: "24h", source: proposed },
      "pay.timeout": { value: "off", source: proposed },
      "pay.remind": { value: "off", source: proposed },
      "ship.within": { value: "2bd", source: ["R-TT-1"] },
      "ship.within.fast": { value: "1bd", source: "unverified" },
      "ship.auto-cancel": { value: "3d", source: ["R-SH-1", "R-TT-5"] },
      "pickup.within": { value: "off", source: ["R-TT-3"] },
      // Until the first scan, however long that takes.
      "fix.within": { value: "off", source: proposed },
      "trace.first-transit": { value: "off", source: proposed },
      "trace.stall": { value: "5d", source: proposed },
      "trace.stall.remote": { value: "5d", source: proposed },
      "deliver.within": { value: "6bd", source: ["R-TT-1"] },
      "point.remind": { value: "72h", source: proposed },
      "confirm.auto": { value: "3d", source: proposed },
      "confirm.auto.from-shipped": { value: "off", source: proposed },
      // As long as it is held where it is to be fetched.
      "confirm.auto.without-express": { value: "7d", source: proposed },
      "confirm.remind": { value: "off", source: ["R-WX-3"] },
      "no-reason.within": { value: "15cd", source: ["R-EU-1"] },
      "review.within": { value: "3bd", source: ["R-EB-2"] },
      "review.within.unshipped": { value: "24h", source: ["R-TT-5"] },
      "return.send": { value: "14d", source: ["R-EU-1"] },
      "return.receive": { value: "14d", source: ["R-EU-1"] },
      "case.escalate": { value: "30d", source: proposed },
      "complaint.answer": { value: "3bd", source: ["R-EB-2"] },
      "complaint.decide": { value: "off", source: proposed },
      "appeal.within": { value: "30d", source: "unverified" },
      "late-evidence": { value: "7d", source: proposed },
    },
    amount: {
      "comp.stall": { value: "off", source: proposed },
      "comp.late-delivery": { value: "off", source: proposed },
      "comp.long-wait": { value: "off", source: proposed },
      // Of every currency: figures in yuan are none of these.
      "comp.false-sign": { value: "off", source: proposed },
      "comp.return-freight": { value: "full", source: proposed },
    },
    number: {
      "confirm.extensions": { value: 0, source: proposed },
      "case.most": { value: "off", source: proposed },
      // How many may still go wrong says it better.
      "backlog.small-batch": { value: "off", source: proposed },
      "limit.late-ship": { value: 0.04, source: ["R-TT-2", "R-AMZ-1"] },
      "limit.overdue-pick-up": { value: "off", source: proposed },
      "limit.fake-shipment": { value: "off", source: proposed },
      "limit.seller-cancelled": { value: 0.025, source: ["R-TT-2", "R-AMZ-1"] },
      "limit.seller-fault-refund": { value: 0.01, source: ["R-TT-2"] },
      "limit.valid-number": { value: 0.95, source: ["R-TT-2", "R-AMZ-1"] },
      "limit.on-time-delivery": { value: 0.9, source: ["R-AMZ-1"] },
    },
    choice: {
      "review.unshipped": { value: "ask", source: ["R-TT-5"] },
      "review.silence": { value: "escalate", source: ["R-EB-2"] },
      "ship.starts-at": { value: "placed", source: ["R-TT-1"] },
      "ship.satisfied-by": { value: "any-proof", source: ["R-TT-3", "R-EB-1"] },
      "fix.until": { value: "first-scan", source: ["R-AMZ-1"] },
      "point.consent-required": { value: "no", source: proposed },
    },
  },
};
