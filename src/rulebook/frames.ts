import { breachKey } from "../compensation/reconcile.ts";
import { valueAt } from "../condition/access.ts";
import type { ReadContext } from "../condition/context.ts";
import { type FactValue, type Frame, type SpanState, setFact } from "../condition/frame.ts";
import { foldParcel } from "../lifecycle/parcel-fold.ts";
import type { ParcelState } from "../lifecycle/parcel-state.ts";
import type { ClaimRow, MoneyRow } from "../model/claims.ts";
import type { Instant } from "../model/instant.ts";
import type { Money } from "../model/money.ts";
import type { OrderRecord, ParcelRecord, Stamp } from "../model/record.ts";
import { startOfDay } from "../model/zone.ts";
import { masked } from "../notify/masking.ts";
import type { Grounds } from "../sla/computed.ts";
import type { Book } from "./book.ts";
import { itemsShipped } from "./draft.ts";
import { goodsWorth, lineWorth, parcelWorth } from "./worth.ts";

const drawnFrom = [
  "order",
  "stamps",
  "facts",
  "parcels",
  "own",
  "seen",
  "claims",
  "pauses",
  "deferrals",
  "disruptions",
  "money",
  "cases",
] as const;

/** The part of a record that facts are drawn from. */
export type Facts = Pick<OrderRecord, (typeof drawnFrom)[number]>;

/** An order's subjects with all their facts, drawn afresh from what is stored. */
export interface Scene {
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  /** Parcel id → what its scans add up to. */
  readonly states: ReadonlyMap<string, ParcelState>;
  /** When time alone may change a fact that follows from others. */
  readonly next: number;
}

interface Sheet {
  set(fact: string, value: FactValue, known: Instant): void;
  stamp(fact: string, stamp: Stamp | null | undefined): void;
  readonly frame: Frame;
}

/** Lays out a scene; the same again while nothing it is drawn from was replaced and no time went by. */
export type Scenes = (facts: Facts, now: Instant) => Scene;

export function scenes(book: Book): Scenes {
  const fold = folds(book);
  let drawn: { readonly from: Facts; readonly at: Instant; readonly scene: Scene } | null = null;
  return (facts, now) => {
    if (drawn?.at !== now || !isSame(drawn.from, facts)) {
      const kept = factsOf(facts);
      drawn = { from: kept, at: now, scene: scene(kept, book, now, fold) };
    }
    return drawn.scene;
  };
}

/** The facts as they stand: a draft changes under our hands. */
export const factsOf = (facts: Facts): Facts =>
  Object.fromEntries(drawnFrom.map((part) => [part, facts[part]])) as unknown as Facts;

/** Whether nothing that facts are drawn from was replaced. */
export const isSame = (one: Facts, other: Facts): boolean => drawnFrom.every((part) => one[part] === other[part]);

type Fold = (parcel: ParcelRecord, created: Instant | null) => ParcelState;

/** A parcel is folded once while it stays as it is. */
function folds(book: Book): Fold {
  const known = new WeakMap<ParcelRecord, readonly [created: Instant | null, state: ParcelState]>();
  return (parcel, created) => {
    const found = known.get(parcel);
    if (found && found[0] === created) return found[1];
    const state = foldParcel(parcel, { orderCreated: created, chart: book.parcelChart, zone: book.zone, startOfDay });
    known.set(parcel, [created, state]);
    return state;
  };
}

