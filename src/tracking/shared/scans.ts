import { type Finding, finding, warning } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import type { Scan } from "../../model/parcel.ts";
import { entryOf } from "../../model/table.ts";
import type { TrackedParcel } from "../codec.ts";
import { readArrival } from "./local-time.ts";
import { asFields, asList, asText, type Fields, hasLink, shown } from "./payload.ts";

/** What a code says of a parcel. */
export type Meaning = Pick<Scan, "milestone" | "exception" | "mode" | "ambiguous">;

/**
 * What every code of a provider means. Of some the text decides; `collectable`: the parcel waited to be collected before,
 * and this is not that scan told again.
 */
export type TextCodes = { readonly [code: string]: Meaning | ((text: string, collectable: boolean) => Meaning) };

/** A provider's codes; `{}` says nothing of where the parcel is. */
export type Codes = Readonly<Record<string, Meaning>>;

export const meaningOf = <M>(codes: { readonly [code: string]: M }, code: string): M | undefined =>
  code === "" ? undefined : entryOf(codes, code);

/** One row of a provider's list, as its codec understands it. */
export interface Row {
  readonly at: Instant | undefined;
  /** The field of the time. */
  readonly time: string;
  readonly code: string;
  /** One upon the other: what a later part says counts. */
  readonly says: readonly (Partial<Omit<Scan, "at" | "code">> | undefined)[];
  /** Codes that are in no table, with the field they stand in. */
  readonly unknown: readonly (readonly [field: string, code: string])[];
}

/** Far longer than any real list. */
export const rowLimit = 1000;
/** One more than are read, so that it is said that there are more. */
export const rowsSeen: number = rowLimit + 1;
const codeLimit = 64;

const none: readonly never[] = [];

/** The field with its code, where there is a code and no table knows it, after those that were found before. */
export const unknownOf = (
  field: string,
  code: string,
  meaning: Meaning | undefined,
  before: Row["unknown"] = none,
): Row["unknown"] => (code && !meaning ? [...before, [field, code]] : before);

/** Of more than a thousand rows the newest, with an issue; `first` is the place of the first of them. */
export function newestOf<T>(
  all: readonly T[],
  path: string,
  issues: Finding[],
  tooMany: string,
  newestFirst = false,
): readonly [rows: readonly T[], first: number] {
  const over = Math.max(0, all.length - rowLimit);
  if (over) issues.push(finding(tooMany, path, "More than 1000."));
  const first = newestFirst ? 0 : over;
  return [all.slice(first, first + rowLimit), first];
}

/** The rows of a list with their places, or one that stands alone; of more than a thousand the last, with an issue. */
export function rowsOf(
  list: unknown,
  path: string,
  issues: Finding[],
): readonly (readonly [row: Fields, path: string])[] {
  const alone = asFields(list);
  if (alone) return [[alone, path]];
  const [rows, first] = newestOf(asList(list), path, issues, "TOO_MANY_ROWS");
  return rows.map((row, i) => [asFields(row) ?? {}, `${path}[${first + i}]`]);
}

/**
 * The scans of a list, or of one row alone, oldest first; those of one instant as the provider lists them, whichever end
 * it begins at: `newestFirst` where its times do not tell. A row without a time is left out, an unknown code is reported
 * once, both with an issue. `read` is given each row with its place among those that are read; `made` what became of it.
 */
export function readScans(
  list: unknown,
  path: string,
  read: (row: Fields, i: number) => Row,
  issues: Finding[],
  newestFirst = false,
  made?: (scan: Scan, row: Fields) => void,
): Scan[] {
  const reported = new Set<string>();
  const alone = asFields(list);
  const [rows, first] = alone ? [[alone], 0] : newestOf(asList(list), path, issues, "TOO_MANY_SCANS", newestFirst);
  const scans: Scan[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = asFields(rows[i]) ?? {};
    const { at, time, code, says, unknown } = read(row, i);
    const pathOf = (field: string): string => `${alone ? path : `${path}[${first + i}]`}.${field}`;
    for (const [field, text] of unknown) {
      if (!reported.has(text)) issues.push(unknownCode(pathOf(field), text));
      reported.add(text);
    }
    if (at === undefined) {
      issues.push(finding("TIME_UNREADABLE", pathOf(time), "Not a time."));
      continue;
    }
    const scan = scanOf(at, code, says);
    made?.(scan, row);
    scans.push(scan);
  }
  const rise = (scans.at(-1)?.at ?? 0) - (scans[0]?.at ?? 0) || (newestFirst ? -1 : 1);
  return (rise < 0 ? scans.reverse() : scans).sort((a, b) => a.at - b.at);
}

/** Written out, since spreads of parts that have different fields each take longer than all else that is done to a scan. */
export function scanOf(at: Instant, code: string, says: Row["says"]): Scan {
  const scan: { [field: string]: unknown } = { at, code: code.slice(0, codeLimit) };
  for (const part of says) for (const field in part) scan[field] = part[field as keyof typeof part];
  return scan as unknown as Scan;
}

export const unknownCode = (path: string, code: string): Finding =>
  warning("UNKNOWN_CODE", path, `A code ${shown(code)} is not known.`);

/** A city as it is told. What has a digit in it may be an address, which is nobody's business here. */
export function placeOf(city: unknown): Pick<Scan, "place"> {
  const place = asText(city);
  return /^\D{1,48}$/.test(place) && !hasLink(place) ? { place } : {};
}

export type ParcelName = Pick<TrackedParcel, "provider" | "carrier" | "number">;

/** A parcel with its scans, or none where there is nothing to tell of it. `arrival` is a time or a day as it came. */
export function parcelOf(
  name: ParcelName,
  events: readonly Scan[],
  arrival: { readonly text: string; readonly path: string; readonly zone: string },
  issues: Finding[],
): TrackedParcel[] {
  const eta = readArrival(arrival.text, arrival.zone);
  if (arrival.text && eta === undefined) issues.push(warning("TIME_UNREADABLE", arrival.path, "Not a time."));
  return events.length > 0 || eta !== undefined ? [{ ...name, events, ...(eta === undefined ? {} : { eta }) }] : [];
}

/** Carrier and number, in the lengths an event may carry; undefined with an issue where one of them is missing. */
export function nameOf(
  provider: string,
  carrier: unknown,
  number: unknown,
  path: string,
  issues: Finding[],
): ParcelName | undefined {
  const name = { provider, carrier: asText(carrier).slice(0, 128), number: asText(number).slice(0, 128) };
  if (name.carrier && name.number) return name;
  issues.push(finding("PARCEL_UNNAMED", path, "No number or carrier."));
  return undefined;
}
