/** Parcels of the common order: created 2026-06-01 09:58, number uploaded 18:00, delivered in Shanghai. */
import type { FoldContext, ParcelState } from "waybell/lifecycle";
import { addScans, compileParcelChart, foldParcel } from "waybell/lifecycle";
import { instant } from "../../src/model/instant.ts";
import type { Scan } from "../../src/model/parcel.ts";
import type { ParcelRecord, ScanRow } from "../../src/model/record.ts";

export const at = (text: string): number => instant(`2026-06-${text.replace(" ", "T")}+08:00`);
export const clock = (time: number | null | undefined): string | null =>
  typeof time === "number" ? new Date(time + 8 * 3_600_000).toISOString().slice(8, 19).replace("T", " ") : null;

const day = 86_400_000;
const shanghai = 8 * 3_600_000;
export const context: FoldContext = {
  orderCreated: at("01 09:58:00"),
  chart: compileParcelChart(),
  zone: "Asia/Shanghai",
  startOfDay: (time) => Math.floor((time + shanghai) / day) * day - shanghai,
};

export const parcelOf = (scans: readonly ScanRow[], uploaded = "01 18:00:00"): ParcelRecord => ({
  id: "p1",
  kind: "primary",
  carrier: "zto",
  number: "ZT111111",
  uploaded: [at(uploaded), at(uploaded)],
  lines: [["l1", 2]],
  scans,
});

/** One scan as a provider reported it: when it happened, when it was received, what it says. */
export interface Report extends Omit<Partial<Scan>, "at"> {
  readonly at: string;
  readonly received?: string;
  readonly by?: string;
}

export const rowsOf = (...reports: readonly Report[]): readonly ScanRow[] =>
  reports.reduce<readonly ScanRow[]>((rows, { at: happened, received = happened, by = "A", ...scan }) => {
    return addScans(rows, [{ code: "", ...scan, at: at(happened) }], by, at(received)).rows;
  }, []);

export const fold = (...reports: readonly Report[]): ParcelState => foldParcel(parcelOf(rowsOf(...reports)), context);

/** The facts of a parcel that hold, in short: `{ delivered: "03 14:05:00" }`, with ` known …` where it was learnt later. */
export function factsOf(state: ParcelState): { readonly [fact: string]: unknown } {
  const shown = Object.entries(state).flatMap(([fact, value]): [string, unknown][] => {
    if (fact === "timeline" || value === null || value === false || value === "" || value === 0) return [];
    if (!Array.isArray(value)) return [[fact, fact === "exception" ? `${value.kind} ${clock(value.since)}` : value]];
    const [happened, known] = value as [number, number];
    return [[fact, happened === known ? clock(happened) : `${clock(happened)} known ${clock(known)}`]];
  });
  return Object.fromEntries(shown);
}
