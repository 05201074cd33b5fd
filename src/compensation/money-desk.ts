import type { ReadContext } from "../condition/context.ts";
import type { Frame } from "../condition/frame.ts";
import type { Reading } from "../condition/reading.ts";
import type { Relevance } from "../condition/relevance.ts";
import type { ClaimRow, Compensated, MoneyRow } from "../model/claims.ts";
import type { ParsedDuration } from "../model/duration.ts";
import type { ChargeEffect, CompensateEffect, TaskEffect } from "../model/effect.ts";
import type { Instant } from "../model/instant.ts";
import type { Policy } from "./policy.ts";

type MoneyEffect = CompensateEffect | ChargeEffect | TaskEffect;

/** What a policy said of a subject by a breach that is over, and the breaches until then. */
export interface OwedThen {
  readonly policy: Policy;
  readonly frame: Frame;
  readonly reading: Reading;
  readonly claims: readonly ClaimRow[];
}

/** All that money is reckoned from at an instant. */
export interface MoneyDesk {
  readonly orderId: string;
  /** Those that may owe something. */
  readonly relevant: Relevance<Policy>;
  readonly byName: ReadonlyMap<string, Policy>;
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  /** Reads at the instant that is brought about. */
  readonly reader: ReadContext;
  /** The step's own time. */
  readonly stepNow: Instant;
  readonly claims: readonly ClaimRow[];
  /** What came to be owed before, by what is known now. */
  readonly then: readonly OwedThen[];
  readonly rows: readonly MoneyRow[];
  readonly currency: string;
  /** What the buyer paid, and what went back. */
  readonly paid: number;
  readonly refunded: number;
  /** What a row rests on was so at its own instant, by what is known now. */
  wasSo(policy: Policy, row: MoneyRow): boolean;
  /** The host has begun to give back what a row owes. */
  isUnderWay(row: MoneyRow): boolean;
  /** Something of the price is on its way back that nobody ordered. */
  isGivingBack(): boolean;
  /** What of the price the host gave back by itself for a subject. */
  givenBack(subject: Frame): number;
  /** What was paid beside the goods. */
  freight(): number;
  /** What goods a subject is about were worth. */
  valueOf(frame: Frame): number;
  /** What the buyer got lately from other orders. */
  readonly lately: readonly Compensated[];
  /** Waits before a failed settlement is ordered again. */
  readonly retries: readonly ParsedDuration[];
}

export interface MoneyTurn {
  readonly rows: readonly MoneyRow[];
  readonly effects: readonly MoneyEffect[];
  /** The next instant at which time alone changes it. */
  readonly next: number;
}

/** Money being made to fit what is so now. */
export interface Work {
  readonly desk: MoneyDesk;
  rows: readonly MoneyRow[];
  readonly effects: MoneyEffect[];
  next: number;
}

export const put = (work: Work, before: MoneyRow, after: MoneyRow): void => {
  work.rows = work.rows.map((row) => (row === before ? after : row));
};
export const soon = (work: Work, next: number): void => {
  if (next < work.next) work.next = next;
};