export function scene(facts: Facts, book: Book, now: Instant, fold: Fold = folds(book), lookingBack = false): Scene {
  const created = facts.stamps["order.created"]?.[0] ?? null;
  const states = new Map(facts.parcels.map((parcel) => [parcel.id, fold(parcel, created)]));
  const order = orderSheet(facts, states, book);
  const parcels = facts.parcels.map((parcel) =>
    parcelSheet(parcel, states.get(parcel.id) as ParcelState, order, facts, book),
  );
  const lines = book.subjects.has("line") ? lineSheets(facts, order, book) : [];
  const requests = book.subjects.has("request") ? requestSheets(facts, order, book) : [];
  const own = ownSheets(facts, order, book);
  const subjects = [order, ...parcels];
  const breaches = (facts.claims ?? []).map((claim) => breachSheet(claim, subjects, book));
  const money = (facts.money ?? []).map((row) => moneySheet(row, subjects, book));
  Object.assign(
    order.children,
    { parcel: parcels, line: lines, request: requests, breach: breaches, compensation: money },
    Object.fromEntries(own),
  );
  const frames = new Map([
    ...own,
    ["order", [order]],
    ["parcel", parcels],
    ["line", lines],
    ["request", requests],
    ["breach", breaches],
    ["compensation", money],
  ]);
  return { frames, states, next: computeFacts(book, frames, groundsOf(facts, book, now, lookingBack)) };
}

const none: readonly never[] = [];

function groundsOf(facts: Facts, book: Book, now: Instant, lookingBack: boolean): Grounds {
  return {
    reader: factReader(book, now),
    claims: facts.claims ?? none,
    pauses: facts.pauses ?? none,
    deferrals: facts.deferrals ?? none,
    disruptions: facts.disruptions ?? none,
    origin: facts.order?.origin,
    destination: facts.order?.destination,
    lookingBack,
  };
}

/** Reads conditions that ask nothing of any person. */
export const factReader = (book: Book, now: Instant): ReadContext => ({
  now,
  zone: book.zone,
  told: () => null,
  toldValue: () => undefined,
  setting: () => undefined,
  test: (name, frame) => book.tests[name]?.((fact) => factByName(book, frame, fact)) ?? false,
});

export function factByName(book: Book, frame: Frame, name: string): unknown {
  const place = book.lexicon.subjects.get(frame.subject)?.seen.get(name);
  return place ? valueAt(frame, place) : undefined;
}

/** Sets promises, windows, findings and derived instants, each after those it is computed from. */
function computeFacts(book: Book, frames: ReadonlyMap<string, readonly Frame[]>, on: Grounds): number {
  let next = Number.POSITIVE_INFINITY;
  for (const rule of book.computed) {
    for (const frame of frames.get(rule.each) ?? none) {
      const computed = rule.read(frame, on);
      setFact(frame, rule.slot, computed.value, computed.known);
      if (computed.next < next) next = computed.next;
    }
  }
  return next;
}

export const counts =
  (book: Book): ((parcel: ParcelRecord) => boolean) =>
  (parcel) =>
    book.parcelKinds.get(parcel.kind)?.effective ?? false;

function sheet(book: Book, subject: string, key: string, parents: readonly Frame[]): Sheet {
  const slots = book.lexicon.subjects.get(subject)?.slots ?? new Map<string, number>();
  const values: FactValue[] = new Array(slots.size);
  const known: Instant[] = new Array(slots.size).fill(0);
  const set = (fact: string, value: FactValue, at: Instant): void => {
    const slot = slots.get(fact);
    if (slot === undefined || value === undefined) return;
    values[slot] = value;
    known[slot] = at;
  };
  return {
    set,
    stamp: (fact, stamp) => {
      if (stamp) set(fact, stamp[0], stamp[1]);
    },
    frame: { subject, key, values, known, parents, children: {} },
  };
}

