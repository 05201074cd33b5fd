import { describe, it } from "vitest";
import type { OrderRecord, Rulebook, Step } from "../../src/index.ts";
import { type Chance, seeded } from "../../src/testing/generators.ts";
import { askingBook, plainBook, sharpAskingBook, sharpBook } from "./books.ts";
import { bookWith, randomPack } from "./random-rules.ts";
import { bytes, everyHistory, type History, must, patience, play, withCalls } from "./runs.ts";

const day = 86_400_000;

/** What a host would notice: what is to be done, and all that is kept but the time itself. */
const seen = ({ effects, record }: Step) => ({ effects, record: { ...record, now: 0 } });

/** Instants between two others: their edges, and those near which something of this order lies. */
function between(chance: Chance, record: OrderRecord, from: number, to: number): readonly number[] {
  const marks = bytes(record)
    .match(/\b1[78]\d{11}\b/g)
    ?.map(Number);
  const near = (marks ?? []).flatMap((at) => [at - 1, at, at + 1, at + day]);
  const any = Array.from({ length: 3 }, () => from + Math.floor(chance() * (to - from)));
  return [...new Set([from + 1, to - 1, ...any, ...near.filter(() => chance() < 0.2)])].filter(
    (t) => t > from && t < to,
  );
}

function neverLate(book: Rulebook, history: History, seed: number): void {
  const chance = seeded(seed ^ 0x5eed);
  const { lines, steps } = play(book, history, seeded(seed + 1));
  steps.forEach((step, i) => {
    if (chance() < 0.5) return;
    const { record, wakeAt } = step;
    const people = lines[i]?.people ?? [];
    const quiet = bytes({ effects: [], record: { ...record, now: 0 } });
    for (const now of between(
      chance,
      record,
      record.now,
      Math.min(wakeAt ?? Number.POSITIVE_INFINITY, record.now + 6 * day),
    )) {
      const woken = bytes(seen(book.step(record, [], { now, people })));
      must(woken === quiet, () => `at ${now}, before ${wakeAt}: ${woken}`);
    }
  });
}

describe("the instant to wake at", () => {
  it.each([
    ["the pack", plainBook, 30],
    ["a pack with thresholds, ladders and every quiet value", sharpBook, 30],
    ["a mailbox that never answers", askingBook, 30],
    ["a pack with thresholds, and a mailbox that never answers", sharpAskingBook, 30],
  ] as const)("is never late: %s", { timeout: patience }, (_, book, count) => {
    everyHistory(count, { steps: 30 }, (history, seed) => neverLate(book, history, seed));
  });

  it("is never late, whatever the rules", { timeout: patience }, () => {
    everyHistory(35, { steps: 14 }, (history, seed) =>
      neverLate(bookWith(randomPack(seeded(seed))), withCalls(history, seed), seed),
    );
  });
});
