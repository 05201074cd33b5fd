import { valueAt } from "../../condition/access.ts";
import type { Candidate, Sorted } from "../pipeline-types.ts";
import { stop } from "./sort.ts";

/** Say it together with something that leaves now. What is covered is told if and only if its host is. */
export function merge(candidates: readonly Candidate[]): Sorted {
  const hosts = candidates.filter((host) => host.rule.covers.length > 0);
  if (hosts.length === 0) return { kept: candidates, stopped: [] };
  const covered = new Map<Candidate, Candidate>();
  // Hosts first: one that is covered itself takes nothing along.
  for (const candidate of [...hosts, ...candidates.filter((one) => !hosts.includes(one))]) {
    const host = hosts.find((one) => covers(one, candidate) && !covered.has(one));
    if (host) covered.set(candidate, host);
  }
  const kept = candidates
    .filter((candidate) => !covered.has(candidate))
    .map((host) => ({ ...host, covered: candidates.filter((c) => covered.get(c) === host) }));
  const stopped = [...covered].map(([candidate, { rule }]) =>
    stop(candidate, "merge", { is: "merged", reason: `merged-into:${rule.name}`, until: undefined, watch: false }),
  );
  return { kept, stopped };
}

const covers = (host: Candidate, other: Candidate): boolean =>
  host !== other &&
  host.lane === other.lane &&
  host.person.id === other.person.id &&
  host.rule.covers.includes(other.rule.name) &&
  (host.frame === other.frame || (isNear(host, other) && saysWhy(host, other)));

const isNear = ({ frame }: Candidate, other: Candidate): boolean =>
  other.frame.parents.includes(frame) || frame.parents.includes(other.frame);

/** What rests on a breach is said with that, and with nothing else that happens to leave now. */
const saysWhy = ({ rule: { asks } }: Candidate, { rule: { restsOn }, frame }: Candidate): boolean =>
  restsOn === null || asks.has(String(valueAt(frame, restsOn)));
