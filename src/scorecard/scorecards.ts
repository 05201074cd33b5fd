import type { Instant } from "../model/instant.ts";
import type { StepOf } from "../model/result.ts";
import type { Contribution, LimitEffect, Metric, ScoreRecord } from "../model/score.ts";
import type { Grade } from "./grade.ts";
import type { Ladder } from "./ladder.ts";
import type { Measure } from "./measure.ts";

export type ScoreStep = StepOf<ScoreRecord, LimitEffect>;

/** What is measured: from `from` on and before `to`, of all orders or of those with one item. */
export interface ScoreWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly item?: string;
}

/** How a figure stands to its limit. */
export interface LimitView {
  readonly metric: Metric;
  readonly ref: string;
  /** Shares, 0 to 1; null: nothing to measure. */
  readonly value: number | null;
  readonly limit: number;
  /** On which side of its limit it should not be. */
  readonly side: "over" | "under";
  readonly is: "inside" | "near" | "crossed" | "insufficient data";
  /** Faults that can still be borne (M21); null: nothing to measure. */
  readonly errorBudget: number | null;
}

/** How a seller stands. */
export interface Standing {
  readonly seller: string;
  readonly window: ScoreWindow;
  readonly measures: readonly Measure[];
  readonly grade: Grade;
  readonly limits: readonly LimitView[];
  readonly ladder: Ladder;
}

/**
 * How sellers are measured, graded and warned. Holds no state, so one serves all sellers of a process.
 */
export interface Scorecards {
  /**
   * Takes what orders add, and warns of limits that come near or are crossed.
   *
   * Equal arguments give equal results, effect ids included; `record` is never modified. A contribution says how its order
   * stands, so one that comes again adds nothing, and of two of an order the later counts, in whatever order they come; all
   * are folded before anything is said. A limit is crossed at an instant, that of what crossed it and not of who looked:
   * said once, and again after it had gone back. Two wakes leave and say what one would have.
   *
   * One that cannot be taken is an outcome `rejected` and never an exception: `E_WRONG_SELLER` of another seller,
   * `E_TIME_AHEAD` made more than `clock.skew` after `now`, `E_RECORD_NEWER`, or what is wrong with a field. The record is
   * then as before.
   *
   * The caller stores `record` and `effects` in one transaction and calls again at `wakeAt` without contributions.
   *
   * @throws {UsageError} `NOT_A_RECORD`: `record` was not made by this library, or there is neither record nor
   *   contribution. `NOT_AN_INSTANT`: `now` is no integer.
   */
  step(
    record: ScoreRecord | null,
    contributions: readonly Contribution[],
    context: { readonly now: Instant },
  ): ScoreStep;
  /**
   * One scorecard of two parts of one seller's, in whatever order they are put together: kept apart by day or by process,
   * say. Put together twice they are the same. Whether the seller is held to a number is judged by all of their orders,
   * whatever each part by itself came to; what a limit does is told by the step after.
   *
   * @throws {UsageError} `NOT_A_RECORD`: they are of two sellers.
   */
  merge(one: ScoreRecord, other: ScoreRecord): ScoreRecord;
  /**
   * Every figure of a window, by the formulas M01 to M17 and M19, with what stands above and below the line and what was
   * left out. What is promised counts in the window its limit lies in, all else in that of the instant it happened, or of
   * its order's confirmation.
   */
  measure(record: ScoreRecord, window: ScoreWindow, context: { readonly now: Instant }): readonly Measure[];
  /**
   * By item, how many of its orders may still go wrong (M21) by the limits on what is shipped late and not picked up in
   * time: the least of those that have something to measure; no item without any. What `backOffice.backlog` takes: at 0 and below an item's orders are shipped first.
   */
  errorBudgets(record: ScoreRecord, context: { readonly now: Instant }): ReadonlyMap<string, number>;
  /** The last `standing.window` (30 days) up to `now`: figures, grade, limits, and what often being late leads to. */
  standing(record: ScoreRecord, context: { readonly now: Instant }): Standing;
}
