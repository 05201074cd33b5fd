import type { Effect } from "./effect.ts";
import type { Finding } from "./finding.ts";
import type { Instant } from "./instant.ts";
import type { OrderRecord } from "./record.ts";

/**
 * How an event was taken. An id that comes again gets the first answer: `duplicate` where it was accepted, else refused in the
 * same words, so what was put right, or may happen by now, is sent under a new id.
 */
export type EventOutcome =
  | { readonly is: "accepted"; readonly id: string }
  | { readonly is: "duplicate"; readonly id: string; readonly first: "accepted" }
  | Rejection;

export interface Rejection {
  readonly is: "rejected";
  /** Empty where the event had no usable id. */
  readonly id: string;
  readonly code: string;
  readonly path: string;
  readonly message: string;
  /** What would be accepted instead, under a new id. */
  readonly remedy?: string;
}

/** What became of a notice whose condition holds, for one person. */
export interface Decision {
  readonly notice: string;
  readonly subject: string;
  readonly episode: Instant;
  readonly person: string;
  /** The inbox is silent and beside the others; each is decided for itself. */
  readonly lane: "inbox" | "intrusive";
  readonly is: "told" | "held" | "merged" | "dropped";
  readonly stage: string;
  /** A code: `by:aliyun-sms`, `quiet-hours`, `already-told`, `merged-into:shipped` … */
  readonly reason: string;
  readonly since: Instant;
  /** For `held`: decided again at the latest then. */
  readonly until?: Instant;
}

/** What a decider answers to what it was told: of an order, a person, a feed, a seller. */
export interface StepOf<Row, Made> {
  /** What is remembered from now on. */
  readonly record: Row;
  /** One per event, report or contribution, in their order. */
  readonly outcomes: readonly EventOutcome[];
  readonly effects: readonly Made[];
  /** The next instant at which time alone can change anything. */
  readonly wakeAt: Instant | null;
  /** What was wrong with what was handed in beside the events. */
  readonly findings: readonly Finding[];
}

export interface Step extends StepOf<OrderRecord, Effect> {
  /** None where only word of messages came and nothing was decided anew: what was decided before stands. */
  readonly decisions: readonly Decision[];
  /** Persons on whose change something waits. */
  readonly watch: readonly string[];
}