function orderSheet(facts: Facts, states: ReadonlyMap<string, ParcelState>, book: Book): Frame {
  const { frame, set, stamp } = sheet(book, "order", "order", []);
  for (const fact of Object.keys(facts.stamps)) stamp(fact, facts.stamps[fact]);
  for (const [fact, value, known] of facts.facts) set(fact, value, known);
  const placed = facts.order;
  if (!placed) return frame;
  const since = facts.stamps["order.created"]?.[1] ?? 0;
  set("order.number", placed.number, since);
  set("order.kind", placed.kind, since);
  set("order.total", placed.total, since);
  set("order.goods", placed.lines[0]?.title, since);
  const shipped = placed.lines.map((line) =>
    Math.min(line.quantity, itemsShipped(facts.parcels, counts(book), line.id)),
  );
  set("order.items", sum(placed.lines.map((line) => line.quantity)), since);
  set("order.items-shipped", sum(shipped), since);
  set("order.lines-open", placed.lines.filter((line, i) => line.quantity > (shipped[i] ?? 0)).length, since);
  const shippedAt = facts.stamps["order.shipped"];
  const all = (of: (state: ParcelState) => Stamp | null): Stamp | null =>
    shippedAt ? lastOf(facts, states, book, of) : null;
  stamp(
    "order.delivered",
    all((state) => state.delivered),
  );
  stamp(
    "order.first-scan",
    all((state) => state.pickedUp),
  );
  set("order.extras", facts.parcels.filter((parcel) => parcel.kind !== "primary").length, since);
  const { currency } = placed.total;
  set("order.freight", { amount: goodsWorth(placed).freight, currency }, since);
  set("order.hold", holdOf(facts), facts.stamps.held?.[1] ?? 0);
  set("order.case-open", casesOf(facts), facts.cases?.at(-1)?.[1] ?? 0);
  const closed = facts.stamps["order.closed"];
  const owed = closed ? moneyFact(facts, "order.paid-amount") - moneyFact(facts, "order.refunded-amount") : 0;
  if (closed && owed > 0) set("order.refund-owed", { amount: owed, currency }, closed[1]);
  for (const [fact, forms] of compensationFacts) {
    const rows = (facts.money ?? none).filter((row) => row.i && !row.x && forms(row.form) && row.i[1] > 0);
    if (rows.length === 0) continue;
    const amount = sum(rows.map((row) => row.i?.[1] ?? 0));
    set(fact, { amount, currency }, Math.max(...rows.map((row) => row.i?.[0] ?? 0)));
  }
  return frame;
}

/** What the buyer gets for what went wrong: not the price itself, and no reward. */
const compensationFacts: readonly (readonly [fact: string, forms: (form: string) => boolean])[] = [
  ["order.compensation", (form) => form === "coupon" || form === "cash"],
  ["order.coupon", (form) => form === "coupon"],
];

const moneyFact = (facts: Facts, name: string): number =>
  (facts.facts.find(([fact]) => fact === name)?.[1] as Money | undefined)?.amount ?? 0;

function holdOf({ stamps }: Facts): SpanState | undefined {
  const [from, to] = [stamps.held?.[0], stamps.released?.[0]];
  return from === undefined ? undefined : { from, to: to !== undefined && to >= from ? to : null };
}

/** From the first of the cases that are open; else the last that was. */
function casesOf({ cases }: Facts): SpanState | undefined {
  if (!cases || cases.length === 0) return undefined;
  const open = cases.filter(([, , ended]) => ended === 0).map(([, opened]) => opened);
  if (open.length > 0) return { from: Math.min(...open), to: null };
  return { from: Math.min(...cases.map(([, opened]) => opened)), to: Math.max(...cases.map(([, , ended]) => ended)) };
}

/** When the last of the parcels that count came there, once all of them did. */
function lastOf(
  facts: Facts,
  states: ReadonlyMap<string, ParcelState>,
  book: Book,
  of: (state: ParcelState) => Stamp | null,
): Stamp | null {
  const stamps = facts.parcels.filter(counts(book)).map((parcel) => {
    const state = states.get(parcel.id);
    return state ? of(state) : null;
  });
  if (stamps.length === 0 || stamps.includes(null)) return null;
  return (stamps as readonly Stamp[]).reduce((last, one) => [Math.max(last[0], one[0]), Math.max(last[1], one[1])]);
}

/** The frame of what a breach or an amount is about; its order where that is gone. */
const aboutOf = (subjects: readonly Frame[], key: string): readonly Frame[] => {
  const [order] = subjects;
  const found = subjects.find((frame) => frame.key === key);
  return order ? (found && found !== order ? [order, found] : [order]) : [];
};

