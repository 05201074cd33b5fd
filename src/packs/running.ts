import type { Condition } from "../condition/form.ts";

/** Not over yet; a clock at rest is no reason for silence. */
export const running: readonly ["open", "paused"] = ["open", "paused"];

/** Goods are still to be shipped, and somebody waits for them: their price is not asked back. */
export const toShip = { "order.lines-awaited": { above: 0 } } as const;

/** Where only a scan of the carrier's proves that it has shipped. */
export const provedByScan: { readonly given: { readonly "ship.satisfied-by": readonly ["first-scan", "any-proof"] } } =
  {
    given: { "ship.satisfied-by": ["first-scan", "any-proof"] },
  };

/** Not in the usual time, and in time all the same. */
export const shippedLater: Condition<"parcel"> = {
  "ship-by": { not: "breached" },
  "parcel.shipped-late": false,
  "parcel.uploaded": { after: "order.confirmed", by: "ship.within" },
};

/** Where a number may be edited until its first scan, and has one: no window tells that it is closed. */
export const editedUntilScanned: Condition<"parcel"> = {
  given: { "fix.until": "first-scan" },
  "parcel.picked-up": true,
};

/** A parcel has come to no door or point yet, and is not on its way back. */
export const nowhereYet = { "parcel.awaiting": false, "parcel.delivered": false, "parcel.broken-off": false } as const;

/** Goods that were ordered are in it: a part sent apart is awaited like the rest, though nobody is judged by it. */
export const bringsGoods: Condition<"parcel"> = { any: [{ "parcel.effective": true }, { "parcel.kind": "split" }] };

/** The buyer waits for what is in a parcel no more: it is paid back, or sent anew. */
export const goodsElsewhere: readonly Condition<"parcel">[] = [
  { "parcel.resend-chosen": true },
  { "parcel.made-good": true, none: [{ "parcel.remedy": "none" }] },
  // Whoever gave it back; what is sent after that is for something else.
  { "order.refund-in-full": true, none: [{ "parcel.extra-added": { notBefore: "order.refund-in-full" } }] },
];

/** Where its buyer asks for something else nobody looks for what was stopped; what is stopped unasked is owed as ever. */
export const stopped = { "parcel.intercepted": true, "order.case-open": true } as const;

/** The buyer chose new goods for it, and waits for them. */
export const sentForIt: Condition<"parcel"> = { "parcel.remedy": "resend", "parcel.made-good": false };

/** The buyer also chose new goods with every parcel that a request or complaint may be about: those are sent in any case. */
export const sentForParcel: Condition<"case"> & Condition<"complaint"> = {
  "some parcel": sentForIt,
  "every parcel": { any: [{ "parcel.effective": false }, sentForIt] },
};
