/** Ratios of one run on one machine; the figures themselves mean nothing elsewhere. */
import { chartRatio } from "./charts.mjs";
import { csvHeapRatio } from "./csv.mjs";
import { directRatio } from "./direct.mjs";
import { dueRatio, heapRatio } from "./due.mjs";
import { engineRatio } from "./engine.mjs";
import { idleRatio } from "./idle.mjs";
import { happy, unhappy } from "./orders.mjs";
import { scanRatio } from "./scans.mjs";
import { stepRatio } from "./step.mjs";

const wanted = [
  {
    what: "compiled charts: times faster per event than XState transition() (at least 100)",
    measure: () => chartRatio().ratio,
    fits: (ratio) => ratio >= 100,
  },
  {
    what: "a full step: median, in bare XState transitions on the order chart (at most 1)",
    measure: async () => (await stepRatio()).ratio,
    fits: (ratio) => ratio <= 1,
  },
  {
    what: "a happy order: times faster than XState with json-rules-engine (at least 40)",
    measure: () => engineRatio(happy),
    fits: (ratio) => ratio >= 40,
  },
  {
    what: "an unhappy order: times faster than XState with json-rules-engine (at least 40)",
    measure: () => engineRatio(unhappy),
    fits: (ratio) => ratio >= 40,
  },
  {
    what: "a happy order: times slower than code written by hand for it (at most 5)",
    measure: () => directRatio(happy),
    fits: (ratio) => ratio <= 5,
  },
  {
    what: "an unhappy order: times slower than code written by hand for it (at most 5)",
    measure: () => directRatio(unhappy),
    fits: (ratio) => ratio <= 5,
  },
  {
    what: "1,000 rules that cannot hold against 10 (at most 1.2)",
    measure: idleRatio,
    fits: (ratio) => ratio <= 1.2,
  },
  {
    what: "the push with a parcel's 300th scan against the one with its 10th (at most 1.3)",
    measure: scanRatio,
    fits: (ratio) => ratio <= 1.3,
  },
  {
    what: "100,000 due orders read, stepped and written, against read and written (at most 1.5)",
    measure: () => dueRatio(),
    fits: (ratio) => ratio <= 1.5,
  },
  {
    what: "peak heap over 100,000 due orders against 10,000 (at most 1.2)",
    measure: heapRatio,
    fits: (ratio) => ratio <= 1.2,
  },
  {
    what: "peak heap over 100,000 rows of CSV out and in against 10,000 (at most 1.2)",
    measure: csvHeapRatio,
    fits: (ratio) => ratio <= 1.2,
  },
];

// `npm run bench -- idle` measures the lines that say "idle".
const asked = process.argv.slice(2);

for (const { what, measure, fits } of wanted) {
  if (asked.length > 0 && !asked.some((word) => what.includes(word))) continue;
  const ratio = await measure();
  console.log(`${fits(ratio) ? "ok  " : "MISS"} ${ratio.toFixed(ratio < 10 ? 2 : 0).padStart(6)}  ${what}`);
}
