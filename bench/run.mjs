/** Ratios of one run on one machine; the figures themselves mean nothing elsewhere. */
import { chartRatio } from "./charts.mjs";
import { stepRatio } from "./step.mjs";

const wanted = [
  [
    "compiled charts: times faster per event than XState transition()",
    () => chartRatio().ratio,
    (ratio) => ratio >= 100,
    "at least 100",
  ],
  [
    "a full step: median, in bare XState transitions on the order chart",
    () => stepRatio().ratio,
    (ratio) => ratio <= 1,
    "at most 1",
  ],
];

for (const [what, measure, fits, limit] of wanted) {
  const ratio = measure();
  console.log(`${fits(ratio) ? "ok  " : "MISS"} ${ratio.toFixed(ratio < 10 ? 2 : 0).padStart(6)}  ${what} (${limit})`);
}
