import type { Frame } from "./frame.ts";
import { impossible, type Need } from "./need.ts";

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

/** What some answers leave: the rules that may hold, and the need to ask of next; without one it is these rules. */
interface Junction<R> {
  readonly rules: readonly Placed<R>[];
  readonly met: readonly Need["key"][];
  readonly ask: Need | null;
  ifMet?: Junction<R>;
  ifNot?: Junction<R>;
}

const junction = <R extends Ruled>(rules: readonly Placed<R>[], met: readonly string[]): Junction<R> => ({
  rules,
  met,
  ask: mostWanted(rules, met),
});

/** Of the needs not asked of yet the one that most rules have: its answer says most. */
function mostWanted<R extends Ruled>(rules: readonly Placed<R>[], met: readonly string[]): Need | null {
  const wanted = new Map<string, number>();
  let most: Need | null = null;
  for (const need of rules.flatMap(({ rule }) => rule.needs)) {
    if (met.includes(need.key)) continue;
    const count = (wanted.get(need.key) ?? 0) + 1;
    wanted.set(need.key, count);
    if (most === null || count > (wanted.get(most.key) ?? 0)) most = need;
  }
  return most;
}

/** So many junctions are kept; beyond that all are made anew. */
const mostJunctions = 50_000;

/**
 * Rules of one kind of subject: subjects that meet the same needs have the same ones, which are looked for once. What only
 * rules want that are out by then is not asked.
 */
function selection<R extends Ruled>(all: readonly Placed<R>[]): (frame: Frame) => readonly Placed<R>[] {
  const root = (): Junction<R> =>
    junction(
      all.filter(({ rule }) => !rule.needs.includes(impossible)),
      [],
    );
  let first = root();
  let count = 0;
  return (frame) => {
    if (count > mostJunctions) {
      first = root();
      count = 0;
    }
    let here = first;
    while (here.ask !== null) {
      const { rules, met, ask } = here;
      const way = ask.isMet(frame) ? "ifMet" : "ifNot";
      let next = here[way];
      if (next === undefined) {
        count++;
        const isWithout = ({ rule }: Placed<R>): boolean => !rule.needs.some(({ key }) => key === ask.key);
        next = way === "ifMet" ? junction(rules, [...met, ask.key]) : junction(rules.filter(isWithout), met);
        here[way] = next;
      }
      here = next;
    }
    return here.rules;
  };
}
