import { compileCondition, type RawConditions } from "../condition/compile.ts";
import type { CompileContext, Node } from "../condition/context.ts";
import type { FoundState } from "../condition/frame.ts";
import { oneOf } from "../condition/need.ts";
import { never } from "../model/instant.ts";
import { absent, type Computed, type ComputedRule } from "./computed.ts";
import { type Consequence, consequences, type RawPromise } from "./promise.ts";

/** A finding as it stands in a pack, of whatever words. */
export interface RawFinding {
  readonly ref?: string;
  readonly each: string;
  readonly found: { readonly [reason: string]: RawConditions };
  readonly then?: RawPromise["then"];
}

export interface FindingRule extends ComputedRule {
  readonly then: readonly Consequence[];
}

/** A suspicion: the first reason whose condition holds, and the others that hold beside it. */
export function compileFinding(name: string, raw: RawFinding, compile: CompileContext): FindingRule {
  const reasons: readonly (readonly [string, Node])[] = Object.entries(raw.found).map(([reason, conditions]) => [
    reason,
    compileCondition(conditions, raw.each, compile),
  ]);
  return {
    name,
    each: raw.each,
    needs: oneOf(reasons.map(([, node]) => node.needs)),
    slot: compile.lexicon.subjects.get(raw.each)?.slots.get(name) ?? 0,
    then: consequences(raw.then, raw.each, compile),
    read: (frame, { reader }) => {
      let next = never;
      let found: Computed | null = null;
      let also: readonly FoundState[] | null = null;
      for (const [reason, node] of reasons) {
        const reading = node.read(frame, reader);
        next = Math.min(next, reading.next);
        if (!reading.holds) continue;
        const one: FoundState = { reason, since: reading.since ?? reading.known };
        if (found) also = [...(also ?? []), one];
        else found = { value: one, known: Math.max(one.since, reading.known), next };
      }
      if (!found) return absent(next);
      return { ...found, value: also ? { ...(found.value as FoundState), also } : found.value, next };
    },
  };
}
