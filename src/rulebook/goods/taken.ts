import { shareOf } from "../../compensation/amount.ts";
import type { MoneyRow } from "../../model/claims.ts";
import type { MatterRow, TakenRow } from "../../model/matter.ts";
import type { ParcelRecord, PlacedOrder } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { amountNoted, factOf } from "../matters.ts";
import { isEffective, itemsOf, openItems, quantityIn, unitsIn } from "./items.ts";
import { quantityOf, type Worth, worthOf } from "./worth.ts";

type Units = readonly (readonly [lineId: string, quantity: number])[];

/** What of an order's goods a matter takes, unit by unit, and what of their price was not given back before. */
export interface Taking {
  readonly taken: readonly TakenRow[];
  readonly amount: number;
}

/** Goods whose price has gone back or is on its way. */
interface GoneBack {
  /** Whole units. */
  readonly taken: TakenRow[];
  /** By line what went back without taking a unit. */
  readonly parts: Map<string, number>;
}

/** Of all of the order; and what of it went back for what was in one parcel, which pays for nothing else. */
export interface Gone extends GoneBack {
  readonly of: ReadonlyMap<string, GoneBack & Brought>;
  /** By line what is still to be shipped, where only goods that were sent may be taken. */
  readonly unsent?: ReadonlyMap<string, number>;
}

/**
 * By requests and complaints, and by money that policies owed; what they owed for the subject `beside` is left out. Goods in
 * place of others use up no price, so that more may be asked for them; but for what they made good nothing is owed unasked.
 */
export function goneGoods(
  facts: Pick<Facts, "order" | "parcels" | "stamps" | "matters" | "money">,
  book: Book,
  beside?: { readonly subject: string; readonly key: string },
): Gone {
  const { order, matters = none, money = none } = facts;
  const of = new Map<string, GoneBack & Brought>();
  const gone: Gone = { taken: [], parts: new Map(), of };
  if (!order) return gone;
  const add = (id: string | undefined, taken: readonly TakenRow[], part: number, units: Units): void => {
    const parcel = broughtBy(facts, id);
    const inside: (GoneBack & Brought) | undefined =
      parcel && (of.get(parcel.id) ?? { ...parcel, taken: [], parts: new Map() });
    if (inside) of.set(inside.id, inside);
    for (const one of inside ? [gone, inside] : [gone]) {
      one.taken.push(...taken);
      spread(order, part, units, one.parts);
    }
  };
  for (const row of matters) {
    const { lines = row.parcel === undefined ? wholeOrder(order) : none } = row;
    if (beside || row.chart.stage !== "completed") add(row.parcel, row.taken ?? none, partOf(row), lines);
  }
  for (const row of money) {
    const each = book.policyByName.get(row.k)?.each;
    if (row.form !== "refund" || !row.i || (each === beside?.subject && row.s === beside?.key)) continue;
    const units = unitsOf(row, each, facts, book);
    const id = each === "parcel" ? row.s : undefined;
    const all = takeGoods(order, gone, units, broughtBy(facts, id));
    if (row.i[1] >= all.amount) add(id, all.taken, 0, none);
    else add(id, none, row.i[1], units);
  }
  return gone;
}

/** The same for what only goods that were sent can be about: nobody has the rest, to complain of it or to send it back. */
export function goneOrUnsent(facts: Parameters<typeof goneGoods>[0], book: Book, ofSent: boolean | undefined): Gone {
  const unsent = openItems(facts, book);
  const gone = goneGoods(facts, book);
  return ofSent && Math.max(...unsent.values()) !== 0 ? { ...gone, unsent } : gone;
}

/** The goods that money without a matter is for. */
function unitsOf({ s }: MoneyRow, each: string | undefined, facts: Parameters<typeof goneGoods>[0], book: Book): Units {
  if (each === "parcel") return broughtBy(facts, s)?.lines ?? none;
  const line = each === "line" && facts.order?.lines.find(({ id }) => id === s);
  if (!line) return none;
  const { lacking } = itemsOf(line, facts.parcels.filter(isEffective(book)), facts);
  return [[s, lacking > 0 ? lacking : line.quantity]];
}

/** The parcel whose goods one brings: where it replaces another, that one's. */
export function originOf(parcels: Facts["parcels"], id: string | undefined): ParcelRecord | undefined {
  const parcel = id === undefined ? undefined : parcels.find((one) => one.id === id);
  return parcel?.replaces === undefined ? parcel : originOf(parcels, parcel.replaces);
}

/** A parcel, and what is known to be in it. */
export type Brought = Pick<ParcelRecord, "id" | "lines">;

/** What a parcel brings: what was ordered, or what it was sent anew for; of what was ordered a gift brings nothing. */
export function broughtBy(
  { order, parcels, matters = none }: Pick<Facts, "parcels" | "matters"> & Partial<Pick<Facts, "order">>,
  id: string | undefined,
): Brought | undefined {
  const parcel = originOf(parcels, id);
  if (!parcel || parcel.lines.length > 0 || parcel.kind === "gift") return parcel;
  const matter = matters.find(({ sent }) => sent === parcel.id);
  return matter && order ? { id: parcel.id, lines: matter.lines ?? wholeOrder(order) } : undefined;
}

