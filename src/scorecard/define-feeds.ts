import { type Calls, guarded, nowArgument } from "../model/arguments.ts";
import { feedReader } from "../model/schema/feed.ts";
import { checkArguments, checkGiven } from "../rulebook/any-step.ts";
import { ofLonePacks } from "../rulebook/checks/lone-layers.ts";
import type { RulebookOptions } from "../rulebook/rulebook.ts";
import { feedFigures } from "./feed-figures.ts";
import { stepFeed } from "./feed-step.ts";
import { feedTexts } from "./feed-texts.ts";
import { viewFeed } from "./feed-view.ts";
import type { Feeds } from "./feeds.ts";

/**
 * Makes what watches the feeds of carriers, of the figures and texts of packs: of what arrived within
 * `feed.lag-window` (30 min), the 95th percentile of lag above `feed.lag-alarm` (60 min), or nothing heard for
 * `feed.silence` (2 h) of a carrier with `feed.min-parcels` (50) under way. An alarm for lag takes `feed.min-scans` (20)
 * scans. Of the packs only these are looked at; `defineRulebook` checks the rest.
 *
 * @throws {RulebookError} `RULEBOOK_INVALID`: a figure or a text that is missing, broken or cannot be, all at once.
 *
 * @example
 * import { defineFeeds, instant } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 *
 * const feeds = defineFeeds({ packs: [pinduoduo] });
 * const at = instant("2026-11-11T10:00+08:00");
 * const lags = Array.from({ length: 20 }, () => 95 * 60_000);
 * const report = { id: "r1", type: "feed.seen", carrier: "zhongtong", provider: "kuaidi100", receivedAt: at, lags } as const;
 * const { record, wakeAt } = feeds.step(null, [report], { now: at });
 * const { effects } = feeds.step(record, [], { now: wakeAt ?? at });
 * effects[0]?.texts.en?.body; // "ZTO Express feed lag p95 96 min."
 */
export function defineFeeds(options: Pick<RulebookOptions, "packs">): Feeds {
  const book = ofLonePacks(options, (layered, findings) => ({
    figures: feedFigures(layered, findings),
    texts: feedTexts(layered, findings),
  }));
  const read = feedReader();
  return guarded<Feeds>(
    {
      step: (record, reports, { now }) => {
        checkArguments(record, "rows", now);
        checkGiven(record, reports);
        return stepFeed(book, read, record, reports, now);
      },
      view: (record, { now }) => viewFeed(book.figures, record, now),
    },
    calls,
  );
}

const calls: Calls<Feeds> = {
  step: [null, ["reports", "list", "what `feedOf` made of a step, or []"], nowArgument],
  view: [["record", { rows: "list" }, "what the last step returned"], nowArgument],
};
