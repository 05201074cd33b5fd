import { hearScans } from "../../lifecycle/scans.ts";
import type { TraceReceived } from "../../model/event.ts";
import { escaped } from "../../model/id.ts";
import type { Instant } from "../../model/instant.ts";
import type { Scan } from "../../model/parcel.ts";
import type { ParcelRecord, ScanRow, Stamp, WaitingScans } from "../../model/record.ts";
import { type Draft, putParcel } from "../draft.ts";
import { endOf, isDispute } from "../matters.ts";
import { isNumber, plainNumber } from "../tracking-number.ts";
import { type Action, checkedTime, type Judgement, refused } from "./action.ts";

/** Numbers whose scans may wait for their parcel; the oldest make room. */
const waitingLimit = 8;

type Numbered = Pick<ParcelRecord, "id" | "carrier" | "number">;

const follow =
  (type: "track" | "untrack") =>
  (draft: Draft, { id, carrier, number }: Numbered, at: Instant): void => {
    const effectId = `${escaped(draft.id)}/${type}/${escaped(id)}/${number}/${at}`;
    if (draft.effects.some((one) => one.id === effectId)) return;
    draft.effects.push({
      type,
      id: effectId,
      owner: draft.id,
      parcel: id,
      carrier,
      number,
      since: at,
      at: draft.now,
    });
  };

export const track: (draft: Draft, parcel: Numbered, at: Instant) => void = follow("track");
export const untrack: (draft: Draft, parcel: Numbered, at: Instant) => void = follow("untrack");

/**
 * Since when nobody waits for scans of a parcel any more; null while somebody may. It is back, or where it was to go and the
 * order is over, or is what came back; and nothing is asked or complained of.
 */
export function idleSince({ stamps, matters }: Draft, { kind, scans, uploaded }: ParcelRecord): Instant | null {
  const last = scans.findLast(([, , milestone]) => milestone);
  const over = stamps["order.received"] ?? stamps["order.closed"];
  const isThere = last?.[2] === "delivered" && (over || kind === "return");
  // A number that was used before has an end of its own.
  if (!last || !(isThere || last[2] === "returned") || last[0] < uploaded[0]) return null;
  const ends = matters.filter(isDispute).map((row) => endOf(row) ?? Number.NaN);
  const since = Math.max(last[0] + last[1], isThere ? (over?.[1] ?? 0) : 0, ...ends);
  return Number.isNaN(since) ? null : since;
}

/** Gives a parcel the scans of its number that came before it did. */
export function attachWaiting(draft: Draft, parcel: ParcelRecord): ParcelRecord {
  const waiting = draft.waiting.find((one) => one.number === parcel.number);
  if (!waiting) return parcel;
  draft.waiting = draft.waiting.filter((one) => one !== waiting);
  const { scans, details } = waiting;
  return { ...parcel, scans, ...details, ...(parcel.eta?.[2] === "event" ? { eta: parcel.eta } : {}) };
}

