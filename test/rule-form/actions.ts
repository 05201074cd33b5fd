import type { Actions } from "../../src/notify/rule.ts";
import type { W } from "./words.ts";

/** What people may do about what they read. */
export const actions: Actions<W> = {
  "enter-return-number": { by: ["buyer"], command: "aftersales.send-return" },
  "change-request": { by: ["buyer"], command: "aftersales.modify" },
  "ask-platform": {
    by: ["buyer"],
    command: "aftersales.escalate",
    each: "case",
    refused: [{ when: { "escalate-by": { not: "open" } }, code: "E_ESCALATE_WINDOW_CLOSED" }],
  },
  "answer-request": { by: ["seller"], command: "aftersales.answer" },
  "answer-complaint": { by: ["seller"], command: "complaint.answer" },
  "reject-wrong-number": { by: ["seller"], command: "aftersales.reject-wrong-number" },
  "accept-job": { by: ["courier"], command: "dispatch.accept" },
  "decline-job": { by: ["courier"], command: "dispatch.decline" },
  decide: { by: ["platform"], command: "case.decide" },
};
