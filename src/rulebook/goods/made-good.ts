import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { MoneyRow } from "../../model/claims.ts";
import type { HostFact } from "../../model/fact.ts";
import type { Instant } from "../../model/instant.ts";
import type { MatterRow, TakenRow } from "../../model/matter.ts";
import type { ParcelRecord, Stamp } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { factOf } from "../matters.ts";
import { bringsGoods, isAbout, isEffective, quantityIn, unitsIn } from "./items.ts";
import { type Brought, broughtBy, goneGoods, originOf, unitsLeft, wholeOrder } from "./taken.ts";

// What went wrong with a parcel is open until it comes after all, other goods come in its place, its price goes back, or
// the buyer wants nothing for it. Of what is paid back with nothing wrong nobody waits either.

type States = ReadonlyMap<string, ParcelState>;
type Known = Pick<Facts, "order" | "parcels" | "matters" | "money" | "claims">;

/** What the buyer wants for it, as he said last: each time stays noted, for what was broken before the next. */
export const remedyOf = ({ facts }: ParcelRecord): HostFact | undefined =>
  facts?.findLast(([name]) => name === "parcel.remedy");

/** The last that was sent in its place, unless it had come back when the buyer wanted that again. */
export function sentAnew(
  { id, facts }: ParcelRecord,
  parcels: Facts["parcels"],
  states: States,
): ParcelRecord | undefined {
  const [, , wanted = 0] = facts?.findLast(([name, value]) => name === "parcel.remedy" && value === "resend") ?? [];
  return parcels.findLast(({ id: anew, replaces }) => {
    const back = states.get(anew)?.returned;
    return replaces === id && (!back || back[0] > wanted);
  });
}

/** It goes back to who sent it, or went. */
export const isBack = (state: ParcelState | undefined): boolean =>
  Boolean(state?.refused ?? state?.returning ?? state?.returned);

/** Lost, damaged, on its way back, or silent for too long: what is sent anew may be for it. */
const wentWrong = (parcel: ParcelRecord, state: ParcelState | undefined, { claims = none }: Known): boolean =>
  state?.exception?.kind === "lost" ||
  state?.exception?.kind === "damaged" ||
  isBack(state) ||
  remedyOf(parcel)?.[1] === "resend" ||
  claims.some(({ p, s, x }) => p === "keep-moving" && s === parcel.id && !x);

/** What came after all is not lost. */
export const lostAt = ({ exception, delivered }: ParcelState): Stamp | null =>
  exception?.kind === "lost" && !(delivered && delivered[0] > exception.since)
    ? [exception.since, exception.known]
    : null;

/** What came in its place: the first parcel sent anew that did, for it by name or since it went wrong. */
export function cameInstead(parcel: ParcelRecord, known: Known, states: States): ParcelState | null {
  const { parcels, matters = none } = known;
  const isFor = ({ id, kind, uploaded, replaces }: ParcelRecord): boolean => {
    if ((kind !== "resend" && kind !== "exchange") || uploaded[0] < parcel.uploaded[0]) return false;
    const matter = matters.find(({ sent }) => sent === id);
    const named = matter?.parcel ?? replaces;
    return named === undefined
      ? sharesLines(parcel, matter) && wentWrong(parcel, states.get(parcel.id), known)
      : originOf(parcels, named) === originOf(parcels, parcel.id);
  };
  const sent = parcels.find((one) => states.get(one.id)?.delivered && isFor(one));
  return (sent && states.get(sent.id)) ?? null;
}

/** Whether a matter left in a parcel: the one that it names, else each with a line of it. */
export const isIn = (row: Pick<MatterRow, "lines" | "parcel">, { id, lines }: Brought): boolean =>
  row.parcel === undefined ? lines.some(([line]) => isAbout(row, line)) : row.parcel === id;

/** All parcels that bring what a matter is about: those it left in, and what was sent anew for it. */
export const parcelsOf = (
  row: Parameters<typeof isIn>[0],
  facts: Parameters<typeof broughtBy>[0],
): readonly ParcelRecord[] =>
  facts.parcels.filter(({ id }) => isIn(row, { id, lines: broughtBy(facts, id)?.lines ?? none }));

/** Whether a matter may be about what is in it; of what nobody said, that is not known. */
const sharesLines = ({ lines }: ParcelRecord, matter: MatterRow | undefined): boolean =>
  !matter?.lines || lines.length === 0 || matter.lines.some(([id]) => unitsIn(lines, id) > 0);

/** The price of a parcel, or of a line, that was ordered to go back. */
export const priceOrdered = (
  { id }: { readonly id: string },
  money: readonly MoneyRow[],
  book: Book,
  each: "parcel" | "line" = "parcel",
): MoneyRow | undefined =>
  money.find(
    ({ k, s, form, i, x }) => s === id && form === "refund" && i && !x && book.policyByName.get(k)?.each === each,
  );

/** When its price was to go back or, of what went wrong, the buyer said that he wants nothing. */
function settledFor(parcel: ParcelRecord, known: Known, book: Book, isWrong: boolean): Stamp | null {
  const remedy = remedyOf(parcel);
  const waived = isWrong && remedy?.[1] === "none" ? remedy[2] : undefined;
  const at = priceOrdered(parcel, known.money ?? none, book)?.i?.[0] ?? waived ?? paidBack(parcel, known, isWrong);
  return at === undefined ? null : [at, at];
}

/** That its price is to go back. */
const isGrant = ([name, value]: HostFact): boolean =>
  name === "case.refund-agreed" || (name === "complaint.remedy" && value === "money");

