import type { Derived } from "../../src/sla/rule.ts";
import type { W } from "./words.ts";

/** Instants that follow from others: the moment a condition became true. */
export const derived: Derived<W> = {
  "carrier.silent": {
    each: "carrier",
    when: { "carrier.last-heard": { past: "feed.silence" }, "carrier.parcels": { atLeast: "feed.min-parcels" } },
  },
};
