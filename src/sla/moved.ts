import type { Frame, PromiseState } from "../condition/frame.ts";
import type { Instant } from "../model/instant.ts";
import type { Lexicon } from "../model/words/lexicon.ts";
import { absent, type Computed, type ComputedRule, never } from "./computed.ts";
import type { PromiseRule } from "./promise.ts";

interface Move {
  readonly at: Instant;
  readonly known: Instant;
  /** While the clock stands still there is none. */
  readonly due: Instant | undefined;
  readonly by: NonNullable<PromiseState["moved"]>["by"];
}

/** What the order's facts say of the latest disruption that moved a date the seller still has to keep. */
const facts: { readonly [fact: string]: (move: Move) => Computed["value"] } = {
  "order.disrupted": ({ at }) => at,
  "order.disruption": ({ by }) => by.kind,
  "order.disrupted-region": ({ by }) => by.region,
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
        return move ? { value: fact(move), known: move.at, next: never } : absent(never);
      },
    };
  });
}

const isToBeKept = ({ status }: PromiseState): boolean => status === "open" || status === "paused";

function latest(promises: readonly PromiseRule[], order: Frame): Move | undefined {
  let found: Move | undefined;
  for (const { each, slot } of promises) {
    for (const frame of each === "order" ? [order] : (order.children[each] ?? [])) {
      const state = frame.values[slot] as PromiseState | undefined;
      if (!state?.moved || !isToBeKept(state) || (found && found.at >= state.moved.at)) continue;
      found = { ...state.moved, known: state.moved.at, due: state.status === "open" ? state.due : undefined };
    }
  }
  return found;
}

export const movedFactNames: readonly string[] = Object.keys(facts);
