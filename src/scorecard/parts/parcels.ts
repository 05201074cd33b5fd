import { factByName } from "../../condition/access.ts";
import type { FoundState, PromiseState } from "../../condition/frame.ts";
import { shift } from "../../model/duration.ts";
import type { Instant } from "../../model/instant.ts";
import { hints } from "../../model/parcel.ts";
import type { Mark } from "../../model/score.ts";
import { type Look, orderFact, type Part, type Shipped, shippedParcels, stampOf, voidableUntil } from "./look.ts";

/** How far a parcel is known to have been picked up: what nobody picked up in time may count as never shipped. */
export function pickedOf({ book }: Look, { frame }: Shipped): "fake" | "open" | "real" {
  const found = factByName(book, frame, "fake-shipment") as FoundState | undefined;
  if (found?.reason === "no-first-trace") return "fake";
  const promise = factByName(book, frame, "pick-up-by") as PromiseState | undefined;
  const isOpen = promise?.status === "open" || promise?.status === "paused";
  return isOpen && book.choice("pickup.counts-as-fake") === "yes" ? "open" : "real";
}

/** No carrier had the parcel in hand: the label is made, waited for, or void. */
const unseen: readonly unknown[] = ["info_received", "unknown", "cancelled"];

/**
 * A number shows in time that it is one: a scan by the carrier, not of the label, and not older than the order. Until it
 * has it is none: nobody looks again at an order only because that time went by.
 */
export const scannedMarks: Part = (look) => {
  const within = look.book.duration("number.proof-within");
  if (!within) return [];
  return shippedParcels(look).map(({ parcel, state }): Mark => {
    const due = shift(parcel.uploaded[0], within, look.book.zone);
    const isProved = state.timeline.some(
      ({ at, milestone, exception, beforeOrder }) =>
        at <= due && !beforeOrder && !unseen.includes(milestone) && !hints.some((hint) => hint === exception),
    );
    const out = [stampOf(look, "order.closed"), orderFact(look, "order.without-express")];
    return ["scanned", due, isProved ? "yes" : out.some((at) => Number(at) <= due) ? "out" : "no"];
  });
};

/** Parcels on their way, and whether they ever stood still for too long. */
export const pickedUpMarks: Part = (look) => {
  const stalls = [...look.book.promiseByName.values()]
    .filter(({ ref }) => ref === "TRACE_STALL")
    .map(({ name }) => name);
  return shippedParcels(look).flatMap(({ parcel, state }): readonly Mark[] => {
    if (!state.pickedUp) return [];
    const stood = (look.record.claims ?? []).some(({ p, s, x }) => stalls.includes(p) && s === parcel.id && !x);
    const is = stood ? "yes" : state.delivered ? "no" : "open";
    return [["picked-up", state.pickedUp[0], is, ...voidableUntil(look, "TRACE_STALL", [parcel])]];
  });
};

/** How long each part of the way took, dated by its end. A pick-up that only later scans imply says nothing of it. */
export const lengthMarks: Part = (look) => {
  const confirmed = stampOf(look, "order.confirmed");
  const delivered = orderFact(look, "order.delivered") as Instant | undefined;
  return [
    ...took("confirm-to-upload", confirmed, lastUpload(look)),
    ...shippedParcels(look).flatMap(({ parcel, state }) => {
      const pickedUp = state.pickUpImplied ? undefined : state.pickedUp?.[0];
      return [
        ...took("upload-to-pick-up", parcel.uploaded[0], pickedUp),
        ...took("pick-up-to-delivery", pickedUp, state.delivered?.[0]),
      ];
    }),
    ...took("confirm-to-delivery", confirmed, delivered),
  ];
};

/** The last upload of those that shipped the order: it may count as shipped only later, when the rest is given up. */
function lastUpload(look: Look): Instant | undefined {
  const shipped = stampOf(look, "order.shipped");
  if (shipped === undefined) return undefined;
  const uploads = shippedParcels(look).flatMap(({ parcel: { uploaded } }) =>
    uploaded[0] <= shipped ? uploaded[0] : [],
  );
  return uploads.length > 0 ? Math.max(...uploads) : shipped;
}

/** Handed over before its number was uploaded, it took no time. */
const took = (name: Mark[0], from: Instant | undefined, to: Instant | undefined): readonly Mark[] =>
  from === undefined || to === undefined ? [] : [[name, to, "yes", Math.max(0, to - from)]];

/** The whole order has arrived. */
export const deliveredMarks: Part = (look) => {
  const at = orderFact(look, "order.delivered") as Instant | undefined;
  return at === undefined ? [] : [["delivered", at, "yes"]];
};
