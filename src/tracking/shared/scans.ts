import { type Finding, finding, warning } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import type { Scan } from "../../model/parcel.ts";
import type { TrackedParcel } from "../codec.ts";
import { readArrival } from "./local-time.ts";
import { asFields, asList, asText, type Fields, shown } from "./payload.ts";

/** What a code says of a parcel. */
export type Meaning = Pick<Scan, "milestone" | "exception" | "mode" | "ambiguous">;

/** A provider's codes; `{}` says nothing of where the parcel is. */
export type Codes = Readonly<Record<string, Meaning>>;

export const meaningOf = (codes: Codes, code: string): Meaning | undefined =>
  Object.hasOwn(codes, code) ? codes[code] : undefined;

/** One row of a provider's list, as its codec understands it. */
export interface Row<S extends Scan = Scan> {
  readonly at: Instant | undefined;
  /** The field of the time. */
  readonly time: string;
  readonly code: string;
  readonly says: Omit<S, "at" | "code">;
  /** Codes that are in no table, with the field they stand in. */
  readonly unknown: readonly (readonly [field: string, code: string])[];
}

/** Far longer than any real list. */
const rowLimit = 1000;
const codeLimit = 64;

/** The field with its code, where there is a code and no table knows it. */
export const unknownOf = (field: string, code: string, meaning: Meaning | undefined): Row["unknown"] =>
  code && !meaning ? [[field, code]] : [];

/** The rows of a list with their places, or one that stands alone; of more than a thousand the newest, with an issue. */
export function rowsOf(
  list: unknown,
  path: string,
  issues: Finding[],
  tooMany = "TOO_MANY_ROWS",
  newestFirst = false,
): readonly (readonly [row: Fields, path: string])[] {
  const alone = asFields(list);
  if (alone) return [[alone, path]];
  const all = asList(list);
  const over = Math.max(0, all.length - rowLimit);
  if (over > 0) issues.push(finding(tooMany, path, "More than 1000."));
  const first = newestFirst ? 0 : over;
  return all.slice(first, first + rowLimit).map((row, i) => [asFields(row) ?? {}, `${path}[${first + i}]`]);
}

/**
 * The scans of a list, or of one row alone, oldest first; those of one instant as the provider lists them, whichever end
 * it begins at: `newestFirst` where its times do not tell. A row without a time is left out, an unknown code is reported
 * once, both with an issue.
 */
export function readScans<S extends Scan = Scan>(
  list: unknown,
  path: string,
  read: (row: Fields) => Row<S>,
  issues: Finding[],
  newestFirst = false,
): S[] {
  const reported = new Set<string>();
  const scans = rowsOf(list, path, issues, "TOO_MANY_SCANS", newestFirst).flatMap(([fields, place]) => {
    const { at, time, code, says, unknown } = read(fields);
    for (const [field, text] of unknown) {
      if (!reported.has(text)) issues.push(unknownCode(`${place}.${field}`, text));
      reported.add(text);
    }
    if (at === undefined) issues.push(finding("TIME_UNREADABLE", `${place}.${time}`, "Not a time."));
    return at === undefined ? [] : [{ at, code: code.slice(0, codeLimit), ...says } as unknown as S];
  });
  const rise = (scans.at(-1)?.at ?? 0) - (scans[0]?.at ?? 0) || (newestFirst ? -1 : 1);
  return (rise < 0 ? scans.reverse() : scans).sort((a, b) => a.at - b.at);
}

export const unknownCode = (path: string, code: string): Finding =>
  warning("UNKNOWN_CODE", path, `A code ${shown(code)} is not known.`);

/** A city as it is told. What has a digit in it may be an address, which is nobody's business here. */
export function placeOf(city: unknown): Pick<Scan, "place"> {
  const place = asText(city);
  return /^\D{1,48}$/.test(place) ? { place } : {};
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
