import type { Pack, Source } from "../rulebook/pack.ts";
import { limitedActions } from "./actions.ts";
import { base } from "./base.ts";
import { compensations } from "./compensations.ts";
import { caseCompensations } from "./compensations-cases.ts";
import { derived, findings } from "./findings.ts";
import { buyerNotices } from "./notices-buyer.ts";
import { buyerLimitNotices } from "./notices-buyer-limits.ts";
import { caseNotices } from "./notices-cases.ts";
import { courierNotices } from "./notices-courier.ts";
import { platformNotices } from "./notices-platform.ts";
import { sellerNotices } from "./notices-seller.ts";
import { sellerLimitNotices } from "./notices-seller-limits.ts";
import { twoWayNotices } from "./notices-two-way.ts";
import { promises } from "./promises.ts";
import { casePromises } from "./promises-cases.ts";
import { standingValues } from "./standing.ts";
import { windows } from "./windows.ts";

const proposed: Source = ["domain 3.5 P"];

/** The rules of buying and selling that platforms share, with the figures on which they do not differ. */
export const commerce: Pack = {
  id: "commerce",
  version: "2026.1",
  layer: "base",
  extends: base,
  quietHours: { buyer: { from: "22:00", to: "08:00" } },
  caps: { sms: { most: "cap.sms", within: "24h" } },
  budgets: {
    day: { most: "cap.day", within: "24h", to: ["buyer"], classes: ["normal", "low"] },
    "marketing-day": { most: "cap.marketing.day", within: "1cd", classes: ["marketing"] },
    "marketing-month": { most: "cap.marketing.month", within: "30d", classes: ["marketing"] },
    "aliyun-sms": { most: "cap.aliyun-sms", within: "24h", reserve: 10, gateways: ["aliyun-sms"] },
  },
  notices: {
    ...buyerNotices,
    ...buyerLimitNotices,
    ...twoWayNotices,
    ...sellerNotices,
    ...sellerLimitNotices,
    ...platformNotices,
    ...caseNotices,
    ...courierNotices,
  },
  actions: limitedActions,
  promises: { ...promises, ...casePromises },
  windows,
  findings,
  derived,
  compensations: { ...compensations, ...caseCompensations },
  values: {
    duration: {
      "eta.delta": { value: "12h", source: proposed },
      "eta.leg.city": { value: "2d", source: ["R-GEN-4"] },
      "eta.leg.province": { value: "3d", source: ["R-GEN-4"] },
      "eta.leg.cross": { value: "5d", source: ["R-GEN-4"] },
      "eta.leg.remote": { value: "7d", source: ["R-GEN-4"] },
      "eta.remind": { value: "24h", source: proposed },
      "pay.timeout": { value: "30m", source: ["R-GEN-1"] },
      "pay.remind": { value: "10m", source: proposed },
      "group.timeout": { value: "off", source: proposed },
      "ship.within": { value: "48h", source: ["S2-32", "R-PDD-1", "R-WX-1"] },
      "ship.within.fast": { value: "24h", source: "unverified" },
      "ship.warn.first": { value: "12h", source: proposed },
      "ship.warn.last": { value: "2h", source: proposed },
      "ship.long-unshipped": { value: "24h", source: proposed },
      "ship.auto-cancel": { value: "off", source: proposed },
      "pickup.within": { value: "48h", source: ["S2-33"] },
      "pickup.warn": { value: "6h", source: proposed },
      "fix.within": { value: "24h", source: ["S2-37"] },
      "fix.warn": { value: "2h", source: proposed },
      "extra.within": { value: "30d", source: ["S2-43"] },
      "trace.first-transit": { value: "48h", source: "unverified" },
      "trace.stall": { value: "72h", source: "unverified" },
      "trace.stall.remote": { value: "120h", source: "unverified" },
      "feed.lag": { value: "0s", source: proposed },
      "feed.lag-window": { value: "30m", source: ["domain 3.3 P", "S0-20", "S0-26"] },
      "feed.lag-alarm": { value: "60m", source: ["domain 3.3 P", "S0-20", "S0-26"] },
      "feed.silence": { value: "2h", source: ["domain 3.3 P", "S0-20", "S0-26"] },
      "clock.skew": { value: "10m", source: ["R-PDD-2", "R-PDD-4"] },
      "ship.proof-lag": { value: "0s", source: proposed },
      "deliver.grace": { value: "0s", source: proposed },
      "deliver.within": { value: "off", source: proposed },
      "sign.within": { value: "24h", source: "unverified" },
      "point.hold": { value: "7d", source: "unverified" },
      "point.remind": { value: ["24h", "48h"], source: "unverified" },
      "point.last": { value: "24h", source: "unverified" },
      "confirm.auto": { value: "7d", source: "unverified" },
      "confirm.auto.from-shipped": { value: "15d", source: "unverified" },
      "confirm.extend": { value: "3d", source: "unverified" },
      "confirm.remind": { value: "24h", source: proposed },
      "confirm.warn": { value: "24h", source: proposed },
      "confirm.warn.or-else": { value: "72h", source: proposed },
      "no-reason.within": { value: "8cd", source: ["S3-21", "R-LAW-CN-1"] },
      "appeal.within": { value: "72h", source: "unverified" },
      "late-evidence": { value: "72h", source: proposed },
      "delay.answer": { value: "off", source: ["R-FTC-1"] },
      "delay.silence-agrees-up-to": { value: "off", source: ["R-FTC-1"] },
      "comp.hold": { value: "24h", source: proposed },
      "comp.stall-long": { value: "48h", source: "unverified" },
      "review.within": { value: "48h", source: ["R-PDD-9"] },
      "review.within.unshipped": { value: "off", source: proposed },
      "review.warn": { value: "6h", source: proposed },
      "return.send": { value: "7d", source: ["R-PDD-11"] },
      "return.warn": { value: "24h", source: proposed },
      "return.receive": { value: "72h", source: proposed },
      "case.escalate": { value: "7d", source: ["R-WX-5"] },
      "refund.payout": { value: "5bd", source: ["R-PDD-10"] },
      "resend.within": { value: "48h", source: proposed },
      "complaint.answer": { value: "48h", source: proposed },
      "complaint.decide": { value: "72h", source: proposed },
      "false-sign.report": { value: "48h", source: proposed },
      "false-sign.proof": { value: "24h", source: proposed },
      "message.answer": { value: "1h", source: "unverified" },
      "job.accept": { value: "30m", source: proposed },
      "job.no-show": { value: "30m", source: proposed },
      "comp.retry": { value: ["1m", "10m", "1h", "6h"], source: proposed },
      "backlog.due-soon": { value: "2h", source: ["domain 3.10 P"] },
      ...standingValues.duration,
    },
    amount: {
      "comp.delay": { value: "off", source: proposed },
      "comp.delay-percent": { value: "off", source: ["R-PDD-6"] },
      "comp.delay-percent.a-day": { value: "off", source: ["R-PDD-6"] },
      "comp.overdue-pick-up": { value: "off", source: proposed },
      "comp.overdue-pick-up-percent": { value: "off", source: proposed },
      "comp.out-of-stock": { value: "off", source: proposed },
      "comp.stall": { value: { fixed: 300 }, source: "unverified" },
      "comp.late-delivery": { value: { fixed: 200 }, source: ["domain 3.8 P"] },
      "comp.in-full": { value: "full", source: ["domain 3.8 P"] },
      "comp.long-wait": {
        value: {
          tiers: [
            { from: "1d", fixed: 200 },
            { from: "3d", fixed: 500 },
            { from: "7d", fixed: 1000 },
          ],
        },
        source: "unverified",
      },
      "comp.missing-items": { value: "full", source: ["S4-11", "R-UK-2"] },
      "comp.short-goodwill": { value: "off", source: ["domain 3.8 P"] },
      "comp.false-sign": { value: { fixed: 500 }, source: ["domain 3.8 P"] },
      "comp.return-freight": { value: { percent: 100, max: 1200 }, source: ["R-PDD-11"] },
      "reward.confirm": { value: "off", source: ["S1-24"] },
      "reward.budget": { value: "off", source: ["S1-24"] },
    },
    number: {
      "cap.sms": { value: 4, source: ["domain 3.6 P"] },
      "feed.min-parcels": { value: 50, source: ["domain 3.3 P", "S0-20", "S0-26"] },
      // Of fewer the 95th percentile is the latest of them: one late scan would raise an alarm.
      "feed.min-scans": { value: 20, source: "unverified" },
      "cap.day": { value: 8, source: ["domain 3.6 P"] },
      "cap.marketing.day": { value: 1, source: ["domain 3.6 P"] },
      "cap.marketing.month": { value: 4, source: ["domain 3.6 P"] },
      "cap.aliyun-sms": { value: 50, source: ["R-SMS-4"] },
      "comp.buyer-share": { value: 1, source: "unverified" },
      "fix.max": { value: "off", source: ["S2-37"] },
      "extra.max": { value: 10, source: ["R-WX-4"] },
      "confirm.extensions": { value: 1, source: "unverified" },
      "case.most": { value: 5, source: ["R-WX-5"] },
      "backlog.small-batch": { value: 50, source: ["S2-36"] },
      ...standingValues.number,
    },
    clock: {
      "ship.cut-off": { value: "off", source: proposed },
      "pickup.cut-off": { value: "21:00", source: "unverified" },
    },
    date: {
      "reward.from": { value: "off", source: ["S1-24"] },
      "reward.to": { value: "off", source: ["S1-24"] },
    },
    choice: {
      "ship.allow-partial": { value: "yes", source: ["R-WX-3"] },
      "ship.starts-at": { value: "confirmed", source: ["S3-24"] },
      "ship.satisfied-by": { value: "upload", source: ["R-PDD-1"] },
      "pickup.clock-on-fix": { value: "keep", source: proposed },
      "pickup.counts-as-fake": { value: "no", source: ["domain 1.7 K5"] },
      "fix.until": { value: "time", source: ["S2-37"] },
      "point.consent-required": { value: "yes", source: ["R-LAW-CN-2"] },
      "delay.choice-required": { value: "no", source: ["R-FTC-1"] },
      "review.unshipped": { value: "at-once", source: ["R-PDD-12"] },
      "review.silence": { value: "approve", source: ["R-WX-5"] },
      "reward.campaign": { value: "off", source: ["S1-24"] },
    },
  },
};
