import { expectArgument } from "../model/arguments.ts";
import type { FeedView } from "./feeds.ts";
import type { Measure } from "./measure.ts";

/**
 * The figures of carriers' feeds (M18) in the form of all others: how late scans reach us (the median and, as `high`, what
 * 95 of 100 do not exceed), and the shares of scans that were taken back or dated ahead. `of` is carrier / provider. They
 * are those of the window that `feeds.view` is of, so never final.
 *
 * @example
 * import { defineFeeds, feedMeasures } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 *
 * const feeds = defineFeeds({ packs: [pinduoduo] });
 * const now = 1780300800000;
 * const { record } = feeds.step(
 *   null,
 *   [{ id: "r1", type: "feed.seen", carrier: "zto", provider: "kuaidi100", receivedAt: now, lags: [60000], corrections: 1 }],
 *   { now },
 * );
 * feedMeasures([feeds.view(record, { now })]).map(({ metric, value }) => [metric, value]);
 * // [["feed-lag", 60000], ["feed-corrections", 1], ["feed-skew", 0]]
 */
export const feedMeasures = (views: readonly FeedView[]): readonly Measure[] => {
  expectArgument("views", views, ["object"], "what `view` of feeds returned");
  return views.flatMap(({ carrier, provider, scans, p50, p95, corrections, correctionRate, skewed, skewRate }) => {
    const head = { ref: "M18", of: `${carrier}/${provider}`, denominator: scans, excluded: 0, final: false };
    return [
      { ...head, metric: "feed-lag", unit: "ms", numerator: scans, value: p50, high: p95 },
      { ...head, metric: "feed-corrections", unit: "share", numerator: corrections, value: correctionRate },
      { ...head, metric: "feed-skew", unit: "share", numerator: skewed, value: skewRate },
    ];
  });
};
