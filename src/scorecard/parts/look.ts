import { factByName } from "../../condition/access.ts";
import { type Frame, frameOf } from "../../condition/frame.ts";
import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import { shift } from "../../model/duration.ts";
import type { Effect } from "../../model/effect.ts";
import type { Instant } from "../../model/instant.ts";
import type { OrderRecord, ParcelRecord } from "../../model/record.ts";
import type { Mark } from "../../model/score.ts";
import type { Book } from "../../rulebook/book/book.ts";
import type { Scene } from "../../rulebook/frames.ts";
import { isEffective } from "../../rulebook/goods/items.ts";
import { factOf } from "../../rulebook/matters.ts";

/** An order as it stood when its record was written, under the rules it keeps. */
export interface Look {
  readonly record: OrderRecord;
  readonly book: Book;
  readonly scene: Scene;
  readonly effects: readonly Effect[];
}

/** One side of what an order adds to its seller's figures. */
export type Part = (look: Look) => readonly Mark[];

export const stampOf = ({ record }: Look, fact: string): Instant | undefined => record.stamps[fact]?.[0];

export const noted = ({ record }: Look, fact: string): unknown => factOf(record, fact);

/** A fact of the order that follows from others. */
export function orderFact({ book, scene }: Look, fact: string): unknown {
  const [order] = scene.frames.get("order") ?? [];
  return order && factByName(book, order, fact);
}

/** Until when late evidence may void what is held of some promises about these parcels; none where nothing is. */
export function voidableUntil(
  { record, book }: Look,
  ref: string,
  parcels: readonly ParcelRecord[],
): readonly [] | readonly [Instant] {
  const ends = (record.claims ?? []).flatMap(({ p, s, d, x }) => {
    const rule = book.promiseByName.get(p);
    const isHeld = rule?.ref === ref && !x && parcels.some(({ id }) => id === s);
    return isHeld && rule.lateEvidence ? shift(d, rule.lateEvidence, book.zone) : [];
  });
  return ends.length > 0 ? [Math.max(...ends)] : [];
}

export interface Shipped {
  readonly parcel: ParcelRecord;
  readonly state: ParcelState;
  readonly frame: Frame;
}

/** The parcels that count. */
export function shippedParcels({ record, book, scene }: Look): readonly Shipped[] {
  return record.parcels.filter(isEffective(book)).flatMap((parcel) => {
    const state = scene.states.get(parcel.id);
    const frame = frameOf(scene.frames, "parcel", parcel.id);
    return state && frame ? [{ parcel, state, frame }] : [];
  });
}