function breachSheet(claim: ClaimRow, subjects: readonly Frame[], book: Book): Frame {
  const { frame, set, stamp } = sheet(book, "breach", breachKey(claim), aboutOf(subjects, claim.s));
  set("breach.promise", claim.p, claim.r[1]);
  stamp("breach.raised", claim.r);
  if (claim.x) {
    set("breach.ended", claim.x[0], claim.x[0]);
    set("breach.why", claim.x[1], claim.x[0]);
  }
  if (claim.f !== undefined) set("breach.appealed", claim.f, claim.f);
  if (claim.v) {
    set("breach.appeal-decided", claim.v[0], claim.v[0]);
    set("breach.appeal-result", claim.v[1], claim.v[0]);
  }
  const about = frame.parents.at(-1);
  if (about && about.subject === "parcel")
    (about.children as { breach?: Frame[] }).breach = [...(about.children.breach ?? []), frame];
  return frame;
}

function moneySheet(row: MoneyRow, subjects: readonly Frame[], book: Book): Frame {
  const { frame, set } = sheet(book, "compensation", `${row.k}:${row.o}`, aboutOf(subjects, row.s));
  set("compensation.rule", row.k, row.t);
  set("compensation.payer", book.policyByName.get(row.k)?.shares[0]?.payer, row.t);
  if (row.x) return frame;
  if (row.i && row.i[1] > 0) {
    const paid = { amount: row.i[1], currency: row.currency };
    set("compensation.issued", row.i[0], row.i[0]);
    set("compensation.amount", paid, row.i[0]);
    if (row.form === "coupon") set("compensation.coupon", paid, row.i[0]);
    const done = row.q?.find(([step, , , is]) => step === "pay" && is === "done");
    if (done) set("compensation.settled", done[2], done[2]);
  }
  if (row.g && row.g[1] > row.g[2]) {
    set("compensation.charged", row.g[0], row.g[0]);
    set("compensation.charge", { amount: row.g[1] - row.g[2], currency: row.currency }, row.g[0]);
  }
  return frame;
}

function parcelSheet(parcel: ParcelRecord, state: ParcelState, order: Frame, facts: Facts, book: Book): Frame {
  const { frame, set, stamp } = sheet(book, "parcel", parcel.id, [order]);
  const [, since] = parcel.uploaded;
  const effective = counts(book)(parcel);
  set("parcel.kind", parcel.kind, since);
  set("parcel.effective", effective, since);
  set("parcel.carrier", parcel.carrier, since);
  set("parcel.carrier-phone", book.carriers.get(parcel.carrier)?.phone, since);
  set("parcel.number", parcel.number, since);
  stamp(effective ? "parcel.uploaded" : "parcel.extra-added", parcel.uploaded);
  stamp("parcel.replaced", parcel.replaced);
  set("parcel.fixes", parcel.former?.length ?? 0, parcel.replaced?.[1] ?? since);
  if (parcel.plannedHandover !== undefined) set("parcel.planned-handover", parcel.plannedHandover, since);
  set("parcel.remote", parcel.remote ?? facts.order?.leg === "remote", since);
  if (facts.order) {
    const amount = parcelWorth(facts.order, facts.parcels, parcel);
    set("parcel.value", { amount, currency: facts.order.total.currency }, since);
  }
  const stalls = (facts.claims ?? none).filter((one) => one.p === "keep-moving" && one.s === parcel.id && !one.x);
  set("parcel.stalls", stalls.length, stalls.at(-1)?.r[1] ?? since);
  const seen = state.lastScan?.[1] ?? since;
  set("parcel.milestone", state.journey, seen);
  set("parcel.exception", state.exception?.kind, state.exception?.since ?? seen);
  set("parcel.scan-city", state.scanCity || undefined, seen);
  set("parcel.imported", state.importedDelivered, since);
  for (const [fact, of] of stateStamps) stamp(fact, of(state));
  if (state.delivered) set("parcel.signer", state.signMode ?? "unknown", state.delivered[1]);
  const { courier, point } = parcel;
  if (courier) {
    set("parcel.courier", courier[1] || undefined, courier[0]);
    set("parcel.courier-phone", courier[2] ? masked(courier[2]) : undefined, courier[0]);
  }
  if (point && state.awaiting) {
    set("parcel.point", point[1] || undefined, point[0]);
    set("parcel.pick-up-code", point[2] || undefined, point[0]);
    set("parcel.hold-until", point[3] || undefined, point[0]);
  }
  stamp("parcel.eta", parcel.eta && [parcel.eta[0], parcel.eta[1]]);
  for (const [fact, value, known] of parcel.facts ?? []) set(fact, value, known);
  return frame;
}

