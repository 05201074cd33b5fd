import type { Instant } from "./instant.ts";
import type { standing } from "./words/standing.ts";

/** One figure a seller is judged by. */
export type Metric = (typeof standing)["metrics"][number];

/** What one order adds to them. */
export type MarkName = (typeof standing)["marks"][number];

export const markStates = ["yes", "no", "out", "open"] as const;
/** It was so; it was not; it does not count: waived, voided, cancelled by the buyer in time; nobody knows yet. */
export type MarkIs = (typeof markStates)[number];

/**
 * What one order adds to a figure: which, dated by the instant its window is chosen by (of a promise its limit), how it
 * stands, a length in milliseconds, an amount or until when that may change, and what it is counted by: a currency, or a
 * channel and, where its length is measured, a class.
 */
export type Mark = readonly [name: MarkName, at: Instant, is: MarkIs, value?: number, of?: string, group?: string];

/** Somebody who had enough of our messages: a short mark of what told so, when, over which channel. */
export type OptOut = readonly [mark: number, at: Instant, channel: string];

/** Of two of one order the later counts: when its record was so, and of one instant how much had happened to it by then. */
export type Revision = readonly [now: Instant, events: number];

/** All that one order adds to its seller's scorecard. `contribution` makes it of the order's record. */
export interface ScoreRow {
  readonly order: string;
  readonly rev: Revision;
  /** What was bought, by the shop's own names. */
  readonly items?: readonly string[];
  readonly marks: readonly Mark[];
  /** Limits of breaches, and instants of rulings, whose appeal is not decided. */
  readonly appealed?: readonly Instant[];
  readonly optOuts?: readonly OptOut[];
}

/** What an order adds, on its way to the scorecard of its seller. */
export interface Contribution extends ScoreRow {
  /** The same on every retry. */
  readonly id: string;
  readonly type: "order.scored";
  readonly seller: string;
}

/** 0: inside the limit; 1: near it; 2: past it. The instant by which what was last said of it is dated. */
export type LevelRow = readonly [level: number, told: Instant];

/** Orders are held to a number: since when, and since when the seller has been good enough again (0: is not). */
export type CapRow = readonly [since: Instant, good: Instant | 0];

/**
 * All that is remembered of one seller: plain JSON for one database row, with nothing of any buyer. Written only by `step`
 * and `merge`.
 */
export interface ScoreRecord {
  readonly waybell: number;
  /** The seller; empty until a contribution that can be read has named it. */
  readonly id: string;
  readonly now: Instant;
  /** By order id. */
  readonly orders: readonly ScoreRow[];
  /** How limits stand that were ever near. */
  readonly levels: { readonly [metric in Metric]?: LevelRow };
  readonly cap: CapRow | null;
}

/** A warning to a seller. Which of the seller's channels carries it is the host's. */
export interface LimitEffect {
  readonly type: "limit";
  /** seller / notice / metric / since. */
  readonly id: string;
  /** The seller: the key of the record. */
  readonly owner: string;
  readonly notice: "limit-near" | "limit-crossed";
  readonly class: "high";
  readonly metric: Metric;
  /** Shares, 0 to 1. */
  readonly facts: { readonly value: number; readonly limit: number };
  /** By locale, every language of the packs. */
  readonly texts: { readonly [locale: string]: { readonly title: string; readonly body: string } };
  readonly since: Instant;
  readonly at: Instant;
}
