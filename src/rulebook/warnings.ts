import { datedBy } from "../compensation/grounds.ts";
import { type Frame, frameOf, type PromiseState, type WindowState } from "../condition/frame.ts";
import type { DeferralRow } from "../model/claims.ts";
import { type ParsedDuration, shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { AttemptRow, LedgerRow } from "../model/record.ts";
import type { Decided } from "../notify/pipeline.ts";
import { aboutOf } from "../notify/want.ts";
import { none } from "./frames/facts.ts";
import type { Turning } from "./turn.ts";

/** A limit that runs against a person who has to hear of it first, and the messages by which he does. */
export interface Warned {
  readonly name: string;
  readonly each: string;
  readonly slot: number;
  readonly notBefore: { readonly told: readonly string[]; readonly past: ParsedDuration };
}

type Limit = Pick<PromiseState, "started" | "due">;

/** What is left of a limit to move: a window that closed unheard of opens again, what a promise brought about stays. */
function limitIn(state: PromiseState | WindowState | undefined): Limit | null {
  if (!state) return null;
  if ("closes" in state) return { started: state.opens, due: state.closes };
  return state.status === "open" ? state : null;
}

/** The messages that warn of this limit. */
export function warningsOf(
  { draft, book }: Pick<Turning, "draft" | "book">,
  { notBefore }: { readonly notBefore: Warned["notBefore"] | null },
  frame: Frame,
  state: Limit,
  due: Instant,
): readonly AttemptRow[] {
  // A warning of another date is none of this one.
  const isOf = (row: LedgerRow): boolean => {
    const per = book.ruleByName.get(row.n)?.per;
    return per ? row.e === (due === state.due ? per(frame) : due) : row.t >= state.started;
  };
  return draft.ledger
    .filter((row) => notBefore?.told.includes(row.n) && row.s === frame.key && isOf(row))
    .flatMap((row) => row.a);
}

/**
 * A warning that leaves late, or asks whether it may, says its limit as it will be then. Decides once more where one was
 * moved by that; not where the mailbox would have to be asked anew, which let it go as it was.
 */
export function withTime(on: Turning, consider: () => Decided): Decided {
  const { draft } = on;
  const { deferrals, wants } = draft;
  const decided = consider();
  if (decided.sends.length + decided.asks.length === 0) return decided;
  const asked = decided.wants.filter((row) => row.s === "open" && !wants.includes(row));
  draft.deferrals = deferred(on, [...decided.sends, ...asked.flatMap((row) => aboutOf(row) ?? none)]);
  if (draft.deferrals === deferrals) return decided;
  const again = consider();
  if (again.sends.length === decided.sends.length) return again;
  draft.deferrals = deferrals;
  return decided;
}

function deferred(
  { draft, book, scene }: Turning,
  leaving: readonly { readonly notice: string; readonly subject: string }[],
): readonly DeferralRow[] {
  let rows = draft.deferrals;
  for (const rule of book.warned) {
    const { notBefore } = rule;
    for (const { notice, subject } of leaving) {
      if (!notBefore.told.includes(notice)) continue;
      const frame = frameOf(scene(draft, draft.now).frames, rule.each, subject);
      const state = limitIn(frame?.values[rule.slot] as PromiseState | WindowState | undefined);
      if (!frame || !state) continue;
      const from = datedBy(shift(state.due, notBefore.past, book.zone, -1), draft.now);
      const until = shift(from, notBefore.past, book.zone);
      if (until <= state.due) continue;
      // What was tried goes on with what it says.
      if (warningsOf({ draft, book }, rule, frame, state, state.due).some((a) => a[4] !== "withdrawn")) continue;
      const isIt = ([name, key, started]: DeferralRow): boolean =>
        name === rule.name && key === subject && started === state.started;
      const known = draft.deferrals.find(isIt);
      const since = known && !known[5] ? known[4] : draft.now;
      rows = [...rows.filter((row) => !isIt(row)), [rule.name, subject, state.started, until, since]];
    }
  }
  return rows;
}
