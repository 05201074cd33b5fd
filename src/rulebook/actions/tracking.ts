import { addScans, removeScans } from "../../lifecycle/scans.ts";
import type { Instant } from "../../model/instant.ts";
import type { Scan } from "../../model/parcel.ts";
import type { ParcelRecord, WaitingScans } from "../../model/record.ts";
import { type Draft, putParcel } from "../draft.ts";
import { type Action, checkedTime } from "./action.ts";
import { plainNumber } from "./number.ts";

/** Numbers whose scans may wait for their parcel; the oldest make room. */
const waitingLimit = 8;

type Numbered = Pick<ParcelRecord, "id" | "carrier" | "number">;

const follow =
  (type: "track" | "untrack") =>
  (draft: Draft, { id, carrier, number }: Numbered, at: Instant): void => {
    draft.effects.push({
      type,
      id: `${draft.id}/${type}/${id}/${number}/${at}`,
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

/** Gives a parcel the scans of its number that came before it did. */
export function attachWaiting(draft: Draft, parcel: ParcelRecord): ParcelRecord {
  const waiting = draft.waiting.find((one) => one.number === parcel.number);
  if (!waiting) return parcel;
  draft.waiting = draft.waiting.filter((one) => one !== waiting);
  return { ...parcel, scans: waiting.scans, ...waiting.details };
}

export const traceReceived: Action<"trace.received"> = {
  by: ["carrier", "platform", "system", "seller"],
  early: true,
  idempotent: true,
  judge: ({ payload }, { draft, at }) => {
    const number = plainNumber(payload.number);
    const parcel = draft.parcels.find((one) => one.number === number);
    const eta = payload.eta === undefined ? undefined : checkedTime(payload.eta);
    if (!parcel) return wait(draft, number, payload.carrier, payload.scans, payload.provider, at);
    const left = payload.withdrawn ? removeScans(parcel.scans, payload.withdrawn, payload.provider) : parcel.scans;
    const { rows, dropped } = addScans(left, payload.scans, payload.provider, at, { dropped: parcel.dropped ?? 0 });
    const told = details(parcel, payload.scans);
    const later = eta !== undefined && parcel.eta?.[2] !== "event" && parcel.eta?.[0] !== eta;
    if (rows === parcel.scans && dropped === (parcel.dropped ?? 0) && !told && !later) return "nothing-new";
    putParcel(draft, {
      ...parcel,
      scans: rows,
      ...(dropped > 0 ? { dropped } : {}),
      ...told,
      ...(later ? { eta: [eta, at, "provider"] as const } : {}),
    });
    return "accepted";
  },
};

function wait(
  draft: Draft,
  number: string,
  carrier: string,
  scans: readonly Scan[],
  provider: string,
  at: Instant,
): "accepted" | "nothing-new" {
  const known = draft.waiting.find((one) => one.number === number);
  const { rows } = addScans(known?.scans ?? [], scans, provider, at);
  const told = details(known?.details ?? {}, scans);
  if (known && rows === known.scans && !told) return "nothing-new";
  const merged = { ...known?.details, ...told };
  const fresh: WaitingScans = {
    carrier,
    number,
    scans: rows,
    ...(Object.keys(merged).length > 0 ? { details: merged } : {}),
  };
  draft.waiting = [...draft.waiting.filter((one) => one !== known), fresh].slice(-waitingLimit);
  return "accepted";
}

/** Courier and pick-up point of the latest scan that names them, whatever order scans come in; null where nothing is new. */
function details(
  known: Pick<ParcelRecord, "courier" | "point">,
  scans: readonly Scan[],
): Pick<ParcelRecord, "courier" | "point"> | null {
  let { courier, point } = known;
  for (const scan of scans) {
    if (scan.courier) courier = latest(courier, [scan.at, scan.courier.name ?? "", scan.courier.phone ?? ""]);
    if (scan.point)
      point = latest(point, [scan.at, scan.point.name ?? "", scan.point.code ?? "", scan.point.holdUntil ?? 0]);
  }
  if (courier === known.courier && point === known.point) return null;
  return { ...(courier ? { courier } : {}), ...(point ? { point } : {}) };
}

function latest<T extends readonly [Instant, ...(string | number)[]]>(known: T | undefined, told: T): T {
  if (!known || told[0] > known[0]) return told;
  return told[0] === known[0] && JSON.stringify(told) > JSON.stringify(known) ? told : known;
}
