import type { TraceReceived } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import type { Scan } from "../model/parcel.ts";
import type { ParcelRecord, ScanRow } from "../model/record.ts";
import { ambiguousDelivery, compareTexts } from "./scan-row.ts";

export interface AddScansOptions {
  /** How many rows of mere transit to keep; 60 where absent. */
  readonly transitRows?: number;
  /** What the parcel had left out before. */
  readonly dropped?: number;
  /** What the provider took back; what was told before that is not added. */
  readonly withdrawn?: readonly ScanRow[];
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
const keptWithdrawals = 20;

const textOf = (scan: Scan): string =>
  scan.ambiguous && scan.milestone === "delivered" ? ambiguousDelivery : (scan.milestone ?? "");

function rowOf(scan: Scan, provider: string, receivedAt: Instant): ScanRow {
  const { at, exception = "", place = "", code = "", mode = "", point = {}, day } = scan;
  const { name = "", code: pickUpCode = "", holdUntil = "" } = point;
  const said = [textOf(scan), exception, place, code, provider, mode, name, pickUpCode, holdUntil, day ? "day" : ""];
  const row: (number | string)[] = [at, receivedAt - at, ...said];
  while (row.length > 3 && row.at(-1) === "") row.pop();
  return row as unknown as ScanRow;
}

/** By time, then text; two rows that differ only in their lag are the same. */
function compare(a: ScanRow, b: ScanRow): number {
  return a[0] - b[0] || compareTexts(a, b);
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
  if (rows[i + 1]?.[0] !== row[0] || meaning.some((part) => row[part])) return false;
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
  const { dropped: before = 0, withdrawn = none } = options;
  const all = incoming.map((scan) => rowOf(scan, provider, receivedAt)).sort(compare);
  const told = withdrawn.length === 0 ? all : all.filter((row) => !isTakenBack(row, withdrawn));
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

const none: readonly ScanRow[] = [];
/** What a withdrawal may leave out: milestone, exception, place, sign mode. */
const leftOut = [2, 3, 4, 7];

/** Whether a row was taken back when it was told or later; told after that it stands. */
const isTakenBack = (row: ScanRow, withdrawn: readonly ScanRow[]): boolean =>
  withdrawn.some(
    (gone) =>
      gone[0] === row[0] &&
      gone[1] >= row[1] &&
      (gone[5] ?? "") === (row[5] ?? "") &&
      (gone[6] ?? "") === (row[6] ?? "") &&
      leftOut.every((part) => !gone[part] || gone[part] === row[part]),
  );

function without(rows: readonly ScanRow[], taken: readonly ScanRow[]): readonly ScanRow[] {
  const left = taken.length === 0 ? rows : rows.filter((row) => !isTakenBack(row, taken));
  return left.length === rows.length ? rows : left;
}

/** Takes out the rows a provider withdrew. What the withdrawn scan does not say is not compared. */
export const removeScans = (
  rows: readonly ScanRow[],
  withdrawn: readonly Scan[],
  provider: string,
): readonly ScanRow[] =>
  without(
    rows,
    withdrawn.map((scan) => rowOf(scan, provider, Number.POSITIVE_INFINITY)),
  );

/** The latest withdrawal of each scan, of as many of the newest scans as are kept; the same array where nothing is new. */
function addWithdrawals(
  known: readonly ScanRow[] | undefined,
  taken: readonly ScanRow[],
): readonly ScanRow[] | undefined {
  if (taken.length === 0) return known;
  const all = [...(known ?? none), ...taken].sort((a, b) => compare(a, b) || b[1] - a[1]);
  const latest = all.filter((row, i) => i === 0 || compare(all[i - 1] as ScanRow, row) !== 0).slice(-keptWithdrawals);
  return latest.every((row) => known?.includes(row)) ? known : latest;
}

export interface HeardScans {
  /** Rows that were known and not taken back; the same array where that is all. */
  readonly left: readonly ScanRow[];
  readonly rows: readonly ScanRow[];
  readonly dropped: number;
  readonly withdrawn: readonly ScanRow[] | undefined;
  /** Some of it was not taken back before. */
  readonly isTakenBackAnew: boolean;
}

/**
 * What is known of a number once a provider told more of it and took some back. A withdrawal is kept: what was told before
 * it may arrive after it. What one message tells stands against what it takes back itself.
 */
export function hearScans(
  { scans = none, dropped = 0, withdrawn }: Partial<Pick<ParcelRecord, "scans" | "dropped" | "withdrawn">>,
  told: Pick<TraceReceived, "provider" | "scans" | "withdrawn">,
  receivedAt: Instant,
): HeardScans {
  const taken = (told.withdrawn ?? []).map((scan) => rowOf(scan, told.provider, receivedAt));
  const isOfIt = (row: ScanRow): boolean => taken.some((one) => compare(one, row) === 0 && one[1] === row[1]);
  const left = without(scans, taken);
  const options = { dropped, withdrawn: withdrawn?.filter((row) => !isOfIt(row)) ?? none };
  const added = addScans(left, told.scans, told.provider, receivedAt, options);
  const all = addWithdrawals(withdrawn, taken);
  const isTakenBackAnew = all?.some((row) => !withdrawn?.some((one) => compare(one, row) === 0)) ?? false;
  return { left, rows: added.rows, dropped: added.dropped, withdrawn: all, isTakenBackAnew };
}
