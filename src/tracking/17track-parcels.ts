import type { Finding } from "../model/finding.ts";
import type { Scan } from "../model/parcel.ts";
import { seventeenTrackCodes as codes } from "./17track-codes.ts";
import { momentOf, timedDays } from "./shared/days.ts";
import { firstTime, isPlain } from "./shared/local-time.ts";
import { asFields, asList, asText, type Fields } from "./shared/payload.ts";
import type { Reading } from "./shared/reading.ts";
import {
  meaningOf,
  nameOf,
  newestOf,
  parcelOf,
  placeOf,
  type Row,
  readScans,
  rowsOf,
  rowsSeen,
  unknownCode,
  unknownOf,
} from "./shared/scans.ts";
import { type State, weighState } from "./shared/state.ts";

/** A scan, and the row that it was read from, whose text tells it from another one of its instant. */
type Made = readonly [scan: Scan, row: Fields];

type List = readonly [rows: unknown, path: string];

/** One number, from a message or from a list. */
export function readItem(item: Fields, path: string, event: string, reading: Reading): void {
  const { zone, parcels, hints, issues } = reading;
  const info = asFields(item.track_info);
  const old = asFields(item.track);
  const name = nameOf("17track", item.carrier ?? old?.w1, item.number, `${path}number`, issues);
  if (!name) return;
  const status = asFields(info?.latest_status);
  const told = [status?.sub_status, status?.status, old?.e, item.package_status].map(asText).filter(Boolean);
  const means = told.map((code) => meaningOf(codes, code)).find(Boolean);
  const state: State = [told[0] ?? "", means, `${path}track_info.latest_status`];
  const lists = listsOf(info ?? {}, old ?? {}, path, issues);
  const events = scansOf(lists, state, reading);
  const promised = asFields(asFields(info?.time_metrics)?.estimated_delivery_date);
  const text = firstText(promised?.to, promised?.from);
  parcels.push(...parcelOf(name, events, { text, path: `${path}track_info.time_metrics`, zone }, issues));
  const isOver = means?.milestone === "delivered" || means?.milestone === "returned";
  const isStopped = (event || asText(item.tracking_status)).toUpperCase().endsWith("STOPPED");
  const why =
    ends.find((end) => end === means?.exception) ??
    (isStopped && !isOver ? "tracking_ended" : !info && !old && (event || told[0]) ? "changed" : undefined);
  const { carrier, number } = name;
  const weighed = why ? [{ carrier, number, why }] : weighState(name, state, { events }, issues);
  // Something was told that has no time.
  const isUntimed = events.length === 0 && lists.some(([rows]) => asList(rows).length > 0 || asFields(rows));
  hints.push(...(weighed.length === 0 && isUntimed ? [{ carrier, number, why: "changed" }] : weighed));
}

/** What the lists tell; the state is the newest scan's, where that has no code and no row was left out. */
function scansOf(lists: readonly List[], [state, means, path]: State, reading: Reading): readonly Scan[] {
  const { issues } = reading;
  const made: Made[] = [];
  const told: Scan[] = [];
  for (const [rows, place] of lists) told.push(...readList(rows, place, reading, made));
  told.sort((a, b) => a.at - b.at);
  const isWhole = told.length === lists.reduce((sum, [rows]) => sum + asList(rows).length, 0);
  const [kept] = newestOf(distinct(told, made), path, issues, "TOO_MANY_SCANS");
  const newest = kept.at(-1);
  if (!newest || !state || newest.code !== "" || !isWhole) return kept;
  if (!means) issues.push(unknownCode(path, state));
  return [...kept.slice(0, -1), { ...newest, ...means, code: state.slice(0, 64) }];
}

const ends = ["tracking_ended", "no_carrier_info"] as const;

function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = asText(value);
    if (text) return text;
  }
  return "";
}

/** The lists of the carriers, the first one's first; where there is none, the latest event alone. */
function listsOf(info: Fields, old: Fields, path: string, issues: Finding[]): readonly List[] {
  const providers = rowsOf(asFields(info.tracking)?.providers, `${path}track_info.tracking.providers`, issues);
  const lists = providers.map(([one, place]): List => [one.events, `${place}.events`]);
  const told = [...lists, ...["z1", "z2"].map((z): List => [old[z], `${path}track.${z}`])];
  const isTold = told.some(([rows]) => asList(rows).length > 0);
  return isTold || !info.latest_event ? told : [[[info.latest_event], `${path}track_info.latest_event`]];
}

/** Newest first, as 17TRACK lists them. */
function readList(list: unknown, path: string, { zone, issues }: Reading, made: Made[]): readonly Scan[] {
  const rows = asList(list).slice(0, rowsSeen);
  const times = timedDays(rows.map((row) => timeOf(asFields(row) ?? {})).reverse()).reverse();
  const read = (row: Fields, i: number) => readRow(row, times[i] ?? "", zone);
  return readScans(rows, path, read, issues, true, (scan, row) => made.push([scan, row]));
}

function timeOf(row: Fields): string {
  const iso = asText(row.time_iso);
  // Plain, and longer than without an offset.
  if (iso.length > 19 && isPlain(iso)) return iso;
  // Of UTC by its name, whether or not it says so itself.
  const utc = asText(row.time_utc).replace(/[T ][\d:.]+$/, "$&Z");
  const raw = asFields(row.time_raw);
  const [day, time, zone] = [asText(raw?.date), asText(raw?.time), asText(raw?.timezone)];
  const offset = /^[+-]\d\d:\d\d$/.test(zone) ? zone : "";
  const told = [iso, utc, `${day}${time && ` ${time}`}${day && offset}`, asText(row.a)];
  return firstTime([...told.filter(isDefinite), ...told], (text) => momentOf(text, "UTC").at);
}

/** Said with its offset: before what is of a zone that has to be supposed. */
const isDefinite = (time: string): boolean => /[ T]\d\d?:.*(?:Z|[+-]\d\d:?\d\d)$/.test(time);

function readRow(row: Fields, time: string, zone: string): Row {
  const [sub, stage] = [asText(row.sub_status), asText(row.stage)];
  const [exact, rough] = [meaningOf(codes, sub), meaningOf(codes, stage)];
  const place = placeOf(firstText(asFields(row.address)?.city, row.location, row.c, row.d));
  const { at, ...day } = momentOf(time, zone);
  return {
    at,
    time: "time_iso",
    code: sub || stage,
    says: [rough, exact, place, day],
    unknown: unknownOf("stage", stage, rough, unknownOf("sub_status", sub, exact)),
  };
}

/** What two carriers tell alike is told once; only scans of one instant need be compared. */
function distinct(told: readonly Scan[], made: readonly Made[]): Scan[] {
  let rowOf: ReadonlyMap<Scan, Fields> | undefined;
  let seen = new Set<string>();
  return told.filter((scan, i) => {
    const isNext = told[i - 1]?.at !== scan.at;
    if (isNext && told[i + 1]?.at !== scan.at) return true;
    if (isNext) seen = new Set();
    rowOf ??= new Map(made);
    const { description, z } = rowOf.get(scan) ?? {};
    const key = JSON.stringify([scan.code, firstText(description, z)]);
    return !seen.has(key) && seen.add(key);
  });
}
