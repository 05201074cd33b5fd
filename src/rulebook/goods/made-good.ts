import type { ParcelState } from "../../lifecycle/parcel-state.ts";
import type { MoneyRow } from "../../model/claims.ts";
import type { HostFact } from "../../model/fact.ts";
import { type Instant, never } from "../../model/instant.ts";
import type { MatterRow } from "../../model/matter.ts";
import type { OrderLine } from "../../model/order.ts";
import type { ParcelRecord, Stamp } from "../../model/record.ts";
import { sum } from "../../model/table.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "../frames/facts.ts";
import { factOf } from "../matters.ts";
import { bringsGoods, isAbout, isEffective, itemsOf, unitsIn } from "./items.ts";
import { type Brought, broughtBy, goneGoods, originOf, unitsLeft } from "./taken.ts";
import { parcelWorth, worthOf } from "./worth.ts";

// What went wrong with a parcel is open until it comes after all, other goods come in its place, its price goes back, or
// the buyer wants nothing for it. Of what is paid back with nothing wrong nobody waits either.

type States = ReadonlyMap<string, ParcelState>;
type Known = Pick<Facts, "order" | "parcels" | "stamps" | "matters" | "money" | "claims">;

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

/** Since when it is lost, damaged, on its way back, or silent for too long: what is sent anew may be for it. */
function wrongSince(parcel: ParcelRecord, states: States, { claims = none }: Known): Instant {
  const { exception, refused, returning, returned } = states.get(parcel.id) ?? ({} as Partial<ParcelState>);
  const remedy = remedyOf(parcel);
  return Math.min(
    exception?.kind === "lost" || exception?.kind === "damaged" ? exception.since : never,
    (refused ?? returning ?? returned)?.[0] ?? never,
    remedy?.[1] === "resend" ? remedy[2] : never,
    ...claims.flatMap(({ p, s, x, d }) => (p === "keep-moving" && s === parcel.id && !x ? d : [])),
  );
}

/** What came after all is not lost. */
export const lostAt = ({ lost, delivered }: ParcelState): Stamp | null =>
  lost && !(delivered && delivered[0] > lost[0]) ? lost : null;

/** Items that came anew or are paid back: of the parcel that is named, else `only` of those that went wrong, or of all. */
interface Settling {
  readonly at: Stamp;
  readonly of: ParcelRecord | undefined;
  /** It is for nothing that left later. */
  readonly left: Instant;
  /** All, where nobody said which. */
  readonly lines?: MatterRow["lines"];
  readonly only?: "wrong" | "all" | undefined;
  /** Of what was sent anew. */
  readonly state?: ParcelState | undefined;
}

/** In their order. What the buyer sends back he had: without a parcel its price is for none that went wrong. */
function settlings({ parcels, matters = none, money = none }: Known, states: States, book: Book): readonly Settling[] {
  const isAnew = ({ kind }: ParcelRecord): boolean => kind === "resend" || kind === "exchange";
  // Of most orders nothing is asked back or sent anew.
  if (!(parcels.some(isAnew) || matters.some(({ taken }) => taken) || money.some(({ form }) => form === "refund")))
    return none;
  const anew = parcels.filter(isAnew).flatMap(({ id, uploaded: [left], replaces }): readonly Settling[] => {
    const state = states.get(id);
    if (!state?.delivered) return none;
    const matter = matters.find(({ sent }) => sent === id);
    const of = originOf(parcels, matter?.parcel ?? replaces);
    return [{ at: state.delivered, of, left, lines: matter?.lines, only: "wrong", state }];
  });
  const paid = matters.flatMap((row): readonly Settling[] => {
    const [at] = grantsOf([row]);
    if (at === undefined || !row.taken) return none;
    const of = originOf(parcels, row.parcel);
    const lines = row.taken.map(([id, from, to]) => [id, to - from] as const);
    const only = factOf(row, "case.kind") === "return_refund" ? "all" : undefined;
    return [{ at: [at, at], of, left: of ? never : at, lines, only }];
  });
  const owed = parcels.flatMap((parcel): readonly Settling[] => {
    const at = priceOrdered(parcel, money, book)?.i?.[0];
    return at === undefined ? none : [{ at: [at, at], of: parcel, left: never }];
  });
  return [...anew, ...paid, ...owed].sort((a, b) => a.at[0] - b.at[0]);
}

