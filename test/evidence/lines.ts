import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scan } from "../../src/model/parcel.ts";
import type { FetchHint } from "../../src/tracking/codec.ts";

/** Where the recorded payloads of a provider lie. They are nobody's to publish: no text of theirs stands in these tests. */
export const recordedOf = (provider: string): string =>
  join(process.env.WAYBELL_EVIDENCE ?? "WAYBELL_EVIDENCE-is-not-set", "recorded", provider);

export const recordedText = (provider: string, file: string): string =>
  readFileSync(join(recordedOf(provider), file), "utf8");

/** Time in UTC, code, what it says (milestone or "-", then the exception), place. */
export type Line = readonly [time: string, code: string, says: string, place: string];

export const lineOf = ({ at, code, milestone, exception, place }: Scan): Line => [
  new Date(at).toISOString().slice(0, 19).replace("T", " "),
  code,
  [milestone ?? "-", exception].filter(Boolean).join(" "),
  place ?? "",
];

/** What a recording is known to say. */
export interface Expected {
  readonly parcels: readonly {
    readonly carrier: string;
    readonly number: string;
    readonly eta?: number;
    readonly lines: readonly Line[];
  }[];
  readonly fetch?: readonly FetchHint[];
  /** Code and place of what could not be read. */
  readonly issues?: readonly string[];
}
