import { compileCondition, type RawConditions } from "../condition/compile.ts";
import type { CompileContext } from "../condition/context.ts";
import { absent, type ComputedRule } from "./computed.ts";

/** An instant of one's own as it stands in a pack, of whatever words. */
export interface RawDerived {
  readonly each: string;
  readonly when: RawConditions;
}

/** The instant at which a condition became true. */
export function compileDerived(name: string, raw: RawDerived, compile: CompileContext): ComputedRule {
  const node = compileCondition(raw.when, raw.each, compile);
  return {
    name,
    each: raw.each,
    needs: node.needs,
    slot: compile.lexicon.subjects.get(raw.each)?.slots.get(name) ?? 0,
    read: (frame, { reader }) => {
      const { holds, since, known, next } = node.read(frame, reader);
      return holds && since !== null ? { value: since, known: Math.max(since, known), next } : absent(next);
    },
  };
}
