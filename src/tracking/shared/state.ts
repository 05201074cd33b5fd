import { type Finding, warning } from "../../model/finding.ts";
import type { FetchHint, TrackedParcel } from "../codec.ts";
import { type Meaning, unknownCode } from "./scans.ts";

/** A parcel's own state, which has no time: its code, what that means, and the field it stands in. */
export type State = readonly [code: string, means: Meaning | undefined, path: string];

/** Says no more than that it was announced. */
const idle: readonly (string | undefined)[] = ["unknown", "info_received", undefined];
/** Says of a state not where the parcel is; so does a scan that is more exact. */
const vague: readonly (string | undefined)[] = [...idle, "in_transit"];

/**
 * Nothing of a state is lost silently, and it is no scan. Where no scan was told it is to be fetched, unless it only says
 * that the carrier has nothing yet; where the newest scan that says anything says something else, it is passed over. A scan
 * of `Exception_011` says what a state `Exception` does, more exactly.
 */
export function weighState(
  { carrier, number }: Pick<TrackedParcel, "carrier" | "number">,
  [code, means, path]: State,
  { events }: Pick<TrackedParcel, "events">,
  issues: Finding[],
): FetchHint[] {
  if (events.length === 0) {
    if (code && !means) issues.push(unknownCode(path, code));
    return means?.exception || !idle.includes(means?.milestone) ? [{ carrier, number, why: "changed" }] : [];
  }
  if (!means?.exception && vague.includes(means?.milestone)) return [];
  const newest = events.findLast(({ milestone, exception }) => milestone ?? exception);
  if (newest?.code.startsWith(`${code}_`)) return [];
  const both = { ...newest, ...means };
  if (both.milestone !== newest?.milestone || both.exception !== newest?.exception)
    issues.push(warning("STATE_PASSED_OVER", path, "The newest scan says something else."));
  return [];
}
