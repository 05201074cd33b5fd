import type { Findings } from "../../src/sla/rule.ts";
import type { W } from "./words.ts";

/** What looks wrong, and why. */
export const findings: Findings<W> = {
  "clock-skew": {
    ref: "CLOCK_SKEW",
    each: "parcel",
    found: { "scan-ahead": { "parcel.last-scan": true, "parcel.scan-ahead": { above: "clock.skew" } } },
  },
};
