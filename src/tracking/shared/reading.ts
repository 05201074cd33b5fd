import type { Finding } from "../../model/finding.ts";
import type { FetchHint, TrackedParcel } from "../codec.ts";

/** How the reader reads times, and where it puts what it finds and what it could not read. */
export interface Reading {
  readonly zone: string;
  readonly parcels: TrackedParcel[];
  readonly hints: FetchHint[];
  readonly issues: Finding[];
}
