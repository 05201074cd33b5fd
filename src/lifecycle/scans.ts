import type { Instant } from "../model/instant.ts";
import type { Scan } from "../model/parcel.ts";
import type { ScanRow } from "../model/record.ts";
import { ambiguousDelivery, rowLength } from "./timeline.ts";

export interface AddScansOptions {
  /** How many rows of mere transit to keep; 60 where absent. */
  readonly transitRows?: number;
  /** What the parcel had left out before. */
  readonly dropped?: number;
}

export interface AddedScans {
  /** The same array where nothing changed. */
  readonly rows: readonly ScanRow[];
  /** New rows that were kept. */
  readonly added: number;
  /** Transit rows left out by now, for the parcel's `dropped`. */
  readonly dropped: number;
}

const keptTransitRows = 60;
/** Of the oldest transit rows so many are kept, since clocks start at them; the rest are the newest. */
const keptOldest = 5;

const textOf = (scan: Scan): string =>
  scan.ambiguous && scan.milestone === "delivered" ? ambiguousDelivery : (scan.milestone ?? "");

function rowOf(scan: Scan, provider: string, receivedAt: Instant): ScanRow {
  const { at, exception = "", place = "", code = "", mode = "", point = {} } = scan;
  const { name = "", code: pickUpCode = "", holdUntil = "" } = point;
  const said = [textOf(scan), exception, place, code, provider, mode, name, pickUpCode, holdUntil];
  const row: (number | string)[] = [at, receivedAt - at, ...said];
  while (row.length > 3 && row.at(-1) === "") row.pop();
  return row as unknown as ScanRow;
}

/** By time, then text; two rows that differ only in their lag are the same. */
function compare(a: ScanRow, b: ScanRow): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  for (let i = 2; i < rowLength; i++) {
    const x = a[i] ?? "";
    const y = b[i] ?? "";
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** A row of mere movement, of which a long way has many: no exception, and no milestone a promise asks for. */
const isTransit = (row: ScanRow): boolean =>
  !row[3] && (row[2] === "in_transit" || row[2] === "" || row[2] === "unknown");

/** What a scan means: milestone, exception, code, sign mode. */
const meaning = [2, 3, 5, 7];
/** What its text says, and who told it: place, provider, a point with its code and how long it waits. */
const telling = [4, 6, 8, 9, 10];

/**
 * Whether a row means nothing and is told with a meaning as well, by one of those after it: a provider that has a state
 * of the parcel and no codes gives it to its newest scan, and takes it from it with the next.
 */
function isOutdone(row: ScanRow, i: number, rows: readonly ScanRow[]): boolean {
  if (meaning.some((part) => row[part])) return false;
  for (let k = i + 1; rows[k]?.[0] === row[0]; k++) {
    const other = rows[k] as ScanRow;
    if (telling.every((part) => (other[part] ?? "") === (row[part] ?? ""))) return true;
  }
  return false;
}

/**
 * Adds what a provider told at one instant. Told again it adds nothing; told in another order it gives the same rows.
 * Of equal rows the one received first stays.
 */
export function addScans(
  rows: readonly ScanRow[],
  incoming: readonly Scan[],
  provider: string,
  receivedAt: Instant,
  options: AddScansOptions = {},
): AddedScans {
  const told = incoming.map((scan) => rowOf(scan, provider, receivedAt)).sort(compare);
  const before = options.dropped ?? 0;
  const fresh = new Set<ScanRow>();
  const merged: ScanRow[] = [];
  let changed = false;
  // From the tail: what is new is nearly always newest, and everything before it stays as it is.
  let i = rows.length - 1;
  for (let k = told.length - 1; k >= 0; k--) {
    const row = told[k] as ScanRow;
    while (i >= 0 && compare(rows[i] as ScanRow, row) > 0) merged.push(rows[i--] as ScanRow);
    const known = i >= 0 && compare(rows[i] as ScanRow, row) === 0 ? rows[i] : undefined;
    const twin = merged.at(-1);
    if (known === undefined && twin !== undefined && compare(twin, row) === 0) continue;
    if (known !== undefined && known[1] <= row[1]) continue;
    changed = true;
    if (known === undefined) fresh.add(row);
    else i--;
    merged.push(row);
  }
  if (!changed) return { rows, added: 0, dropped: before };
  while (i >= 0) merged.push(rows[i--] as ScanRow);
  merged.reverse();
  const outdone = new Set(merged.filter(isOutdone));
  for (const row of outdone) fresh.delete(row);
  const said = outdone.size === 0 ? merged : merged.filter((row) => !outdone.has(row));

  const transit = said.filter(isTransit);
  const cap = options.transitRows ?? keptTransitRows;
  const oldest = Math.min(keptOldest, Math.floor(cap / 2));
  const out = new Set(transit.length > cap ? transit.slice(oldest, transit.length - (cap - oldest)) : []);
  let ignored = 0;
  for (const row of out) if (fresh.delete(row)) ignored++;
  // A row left out before comes with every snapshot again: it is counted once.
  const dropped = Math.max(before, ignored) + (out.size - ignored);
  const kept = out.size === 0 ? said : said.filter((row) => !out.has(row));
  const unchanged = kept.length === rows.length && kept.every((row, at) => row === rows[at]);
  return { rows: unchanged ? rows : kept, added: fresh.size, dropped };
}

/** Takes out the rows a provider withdrew. What the withdrawn scan does not say is not compared. */
export function removeScans(
  rows: readonly ScanRow[],
  withdrawn: readonly Scan[],
  provider: string,
): readonly ScanRow[] {
  const gone = (row: ScanRow): boolean =>
    withdrawn.some(
      (scan) =>
        row[0] === scan.at &&
        (row[5] ?? "") === scan.code &&
        (row[6] ?? "") === provider &&
        (scan.milestone === undefined || row[2] === textOf(scan)) &&
        (scan.exception === undefined || row[3] === scan.exception) &&
        (scan.place === undefined || (row[4] ?? "") === scan.place) &&
        (scan.mode === undefined || row[7] === scan.mode),
    );
  const left = rows.filter((row) => !gone(row));
  return left.length === rows.length ? rows : left;
}
