import type { Instant } from "../../model/instant.ts";
import type { Candidate, Sorted, Stopped } from "../pipeline-types.ts";

/** Why a candidate goes no further. */
interface Stop {
  readonly is: Stopped["is"];
  readonly reason: string;
  readonly until: Instant | undefined;
  readonly watch: boolean;
}

/** What a stage says of one candidate: keep it (changed or not), or why not. */
export type Ruling = Candidate | Stop;

/** Applies one ruling to each candidate: the shape of every stage that looks at candidates one by one. */
export function sort(stage: string, candidates: readonly Candidate[], rule: (candidate: Candidate) => Ruling): Sorted {
  const kept: Candidate[] = [];
  const stopped: Stopped[] = [];
  for (const candidate of candidates) {
    const ruling = rule(candidate);
    if (ruling.is === undefined) kept.push(ruling);
    else stopped.push(stop(candidate, stage, ruling));
  }
  return { kept, stopped };
}

// Not a spread: this runs for every notice that was told before, at every step.
export const stop = (candidate: Candidate, stage: string, { is, reason, until, watch }: Stop): Stopped => ({
  candidate,
  stage,
  is,
  reason,
  until,
  watch,
});

/** `watch`: something about the person would change it. */
export const drop = (reason: string, watch = false): Ruling => ({ is: "dropped", reason, until: undefined, watch });

export const hold = (reason: string, until: Instant, watch = false): Ruling => ({ is: "held", reason, until, watch });
