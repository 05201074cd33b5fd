import type { Finding } from "../model/finding.ts";
import { figureReader } from "../rulebook/book/figure.ts";
import type { Layers } from "../rulebook/book/layers.ts";

/** What is judged by, in milliseconds and counts; null: switched off. */
export interface FeedFigures {
  /** The stretch of time that percentiles are of (0: switched off), and the step in which it moves on. */
  readonly window: number;
  readonly grain: number;
  readonly lagAlarm: number | null;
  readonly silence: number | null;
  readonly skew: number | null;
  readonly minParcels: number | null;
  readonly minScans: number | null;
}

/** A window moves on by a sixth of itself, and by whole seconds: half an hour by five minutes. */
const grains = 6;
const second = 1_000;

/** The figures of some packs; which are missing is told in `findings`. A day counts as 24 hours. */
export function feedFigures(layered: Layers, findings: Finding[]): FeedFigures {
  const { length, number } = figureReader(layered, findings);
  const window = length("feed.lag-window") ?? 0;
  return {
    window,
    grain: Math.max(second, Math.floor(window / grains / second) * second),
    lagAlarm: length("feed.lag-alarm"),
    silence: length("feed.silence"),
    skew: length("clock.skew"),
    minParcels: number("feed.min-parcels"),
    minScans: number("feed.min-scans"),
  };
}
