import { defineFeeds, type FeedEffect, type FeedRecord, type FeedSeen, type FeedStep, type Feeds } from "waybell";
import { commerce } from "../../src/packs/commerce.ts";
import { at, clock } from "./times.ts";

export const minute = 60_000;
export const feeds: Feeds = defineFeeds({ packs: [commerce] });

let count = 0;

/** A report of ZTO's feed through kuaidi100, with an id of its own. */
export const report = (time: string | number, more: Partial<FeedSeen> = {}): FeedSeen => ({
  id: `r${++count}`,
  type: "feed.seen",
  carrier: "zhongtong",
  provider: "kuaidi100",
  receivedAt: typeof time === "number" ? time : at(time),
  lags: [],
  ...more,
});

/** So many scans with that lag. */
export const scans = (many: number, lag: number): readonly number[] => Array.from({ length: many }, () => lag);

/** `alarm lag 09:05`: what is said, and since when. */
export const told = ({ type, alarm, since }: FeedEffect): string => `${type} ${alarm} ${clock(since)}`;

/** A host of one feed; steps keep its record. */
export class FeedHost {
  record: FeedRecord | null = null;
  readonly effects: FeedEffect[] = [];

  private readonly own: Feeds;

  constructor(own: Feeds = feeds) {
    this.own = own;
  }

  /** Steps to an instant of Shanghai's clock with what was reported. */
  at(time: string | number, ...reports: readonly FeedSeen[]): FeedStep {
    const step = this.own.step(this.record, reports, { now: typeof time === "number" ? time : at(time) });
    this.record = step.record;
    this.effects.push(...step.effects);
    return step;
  }

  /** Wakes whenever it asked to, up to an instant, and says what came of it. */
  until(time: string, from: FeedStep): readonly string[] {
    const before = this.effects.length;
    let { wakeAt } = from;
    while (wakeAt !== null && wakeAt <= at(time)) ({ wakeAt } = this.at(wakeAt));
    return this.effects.slice(before).map(told);
  }
}
