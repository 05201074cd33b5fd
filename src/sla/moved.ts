import type { Frame, LimitChange } from "../condition/frame.ts";
import { type Instant, never } from "../model/instant.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import { order } from "../model/words/order.ts";
import { absent, type Computed, type ComputedRule } from "./computed.ts";
import { isRunning, type PromiseRule, stateOf } from "./promise.ts";

interface Move extends LimitChange {
  readonly promise: string;
  /** None while nobody knows when the clock goes on, nor of what is lifted. */
  readonly due: Instant | undefined;
}

const named: readonly string[] = order.facts["order.disrupted-limit"];

/** What the order's facts say of what a disruption did last to a limit the seller has, or had. */
const facts: { readonly [fact: string]: (move: Move) => Computed["value"] } = {
  "order.disrupted": ({ at }) => at,
  // What gave the time is no reason to take it back.
  "order.disruption": ({ by, is }) => (is === "shortened" ? undefined : by.kind),
  "order.disrupted-region": ({ by, is }) => (is === "shortened" ? undefined : by.region),
  "order.disrupted-limit": ({ promise }) => (named.includes(promise) ? promise : undefined),
  "order.limit-change": ({ is }) => is,
  "order.extended-to": ({ due }) => due,
};

/** One rule for each of these facts; they come after all promises. */
export function movedRules(promises: readonly PromiseRule[], lexicon: Lexicon): readonly ComputedRule[] {
  const slots = lexicon.subjects.get("order")?.slots;
  return Object.entries(facts).flatMap(([name, fact]) => {
    const slot = slots?.get(name);
    if (slot === undefined) return [];
    return {
      name,
      each: "order",
      needs: [],
      slot,
      read: (order, { disruptions }) => {
        const move = disruptions.length === 0 ? undefined : latest(promises, order);
        const value = move && fact(move);
        return value === undefined ? absent(never) : { value, known: move?.at ?? 0, next: never };
      },
    };
  });
}

/** The latest; of several limits that were changed at once the first that is due. */
function latest(promises: readonly PromiseRule[], order: Frame): Move | undefined {
  let found: Move | undefined;
  let first = never;
  for (const rule of promises) {
    for (const frame of rule.each === "order" ? [order] : (order.children[rule.each] ?? [])) {
      const state = stateOf(rule, frame);
      const { moved } = state ?? {};
      if (!state || !moved || !(isRunning(state) || (state.breached ?? moved.at) < moved.at)) continue;
      if (found && (found.at > moved.at || (found.at === moved.at && first <= state.due))) continue;
      first = state.due;
      found = { ...moved, promise: rule.name, due: state.status === "waived" || state.floats ? undefined : state.due };
    }
  }
  return found;
}

export const movedFactNames: readonly string[] = Object.keys(facts);
