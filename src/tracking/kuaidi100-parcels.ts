import { type Finding, finding, warning } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import type { Scan } from "../model/parcel.ts";
import { isZone } from "../model/zone.ts";
import type { Decoded, FetchHint, TrackedParcel } from "./codec.ts";
import { codeOf, kuaidi100Monitor, meaningOf } from "./kuaidi100-codes.ts";
import { readTime } from "./shared/local-time.ts";
import { asFields, asList, asText, type Fields, shown } from "./shared/payload.ts";
import { readPlace, readScanText } from "./shared/scan-text.ts";

/** Where the reader is, and where it puts what it could not read. */
interface Spot {
  readonly path: string;
  readonly zone: string;
  readonly issues: Finding[];
}

interface Row {
  readonly at: Instant | undefined;
  readonly path: string;
  readonly fields: Fields;
}

type TimedRow = Row & { readonly at: Instant };
type Name = Pick<TrackedParcel, "carrier" | "number">;

/** Far longer than any real list. */
const rowLimit = 1000;

export function readPayload(payload: Fields, zone: string, issues: Finding[]): Pick<Decoded, "parcels" | "fetch"> {
  const pushed = payload.lastResult !== undefined;
  const result = pushed ? (asFields(payload.lastResult) ?? {}) : payload;
  const spot = { path: pushed ? "lastResult." : "", zone, issues };
  const name = nameOf(result, { carrier: asText(payload.comNew), number: "" });
  const problem = problemOf(asText(payload.returnCode), name, spot);
  if (problem) {
    issues.push(problem);
    return { parcels: [], fetch: [] };
  }
  const abroad = asFields(payload.destResult) ?? {};
  return {
    parcels: [
      ...readParcel(result, name, spot),
      ...readParcel(abroad, nameOf(abroad, name), { ...spot, path: "destResult." }),
    ],
    fetch: pushed ? readEnd(payload, name, issues) : [],
  };
}

const nameOf = (result: Fields, otherwise: Name): Name => ({
  carrier: asText(result.com) || otherwise.carrier,
  number: asText(result.nu) || otherwise.number,
});

function problemOf(refusal: string, { carrier, number }: Name, { path, zone }: Spot): Finding | undefined {
  if (typeof zone !== "string" || !isZone(zone)) return finding("UNKNOWN_ZONE", "zone", "Not an IANA zone.");
  if (number && carrier) return undefined;
  if (refusal) return finding("PROVIDER_REFUSED", "returnCode", `The answer is a code ${shown(refusal)}.`);
  return finding("PARCEL_UNNAMED", `${path}nu`, "No number or carrier.");
}

/** One parcel, or none where there is nothing to tell of it. */
function readParcel(result: Fields, name: Name, spot: Spot): TrackedParcel[] {
  const events = readRows(result, spot);
  const arrival = asText(result.arrivalTime);
  // `2026-06-01 18`: to the hour.
  const eta = readTime(arrival, spot.zone) ?? readTime(`${arrival}:00`, spot.zone);
  if (arrival && eta === undefined) {
    spot.issues.push(warning("TIME_UNREADABLE", `${spot.path}arrivalTime`, "Not a time."));
  }
  const told = events.length > 0 || eta !== undefined;
  return told ? [{ provider: "kuaidi100", ...name, events, ...(eta === undefined ? {} : { eta }) }] : [];
}

/** Oldest first. Kuaidi100 lists the newest first, unless the query asked for `order=asc`. */
function readRows(result: Fields, { path, zone, issues }: Spot): Scan[] {
  const all = asList(result.data);
  if (all.length > rowLimit) issues.push(finding("TOO_MANY_SCANS", `${path}data`, `More than ${rowLimit}.`));
  const rows = all.slice(0, rowLimit).map((value, index): Row => {
    const fields = asFields(value) ?? {};
    const at = readTime(asText(fields.time), zone) ?? readTime(asText(fields.ftime), zone);
    return { at, path: `${path}data[${index}].`, fields };
  });
  const timed = rows.filter((row): row is TimedRow => row.at !== undefined);
  for (const row of rows) {
    if (row.at === undefined) issues.push(finding("TIME_UNREADABLE", `${row.path}time`, "Not a time."));
  }
  const ascending = (timed[0]?.at ?? 0) < (timed.at(-1)?.at ?? 0);
  // `state` belongs to the newest scan; if that one was left out, it is nobody's.
  const stated = rows.at(ascending ? -1 : 0)?.at !== undefined;
  const sorted = (ascending ? timed : timed.reverse()).sort((a, b) => a.at - b.at);
  return readScans(sorted, stated ? asText(result.state) : "", `${path}state`, issues);
}

function readScans(rows: readonly TimedRow[], state: string, statePath: string, issues: Finding[]): Scan[] {
  const reported: string[] = [];
  let waiting: { readonly at: Instant; readonly text: string } | undefined;
  return rows.map(({ at, path, fields }, position) => {
    const text = asText(fields.context);
    const own = asText(fields.statusCode) || asText(fields.status);
    const code = codeOf(own || (position === rows.length - 1 ? state : "")).slice(0, 32);
    // A drop-off told twice is no pick-up: same instant, or same text again.
    const collectable = waiting !== undefined && waiting.at < at && (!text || waiting.text !== text);
    const meaning = meaningOf(code, text, collectable);
    if (meaning?.milestone === "awaiting_collection") waiting ??= { at, text };
    if (meaning?.milestone === "out_for_delivery") waiting = undefined;
    if (code && !meaning && !reported.includes(code)) {
      reported.push(code);
      issues.push(unknownCode(own ? `${path}statusCode` : statePath, code));
    }
    const place = readPlace(asText(fields.areaName), asText(fields.location), text);
    return { at, code, ...meaning, ...place, ...readScanText(text) };
  });
}

function readEnd(payload: Fields, name: Name, issues: Finding[]): FetchHint[] {
  const status = asText(payload.status);
  if (status && !Object.hasOwn(kuaidi100Monitor, status)) issues.push(unknownCode("status", status));
  if (status !== "abort") return [];
  const message = asText(payload.message);
  const known = Object.entries(kuaidi100Monitor.abort ?? {}).find(([says]) => message.includes(says));
  return [{ ...name, why: known?.[1] ?? "aborted" }];
}

const unknownCode = (path: string, code: string): Finding =>
  warning("UNKNOWN_CODE", path, `A code ${shown(code)} is not known.`);
