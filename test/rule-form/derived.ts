import type { Derived } from "../../src/sla/rule.ts";
import type { W } from "./words.ts";

/** Instants that follow from others: the moment a condition became true. */
export const derived: Derived<W> = {
  "order.not-compensated": { each: "order", when: [{ "order.test": true }, { "order.risk": true }] },
  "parcel.left-with-another": {
    each: "parcel",
    when: [
      { "parcel.awaiting": true },
      { "parcel.delivered": true, "parcel.signer": ["agent", "locker_or_station", "neighbour"] },
    ],
  },
  "carrier.silent": {
    each: "carrier",
    when: { "carrier.last-heard": { past: "feed.silence" }, "carrier.parcels": { atLeast: "feed.min-parcels" } },
  },
};
