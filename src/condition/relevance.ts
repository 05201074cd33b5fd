import type { Frame } from "./frame.ts";
import { allMet, impossible, type Need } from "./need.ts";

/** A rule about subjects of a kind, and what such a subject must have for it to say anything. */
interface Ruled {
  readonly each: string;
  readonly needs: readonly Need[];
}

/** A rule with a subject of which it may hold. */
export interface Relevant<R> {
  readonly rule: R;
  readonly frame: Frame;
}

/** The rules that may hold of what there is, in their order. What a rule costs that cannot hold is paid once. */
export type Relevance<R> = (frames: ReadonlyMap<string, readonly Frame[]>) => readonly Relevant<R>[];

export function relevance<R extends Ruled>(rules: readonly R[]): Relevance<R> {
  const kinds = [...new Set(rules.map(({ each }) => each))].map((each) => {
    const placed = rules.flatMap((rule, at) => (rule.each === each ? [{ rule, at }] : []));
    return { each, select: selection(placed) };
  });
  return (frames) => {
    const runs: Run<R>[] = [];
    for (const { each, select } of kinds)
      for (const frame of frames.get(each) ?? []) runs.push({ frame, rules: select(frame), next: 0 });
    return merged(runs);
  };
}

/** The rules of one subject, read up to `next`. */
interface Run<R> {
  readonly frame: Frame;
  readonly rules: readonly Placed<R>[];
  next: number;
}

/** Each run is in order, and there are few. */
function merged<R>(runs: readonly Run<R>[]): readonly Relevant<R>[] {
  const all: Relevant<R>[] = [];
  for (;;) {
    let first: Run<R> | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const run of runs) {
      const at = run.rules[run.next]?.at ?? Number.POSITIVE_INFINITY;
      if (at >= least) continue;
      first = run;
      least = at;
    }
    const found = first?.rules[first.next];
    if (!first || !found) return all;
    all.push({ rule: found.rule, frame: first.frame });
    first.next++;
  }
}

interface Placed<R> {
  readonly rule: R;
  readonly at: number;
}

/** Where the answers to some needs lead: on to the next need, or to the rules that these answers leave. */
interface Junction<R> {
  met?: Junction<R>;
  unmet?: Junction<R>;
  rules?: readonly Placed<R>[];
}

/** So many junctions are kept; beyond that all are made anew. */
const mostJunctions = 50_000;

/** Rules of one kind of subject: subjects that meet the same needs have the same ones, which are looked for once. */
function selection<R extends Ruled>(all: readonly Placed<R>[]): (frame: Frame) => readonly Placed<R>[] {
  const rules = all.filter(({ rule }) => !rule.needs.includes(impossible));
  const needs = [...new Map(rules.flatMap(({ rule }) => rule.needs).map((need) => [need.key, need])).values()];
  let root: Junction<R> = {};
  let count = 0;
  return (frame) => {
    if (count > mostJunctions) {
      root = {};
      count = 0;
    }
    let here = root;
    for (const need of needs) {
      const way = need.isMet(frame) ? "met" : "unmet";
      let next = here[way];
      if (next === undefined) {
        next = {};
        here[way] = next;
        count++;
      }
      here = next;
    }
    here.rules ??= rules.filter(({ rule }) => allMet(frame, rule.needs));
    return here.rules;
  };
}
