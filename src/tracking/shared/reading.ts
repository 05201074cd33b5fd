import type { Finding } from "../../model/finding.ts";
import type { FetchHint, TrackedParcel } from "../codec.ts";

/** How the reader reads times, and where it puts what it could not read. */
export interface Spot {
  readonly zone: string;
  readonly issues: Finding[];
}

/** And where it puts what it finds. */
export interface Reading extends Spot {
  readonly parcels: TrackedParcel[];
  readonly hints: FetchHint[];
}
