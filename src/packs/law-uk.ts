import type { Pack } from "../rulebook/book/pack.ts";

/** What the law of the United Kingdom asks of who sells to consumers, whatever a platform or a shop says. */
export const lawUk: Pack = {
  id: "law-uk",
  version: "2026.1",
  layer: "law",
  bounds: {
    duration: {
      "deliver.within": { atMost: "30d", source: ["R-UK-1"] },
      // Fourteen days after the one on which the last of the goods came, to the end of the last.
      "no-reason.within": { atLeast: "15cd", source: ["SI 2013/3134 reg. 30"] },
      "return.send": { atLeast: "14d", source: ["SI 2013/3134 reg. 35"] },
      // A seller may wait for the goods; from then on neither to judge them nor to pay may take longer.
      "return.receive": { atMost: "14d", source: ["SI 2013/3134 reg. 34"] },
      "refund.payout": { atMost: "14d", source: ["SI 2013/3134 reg. 34"] },
    },
  },
};
