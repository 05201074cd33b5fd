import { finding, warning } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import type { Scan } from "../../model/parcel.ts";
import type { TrackedParcel } from "../codec.ts";
import type { Spot } from "./form.ts";
import { readTime } from "./local-time.ts";
import { asFields, asList, asText, type Fields, shown } from "./payload.ts";
import { readPlace, readScanText } from "./scan-text.ts";
import { type Meaning, newestOf, scanOf, unknownCode } from "./scans.ts";

/**
 * What every code of a provider means. Of some the text decides; `collectable`: the parcel waited to be collected before,
 * and this is not that scan told again.
 */
export type TextCodes = { readonly [code: string]: Meaning | ((text: string, collectable: boolean) => Meaning) };

export type Name = Pick<TrackedParcel, "carrier" | "number">;

/** A value and where in the payload it stands. */
export type Placed = readonly [path: string, value: unknown];

/** The values of a row. */
type Row = readonly [time: unknown, code: unknown, text: unknown, area: unknown, location: unknown];

/** Whether it can be named; else an issue says that it cannot, or that the provider refused to answer, by its code. */
export function isNamed({ carrier, number }: Name, path: string, [place, refusal]: Placed, { issues }: Spot): boolean {
  if (carrier && number && (carrier + number).length <= 128) return true;
  const code = asText(refusal);
  issues.push(
    code
      ? finding("PROVIDER_REFUSED", place, `The answer is a code ${shown(code)}.`)
      : finding("PARCEL_UNNAMED", path, "No number or carrier."),
  );
  return false;
}

/**
 * Reads one parcel, or none where there is nothing to tell of it. Scans come oldest first, those of one instant in the
 * provider's order. The parcel's own code, its state, belongs to the newest scan, where that one has none.
 *
 * `listed` is -1 where the newest row comes first, for lists that do not tell it by their times. `names` of the parcel's
 * fields are read; those of the row's are only for issues: `rowOf` reads them.
 */
export const parcelReader =
  (
    provider: string,
    [listName, stateName, etaName]: readonly [list: string, state: string, eta: string],
    [timeName, codeName]: readonly [time: string, code: string],
    codes: TextCodes,
    listed: 1 | -1,
    rowOf: (fields: Fields) => Row,
  ) =>
  (name: Name, fields: Fields, path: string, { zone, issues }: Spot): TrackedParcel[] => {
    const rows = asList(fields[listName]).map((value) => rowOf(asFields(value) ?? {}));
    const times = rows.map(([time]) => readTime(asText(time), zone));
    const known = times.flatMap((at) => at ?? []);
    const isNewestFirst = ((known.at(-1) ?? 0) - (known[0] ?? 0) || listed) < 0;
    const [kept, first] = newestOf(rows, path + listName, issues, "TOO_MANY_SCANS", isNewestFirst);
    // The places of the rows that have a time, oldest first.
    const places = kept.map((_, n) => first + n);
    if (isNewestFirst) places.reverse();
    const newest = places.at(-1);
    const reported = new Set([""]);
    let waiting: readonly [at: Instant, text: string] | undefined;
    const events = places
      .flatMap((place) => {
        const at = times[place];
        if (at === undefined)
          issues.push(finding("TIME_UNREADABLE", `${path + listName}[${place}].${timeName}`, "Not a time."));
        return at === undefined ? [] : [{ at, place }];
      })
      .sort((a, b) => a.at - b.at)
      .map(({ at, place }): Scan => {
        const [, own = "", text = "", area = "", location = ""] = (rows[place] ?? []).map(asText);
        // The longest code of any provider has 37 characters.
        const code = (own || (place === newest ? asText(fields[stateName]) : "")).slice(0, 64);
        const meaning = Object.hasOwn(codes, code) ? codes[code] : undefined;
        if (!meaning && !reported.has(code))
          issues.push(unknownCode(path + (own ? `${listName}[${place}].${codeName}` : stateName), code));
        reported.add(code);
        // A drop-off told twice is no pick-up: same instant, or same text again.
        const collectable = waiting !== undefined && waiting[0] < at && (!text || waiting[1] !== text);
        const said = typeof meaning === "function" ? meaning(text, collectable) : meaning;
        if (said?.milestone === "awaiting_collection") waiting ??= [at, text];
        if (said?.milestone === "out_for_delivery") waiting = undefined;
        return scanOf(at, code, [said, readPlace(area, location, text), readScanText(text)]);
      });
    const arrival = asText(fields[etaName]);
    // Some tell it to the hour only: `2026-06-01 18`.
    const eta = readTime(arrival, zone) ?? readTime(`${arrival}:00`, zone);
    if (eta !== undefined) return [{ provider, ...name, events, eta }];
    if (arrival) issues.push(warning("TIME_UNREADABLE", path + etaName, "Not a time."));
    return events.length > 0 ? [{ provider, ...name, events }] : [];
  };
