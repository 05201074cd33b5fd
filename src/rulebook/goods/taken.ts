import { shareOf } from "../../compensation/amount.ts";
import type { MoneyRow } from "../../model/claims.ts";
import type { MatterRow, TakenRow } from "../../model/matter.ts";
import type { OrderRecord } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { amountNoted, factOf } from "../matters.ts";
import { isEffective, itemsOf, quantityIn } from "./items.ts";
import { type Worth, worthOf } from "./worth.ts";

type Placed = NonNullable<OrderRecord["order"]>;
type Units = readonly (readonly [lineId: string, quantity: number])[];

/** What of an order's goods a matter takes, unit by unit, and what of their price was not given back before. */
export interface Taking {
  readonly taken: readonly TakenRow[];
  readonly amount: number;
}

/** Goods whose price has gone back or is on its way: whole units, and by line what went back without taking a unit. */
export interface Gone {
  readonly taken: readonly TakenRow[];
  readonly parts: ReadonlyMap<string, number>;
}

/** By requests and complaints, and by money that policies owed; what they owed for the subject `beside` is left out. */
export function goneGoods(
  facts: Pick<Facts, "order" | "parcels" | "stamps" | "matters" | "money">,
  book: Book,
  beside?: { readonly subject: string; readonly key: string },
): Gone {
  const { order, matters = none, money = none } = facts;
  const taken = matters.flatMap((row) => row.taken ?? none);
  const parts = new Map<string, number>();
  if (!order) return { taken, parts };
  for (const row of matters) spread(order, partOf(row), row.lines ?? none, parts);
  for (const row of money) {
    const each = book.policyByName.get(row.k)?.each;
    if (row.form !== "refund" || !row.i || (each === beside?.subject && row.s === beside?.key)) continue;
    const units = unitsOf(row, each, facts, book);
    const all = takeGoods(order, { taken, parts }, units);
    if (row.i[1] >= all.amount) taken.push(...all.taken);
    else spread(order, row.i[1], units, parts);
  }
  return { taken, parts };
}

/** The goods that money without a matter is for. */
function unitsOf({ s }: MoneyRow, each: string | undefined, facts: Parameters<typeof goneGoods>[0], book: Book): Units {
  if (each === "parcel") return goodsIn(facts.parcels, s);
  const line = each === "line" && facts.order?.lines.find(({ id }) => id === s);
  if (!line) return none;
  const { lacking } = itemsOf(line, facts.parcels.filter(isEffective(book)), facts);
  return [[s, lacking > 0 ? lacking : line.quantity]];
}

/** What a parcel brings: what was in the one that it replaces, too. */
export function goodsIn(parcels: Facts["parcels"], id: string | undefined): Units {
  const parcel = parcels.find((one) => one.id === id);
  return parcel?.replaces === undefined ? (parcel?.lines ?? none) : goodsIn(parcels, parcel.replaces);
}

/** What goes back by a matter that takes no goods. */
function partOf(row: MatterRow): number {
  if (row.taken) return 0;
  const isGranted = factOf(row, "case.refund-agreed") ?? factOf(row, "complaint.remedy") === "money";
  return isGranted ? amountNoted(row, `${row.is}.amount`) : 0;
}

/** Adds an amount to the lines that it is for, to each by what was paid for it. */
function spread(placed: Placed, amount: number, units: Units, parts: Map<string, number>): void {
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

const quantityOf = ({ lines }: Placed, id: string): number => lines.find((line) => line.id === id)?.quantity ?? 0;

const priceOf = (placed: Placed, worth: Worth["lines"], id: string, taken: readonly TakenRow[]): number => {
  const paid = worth.get(id) ?? 0;
  const units = quantityOf(placed, id);
  return sum(taken, ([line, from, to]) => (line === id ? shareOf(paid, units, from, to) : 0));
};

/** What of the price of a line has not gone back. */
const priceLeft = (placed: Placed, worth: Worth["lines"], { taken, parts }: Gone, id: string): number =>
  Math.max(0, (worth.get(id) ?? 0) - priceOf(placed, worth, id, taken) - (parts.get(id) ?? 0));

/**
 * Takes units that nobody was paid for, the first free ones of each line. Units have their own shares of what was paid, so
 * that all that are taken one at a time sum up to the whole.
 */
export function takeGoods(placed: Placed, gone: Gone, lines: Units): Taking {
  const asked = addedUp(lines);
  const taken = [...asked].flatMap(([id, quantity]) =>
    freeUnits(
      id,
      gone.taken.filter(([line]) => line === id),
      quantityOf(placed, id),
      quantity,
    ),
  );
  const worth = worthOf(placed).lines;
  const amount = sum([...asked.keys()], (id) =>
    Math.min(priceOf(placed, worth, id, taken), priceLeft(placed, worth, gone, id)),
  );
  return { taken, amount };
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
export const wholeOrder = ({ lines }: Placed): Units => lines.map(({ id, quantity }) => [id, quantity] as const);

/** Items of a line that are not taken yet; none where all of its price went back in parts. */
export function unitsLeft(placed: Placed, gone: Gone, id: string): number {
  if (gone.parts.has(id) && priceLeft(placed, worthOf(placed).lines, gone, id) === 0) return 0;
  return quantityOf(placed, id) - quantityIn(gone.taken, id);
}
