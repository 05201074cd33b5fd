import { type CheckContext, checkConditions } from "../../condition/check.ts";
import { compileCondition, type RawCondition } from "../../condition/compile.ts";
import type { CompileContext, Node } from "../../condition/context.ts";
import type { Finding } from "../../model/finding.ts";

/** A condition that a person wrote: ready to read, or null with what is wrong. */
export interface OwnCondition {
  readonly node: Node | null;
  readonly findings: readonly Finding[];
}

const kept = 256;

/** Reads conditions about an order that come from people: untrusted, so checked like any rule. The same are read once. */
export function ownConditions(check: CheckContext, compile: CompileContext): (raw: unknown) => OwnCondition {
  const known = new Map<string, OwnCondition>();
  return (raw) => {
    const key = JSON.stringify(raw);
    const found = known.get(key);
    if (found) return found;
    const out: Finding[] = [];
    checkConditions(raw, { path: "important", subject: "order", context: { ...check, isOwn: true }, out });
    const node = out.length === 0 ? compileCondition(raw as RawCondition, "order", compile) : null;
    if (known.size >= kept) known.clear();
    known.set(key, { node, findings: out });
    return { node, findings: out };
  };
}
