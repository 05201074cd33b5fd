import type { Instant } from "../../model/instant.ts";
import type { Candidate, Sorted, Stopped } from "../pipeline-types.ts";

/** What a stage says of one candidate: keep it (changed or not), or why not. */
export type Ruling = Candidate | Omit<Stopped, "candidate" | "stage">;

/** Applies one ruling to each candidate: the shape of every stage that looks at candidates one by one. */
export function sort(stage: string, candidates: readonly Candidate[], rule: (candidate: Candidate) => Ruling): Sorted {
  const kept: Candidate[] = [];
  const stopped: Stopped[] = [];
  for (const candidate of candidates) {
    const ruling = rule(candidate);
    if ("frame" in ruling) kept.push(ruling);
    else stopped.push({ ...ruling, candidate, stage });
  }
  return { kept, stopped };
}

export const drop = (reason: string, watch?: true): Ruling =>
  watch ? { is: "dropped", reason, watch } : { is: "dropped", reason };

export const hold = (reason: string, until: Instant, watch?: true): Ruling =>
  watch ? { is: "held", reason, until, watch } : { is: "held", reason, until };