const stateStamps: readonly (readonly [fact: string, of: (state: ParcelState) => Stamp | null])[] = [
  ["parcel.picked-up", (state) => state.pickedUp],
  ["parcel.arrived", (state) => state.arrived],
  ["parcel.out-for-delivery", (state) => state.outForDelivery],
  ["parcel.with-courier", (state) => state.withCourier],
  ["parcel.round", (state) => state.round],
  ["parcel.attempt-failed", (state) => state.attemptFailed],
  ["parcel.awaiting", (state) => state.awaiting],
  ["parcel.delivered", (state) => state.delivered],
  ["parcel.delivery-revoked", (state) => state.revoked],
  ["parcel.refused", (state) => state.refused],
  ["parcel.returning", (state) => state.returning],
  ["parcel.returned", (state) => state.returned],
  ["parcel.last-scan", (state) => state.lastScan],
  ["parcel.moved-on", (state) => state.firstTransit],
  ["parcel.first-attempt", (state) => state.firstAttempt],
  ["parcel.round-over", (state) => state.roundOver],
  ["parcel.scan-before-order", (state) => state.tracedBeforeOrder],
];

function lineSheets(facts: Facts, order: Frame, book: Book): readonly Frame[] {
  const since = facts.stamps["order.created"]?.[1] ?? 0;
  return (facts.order?.lines ?? []).map((line) => {
    const { frame, set, stamp } = sheet(book, "line", line.id, [order]);
    const holding = facts.parcels.filter(counts(book)).filter((parcel) => parcel.lines.some(([id]) => id === line.id));
    const shipped = Math.min(line.quantity, itemsShipped(facts.parcels, counts(book), line.id));
    set("line.title", line.title, since);
    set("line.items", line.quantity, since);
    set("line.items-shipped", shipped, since);
    if (shipped === line.quantity) stamp("line.shipped", holding.at(-1)?.uploaded);
    const placed = facts.order as NonNullable<Facts["order"]>;
    set("line.value", { amount: lineWorth(placed, line.id), currency: placed.total.currency }, since);
    set("line.no-reason", line.noReturn !== true, since);
    stamp("line.out-of-stock", facts.stamps[outOfStock(line.id)]);
    return frame;
  });
}

/** Under what name the record keeps it. */
export const outOfStock = (lineId: string): string => `line.out-of-stock/${lineId}`;

/** Subjects of the host's own words; each sees at most its order. */
function ownSheets(facts: Facts, order: Frame, book: Book): ReadonlyMap<string, readonly Frame[]> {
  const sheets = new Map<string, Frame[]>();
  for (const { subject, id, facts: noted } of facts.own ?? []) {
    const sees = book.lexicon.subjects.get(subject)?.sees ?? [];
    const parents = sees.map((name) => (name === "order" ? order : sheet(book, name, "", []).frame));
    const { frame, set } = sheet(book, subject, `${subject}:${id}`, parents);
    for (const [fact, value, known] of noted) set(fact, value, known);
    sheets.set(subject, [...(sheets.get(subject) ?? []), frame]);
  }
  return sheets;
}

function requestSheets(facts: Facts, order: Frame, book: Book): readonly Frame[] {
  return facts.seen.flatMap((row) => {
    if (row.length === 1) return [];
    const [id, code, type, role, at] = row;
    const { frame, set } = sheet(book, "request", id, [order]);
    set("request.refused", at, at);
    set("request.code", code, at);
    set("request.type", type || undefined, at);
    set("request.by", role || undefined, at);
    return [frame];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
