/** Ratios of one run on one machine; the figures themselves mean nothing elsewhere. */
import { chartRatio } from "./charts.mjs";
import { decodeRatio, lengthRatio } from "./codecs.mjs";
import { csvHeapRatio } from "./csv.mjs";
import { directRatio } from "./direct.mjs";
import { byHand, dueRatio, heapRatio } from "./due.mjs";
import { engineRatio } from "./engine.mjs";
import { idleRatio } from "./idle.mjs";
import { mailboxCost } from "./mailbox.mjs";
import { happy, unhappy } from "./orders.mjs";
import { resentRatio } from "./pushes.mjs";
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
    what: "100,000 due orders by code written by hand for one: no demand, but what is to be had",
    measure: () => dueRatio({ worker: byHand }),
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
  {
    what: "the step of a re-sent identical push against that of the first, of 30 scans (at most 0.1)",
    measure: resentRatio,
    fits: (ratio) => ratio <= 0.1,
  },
  {
    what: "a mailbox with 2,000 wants in one list: microseconds each, asked, ended or forgotten (at most 20)",
    measure: () => mailboxCost(),
    fits: (micros) => micros <= 20,
  },
  {
    what: "decoding a provider's longest list, against JSON.parse and the hash: the dearest codec (at most 2)",
    measure: decodeRatio,
    fits: (ratio) => ratio <= 2,
  },
  {
    what: "a body of 1 MB against one of 0.5 MB: the steepest codec (at most 2.5)",
    measure: () => lengthRatio(),
    fits: (ratio) => ratio <= 2.5,
  },
];

// `npm run bench -- idle` measures the lines that say "idle", `node bench/run.mjs idle` without building first.
const asked = process.argv.slice(2);

for (const { what, measure, fits } of wanted) {
  if (asked.length > 0 && !asked.some((word) => what.includes(word))) continue;
  const ratio = await measure();
  const verdict = !fits ? "" : fits(ratio) ? "ok" : "MISS";
  console.log(`${verdict.padEnd(4)} ${ratio.toFixed(ratio < 10 ? 2 : 0).padStart(6)}  ${what}`);
}