/** Items of a line that came or are paid for a parcel by name, or for none by name, which left no later than `left`. */
const unitsOf = (rows: readonly Settling[], id: string, of: ParcelRecord | undefined, left: Instant): number =>
  sum(rows, (row) => {
    if (row.of !== of || row.left < left) return 0;
    return row.lines ? unitsIn(row.lines, id) : never;
  });

/**
 * When nobody waited any more for any item in a parcel, and what came in its place. What names no parcel is for those that went
 * wrong, first for what did first; one with nothing wrong is paid back by it only where all that had left is.
 */
function settledBy(
  parcel: ParcelRecord,
  known: Known,
  states: States,
  book: Book,
): Pick<Settling, "at" | "state"> | undefined {
  const { order, parcels } = known;
  const all = settlings(known, states, book);
  if (!order || all.length === 0) return undefined;
  const own = originOf(parcels, parcel.id);
  const [left] = parcel.uploaded;
  const bringing = parcels.filter(bringsGoods(book));
  const others = bringing.filter((one) => one !== parcel);
  const since = wrongSince(parcel, states, known);
  const isWrong = since < never;
  const wrongBefore = others.filter((one) => {
    const from = wrongSince(one, states, known);
    const isFirst = from === since ? parcels.indexOf(one) < parcels.indexOf(parcel) : from < since;
    return isFirst && !overAt(one, states);
  });

  const isSettled = (rows: readonly Settling[], at: Instant, line: OrderLine): boolean => {
    const { id } = line;
    const due = (one: ParcelRecord): number =>
      Math.max(0, unitsIn(one.lines, id) - unitsOf(rows, id, originOf(parcels, one.id), one.uploaded[0]));
    if (due(parcel) === 0) return true;
    const unsent = itemsOf(line, bringing, known, at).refunded;
    // Of what names no parcel there is enough for it and for those that share with it.
    const isEnough = (not: Settling["only"], from: Instant, sharing: readonly ParcelRecord[]): boolean => {
      const unnamed = rows.filter(({ only }) => only !== not);
      return unitsOf(unnamed, id, undefined, from) - unsent >= sum([parcel, ...sharing], due);
    };
    const hadLeft = others.filter(({ uploaded }) => uploaded[0] <= at);
    return (isWrong && isEnough("all", left, wrongBefore)) || (left <= at && isEnough("wrong", 0, hadLeft));
  };

  const lines = order.lines.filter(({ id }) => unitsIn(parcel.lines, id) > 0);
  const last = all.find((row, i) => {
    // Of one of which nobody knows what is in it, what is for it is all there is.
    if (parcel.lines.length === 0) return row.left >= left && (row.of ? row.of === own : row.state && isWrong);
    const rows = all.slice(0, i + 1);
    return lines.every((line) => isSettled(rows, row.at[0], line));
  });
  return last && { at: last.at, state: last.state ?? all.find(({ of, state }) => state && of === own)?.state };
}

/** What came in its place, where with it nobody waits for any item any more. */
export const cameInstead = (parcel: ParcelRecord, known: Known, states: States, book: Book): ParcelState | undefined =>
  settledBy(parcel, known, states, book)?.state;

