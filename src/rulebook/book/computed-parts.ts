import type { Amount } from "../../compensation/amount.ts";
import { compilePolicy, type Policy } from "../../compensation/policy.ts";
import type { CompileContext } from "../../condition/context.ts";
import type { ParsedDuration } from "../../model/duration.ts";
import { arrange, mentions } from "../../sla/arrange.ts";
import type { ComputedRule } from "../../sla/computed.ts";
import { compileDerived } from "../../sla/derived.ts";
import { compileFinding, type FindingRule } from "../../sla/finding.ts";
import { inForceRules } from "../../sla/in-force.ts";
import { movedRules } from "../../sla/moved.ts";
import { compilePromise, type PromiseRule } from "../../sla/promise.ts";
import { compileWindow } from "../../sla/window.ts";
import { computedNeeds } from "./computed-needs.ts";
import { byName, compiled, currencyOf, gathered, type Layers } from "./layers.ts";

/** A limit that runs against a person who has to hear of it first, and the messages by which he does. */
export interface Warned {
  readonly name: string;
  readonly each: string;
  readonly slot: number;
  readonly notBefore: { readonly told: readonly string[]; readonly past: ParsedDuration };
}

/** The parts of a book that follow from facts: promises and the like, and what is owed by them. */
export interface ComputedParts {
  /** Facts that follow from others, each after those it is computed from. */
  readonly computed: readonly ComputedRule[];
  readonly promiseByName: ReadonlyMap<string, PromiseRule>;
  /** Promises that are held against somebody; whose clock may stand still; that bring something about. */
  readonly claimed: readonly PromiseRule[];
  readonly pausing: readonly PromiseRule[];
  readonly consequential: readonly PromiseRule[];
  readonly warned: readonly Warned[];
  /** Findings that bring something about. */
  readonly findings: readonly FindingRule[];
  readonly currency: string | null;
  readonly policies: readonly Policy[];
  readonly policyByName: ReadonlyMap<string, Policy>;
  /** Waits before a failed settlement is ordered again. */
  readonly retries: readonly ParsedDuration[];
}

export function computedParts(layered: Layers, compile: CompileContext): ComputedParts {
  const promises = compiled(layered, "promises", compilePromise, compile);
  const windows = compiled(layered, "windows", compileWindow, compile).filter((rule) => rule !== null);
  const findings = compiled(layered, "findings", compileFinding, compile);
  const derived = compiled(layered, "derived", compileDerived, compile);
  const sellers = promises.filter((rule) => rule.owedBy === "seller");
  const ofDisruptions = [...movedRules(sellers, compile.lexicon), ...inForceRules(promises, compile.lexicon)];
  const all = [...promises, ...windows, ...findings, ...derived, ...ofDisruptions];
  const computed = byName(all);
  const needs = computedNeeds(layered);
  const currency = currencyOf(layered);
  const policies = [...gathered(layered, "compensations")].flatMap(([name, raw]) => {
    const behind = behindOf(mentions(raw.on, new Set(needs.keys())), needs);
    return compilePolicy(name, raw, behind, (value) => amountOf(layered, value), compile, currency) ?? [];
  });
  return {
    computed: arrange(needs).order.flatMap((name) => computed.get(name) ?? []),
    promiseByName: byName(promises),
    claimed: promises.filter((rule) => rule.isClaimed),
    pausing: promises.filter((rule) => rule.pausedWhile !== null),
    consequential: promises.filter((rule) => rule.then.length > 0),
    warned: [...promises, ...windows].filter((rule): rule is typeof rule & Warned => rule.notBefore !== null),
    findings: findings.filter((rule) => rule.then.length > 0),
    currency,
    policies,
    policyByName: byName(policies),
    retries: compile.spans("comp.retry") ?? [],
  };
}

/** All that something is computed from, directly or through others. */
function behindOf(names: ReadonlySet<string>, needs: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const behind = new Set<string>();
  const add = (name: string): void => {
    if (behind.has(name)) return;
    behind.add(name);
    for (const need of needs.get(name) ?? []) add(need);
  };
  for (const name of names) add(name);
  return behind;
}

const amountOf = ({ values }: Layers, name: string): Amount | null => {
  const value = values.amount.get(name)?.value;
  return value === undefined || value === "off" ? null : (value as Amount);
};
