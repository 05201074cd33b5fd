import type { FeedRecord } from "../model/feed.ts";
import type { Instant } from "../model/instant.ts";
import type { FeedFigures } from "./feed-figures.ts";
import { heardIn, percentile, scansOf, startOf } from "./feed-rows.ts";
import type { FeedView } from "./feeds.ts";

export function viewFeed(figures: FeedFigures, record: FeedRecord, now: Instant): FeedView {
  const { carrier, provider, rows, heard, active, late, silent } = record;
  const end = startOf(now, figures) + figures.grain;
  const tally = heardIn(rows, end - figures.window, end);
  const scans = scansOf(tally);
  const rate = (count: number): number | null => (scans === 0 ? null : count / scans);
  return {
    carrier,
    provider,
    scans,
    p50: percentile(tally, 50),
    p95: percentile(tally, 95),
    corrections: tally.c,
    correctionRate: rate(tally.c),
    skewed: tally.a,
    skewRate: rate(tally.a),
    heard,
    active: active?.[1] ?? null,
    alarms: [
      ...(late ? [{ alarm: "lag", since: late[0] } as const] : []),
      ...(silent === null ? [] : [{ alarm: "silence", since: silent } as const]),
    ],
  };
}
