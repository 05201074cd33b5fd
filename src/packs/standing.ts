import type { Source, Values } from "../rulebook/book/pack.ts";

const proposed: Source = ["domain 3.9 P"];
const ladder: Source = ["domain 3.8 P", "S3-15"];

/** What sellers are judged by, where platforms do not differ. */
export const standingValues: Required<Pick<Values, "duration" | "number">> = {
  duration: {
    "standing.window": { value: "30d", source: ["R-AMZ-1"] },
    // Three windows: enough for the peak of the ladder, and for what comes late to be put right.
    "standing.keep": { value: "90d", source: "unverified" },
    "number.proof-within": { value: "72h", source: proposed },
    "confirm.reminder-works": { value: "24h", source: proposed },
    "ladder.window": { value: "30d", source: ladder },
    "ladder.cap-ends-after": { value: "7d", source: ["R-TT-4"] },
    "ladder.peak-within": { value: "28d", source: ["R-TT-4"] },
  },
  number: {
    "limit.late-ship": { value: 0.05, source: "unverified" },
    "limit.overdue-pick-up": { value: 0.02, source: "unverified" },
    "limit.fake-shipment": { value: 0.005, source: "unverified" },
    "limit.seller-cancelled": { value: "off", source: proposed },
    "limit.seller-fault-refund": { value: "off", source: proposed },
    "limit.valid-number": { value: "off", source: proposed },
    "limit.on-time-delivery": { value: "off", source: proposed },
    "limit.warn-at": { value: 0.75, source: ["R-AMZ-1"] },
    "standing.min-orders": { value: 30, source: proposed },
    "grade.a": { value: 90, source: "unverified" },
    "grade.b": { value: 75, source: "unverified" },
    "grade.c": { value: 60, source: "unverified" },
    "grade.d": { value: 40, source: "unverified" },
    "grade.late-ship.weight": { value: 0.25, source: "unverified" },
    "grade.late-ship.good": { value: 0.01, source: "unverified" },
    "grade.late-ship.bad": { value: 0.1, source: "unverified" },
    "grade.overdue-pick-up.weight": { value: 0.2, source: "unverified" },
    "grade.overdue-pick-up.good": { value: 0.01, source: "unverified" },
    "grade.overdue-pick-up.bad": { value: 0.1, source: "unverified" },
    "grade.fake-shipment.weight": { value: 0.15, source: "unverified" },
    "grade.fake-shipment.good": { value: 0.001, source: "unverified" },
    "grade.fake-shipment.bad": { value: 0.02, source: "unverified" },
    "grade.seller-fault-refund.weight": { value: 0.15, source: "unverified" },
    "grade.seller-fault-refund.good": { value: 0.01, source: "unverified" },
    "grade.seller-fault-refund.bad": { value: 0.08, source: "unverified" },
    "grade.complained.weight": { value: 0.15, source: "unverified" },
    "grade.complained.good": { value: 0.002, source: "unverified" },
    "grade.complained.bad": { value: 0.02, source: "unverified" },
    // Of requests answered in time: 99 % earns all, 85 % nothing.
    "grade.requests-in-time.weight": { value: 0.1, source: "unverified" },
    "grade.requests-in-time.good": { value: 0.99, source: "unverified" },
    "grade.requests-in-time.bad": { value: 0.85, source: "unverified" },
    "ladder.warn-from": { value: 0.03, source: ladder },
    "ladder.show-less-from": { value: 0.05, source: ladder },
    "ladder.show-less-by": { value: 0.2, source: ladder },
    "ladder.cap-from": { value: 0.1, source: ["R-TT-4"] },
    "ladder.cap-share": { value: 0.5, source: ladder },
    "ladder.cap-ends-below": { value: 0.04, source: ["R-TT-4"] },
  },
};
