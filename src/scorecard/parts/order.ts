import type { Mark, MarkIs } from "../../model/score.ts";
import { paidOf, refundedOf } from "../../rulebook/matters.ts";
import { isFound } from "./cases.ts";
import { isCancelledBySeller, isCancelledInTime, isRefundedForFault } from "./fault.ts";
import { type Look, noted, type Part, shippedParcels, stampOf, voidableUntil } from "./look.ts";
import { pickedOf } from "./parcels.ts";

const yesNo = (is: boolean): MarkIs => (is ? "yes" : "no");

/** What becomes of an order once it is confirmed, dated by that. */
export const confirmedMarks: Part = (look) => {
  const at = stampOf(look, "order.confirmed");
  if (at === undefined) return [];
  const isOut = isCancelledInTime(look);
  const one = (is: boolean): MarkIs => (isOut ? "out" : yesNo(is));
  const currency = look.record.order?.total.currency ?? "";
  const isCounted = isOut ? "out" : "yes";
  const marks: readonly Mark[] = [
    ["confirmed", at, one(isCancelledBySeller(look))],
    ["refunded", at, one(stampOf(look, "order.refunded") !== undefined)],
    ["seller-fault-refund", at, one(isRefundedForFault(look))],
    ["captured", at, isCounted, paidOf(look.record), currency],
  ];
  const back = refundedOf(look.record);
  return back > 0 ? [...marks, ["refunded-amount", at, isCounted, back, currency]] : marks;
};

/** It was shipped: in fact, or only by a number that nobody picked up, or as a complaint found. */
export const shippedMarks: Part = (look) => {
  const at = stampOf(look, "order.shipped");
  if (at === undefined) return [];
  const shipped = shippedParcels(look);
  const picked = shipped.map((parcel) => pickedOf(look, parcel));
  const is =
    picked.includes("fake") || isFound(look, "fake_shipment") ? "yes" : picked.includes("open") ? "open" : "no";
  const parcels = shipped.map(({ parcel }) => parcel);
  return [["shipped", at, is, ...voidableUntil(look, "PICKUP_BY", parcels)]];
};

/** Who confirmed receipt. */
export const receivedMarks: Part = (look) => {
  const at = stampOf(look, "order.received");
  return at === undefined ? [] : [["received", at, yesNo(noted(look, "order.received-by") === "buyer")]];
};

/** Appeals that were decided. */
export const appealMarks: Part = ({ record }: Look) =>
  (record.claims ?? []).flatMap(({ v }): readonly Mark[] => (v ? [["appeal", v[0], yesNo(v[1] === "upheld")]] : []));
