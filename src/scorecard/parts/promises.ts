import type { PromiseState } from "../../condition/frame.ts";
import type { Mark, MarkIs, MarkName } from "../../model/score.ts";
import { stateOf } from "../../sla/promise.ts";
import { isCancelledBySeller } from "./fault.ts";
import { type Look, type Part, stampOf } from "./look.ts";

/** What kept and broken promises are counted as, by the number a promise has. */
const counted: { readonly [ref: string]: MarkName | undefined } = {
  SHIP_BY: "ship-by",
  PICKUP_BY: "pick-up-by",
  DELIVER_BY: "deliver-by",
};

const markOf: { readonly [S in PromiseState["status"]]?: MarkIs } = {
  met: "yes",
  breached: "no",
  waived: "out",
  excused: "out",
  voided: "out",
  open: "open",
  paused: "open",
};

/**
 * A breach that is held counts, though a further date was agreed and kept; else the promise as it stands. What was broken,
 * and proved to have been kept only once that had been said, is neither.
 */
export const promiseMarks: Part = (look) =>
  [...look.book.promiseByName.values()].flatMap((rule) => {
    const mark = counted[rule.ref];
    if (!mark) return [];
    return (look.scene.frames.get(rule.each) ?? []).flatMap((frame): readonly Mark[] => {
      const claims = (look.record.claims ?? []).filter(({ p, s }) => p === rule.name && s === frame.key);
      const held = claims.find(({ x }) => !x);
      const state = stateOf(rule, frame);
      const isProvedLate = state?.status === "met" && claims.some(({ d }) => d === state.due);
      const stands = isProvedLate ? "out" : state && markOf[state.status];
      const is = held || isGivenUp(look, mark, state) ? "no" : stands;
      return is ? [[mark, held?.d ?? state?.due ?? 0, is, ...shippedAt(look, mark)]] : [];
    });
  });

/** Its seller cancelled it in time: nobody is late, and it was not shipped. What a storm waived or was explained is left out. */
const isGivenUp = (look: Look, mark: MarkName, state: PromiseState | undefined): boolean =>
  mark === "ship-by" && state?.status === "excused" && state.breached === null && isCancelledBySeller(look);

/** When all of it was shipped, for who asks what was shipped by the end of a window. */
function shippedAt(look: Look, mark: MarkName): readonly [] | readonly [number] {
  const at = stampOf(look, "order.shipped");
  return mark === "ship-by" && at !== undefined ? [at] : [];
}
