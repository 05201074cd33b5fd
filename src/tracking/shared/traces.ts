import { finding } from "../../model/finding.ts";
import type { Instant } from "../../model/instant.ts";
import type { Scan } from "../../model/parcel.ts";
import type { TrackedParcel } from "../codec.ts";
import type { Read } from "./form.ts";
import { readTime } from "./local-time.ts";
import { asFields, asList, asText, type Fields, shown } from "./payload.ts";
import { plainly, unlessTurned } from "./plain-text.ts";
import type { Spot } from "./reading.ts";
import { readPlace, readScanText } from "./scan-text.ts";
import { type Meaning, meaningOf, newestOf, parcelOf, scanOf, type TextCodes, unknownCode } from "./scans.ts";
import { weighState } from "./state.ts";

export type Name = Pick<TrackedParcel, "carrier" | "number">;

/** A value and where in the payload it stands. */
export type Placed = readonly [path: string, value: unknown];

/** What a row says; empty where it says nothing. */
export interface Trace {
  readonly time: string;
  readonly code: string;
  /** The field of the code, where it is not always the same. */
  readonly codeName?: string;
  readonly text: string;
  readonly area: string;
  readonly location: string;
}

/** A row, its place in the list, and its instant where it has one. */
interface Row {
  readonly trace: Trace;
  readonly place: number;
  readonly at: Instant | undefined;
}

type DatedRow = Row & { readonly at: Instant };

const isDated = (row: Row): row is DatedRow => row.at !== undefined;

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
 * provider's order. The parcel's own code, its state, belongs to the newest scan, where that one has none; else
 * see `weighState`. What has no code at all means what its text says plainly.
 *
 * `listed` is -1 where the newest row comes first, for lists that do not tell it by their times. `names` of the parcel's
 * fields are read; those of the row's are only for issues: `traceOf` reads them.
 */
export const parcelReader =
  (
    provider: string,
    [listName, stateName, etaName]: readonly [list: string, state: string, eta: string],
    [timeName, codeName]: readonly [time: string, code: string],
    codes: TextCodes,
    listed: 1 | -1,
    traceOf: (fields: Fields) => Trace,
  ) =>
  (name: Name, fields: Fields, path: string, { zone, issues }: Spot): Read => {
    const rows = asList(fields[listName]).map((value, place): Row => {
      const trace = traceOf(asFields(value) ?? {});
      return { trace, place, at: readTime(trace.time, zone) };
    });
    const isNewestFirst = ((rows.findLast(isDated)?.at ?? 0) - (rows.find(isDated)?.at ?? 0) || listed) < 0;
    const [kept] = newestOf(rows, path + listName, issues, "TOO_MANY_SCANS", isNewestFirst);
    const told = isNewestFirst ? kept.toReversed() : kept;
    const newest = told.at(-1);
    const pathOf = ({ place }: Row, field: string): string => `${path + listName}[${place}].${field}`;
    for (const row of told)
      if (!isDated(row)) issues.push(finding("TIME_UNREADABLE", pathOf(row, timeName), "Not a time."));
    const reported = new Set([""]);
    const state = asText(fields[stateName]).slice(0, 64);
    const readCode = (code: string, text: string, collectable: boolean): Meaning | undefined => {
      const meaning = meaningOf(codes, code);
      return typeof meaning === "function" ? meaning(text, collectable) : meaning;
    };
    const readState = (text: string, collectable: boolean): Meaning | undefined => {
      const said = readCode(state, text, collectable);
      return said && unlessTurned(said, text);
    };
    let waiting: readonly [at: Instant, text: string] | undefined;
    let collectable = false;
    const events = told
      .filter(isDated)
      .sort((a, b) => a.at - b.at)
      .map((row): Scan => {
        const { at, trace } = row;
        const { code: own, text, area, location } = trace;
        // The longest code of any provider has 37 characters.
        const code = own.slice(0, 64) || (row === newest ? state : "");
        // A drop-off told twice is no pick-up: same instant, or same text again.
        collectable = waiting !== undefined && waiting[0] < at && (!text || waiting[1] !== text);
        const said = own ? readCode(code, text, collectable) : code ? readState(text, collectable) : plainly(text);
        if (!said && !reported.has(code))
          issues.push(unknownCode(own ? pathOf(row, trace.codeName ?? codeName) : path + stateName, code));
        reported.add(code);
        if (said?.milestone === "awaiting_collection") waiting ??= [at, text];
        if (said?.milestone === "out_for_delivery") waiting = undefined;
        return scanOf(at, code, [said, readPlace(area, location, text), readScanText(text)]);
      });
    // Some tell it to the hour only: `2026-06-01 18`.
    const text = asText(fields[etaName]).replace(/ \d\d$/, "$&:00");
    const means = readState(newest?.trace.text ?? "", collectable);
    return {
      parcels: parcelOf({ provider, ...name }, events, { text, path: path + etaName, zone }, issues),
      fetch: weighState(name, [state, means, path + stateName], { events }, issues),
    };
  };
