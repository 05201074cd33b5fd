import type { Condition } from "../condition/form.ts";
import type { NoticeAbout } from "../notify/rule.ts";
import type { Pack } from "../rulebook/book/pack.ts";
import { running, toShip } from "./running.ts";

/** Of a first delay to a date that is not too far: who says nothing agrees. Of any other he has to say so. */
const silenceAgrees: Condition<"order"> = {
  // Who asks for his money, all at once or line by line, has not been silent.
  "order.refund-asked": false,
  ...toShip,
  "order.delay-round": "first",
  "order.delayed-until": { notAfter: "ship-by.due", by: "delay.silence-agrees-up-to" },
};
/** Told anew of another day by which he has to answer. */
const asked: Condition<"order"> = {
  "order.delay-announced": true,
  "answer-delay": running,
  any: [{ "order.delay-answered": false }, { "answer-delay": { dueMoved: "either" } }],
};

/** What both questions have in common. */
const question: Omit<NoticeAbout<"order">, "when"> = {
  ref: "N-B38",
  each: "order",
  to: "buyer",
  topic: "shipping",
  class: "high",
  per: "order.delay-announced",
  channels: ["email", "sms"],
  says: { due: "answer-delay.due" },
  actions: ["keep-waiting", "cancel-order"],
};

/**
 * The mail order rule of the United States: goods leave in the time stated, at the latest in 30 days; a seller who cannot
 * asks the buyer to wait, or gives the money back.
 */
export const lawUsFtc: Pack = {
  id: "law-us-ftc",
  version: "2026.2",
  layer: "law",
  values: {
    duration: {
      "delay.answer": { value: "7d", source: "unverified" },
      "ship.auto-cancel": { value: "30d", source: "unverified" },
      "delay.silence-agrees-up-to": { value: "30d", source: ["R-FTC-1"] },
    },
    choice: { "delay.choice-required": { value: "yes", source: ["R-FTC-1"] } },
  },
  bounds: {
    duration: {
      "ship.within": { atMost: "30d", source: ["R-FTC-1"] },
      "ship.within.fast": { atMost: "30d", source: ["R-FTC-1"] },
      "delay.silence-agrees-up-to": { atMost: "30d", source: ["R-FTC-1"] },
      // The rule has no figures of its own for these; without any nobody would be asked, and who was not asked never be paid
      // back.
      "delay.answer": { atLeast: "7d", source: "unverified" },
      "ship.auto-cancel": { atMost: "30d", source: "unverified" },
      "refund.payout": { atMost: "7bd", source: ["R-FTC-2"] },
    },
    choice: { "delay.choice-required": { oneOf: ["yes"], source: ["R-FTC-1"] } },
  },
  promises: {
    "answer-delay": {
      ref: "FTC_CONSENT",
      each: "order",
      owedBy: "buyer",
      owedTo: "seller",
      while: {
        given: { "delay.choice-required": "yes" },
        "order.shipped": false,
        "order.closed": false,
        "order.refund-granted": false,
      },
      due: { from: "order.delay-announced", within: "delay.answer" },
      met: { "order.delay-answered": true },
      notBefore: { told: ["delay-choice", "delay-consent"], past: "delay.answer", orElse: "delay.answer" },
      then: [
        {
          if: silenceAgrees,
          then: { event: "shipby.negotiated", shipBy: "order.delayed-until" },
        },
        { then: { event: "order.cancelled", reason: "delay-not-accepted" } },
      ],
    },
  },
  // Whose silence cancels is told nothing that says he may just wait.
  inhibitions: {
    "asked-to-wait": {
      each: "order",
      when: { told: "delay-consent", "answer-delay": running },
      drops: ["late-shipment", "long-unshipped"],
    },
  },
  notices: {
    "delay-choice": { ...question, when: { ...asked, ...silenceAgrees } },
    "delay-consent": { ...question, when: { ...asked, none: [silenceAgrees] } },
  },
};