/** When the price of all that is in it, or of the last of that, was to go back. */
export function paidBackAt(parcel: ParcelRecord, known: Known, states: States, book: Book): Instant | undefined {
  const by = settledBy(parcel, known, states, book);
  return by?.state ? undefined : by?.at[0];
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

/** When it came after all, or the buyer said that he wants nothing for it. */
function overAt(parcel: ParcelRecord, states: States): Stamp | null {
  const { exception, delivered } = states.get(parcel.id) as ParcelState;
  const remedy = remedyOf(parcel);
  // What its scans said is wrong may be over by the one that brings it, but for damage; what was chosen for it is over with that.
  const wrong = exception?.kind === "damaged" ? never : (exception?.since ?? remedy?.[2]);
  if (wrong !== undefined && delivered && delivered[0] > wrong) return delivered;
  return remedy?.[1] === "none" ? [remedy[2], remedy[2]] : null;
}

/** That its price is to go back. */
const isGrant = ([name, value]: HostFact): boolean =>
  name === "case.refund-agreed" || (name === "complaint.remedy" && value === "money");

export const grantsOf = (rows: readonly MatterRow[]): readonly Instant[] =>
  rows.flatMap(({ facts }) => facts.flatMap((fact) => (isGrant(fact) ? fact[2] : [])));

/** Whether the price of its goods is to go back. */
export const isGranted = ({ facts }: MatterRow): boolean => facts.some(isGrant);

/** When the price of the last of an order's goods, or of these lines, was to go back; what was paid beside them may stay. */
export function allGivenBack(
  facts: Parameters<typeof goneGoods>[0],
  book: Book,
  lines: readonly OrderLine[] = facts.order?.lines ?? none,
): Instant | undefined {
  const { order, matters = none, money = none } = facts;
  const paid = matters.filter(isGranted);
  const times = [
    ...grantsOf(paid),
    ...money.flatMap(({ form, i }) => (form === "refund" && i && i[1] > 0 ? i[0] : [])),
  ];
  if (!order || times.length === 0) return undefined;
  const gone = goneGoods({ ...facts, matters: paid }, book);
  return lines.every(({ id }) => unitsLeft(order, gone, id) === 0) ? Math.max(...times) : undefined;
}

/** When what is lost or damaged was nothing that anybody paid for: it is made good by that. */
function costNothing(parcel: ParcelRecord, { order, parcels }: Known, states: States): Stamp | null {
  const { exception } = states.get(parcel.id) as ParcelState;
  if (!order || parcel.lines.length === 0 || !exception || !["lost", "damaged"].includes(exception.kind)) return null;
  const isFree = parcelWorth(order, worthOf(order), parcels, parcel) === 0;
  return isFree ? [exception.since, exception.known] : null;
}

/** When it was made good, or paid back with nothing wrong; null where somebody waits for it, or it is open. */
export function madeGood(parcel: ParcelRecord, facts: Known, states: States, book: Book): Stamp | null {
  if (!states.has(parcel.id)) return null;
  const last = overAt(parcel, states) ?? costNothing(parcel, facts, states);
  const over = last && wrongSince(parcel, states, facts) < never ? last : null;
  const settled = settledBy(parcel, facts, states, book)?.at;
  return over && settled ? (over[0] < settled[0] ? over : settled) : (over ?? settled ?? null);
}

/** When what went wrong with a parcel sent anew was made good: what it is for came after all, or anew another way. */
export function madeGoodBeside(parcel: ParcelRecord, facts: Known, states: States, book: Book): Stamp | null {
  const origin = originOf(facts.parcels, parcel.replaces);
  if (!origin || wrongSince(parcel, states, facts) === never) return null;
  return madeGood(origin, facts, new Map([...states].filter(([id]) => id !== parcel.id)), book);
}

/** When a parcel came, as sent or sent anew. */
export const cameAt = (parcel: ParcelRecord, facts: Known, states: States, book: Book): Stamp | null =>
  states.get(parcel.id)?.delivered ?? cameInstead(parcel, facts, states, book)?.delivered ?? null;

/** When the last of the goods came, or was picked up, that were not paid back. */
export function cameWhole(
  counted: readonly ParcelRecord[],
  facts: Known,
  states: States,
  book: Book,
  at: typeof cameAt = cameAt,
): Stamp | null {
  const came = counted.map((parcel) => at(parcel, facts, states, book));
  if (came.every((one) => one === null)) return null;
  return lastOf(came.map((one, i) => one ?? madeGood(counted[i] as ParcelRecord, facts, states, book)));
}

/** The last of them, once all of them are. */
function lastOf(stamps: readonly (Stamp | null)[]): Stamp | null {
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
    const state = cameInstead(parcel, facts, states, book) ?? stateOf(parcel);
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