/** What goes back by a matter that takes no goods. */
function partOf(row: MatterRow): number {
  if (row.taken) return 0;
  const isGranted = factOf(row, "case.refund-agreed") ?? factOf(row, "complaint.remedy") === "money";
  return isGranted ? amountNoted(row, `${row.is}.amount`) : 0;
}

/** Adds an amount to the lines that it is for, to each by what was paid for it. */
function spread(placed: PlacedOrder, amount: number, units: Units, parts: Map<string, number>): void {
  if (amount === 0) return;
  const { lines } = worthOf(placed);
  const prices = units.map(([id, quantity]) => priceOf(placed, lines, id, [[id, 0, quantity]]));
  const whole = sum(prices, (price) => price);
  let before = 0;
  for (const [i, [id]] of units.entries()) {
    const upTo = before + (prices[i] ?? 0);
    parts.set(id, (parts.get(id) ?? 0) + shareOf(Math.min(amount, whole), whole, before, upTo));
    before = upTo;
  }
}

const priceOf = (placed: PlacedOrder, worth: Worth["lines"], id: string, taken: readonly TakenRow[]): number => {
  const paid = worth.get(id) ?? 0;
  const units = quantityOf(placed, id);
  return sum(taken, ([line, from, to]) => (line === id ? shareOf(paid, units, from, to) : 0));
};

/** The first free units of a line, and what of their price has not gone back; of what a parcel brought, no more than that. */
function takeUnits(placed: PlacedOrder, gone: Gone, id: string, quantity: number, parcel?: Brought): Taking {
  const worth = worthOf(placed).lines;
  const units = quantityOf(placed, id);
  const stretches = gone.taken.filter(([line]) => line === id);
  const first = (count: number): readonly TakenRow[] => freeUnits(id, stretches, units, count);
  const price = (count: number): number => priceOf(placed, worth, id, first(count));
  const inside = unitsIn(parcel?.lines ?? none, id);
  const before = parcel && gone.of.get(parcel.id);
  const most = Math.min(
    inside > 0 || parcel?.lines.length === 0 ? inside - quantityIn(before?.taken ?? none, id) : units,
    quantityIn(first(units), id) - (gone.unsent?.get(id) ?? 0),
  );
  const part = (of: GoneBack | undefined): number => of?.parts.get(id) ?? 0;
  // What went back of a parcel's goods lowered them, and is over with them: it lowers no others.
  const over = sum([...gone.of.values()], (one) => {
    const had = unitsIn(one.lines, id);
    return had > 0 ? Math.max(0, part(one) - price(had - quantityIn(one.taken, id))) : 0;
  });
  const left = Math.min(price(units) - part(gone) + over, price(most) - part(before));
  const taken = first(Math.min(quantity, most));
  return { taken, amount: Math.max(0, Math.min(priceOf(placed, worth, id, taken), left)) };
}

/**
 * Takes units that nobody was paid for, the first free ones of each line, up to what was in the parcel that it is about. Units
 * have their own shares of what was paid, so that all that are taken one at a time sum up to the whole.
 */
export function takeGoods(placed: PlacedOrder, gone: Gone, lines: Units, parcel?: Brought): Taking {
  const each = [...addedUp(lines)].map(([id, quantity]) => takeUnits(placed, gone, id, quantity, parcel));
  return { taken: each.flatMap(({ taken }) => taken), amount: sum(each, ({ amount }) => amount) };
}

/** By line, each of which may be named several times. */
export function addedUp(units: Units): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [id, quantity] of units) sums.set(id, (sums.get(id) ?? 0) + quantity);
  return sums;
}

/** The first so many units of a line that are in none of these stretches. */
function freeUnits(id: string, gone: readonly TakenRow[], units: number, quantity: number): readonly TakenRow[] {
  const stretches = [...gone].sort((a, b) => a[1] - b[1]);
  const free: TakenRow[] = [];
  let at = 0;
  let left = quantity;
  for (const [, from, to] of [...stretches, [id, units, units] as const]) {
    const k = Math.min(left, from - at);
    if (k > 0) free.push([id, at, at + k]);
    left -= Math.max(0, k);
    at = Math.max(at, to);
  }
  return free;
}

/** All lines with all their items. */
export const wholeOrder = ({ lines }: PlacedOrder): Units => lines.map(({ id, quantity }) => [id, quantity] as const);

/** Items of a line that are not taken yet, of a parcel or at all; none where all of its price went back in parts. */
export function unitsLeft(placed: PlacedOrder, gone: Gone, id: string, parcel?: Brought): number {
  const { taken, amount } = takeUnits(placed, gone, id, quantityOf(placed, id), parcel);
  return gone.parts.has(id) && amount === 0 ? 0 : quantityIn(taken, id);
}
