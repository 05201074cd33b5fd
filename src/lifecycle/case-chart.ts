import { setup } from "xstate";
import type { CaseStage } from "../model/matter.ts";
import { type ChartEvent, type ChartLogic, holding } from "./chart-logic.ts";
import type { CaseChartEventType, CaseGuards } from "./guards.ts";

export interface CaseChartValue {
  readonly stage: CaseStage;
  readonly clock: "running" | "held";
}

export type CaseChartEvent = ChartEvent<CaseGuards>;

const holds = /* @__PURE__ */ holding<CaseGuards[CaseChartEventType]>();

const build = () => {
  const granted = [
    { guard: "needs-return", target: "awaiting_return" },
    { guard: "resends", target: "awaiting_resend" },
    { target: "refunding" },
  ] as const;
  const settled = [{ guard: "resends", target: "awaiting_resend" }, { target: "refunding" }] as const;
  const decided = [
    { guard: "upheld-return", target: "awaiting_return" },
    { guard: "upheld-resend", target: "awaiting_resend" },
    { guard: "upheld", target: "refunding" },
    { target: "platform_rejected" },
  ] as const;
  const reopened = [{ guard: "escalated", target: "platform_review" }, { target: "seller_review" }] as const;
  return setup({
    types: { events: {} as CaseChartEvent },
    guards: {
      "at-once": holds("at-once"),
      "coming-back": holds("coming-back"),
      "needs-return": holds("needs-return"),
      resends: holds("resends"),
      unanswered: holds("unanswered"),
      escalated: holds("escalated"),
      "upheld-return": holds("upheld", "needs-return"),
      "upheld-resend": holds("upheld", "resends"),
      upheld: holds("upheld"),
    },
  }).createMachine({
    id: "case",
    type: "parallel",
    states: {
      stage: {
        initial: "requested",
        states: {
          requested: {
            on: {
              "aftersales.requested": [
                { guard: "at-once", target: "refunding" },
                { guard: "coming-back", target: "awaiting_return" },
                { target: "seller_review" },
              ],
            },
          },
          seller_review: {
            on: {
              "aftersales.approved": granted,
              "aftersales.rejected": "rejected",
              "aftersales.proposed": "negotiating",
              "aftersales.modified": "seller_review",
              "aftersales.withdrawn": "withdrawn",
              "aftersales.escalated": { guard: "unanswered", target: "platform_review" },
              resent: "resent",
            },
          },
          negotiating: {
            on: {
              "aftersales.accepted": granted,
              "aftersales.declined": "seller_review",
              "aftersales.approved": granted,
              "aftersales.rejected": "rejected",
              "aftersales.proposed": "negotiating",
              "aftersales.modified": "seller_review",
              "aftersales.withdrawn": "withdrawn",
              "aftersales.expired": "expired",
            },
          },
          rejected: {
            on: {
              "aftersales.approved": granted,
              "aftersales.proposed": "negotiating",
              "aftersales.modified": "seller_review",
              "aftersales.withdrawn": "withdrawn",
              "aftersales.escalated": "platform_review",
              "aftersales.expired": "expired",
            },
          },
          platform_review: {
            on: {
              "aftersales.approved": granted,
              "aftersales.withdrawn": "withdrawn",
              "aftersales.return_received": settled,
              "aftersales.decided": decided,
            },
          },
          awaiting_return: {
            on: {
              "aftersales.return_sent": "return_in_transit",
              "aftersales.return_received": settled,
              "aftersales.approved": settled,
              "aftersales.rejected": "rejected",
              "aftersales.withdrawn": "withdrawn",
              "aftersales.expired": "expired",
              "aftersales.escalated": "platform_review",
            },
          },
          // Who looks at what came back may still say no; what never comes is for the platform.
          return_in_transit: {
            on: {
              "aftersales.return_received": settled,
              "aftersales.approved": settled,
              "aftersales.rejected": "rejected",
              "aftersales.withdrawn": "withdrawn",
              "aftersales.escalated": "platform_review",
              "aftersales.decided": decided,
            },
          },
          refunding: { on: { refunded: "refunded" } },
          awaiting_resend: {
            on: {
              resent: "resent",
              "aftersales.reopened": reopened,
              "aftersales.withdrawn": "withdrawn",
            },
          },
          resent: {
            on: {
              "aftersales.completed": "completed",
              "aftersales.reopened": reopened,
              "aftersales.escalated": "platform_review",
              "aftersales.decided": decided,
            },
          },
          refunded: {},
          completed: {},
          platform_rejected: {},
          withdrawn: {},
          expired: {},
        },
      },
      clock: {
        initial: "running",
        states: {
          running: { on: { "aftersales.held": "held" } },
          held: { on: { "aftersales.released": "running" } },
        },
      },
    },
  });
};

/**
 * The life of a request for after-sales: with the seller, in negotiation, refused, before the platform, the goods on
 * their way back, money or goods on their way to the buyer; beside it, whether the platform holds its clocks.
 *
 * No timers, no effects, no context: the rulebook moves it with accepted events and with what time brings about.
 */
export const caseChart: ChartLogic<CaseChartValue, CaseChartEvent> = /* @__PURE__ */ build() as unknown as ChartLogic<
  CaseChartValue,
  CaseChartEvent
>;
