import { factByName } from "../../condition/access.ts";
import type { ClaimRow } from "../../model/claims.ts";
import type { Instant } from "../../model/instant.ts";
import { askedBack, blameOf, instantOf, isCaseFault, mattersOf } from "./cases.ts";
import { type Look, noted, shippedParcels, stampOf } from "./look.ts";

/** Reasons for which time, or the buyer, closes an order because of its seller. */
const sellersReasons: readonly unknown[] = ["not-shipped", "delay-not-accepted"];

/** Something of it was out of stock and has not left. */
const lacks = ({ scene, book }: Look): boolean =>
  (scene.frames.get("line") ?? []).some(
    (line) =>
      factByName(book, line, "line.out-of-stock") !== undefined && factByName(book, line, "line.shipped") === undefined,
  );

/** Its goods left: a carrier has had them, or the buyer. What was only numbered may still be cancelled. */
const hasLeft = (look: Look): boolean =>
  stampOf(look, "order.received") !== undefined || shippedParcels(look).some(({ state }) => state.pickedUp !== null);

/** It is over, nothing of it has left, and its seller is to blame. */
export const isCancelledBySeller = (look: Look): boolean =>
  look.record.chart.fulfilment === "cancelled" &&
  !hasLeft(look) &&
  (noted(look, "order.closed-by") === "seller" ||
    sellersReasons.includes(noted(look, "order.close-reason")) ||
    lacks(look));

/** The buyer cancelled, or asked for the money back, while the seller still had time to ship. */
export function isCancelledInTime(look: Look): boolean {
  const closed = stampOf(look, "order.closed");
  const asked = noted(look, "order.closed-by") === "buyer" ? closed : askedBack(look);
  if (closed === undefined || asked === undefined || isCancelledBySeller(look)) return false;
  return stampOf(look, "order.shipped") === undefined && sellersBreaches(look, asked).length === 0;
}

/** Breaches that are held against the seller, of limits up to an instant. */
export const sellersBreaches = ({ record, book }: Look, until: Instant): readonly ClaimRow[] =>
  (record.claims ?? []).filter(
    ({ p, d, x }) => x === undefined && d <= until && book.promiseByName.get(p)?.owedBy === "seller",
  );

/** Money went back because of its seller: as what it was for says; else nothing to sell, a promise broken before, a fault found. */
export const isRefundedForFault = (look: Look): boolean =>
  mattersOf(look, "refund").some((row) => {
    const at = instantOf(row, "refund.succeeded");
    return at !== undefined && (blameOf(look, row) ?? isAtFault(look, at));
  });

const isAtFault = (look: Look, until: Instant): boolean =>
  isCancelledBySeller(look) || lacks(look) || sellersBreaches(look, until).length > 0 || isCaseFault(look);