/** The parcel without what was scanned of its number: that stays the number's, which may prove to have been the right one. */
export function detach(draft: Draft, parcel: ParcelRecord): ParcelRecord {
  const { scans, courier, dropped, eta, pointAnew, untracked: _untracked, withdrawn, ...kept } = parcel;
  const { carrier, number } = parcel;
  const details = {
    ...(courier ? { courier } : {}),
    ...(dropped ? { dropped } : {}),
    ...(eta?.[2] === "provider" ? { eta } : {}),
    ...(pointAnew ? { pointAnew } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  };
  if (scans.length > 0 || Object.keys(details).length > 0) putWaiting(draft, { carrier, number, scans }, details);
  return { ...kept, scans: [], ...(eta?.[2] === "event" ? { eta } : {}) };
}

function putWaiting(draft: Draft, told: Omit<WaitingScans, "details">, details: Details): void {
  const others = draft.waiting.filter(({ number }) => number !== told.number);
  draft.waiting = [...others, Object.keys(details).length > 0 ? { ...told, details } : told].slice(-waitingLimit);
}

export const traceReceived: Action<"trace.received"> = {
  by: ["carrier", "platform", "system", "seller"],
  early: true,
  idempotent: true,
  judge: ({ payload }, { draft, at }) => {
    const number = plainNumber(payload.number);
    // What can be no parcel's would wait for one for ever, in the place of a number that can.
    if (!isNumber(number)) return refused("E_TRACKING_FORMAT", "payload.number");
    const parcel = draft.parcels.find((one) => one.number === number);
    const eta = payload.eta === undefined ? undefined : checkedTime(payload.eta);
    if (!parcel) return wait(draft, number, payload, eta, at);
    const { left, rows, dropped, withdrawn, isTakenBackAnew } = hearScans(parcel, payload, at);
    const told = details(parcel, payload.scans, eta, at);
    const heard = { ...parcel, scans: rows, ...pointAnew(parcel, left, rows, at) };
    // Said once to whoever still asks: what is scanned after all is heard nevertheless.
    const untracked = idleSince(draft, heard) ?? parcel.untracked;
    const isIdle = untracked !== undefined && untracked !== parcel.untracked;
    if (isIdle) untrack(draft, parcel, untracked);
    const isNews =
      rows !== parcel.scans || dropped !== (parcel.dropped ?? 0) || told !== null || isIdle || isTakenBackAnew;
    // Taken back once more is no news, but counts from then.
    if (!isNews && withdrawn === parcel.withdrawn) return "nothing-new";
    const kept = { ...(dropped > 0 ? { dropped } : {}), ...(withdrawn ? { withdrawn } : {}) };
    putParcel(draft, { ...heard, ...kept, ...told, ...(isIdle ? { untracked } : {}) });
    return isNews ? "accepted" : "nothing-new";
  },
};

const pointIn = (rows: readonly ScanRow[]): string => {
  const [, , , , , , , , name, code] = rows.findLast((row) => row[8] || row[9]) ?? [];
  return JSON.stringify([name, code]);
};

/** Where one was taken back, the time of a scan no longer says when a point became the one to go to. */
function pointAnew(
  { scans, pointAnew: before }: ParcelRecord,
  left: readonly ScanRow[],
  rows: readonly ScanRow[],
  at: Instant,
): { readonly pointAnew?: Stamp } {
  if ((left === scans && !before) || pointIn(rows) === pointIn(scans)) return {};
  const since = Math.max(at, (before?.[0] ?? 0) + 1);
  return { pointAnew: [since, since] };
}

function wait(draft: Draft, number: string, payload: TraceReceived, eta: Instant | undefined, at: Instant): Judgement {
  const known = draft.waiting.find((one) => one.number === number);
  const was = known?.details ?? {};
  const { rows, withdrawn, isTakenBackAnew } = hearScans({ ...known, ...was }, payload, at);
  const told = details(was, payload.scans, eta, at);
  const isNews = rows !== known?.scans || told !== null || isTakenBackAnew;
  if (!isNews && withdrawn === was.withdrawn) return "nothing-new";
  const kept = { ...was, ...told, ...(withdrawn ? { withdrawn } : {}) };
  putWaiting(draft, { carrier: payload.carrier, number, scans: rows }, kept);
  return isNews ? "accepted" : "nothing-new";
}

type Details = NonNullable<WaitingScans["details"]>;

/**
 * Courier of the latest scan that names one, arrival time of the latest push that does, whatever order they come in; null
 * where nothing is new. The latest push is the one with the newest scan: a provider may send an old one again. An arrival
 * time from an event stands above any provider's.
 */
function details(known: Details, scans: readonly Scan[], told: Instant | undefined, at: Instant): Details | null {
  let { courier, eta } = known;
  for (const scan of scans) if (scan.courier) courier = latest(courier, courierRow(scan.at, scan.courier));
  if (told !== undefined && eta?.[2] !== "event") {
    const newest = scans.reduce((last, scan) => Math.max(last, scan.at), 0);
    const same = eta?.[2] === "provider" && eta[0] === told ? eta : undefined;
    const heard: Eta = [told, same?.[1] ?? at, "provider", newest];
    // Told again it is as new as the newest scan that it came with, and known since it was told first.
    if (same ? newest > (same[3] ?? 0) : eta?.[2] !== "provider" || isLater(heard, eta)) eta = heard;
  }
  if (courier === known.courier && eta === known.eta) return null;
  return { ...(courier ? { courier } : {}), ...(eta ? { eta } : {}) };
}

type Eta = NonNullable<Details["eta"]>;

/** By the newest scan they came with, then by when they came; of two at once the later. */
function isLater([at, known, , scanned = 0]: Eta, was: Eta): boolean {
  const by = was[3] ?? 0;
  if (scanned > 0 && by > 0 && scanned !== by) return scanned > by;
  return known > was[1] || (known === was[1] && at > was[0]);
}

/** Somebody said by when it comes, and said so later. */
export const hasLaterEta = ({ eta }: Details, at: Instant): boolean => eta?.[2] === "event" && at < eta[1];

type Courier = NonNullable<Details["courier"]>;

export function courierRow(
  at: Instant,
  told: { readonly [K in keyof NonNullable<Scan["courier"]>]?: string | undefined },
): Courier {
  const { name = "", phone = "", virtualPhone } = told;
  return virtualPhone ? [at, name, phone, virtualPhone] : [at, name, phone];
}

export function latest(known: Courier | undefined, told: Courier): Courier {
  if (!known || told[0] > known[0]) return told;
  return told[0] === known[0] && JSON.stringify(told) > JSON.stringify(known) ? told : known;
}
