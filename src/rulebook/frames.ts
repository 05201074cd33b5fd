import type { FactValue, Frame } from "../condition/frame.ts";
import { foldParcel } from "../lifecycle/parcel-fold.ts";
import type { ParcelState } from "../lifecycle/parcel-state.ts";
import type { Instant } from "../model/instant.ts";
import type { OrderRecord, ParcelRecord, Stamp } from "../model/record.ts";
import { startOfDay } from "../model/zone.ts";
import { masked } from "../notify/masking.ts";
import type { Book } from "./book.ts";
import { itemsShipped } from "./draft.ts";

/** The part of a record that facts are drawn from. */
export type Facts = Pick<OrderRecord, "order" | "stamps" | "facts" | "parcels" | "own" | "seen">;

/** An order's subjects with all their facts, drawn afresh from what is stored. */
export interface Scene {
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  /** Parcel id → what its scans add up to. */
  readonly states: ReadonlyMap<string, ParcelState>;
}

interface Sheet {
  set(fact: string, value: FactValue, known: Instant): void;
  stamp(fact: string, stamp: Stamp | null | undefined): void;
  readonly frame: Frame;
}

/** Lays out a scene; the same again while nothing it is drawn from was replaced. */
export type Scenes = (facts: Facts) => Scene;

export function scenes(book: Book): Scenes {
  let drawn: (Facts & { readonly scene: Scene }) | null = null;
  return ({ order, stamps, facts, parcels, own = [], seen }) => {
    const same =
      drawn?.order === order &&
      drawn.stamps === stamps &&
      drawn.facts === facts &&
      drawn.parcels === parcels &&
      drawn.own === own &&
      drawn.seen === seen;
    if (!drawn || !same) {
      const from: Facts = { order, stamps, facts, parcels, own, seen };
      drawn = { ...from, scene: scene(from, book) };
    }
    return drawn.scene;
  };
}

export function scene(facts: Facts, book: Book): Scene {
  const created = facts.stamps["order.created"]?.[0] ?? null;
  const states = new Map(
    facts.parcels.map((parcel) => [
      parcel.id,
      foldParcel(parcel, { orderCreated: created, chart: book.parcelChart, zone: book.zone, startOfDay }),
    ]),
  );
  const order = orderSheet(facts, states, book);
  const parcels = facts.parcels.map((parcel) => parcelSheet(parcel, states.get(parcel.id) as ParcelState, order, book));
  const lines = book.subjects.has("line") ? lineSheets(facts, order, book) : [];
  const requests = book.subjects.has("request") ? requestSheets(facts, order, book) : [];
  const own = ownSheets(facts, order, book);
  Object.assign(order.children, { parcel: parcels, line: lines, request: requests }, Object.fromEntries(own));
  return {
    frames: new Map([...own, ["order", [order]], ["parcel", parcels], ["line", lines], ["request", requests]]),
    states,
  };
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
  stamp("order.delivered", facts.stamps["order.shipped"] ? lastDelivered(facts, states, book) : null);
  return frame;
}

/** When the last of the parcels that count was delivered, once all of them are. */
function lastDelivered(facts: Facts, states: ReadonlyMap<string, ParcelState>, book: Book): Stamp | null {
  const delivered = facts.parcels.filter(counts(book)).map((parcel) => states.get(parcel.id)?.delivered ?? null);
  if (delivered.length === 0 || delivered.includes(null)) return null;
  return (delivered as readonly Stamp[]).reduce((last, one) => [Math.max(last[0], one[0]), Math.max(last[1], one[1])]);
}

function parcelSheet(parcel: ParcelRecord, state: ParcelState, order: Frame, book: Book): Frame {
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
    return frame;
  });
}

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
