import type { FeedAlarm, FeedEffect, FeedRecord, FeedSeen } from "../model/feed.ts";
import type { Instant } from "../model/instant.ts";
import type { StepOf } from "../model/result.ts";

export type FeedStep = StepOf<FeedRecord, FeedEffect>;

/** How good a feed was of late. Lags are in milliseconds and the upper ends of their classes; shares 0 to 1. */
export interface FeedView {
  readonly carrier: string;
  readonly provider: string;
  /** Scans heard; null stands below for what nothing can be said of without any. */
  readonly scans: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly corrections: number;
  readonly correctionRate: number | null;
  /** Scans dated too far ahead. */
  readonly skewed: number;
  readonly skewRate: number | null;
  /** When a scan was last heard. */
  readonly heard: Instant | null;
  /** Parcels under way, as last told. */
  readonly active: number | null;
  readonly alarms: readonly { readonly alarm: FeedAlarm; readonly since: Instant }[];
}

/**
 * How good the feed of a carrier through a provider is. Holds no state, so one serves all feeds of a process.
 */
export interface Feeds {
  /**
   * Takes what orders saw of a feed, and raises or ends alarms.
   *
   * Equal arguments give equal results, effect ids included; `record` is never modified. A report counts in the stretch
   * of time it was received in, whenever and in whatever order reports come; one that is older than a window counts in
   * none. A repeated one adds nothing. Windows end at whole stretches and each is judged once, so an alarm's id says when
   * it began and never when somebody looked: two wakes leave and say what one would have.
   *
   * A report that cannot be taken is an outcome `rejected` and never an exception: `E_WRONG_FEED` of another carrier or
   * provider, `E_TIME_AHEAD` received more than one stretch after `now`, `E_FEED_FULL` more than 256 reports in one
   * stretch, `E_RECORD_NEWER`, or what is wrong with a field. The record is then as before.
   *
   * The caller stores `record` and `effects` in one transaction and calls again at `wakeAt` without reports.
   *
   * @throws {UsageError} `NOT_A_RECORD`: `record` was not made by this library, or there is neither record nor report.
   *   `NOT_AN_INSTANT`: `now` is no integer.
   */
  step(record: FeedRecord | null, reports: readonly FeedSeen[], context: { readonly now: Instant }): FeedStep;
  /** The last window, the stretch under way included: of half an hour, its last 25 to 30 minutes. */
  view(record: FeedRecord, context: { readonly now: Instant }): FeedView;
}
