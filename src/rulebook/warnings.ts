import { datedBy } from "../compensation/grounds.ts";
import { type Frame, frameOf, type PromiseState, type WindowState } from "../condition/frame.ts";
import type { DeferralRow } from "../model/claims.ts";
import { type ParsedDuration, shift } from "../model/duration.ts";
import type { Instant } from "../model/instant.ts";
import type { AttemptRow, LedgerRow } from "../model/record.ts";
import { stands } from "../notify/ledger.ts";
import type { Decided } from "../notify/pipeline.ts";
import { aboutOf } from "../notify/want.ts";
import { deferralOf } from "../sla/pause.ts";
import type { PromiseRule } from "../sla/promise.ts";
import type { Warned } from "./book/computed-parts.ts";
import { none } from "./frames/facts.ts";
import { type Now, soon, type Turning } from "./now.ts";

type Limit = Pick<PromiseState, "started" | "due">;

/** What is left of a limit to move: a window that closed unheard of opens again, what a promise brought about stays. */
function limitIn(state: PromiseState | WindowState | undefined): Limit | null {
  if (!state) return null;
  if ("closes" in state) return { started: state.opens, due: state.closes };
  return state.status === "open" ? state : null;
}

/** The messages that warn of this limit. */
function warningsOf(
  { draft, book }: Pick<Turning, "draft" | "book">,
  { slot, notBefore }: Pick<Warned, "slot"> & { readonly notBefore: Warned["notBefore"] | null },
  frame: Frame,
  state: Limit,
  due: Instant,
): readonly AttemptRow[] {
  // A date ahead is warned of from when it is known, before the clock that it is for itself.
  const from = Math.min(state.started, frame.known[slot] ?? 0);
  // A warning of another date is none of this one.
  const isOf = (row: LedgerRow): boolean => {
    const per = book.ruleByName.get(row.n)?.per;
    return per ? row.e === (due === state.due ? per(frame) : due) : row.t >= from;
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
      const known = deferralOf(rows, rule.name, subject, state.started);
      const since = known && !known[5] ? known[4] : draft.now;
      rows = [...rows.filter((row) => row !== known), [rule.name, subject, state.started, until, since]];
    }
  }
  return rows;
}

/** When a warning has to go out at the latest to have its time before the limit. */
const lastCall = ({ on }: Now, { notBefore }: PromiseRule, { due }: PromiseState): Instant =>
  notBefore ? shift(due, notBefore.past, on.book.zone, -1) : due;

/** Whether that is over, and the limit not: a warning that did not go out yet moves it. */
export function isToBeWarned(now: Now, rule: PromiseRule, state: PromiseState): boolean {
  if (state.status !== "open" || !rule.notBefore) return false;
  const last = lastCall(now, rule, state);
  if (now.at <= last) soon(now, last + 1);
  return now.at > last;
}

/**
 * When a clock that runs against a person may run out: at its limit, if the warning of it had its time; else when it has
 * had it. A warning that never went out is waited for, but not for ever.
 */
export function warned(now: Now, rule: PromiseRule, frame: Frame, state: PromiseState): Instant | "deferred" | null {
  const { on, at } = now;
  const { draft, book } = on;
  const { past, orElse } = rule.notBefore as NonNullable<PromiseRule["notBefore"]>;
  const later = (from: Instant, by: ParsedDuration): Instant => shift(from, by, book.zone);
  const of = (due: Instant): readonly AttemptRow[] => warningsOf(on, rule, frame, state, due).filter(stands);
  const heard = (attempts: readonly AttemptRow[]): readonly Instant[] =>
    attempts.flatMap((a) => (book.silent.has(a[0]) ? a[2] : (a[3] ?? [])));
  const warnings = of(state.due);
  const known = heard(warnings);
  const deferral = deferralOf(draft.deferrals, rule.name, frame.key, state.started);
  const isOpen = state.status === "open";
  const put = (until: Instant, since: Instant, settled: boolean): "deferred" => {
    const row = [rule.name, frame.key, state.started, until, since] as const;
    draft.deferrals = [...draft.deferrals.filter((one) => one !== deferral), settled ? [...row, true] : row];
    return "deferred";
  };
  // A limit that was told and then moved again has to be told anew.
  const isSettled = deferral && (deferral[5] || heard(of(deferral[3])).length > 0);
  const waits = deferral && (!isSettled || (isOpen && deferral[3] === state.due));
  const ready =
    known.length > 0 ? later(Math.min(...known), past) : waits ? Math.max(state.due, later(deferral[4], orElse)) : null;
  if (ready !== null) {
    // In the last millisecond of it the person may still act.
    const limit = Math.max(state.due, ready);
    if (at > limit) return limit;
    soon(now, limit + 1);
    if (limit === state.due) return null;
    // Its clock stands still in this time as in any other, so its limit is now as late as it will be; so is one that went by
    // unheard.
    const isUnheard = known.length === 0 && at > state.due;
    if (!isUnheard && !isStopped(now, rule, frame)) return null;
    return put(limit, deferral?.[4] ?? Math.min(...known), known.length > 0);
  }
  // What is on its way says this limit.
  if (isOpen && warnings.length > 0) return null;
  const since = datedBy(lastCall(now, rule, state), datedBy(state.due, Math.max(at, draft.now)));
  const until = later(since, past);
  if (isOpen && until <= state.due) return null;
  return put(until, since, since < state.due);
}

function isStopped(now: Now, { pausedWhile }: PromiseRule, frame: Frame): boolean {
  const reading = pausedWhile?.read(frame, now.reader);
  if (reading) soon(now, reading.next);
  return reading?.holds ?? false;
}
