import type { Pack } from "../rulebook/book/pack.ts";

/** What the consumer rights directive of the European Union asks, whatever a platform or a shop says. */
export const lawEu: Pack = {
  id: "law-eu",
  version: "2026.1",
  layer: "law",
  bounds: {
    duration: {
      "deliver.within": { atMost: "30d", source: ["2011/83/EU art. 18"] },
      // Fourteen days after the one on which the last of the goods came, to the end of the last.
      "no-reason.within": { atLeast: "15cd", source: ["R-EU-1"] },
      "return.send": { atLeast: "14d", source: ["2011/83/EU art. 14"] },
      // A seller may wait for the goods; from then on neither to judge them nor to pay may take longer.
      "return.receive": { atMost: "14d", source: ["2011/83/EU art. 13"] },
      "refund.payout": { atMost: "14d", source: ["2011/83/EU art. 13"] },
    },
  },
};
