import { type Instant, never, orNull } from "../model/instant.ts";
import type { Node, ReadContext } from "./context.ts";
import type { Frame } from "./frame.ts";
import { readQuantifier } from "./quantifier.ts";

/** How one part of a condition reads, down to the single facts. */
export interface ConditionTree {
  readonly says: string;
  readonly holds: boolean;
  readonly since: Instant | null;
  /** When time alone may change it. */
  readonly next: Instant | null;
  readonly parts: readonly ConditionTree[];
}

/** Reads every part, also those a decision had no need to look at. */
export function explainCondition(node: Node, frame: Frame, context: ReadContext): ConditionTree {
  const { holds, since, next } = node.read(frame, context);
  const child = readQuantifier(node.label)?.child;
  const frames = child === undefined ? [frame] : (frame.children[child] ?? []);
  return {
    says: node.label,
    holds,
    since,
    next: orNull(next),
    parts: frames.flatMap((one) => node.children.map((part) => explainCondition(part, one, context))),
  };
}

/** When a part of it has to be looked at again. */
export const soonest = ({ next, parts }: ConditionTree): number => Math.min(next ?? never, ...parts.map(soonest));

/** The first of these looks; each part changes next at the first of the later ones at which it reads otherwise. */
export function overTime(looks: readonly (readonly [at: Instant, tree: ConditionTree])[]): ConditionTree {
  const [, first] = looks[0] as (typeof looks)[number];
  const change = looks.find(([, { holds, since }]) => holds !== first.holds || since !== first.since);
  const parts = first.parts.map((_, i) => overTime(looks.map(([at, tree]) => [at, tree.parts[i] as ConditionTree])));
  return { ...first, next: change?.[0] ?? null, parts };
}
