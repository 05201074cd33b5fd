import type { Source, Values } from "../../src/rulebook/pack.ts";
import type { W } from "./words.ts";

const proposed: Source = ["domain 3.5 P"];

/** The figures of what no pack tells yet. */
export const values: Values<W> = {
  duration: {
    "false-sign.report": { value: "48h", source: proposed },
    "false-sign.proof": { value: "24h", source: proposed },
    "review.within": { value: "48h", source: ["R-PDD-9"] },
    "review.warn": { value: "6h", source: proposed },
    "return.send": { value: "7d", source: ["R-PDD-11"] },
    "return.warn": { value: "24h", source: proposed },
    "return.receive": { value: "72h", source: proposed },
    "case.escalate": { value: "7d", source: ["R-WX-5"] },
    "refund.payout": { value: "5bd", source: ["R-PDD-10"] },
    "resend.within": { value: "48h", source: proposed },
    "complaint.answer": { value: "48h", source: proposed },
    "complaint.decide": { value: "72h", source: proposed },
    "message.answer": { value: "1h", source: "unverified" },
    "job.accept": { value: "30m", source: proposed },
    "job.no-show": { value: "30m", source: proposed },
  },
  amount: {
    "comp.missing-items": { value: "full", source: ["S4-11", "R-UK-2"] },
    "comp.short-goodwill": { value: { percent: 10 }, source: "unverified" },
    "comp.false-sign": { value: { fixed: 500 }, source: proposed },
    "comp.return-freight": { value: { percent: 100, max: 1200 }, source: ["R-PDD-11"] },
  },
  choice: { "review.silence": { value: "approve", source: ["R-WX-5"] } },
};
