import type { Pack } from "../rulebook/book/pack.ts";

/** What Chinese law asks, whatever a platform or a shop says. */
export const lawCn: Pack = {
  id: "law-cn",
  version: "2026.2",
  layer: "law",
  bounds: {
    // Seven days after the one on which the goods came, to the end of the last.
    duration: {
      "no-reason.within": { atLeast: "8cd", source: ["R-LAW-CN-1"] },
      // Seven days from the goods that came back to the money: neither to judge them nor to pay may take longer.
      "return.receive": { atMost: "7d", source: ["R-LAW-CN-1"] },
      "refund.payout": { atMost: "7d", source: ["R-LAW-CN-1"] },
    },
    choice: { "point.consent-required": { oneOf: ["yes"], source: ["R-LAW-CN-2"] } },
  },
};
