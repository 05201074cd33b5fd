import type { Instant, Time } from "./instant.ts";

/** What a carrier's feed told through one provider at one time. `feedOf` makes it of an order's step. */
export interface FeedSeen {
  /** The same on every retry. */
  readonly id: string;
  readonly type: "feed.seen";
  readonly carrier: string;
  readonly provider: string;
  /** When our side got it; of several pushes together, the latest. */
  readonly receivedAt: Time;
  /** Of each new scan, received less occurred, in milliseconds; negative where the scan is dated ahead. At most 10 000. */
  readonly lags: readonly number[];
  /** Scans the provider took back. */
  readonly corrections?: number;
  /** How many parcels of the carrier are under way, which only the host can count. Without it silence is not judged. */
  readonly active?: number;
}

/**
 * What was heard in one stretch of time: lags as upper end in seconds → scans, corrections, scans dated too far ahead.
 * Two of them add up, in whatever order.
 */
export interface FeedTally {
  readonly l: { readonly [seconds: string]: number };
  readonly c: number;
  readonly a: number;
}

/** A tally with the start of its time and short marks of the reports it counts, ascending. */
export interface FeedRow extends FeedTally {
  readonly t: Instant;
  readonly m: readonly number[];
}

/**
 * All that is remembered of one carrier's feed through one provider: plain JSON for one database row, with nothing of
 * any parcel. Written only by `step`.
 */
export interface FeedRecord {
  readonly waybell: number;
  /** carrier / provider; empty until a report that can be read has named them. */
  readonly id: string;
  readonly carrier: string;
  readonly provider: string;
  readonly now: Instant;
  /** Windows that end up to here are judged. */
  readonly judged: Instant;
  readonly rows: readonly FeedRow[];
  /** The last report with a scan. */
  readonly heard: Instant | null;
  /** From when on silence can be judged: the first report, or the last that counted too few parcels for it. */
  readonly from: Instant | null;
  /** Parcels under way, as told last. */
  readonly active: readonly [at: Instant, count: number] | null;
  /** The alarm that its scans are late: since when, and the last window that said so. */
  readonly late: readonly [since: Instant, last: Instant] | null;
  /** The alarm that it is silent: since when. */
  readonly silent: Instant | null;
}

export type FeedAlarm = "lag" | "silence";

/** An alarm for the people who run the platform, or its end. Which of their channels carries it is the host's. */
export interface FeedEffect {
  readonly type: "alarm" | "alarm-over";
  /** carrier / provider / alarm / since; of the end with `/over` behind. */
  readonly id: string;
  /** carrier / provider: the key of the record. */
  readonly owner: string;
  readonly alarm: FeedAlarm;
  readonly carrier: string;
  readonly provider: string;
  readonly notice: string;
  readonly class: string;
  /** Minutes: the 95th percentile of lag, or how long nothing was heard. Parcels under way, where they were counted. Null: not known. */
  readonly facts: { readonly lag: number | null; readonly cnt: number | null };
  /** By locale, every language of the packs. */
  readonly texts: { readonly [locale: string]: { readonly title: string; readonly body: string } };
  /** When it began; of the end, when it ended. */
  readonly since: Instant;
  readonly at: Instant;
}
