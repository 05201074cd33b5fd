import type { Frame } from "./frame.ts";
import { allMet, type Need } from "./need.ts";

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
    const found: (Relevant<R> & { readonly at: number })[] = [];
    for (const { each, select } of kinds)
      for (const frame of frames.get(each) ?? [])
        for (const { rule, at } of select(frame)) found.push({ rule, at, frame });
    return kinds.length > 1 || (frames.get(kinds[0]?.each ?? "")?.length ?? 0) > 1
      ? found.sort((a, b) => a.at - b.at)
      : found;
  };
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
function selection<R extends Ruled>(rules: readonly Placed<R>[]): (frame: Frame) => readonly Placed<R>[] {
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
