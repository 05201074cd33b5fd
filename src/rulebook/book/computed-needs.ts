import { mentions } from "../../sla/arrange.ts";
import { inForce } from "../../sla/in-force.ts";
import { movedFactNames } from "../../sla/moved.ts";
import type { Layers } from "./layers.ts";

/** Fact that follows from others → the facts of its kind that it is computed from. */
export function computedNeeds({ packs }: Layers): ReadonlyMap<string, ReadonlySet<string>> {
  const raw = new Map<string, unknown>();
  const sellers: string[] = [];
  for (const { promises, windows, findings, derived } of packs) {
    for (const [name, rule] of Object.entries({ ...derived, ...promises, ...windows, ...findings }))
      raw.set(name, rule);
    for (const [name, rule] of Object.entries(promises ?? {})) if (rule.owedBy === "seller") sellers.push(name);
  }
  const names = new Set([...raw.keys(), ...movedFactNames, inForce]);
  const needs = new Map<string, ReadonlySet<string>>([...raw].map(([name, rule]) => [name, mentions(rule, names)]));
  needs.set(inForce, new Set());
  for (const name of movedFactNames) needs.set(name, new Set(sellers));
  return needs;
}
