import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { Instant } from "../../model/instant.ts";
import type { Stamp } from "../../model/record.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { factOf, isFor, paidFor } from "../matters.ts";
import { bringsGoods } from "./items.ts";
import { allGivenBack, cameAt, isGranted } from "./made-good.ts";

/** Whether any of an order came: by a scan, by the buyer's own word, or since he sent some of it back. */
export function hasCome(facts: Facts, states: ReadonlyMap<string, ParcelState>, book: Book): boolean {
  const { matters = none, parcels } = facts;
  /** By a scan that shows what never came, as was granted to who said so since. */
  const isFalse = (id: string, [signed]: Stamp): boolean =>
    matters.some(
      (row) =>
        row.parcel === id && row.opened >= signed && isGranted(row) && factOf(row, "complaint.kind") === "false_sign",
    );
  return (
    factOf(facts, "order.received-by") === "buyer" ||
    matters.some((row) => factOf(row, "case.return-sent")) ||
    parcels.some((parcel) => {
      const came = bringsGoods(book)(parcel) && cameAt(parcel, facts, states, book);
      return came && !isFalse(parcel.id, came);
    })
  );
}

/**
 * When the last of an order's goods was to be paid back, none of which came, nor will: so is what was paid beside them, once
 * all else is ordered. What went back in parts leaves the goods to come; what a platform pays by itself is not ordered here.
 */
export function nothingKept(facts: Facts, states: ReadonlyMap<string, ParcelState>, book: Book): Instant | undefined {
  const { matters = none, money = none } = facts;
  const ordered = matters.filter(
    ({ is, id, taken }) =>
      taken && money.some((one) => (one.i ?? one.x) && isFor(facts, { of: id, each: is }, paidFor(book, one))),
  );
  const back = allGivenBack({ ...facts, matters: ordered }, book);
  return back === undefined || hasCome(facts, states, book) ? undefined : back;
}
