import type { ReadContext } from "../condition/context.ts";
import type { FactValue, Frame } from "../condition/frame.ts";
import type { Need } from "../condition/need.ts";
import type { Reading } from "../condition/reading.ts";
import type { ClaimRow, DeferralRow, Disruption, PauseRow } from "../model/claims.ts";
import { type Instant, never } from "../model/instant.ts";

/** What promises are judged by, beside the facts. */
export interface Grounds {
  readonly reader: ReadContext;
  readonly claims: readonly ClaimRow[];
  readonly pauses: readonly PauseRow[];
  readonly deferrals: readonly DeferralRow[];
  readonly disruptions: readonly Disruption[];
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  /** Looks back at a limit that was held to be broken: no claim and no wait for a late feed counts. */
  readonly lookingBack: boolean;
}

/** A fact that follows from others, when that was known, and when time alone may change it. */
export interface Computed {
  readonly value: FactValue;
  readonly known: Instant;
  readonly next: number;
}

/** A rule that gives each subject of its kind one fact: a promise, a window, a finding, an instant. */
export interface ComputedRule {
  readonly name: string;
  readonly each: string;
  readonly slot: number;
  /** Without these facts it is not there. */
  readonly needs: readonly Need[];
  read(frame: Frame, on: Grounds): Computed;
}

const nothing: Computed = { value: undefined, known: 0, next: never };
export const absent = (next: number): Computed => (next === never ? nothing : { value: undefined, known: 0, next });

/** The first instant at which what was read on the way may change. */
export interface Watch {
  next: number;
}

/** Whether a condition holds, keeping in mind when that may change. */
export function see(watch: Watch, { holds, next }: Reading): boolean {
  if (next < watch.next) watch.next = next;
  return holds;
}
