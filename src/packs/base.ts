import type { Pack } from "../rulebook/book/pack.ts";
import { carriers } from "./carriers.ts";
import { en } from "./messages/en.ts";
import { feedsEn, feedsZhCN } from "./messages/feeds.ts";
import { officeEn, officeZhCN } from "./messages/office.ts";
import { phrasesEn } from "./messages/phrases-en.ts";
import { phrasesZhCN } from "./messages/phrases-zh-cn.ts";
import { standingEn, standingTermsEn, standingTermsZhCN, standingZhCN } from "./messages/standing.ts";
import { zhCN } from "./messages/zh-cn.ts";
import { goodsElsewhere } from "./running.ts";

/** What every pack stands on: classes, actions, inhibitions, carriers and texts. No figure of a platform. */
export const base: Pack = {
  id: "base",
  version: "2026.1",
  layer: "base",
  carriers,
  texts: {
    "zh-CN": {
      ...zhCN,
      notices: { ...zhCN.notices, ...feedsZhCN, ...officeZhCN, ...standingZhCN },
      terms: { ...zhCN.terms, ...standingTermsZhCN },
    },
    en: {
      ...en,
      notices: { ...en.notices, ...feedsEn, ...officeEn, ...standingEn },
      terms: { ...en.terms, ...standingTermsEn },
    },
  },
  phrases: { "zh-CN": phrasesZhCN, en: phrasesEn },
  classes: {
    critical: {
      quiet: { voice: "reroute", else: "send" },
      life: "2h",
      silence: "5m",
      receipt: "5m",
      tries: ["0s", "10s", "1m"],
      mandatory: true,
      uncapped: true,
      patience: "1m",
      goal: "10s",
    },
    high: {
      quiet: { else: "hold" },
      life: "12h",
      silence: "5m",
      receipt: "5m",
      tries: ["0s", "10s", "1m"],
      uncapped: true,
      goal: "30s",
    },
    normal: { quiet: { else: "hold" }, life: "24h", silence: "1h", tries: ["0s", "10s", "1m"], goal: "1m" },
    low: { quiet: { else: "hold" }, life: "72h", silence: "1h", tries: ["0s", "10s", "1m"], goal: "10m" },
    marketing: {
      quiet: { else: "drop" },
      life: "72h",
      silence: "1h",
      tries: ["0s", "10s", "1m"],
      consent: "marketing",
      window: { from: "08:00", to: "21:00" },
    },
  },
  actions: {
    "contact-carrier": { by: ["buyer", "seller"], command: "carrier.contact" },
    "contact-us": { by: ["buyer", "seller"], command: "support.contact" },
    "ask-after-sales": { by: ["buyer"], command: "aftersales.request" },
    "confirm-receipt": { by: ["buyer"], command: "receipt.confirm" },
    "report-missing": { by: ["buyer"], command: "receipt.report-missing" },
    "choose-time": { by: ["buyer"], command: "delivery.choose-time" },
    pay: { by: ["buyer"], command: "payment.pay" },
    "ship-again": { by: ["buyer"], command: "aftersales.request-resend" },
    "ask-refund": { by: ["buyer"], command: "aftersales.request-refund" },
    "keep-waiting": { by: ["buyer"], command: "delay.agree" },
    "cancel-order": { by: ["buyer"], command: "order.cancel" },
    "complete-address": { by: ["buyer"], command: "address.complete" },
    "choose-resend": { by: ["buyer"], command: "aftersales.request-resend" },
    "open-complaint": { by: ["buyer"], command: "complaint.open" },
    "enter-return-number": { by: ["buyer"], command: "aftersales.send-return" },
    "change-request": { by: ["buyer"], command: "aftersales.modify" },
    "answer-request": { by: ["seller"], command: "aftersales.answer" },
    "answer-complaint": { by: ["seller"], command: "complaint.answer" },
    "accept-job": { by: ["courier"], command: "dispatch.accept" },
    "decline-job": { by: ["courier"], command: "dispatch.decline" },
    decide: { by: ["platform"], command: "case.decide" },
    "contact-buyer": { by: ["seller", "platform"], command: "buyer.contact" },
  },
  inhibitions: {
    "order-closed": {
      each: "order",
      when: { "order.closed": true },
      drops: ["payment", "receipt", "seller-orders", "late-shipment", "long-unshipped", "address-incomplete"],
      except: ["group-failed", "order-called-off"],
    },
    // What is sent for a complaint to an order that is closed is told as any parcel.
    "parcel-of-closed-order": {
      each: "parcel",
      when: { "order.closed": true, none: [{ "parcel.extra-added": { notBefore: "order.closed" } }] },
      drops: ["shipping", "pick-up"],
      except: ["going-back"],
    },
    // What was still on its way then, or was sent later, is told all the same; so is what is scanned after it came unseen.
    "receipt-confirmed": {
      each: "parcel",
      when: [
        { "order.received": true, "parcel.delivered": { notAfter: "order.received" } },
        {
          "order.came-unseen": { notBefore: "parcel.uploaded" },
          none: [{ "parcel.last-scan": { after: "order.came-unseen" } }],
        },
      ],
      drops: ["shipping", "pick-up", "no-news-seller"],
      except: ["going-back"],
    },
    "test-order": {
      each: "order",
      when: { "order.test": true },
      drops: ["payment", "shipping", "pick-up", "receipt", "offers", "penalties", "operations"],
    },
    "request-open": {
      each: "order",
      when: { "order.case-open": true },
      drops: ["please-confirm", "reward-announced", "reward-granted"],
    },
    // Who was told of a later stage, or of what went wrong, is told of no earlier one.
    overtaken: {
      each: "parcel",
      when: {
        any: [
          { "parcel.attempt-failed": true },
          { "parcel.exception": ["lost", "damaged"] },
          { told: "out-for-delivery" },
          { told: "ready-to-collect" },
          { told: "delivery-failed" },
          { told: "delivered" },
          { told: "delivered-in-dispute" },
          { told: "going-back" },
        ],
      },
      drops: ["shipped", "partly-shipped", "picked-up", "parcel-arrived"],
    },
    "feed-down": { each: "parcel", when: { "parcel.feed-down": true }, drops: ["no-news", "no-news-seller"] },
    "return-parcel": { each: "parcel", when: { "parcel.kind": "return" }, drops: ["shipping", "pick-up"] },
    "held-for-the-buyer": {
      each: "order",
      when: { "order.hold": true, "order.hold-reason": "address" },
      drops: ["ship-soon", "ship-now"],
    },
    // Told to those only who want to follow every step.
    "key-milestones": {
      each: "parcel",
      when: { setting: { detail: "key-milestones" } },
      drops: ["picked-up", "parcel-arrived"],
    },
    // Nobody waits for what is paid back or sent anew, nor has to fetch it; who was sent for it in vain hears that still.
    "goods-elsewhere": {
      each: "parcel",
      when: { any: goodsElsewhere },
      drops: ["pick-up", "parcel-arrived", "check-address", "delivery-failed"],
      except: ["not-to-collect-yet"],
    },
    "imported-parcel": { each: "parcel", when: { "parcel.imported": true }, drops: ["shipping", "pick-up"] },
  },
};
