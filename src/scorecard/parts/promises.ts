import type { PromiseState } from "../../condition/frame.ts";
import type { ClaimRow } from "../../model/claims.ts";
import type { Mark, MarkIs, MarkName } from "../../model/score.ts";
import { type Look, type Part, stampOf } from "./look.ts";

/** What kept and broken promises are counted as, by the number a promise has. `each`: every round of it counts. */
const counted: { readonly [ref: string]: { readonly mark: MarkName; readonly each?: true } | undefined } = {
  SHIP_BY: { mark: "ship-by" },
  PICKUP_BY: { mark: "pick-up-by" },
  DELIVER_BY: { mark: "deliver-by" },
  AS_REVIEW: { mark: "answer-request", each: true },
  CP_RESPOND: { mark: "answer-complaint", each: true },
};

const standing: { readonly [S in PromiseState["status"]]?: MarkIs } = {
  met: "yes",
  breached: "no",
  waived: "out",
  excused: "out",
  voided: "out",
  open: "open",
  paused: "open",
};

/** A breach that is held counts, though a further date was agreed and kept; else the promise as it stands. */
export const promiseMarks: Part = (look) =>
  [...look.book.promiseByName.values()].flatMap(({ name, ref, slot, each: subject }) => {
    const kind = counted[ref];
    if (!kind) return [];
    return (look.scene.frames.get(subject) ?? []).flatMap(({ key, values }) => {
      const state = values[slot] as PromiseState | undefined;
      const held = (look.record.claims ?? []).filter((claim) => claim.p === name && claim.s === key && !claim.x);
      const broken = held.map(({ d }): Mark => [kind.mark, d, "no", ...shippedAt(look, kind.mark)]);
      if (!kind.each && broken.length > 0) return broken.slice(0, 1);
      const is = state && standing[state.status];
      if (!is || held.some((claim) => isOf(claim, state))) return broken;
      return [...broken, [kind.mark, state.due, is, ...shippedAt(look, kind.mark)] as const];
    });
  });

const isOf = ({ e, d }: ClaimRow, { started, due }: PromiseState): boolean => e === started && d === due;

/** When all of it was shipped, for who asks what was shipped by the end of a window. */
function shippedAt(look: Look, mark: MarkName): readonly [] | readonly [number] {
  const at = stampOf(look, "order.shipped");
  return mark === "ship-by" && at !== undefined ? [at] : [];
}
