/** Ratios of one run on one machine; the figures themselves mean nothing elsewhere. */
import { chartRatio } from "./charts.mjs";
import { stepRatio } from "./step.mjs";

const wanted = [
  {
    what: "compiled charts: times faster per event than XState transition() (at least 100)",
    measure: async () => chartRatio().ratio,
    fits: (ratio) => ratio >= 100,
  },
  {
    what: "a full step: median, in bare XState transitions on the order chart (at most 1)",
    measure: async () => (await stepRatio()).ratio,
    fits: (ratio) => ratio <= 1,
  },
];

for (const { what, measure, fits } of wanted) {
  const ratio = await measure();
  console.log(`${fits(ratio) ? "ok  " : "MISS"} ${ratio.toFixed(ratio < 10 ? 2 : 0).padStart(6)}  ${what}`);
}