export const grantsOf = (rows: readonly MatterRow[]): readonly Instant[] =>
  rows.flatMap(({ facts }) => facts.flatMap((fact) => (isGrant(fact) ? fact[2] : [])));

/** Whether the price of its goods is to go back. */
export const isGranted = ({ facts }: MatterRow): boolean => facts.some(isGrant);

/**
 * When all that is in it was paid back: by matters about it, or all that was ordered of its lines. A matter that names no
 * parcel is about what went wrong; what the buyer sends back he had, so that it came in another.
 */
function paidBack(
  { id, lines }: ParcelRecord,
  { order, matters = none }: Known,
  isWrong: boolean,
): Instant | undefined {
  const isInside = ([line]: TakenRow): boolean => lines.length === 0 || unitsIn(lines, line) > 0;
  const granted = matters.filter((row) => row.taken?.some(isInside) && isGranted(row));
  const cover = (rows: readonly MatterRow[], units = lines): boolean =>
    rows.length > 0 &&
    units.every(([line, count]) => sum(rows, ({ taken = none }) => quantityIn(taken, line)) >= count);
  const named = granted.filter(({ parcel }) => parcel === id);
  if (cover(named)) return Math.max(...grantsOf(named));
  if (!order || lines.length === 0) return undefined;
  const isFor = (row: MatterRow): boolean =>
    row.parcel === undefined && factOf(row, "case.kind") !== "return_refund" && cover([row]);
  const one = isWrong && granted.find(isFor);
  if (one) return grantsOf([one])[0];
  const all = wholeOrder(order).filter(([line]) => unitsIn(lines, line) > 0);
  return cover(granted, all) ? Math.max(...grantsOf(granted)) : undefined;
}

/** When the price of the last of an order's goods was to go back; what was paid beside them may stay. */
export function allGivenBack(facts: Parameters<typeof goneGoods>[0], book: Book): Instant | undefined {
  const { order, matters = none, money = none } = facts;
  const paid = matters.filter(isGranted);
  const times = [
    ...grantsOf(paid),
    ...money.flatMap(({ form, i }) => (form === "refund" && i && i[1] > 0 ? i[0] : [])),
  ];
  if (!order || times.length === 0) return undefined;
  const gone = goneGoods({ ...facts, matters: paid }, book);
  return order.lines.every(({ id }) => unitsLeft(order, gone, id) === 0) ? Math.max(...times) : undefined;
}

/** When it was made good, or paid back with nothing wrong; null where somebody waits for it, or it is open. */
export function madeGood(parcel: ParcelRecord, facts: Known, states: States, book: Book): Stamp | null {
  const state = states.get(parcel.id);
  if (!state) return null;
  const isWrong = wentWrong(parcel, state, facts);
  const settled = settledFor(parcel, facts, book, isWrong);
  if (!isWrong) return settled;
  const { exception, delivered } = state;
  // What its scans said is wrong may be over by the one that brings it; what was chosen for it is over with that.
  const wrong = exception?.since ?? remedyOf(parcel)?.[2];
  const isHere = wrong !== undefined && delivered && delivered[0] > wrong;
  return isHere ? delivered : (cameInstead(parcel, facts, states)?.delivered ?? settled);
}

/** When what went wrong with a parcel sent anew was made good: what it is for came after all, or anew another way. */
export function madeGoodBeside(parcel: ParcelRecord, facts: Known, states: States, book: Book): Stamp | null {
  const origin = originOf(facts.parcels, parcel.replaces);
  if (!origin || !wentWrong(parcel, states.get(parcel.id), facts)) return null;
  return madeGood(origin, facts, new Map([...states].filter(([id]) => id !== parcel.id)), book);
}

/** When a parcel came, as sent or sent anew. */
export const cameAt = (parcel: ParcelRecord, facts: Known, states: States): Stamp | null =>
  states.get(parcel.id)?.delivered ?? cameInstead(parcel, facts, states)?.delivered ?? null;

/** When the last of the goods came that were not paid back. */
export function cameWhole(counted: readonly ParcelRecord[], facts: Known, states: States, book: Book): Stamp | null {
  const came = counted.map((parcel) => cameAt(parcel, facts, states));
  if (came.every((one) => one === null)) return null;
  return lastOf(came.map((one, i) => one ?? madeGood(counted[i] as ParcelRecord, facts, states, book)));
}

/** The last of them, once all of them are. */
export function lastOf(stamps: readonly (Stamp | null)[]): Stamp | null {
  if (stamps.length === 0 || stamps.includes(null)) return null;
  return (stamps as readonly Stamp[]).reduce((last, one) => [Math.max(last[0], one[0]), Math.max(last[1], one[1])]);
}

/** Where the goods are that somebody waits for or has; and the parcels that count with which something may be wrong still. */
export function goodsWanted(
  facts: Known,
  states: States,
  book: Book,
): { readonly goods: readonly ParcelState[]; readonly open: readonly ParcelState[] } {
  const stateOf = ({ id }: ParcelRecord): ParcelState => states.get(id) as ParcelState;
  const bringing = facts.parcels.filter(bringsGoods(book));
  const goods = bringing.flatMap((parcel) => {
    const state = cameInstead(parcel, facts, states) ?? stateOf(parcel);
    return state.delivered || !madeGood(parcel, facts, states, book) ? [state] : [];
  });
  return {
    goods: goods.length > 0 ? goods : bringing.map(stateOf),
    open: facts.parcels
      .filter(isEffective(book))
      .filter((parcel) => !madeGood(parcel, facts, states, book))
      .map(stateOf),
  };
}
