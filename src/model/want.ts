import type { Instant } from "./instant.ts";
import type { Money } from "./money.ts";

// What an order asks of a mailbox, and how that may answer.

export const wantStatuses = ["open", "begun", "settled", "withdrawn"] as const;
/** How a question stands with the order that asks it. */
export type WantStatus = (typeof wantStatuses)[number];

/** Placeholder → what digests may count and compare; no text, so nothing of the person. */
export type WantFacts = { readonly [placeholder: string]: number | Money };

/** A message that left or may have: over which adapter, and when it began. */
export type LeftRow = readonly [channel: string, begun: Instant];

export const verdicts = ["pass", "defer", "digest", "refuse", "told", "in-doubt", "undelivered"] as const;
/** What a mailbox may answer. */
export type Verdict = (typeof verdicts)[number];
