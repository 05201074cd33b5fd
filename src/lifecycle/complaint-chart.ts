import { setup } from "xstate";
import type { ComplaintStage } from "../model/matter.ts";
import { type ChartEvent, type ChartLogic, holding } from "./chart-logic.ts";
import type { ComplaintChartEventType, ComplaintGuards } from "./guards.ts";

export interface ComplaintChartValue {
  readonly stage: ComplaintStage;
  readonly proof: "complete" | "asked";
}

export type ComplaintChartEvent = ChartEvent<ComplaintGuards>;

const holds = /* @__PURE__ */ holding<ComplaintGuards[ComplaintChartEventType]>();

// Whose offer was declined, or came to nothing, has to answer anew.
const reopened = [{ guard: "decided", target: "platform_review" }, { target: "seller_responding" }] as const;

const build = () =>
  setup({
    types: { events: {} as ComplaintChartEvent },
    guards: {
      resends: holds("resends"),
      unanswered: holds("unanswered"),
      "upheld-resend": holds("upheld", "resends"),
      upheld: holds("upheld"),
      decided: holds("decided"),
    },
  }).createMachine({
    id: "complaint",
    type: "parallel",
    states: {
      stage: {
        initial: "opened",
        on: { "complaint.appealed": { guard: "decided", target: ".appealed" } },
        states: {
          opened: { on: { "complaint.opened": "seller_responding" } },
          seller_responding: {
            on: {
              "complaint.responded": "negotiating",
              "complaint.proposal_made": "negotiating",
              "complaint.escalated": { guard: "unanswered", target: "platform_review" },
              "complaint.resolved": "resolved",
              "complaint.withdrawn": "withdrawn",
              resent: "resent",
            },
          },
          negotiating: {
            on: {
              "complaint.responded": "negotiating",
              "complaint.proposal_made": "negotiating",
              "complaint.accepted": [{ guard: "resends", target: "awaiting_resend" }, { target: "resolved" }],
              "complaint.declined": "seller_responding",
              "complaint.resolved": "resolved",
              "complaint.escalated": "platform_review",
              "complaint.withdrawn": "withdrawn",
              "complaint.expired": "expired",
            },
          },
          awaiting_resend: {
            on: {
              resent: "resent",
              "complaint.resolved": "resolved",
              "complaint.reopened": reopened,
              "complaint.withdrawn": "withdrawn",
            },
          },
          resent: {
            on: {
              "complaint.resolved": "resolved",
              "complaint.reopened": reopened,
              "complaint.escalated": "platform_review",
              "complaint.withdrawn": "withdrawn",
            },
          },
          platform_review: {
            on: {
              "complaint.decided": [
                { guard: "upheld-resend", target: "awaiting_resend" },
                { guard: "upheld", target: "upheld" },
                { target: "dismissed" },
              ],
              "complaint.withdrawn": "withdrawn",
            },
          },
          upheld: {},
          dismissed: {},
          appealed: {
            on: { "complaint.appeal_decided": [{ guard: "resends", target: "awaiting_resend" }, { target: "final" }] },
          },
          resolved: {},
          final: {},
          withdrawn: {},
          expired: {},
        },
      },
      proof: {
        initial: "complete",
        states: {
          complete: { on: { "complaint.proof_asked": "asked", "complaint.evidence_added": "complete" } },
          asked: { on: { "complaint.evidence_added": "complete" } },
        },
      },
    },
  });

/**
 * The life of a complaint: with the seller, talked about, settled between the two or ruled on by the platform, appealed;
 * beside it, whether somebody was asked for proof.
 *
 * No timers, no effects, no context: the rulebook moves it with accepted events and with what time brings about.
 */
export const complaintChart: ChartLogic<ComplaintChartValue, ComplaintChartEvent> =
  /* @__PURE__ */ build() as unknown as ChartLogic<ComplaintChartValue, ComplaintChartEvent>;
