import type { OrderEvent } from "../model/event.ts";
import type { Instant } from "../model/instant.ts";
import type { Person } from "../model/person.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Step } from "../model/result.ts";

/** One call of `step` as the host wrote it down before making it. */
export interface ReplayLine {
  readonly now: Instant;
  readonly events: readonly OrderEvent[];
  readonly people: readonly Person[];
  /** The version of the rulebook that was asked. */
  readonly book: string;
}

export interface Replay {
  /** Null where there were no lines. */
  readonly record: OrderRecord | null;
  readonly steps: readonly Step[];
}

interface Asked {
  step(record: OrderRecord | null, events: readonly OrderEvent[], context: ReplayLine): Step;
}

/** Asks each line of the rulebook it was asked of; one that is not held refuses its events with a code. */
export function replayLines(
  bookOf: (version: string) => Asked | null,
  refuse: (record: OrderRecord | null, line: ReplayLine) => Step,
  lines: readonly ReplayLine[],
): Replay {
  let record: OrderRecord | null = null;
  const steps: Step[] = [];
  for (const line of lines) {
    const step: Step = bookOf(line.book)?.step(record, line.events, line) ?? refuse(record, line);
    steps.push(step);
    record = step.record;
  }
  return { record, steps };
}
