import { describe, expect, it } from "vitest";
import type { OrderRecord, Step } from "../../src/index.ts";
import { pinduoduo } from "../../src/packs/pinduoduo.ts";
import { seeded } from "../../src/testing/generators.ts";
import { plainBook, sharpBook } from "./books.ts";
import { follow, lifeOf, ruled } from "./lives.ts";
import { bytes, copy, everyHistory, everyJournal, freeze, type History, patience, play } from "./runs.ts";

const books = [
  ["the pack", plainBook],
  ["a pack with thresholds", sharpBook],
] as const;

describe("the journal of an order", () => {
  it.each(books)("gives the same steps again, to the byte: %s", { timeout: patience }, (_, book) => {
    everyHistory(18, { steps: 25 }, (history, seed) => {
      const { lines, steps } = play(book, history, seeded(seed));
      const again = book.replay(copy(lines));
      expect(bytes(again.steps)).toBe(bytes(steps));
      expect(bytes(again.record)).toBe(bytes(steps.at(-1)?.record ?? null));
    });
  });

  it.each(books)("may be read from a database between any two steps: %s", { timeout: patience }, (_, book) => {
    everyHistory(18, { steps: 25 }, (history, seed) => {
      const { lines, steps } = play(book, history, seeded(seed));
      let record: OrderRecord | null = null;
      lines.forEach((line, i) => {
        // Other objects every time, frozen: nothing of it may be changed, and nothing hang on which object it is.
        const step: Step = book.step(freeze(copy(record)), freeze(copy(line.events)), freeze(copy(line)));
        expect(bytes(step)).toBe(bytes(steps[i]));
        record = step.record;
      });
    });
  });
});

const pdd = ruled("pinduoduo", pinduoduo);
const disputed = (seed: number): History => lifeOf(pdd, seed, { disputes: 0.8, steps: 40 }).journal;

describe("an order with requests and complaints", () => {
  it("answers the same from memory and from a database, to what is said once more too", { timeout: patience }, () => {
    const repeated: string[] = [];
    everyJournal(12, disputed, (lines) => {
      const { journal, steps } = follow(pdd, lines);
      journal.forEach(({ now, events, people }, i) => {
        const record = steps[i]?.record ?? null;
        const again = events.map((event) => ({ ...event, id: `${event.id}/again` }));
        const [own, read] = [record, copy(record)].map((from) => pdd.book.step(from, again, { now, people }));
        expect(bytes(own)).toBe(bytes(read));
        repeated.push(
          ...(own?.outcomes.flatMap((one, k) => (one.is === "duplicate" ? (again[k]?.type ?? "") : [])) ?? []),
        );
      });
    });
    expect(new Set(repeated).size).toBeGreaterThan(5);
  });
});

/** Quiet hours begin and end between the wakes, so nobody has any here. */
const awake = (history: History): History =>
  history.map((line) => ({ ...line, people: line.people.map((person) => ({ ...person, quietHours: null })) }));

describe("waking twice", () => {
  it("leaves an order as waking once does, and tells nobody less, nor more than what was so at the time", {
    timeout: patience,
  }, () => {
    everyHistory(30, { steps: 25 }, (history, seed) => {
      const chance = seeded(seed ^ 0x3a4e);
      const { lines, steps } = play(plainBook, awake(history), seeded(seed));
      const last = steps.at(-1);
      const people = lines.at(-1)?.people ?? [];
      if (!last) return;
      const t1 = last.record.now + Math.floor(chance() * 90_000_000);
      const t2 = t1 + Math.floor(chance() * 90_000_000);
      const once = plainBook.step(last.record, [], { now: t2, people }).record;
      const first = plainBook.step(last.record, [], { now: t1, people }).record;
      const twice = plainBook.step(first, [], { now: t2, people }).record;
      // A clock that waits for a warning runs from when that was given, which is when somebody woke.
      if ([once, twice].some(({ deferrals }) => deferrals?.length)) return;
      const { ledger: _, lease: ___, ...state } = once;
      const { ledger: __, lease: ____, ...same } = twice;
      expect(bytes(same)).toBe(bytes(state));
      const told = ({ ledger }: OrderRecord) =>
        ledger.map(([notice, subject, episode, person]) => bytes([notice, subject, episode, person]));
      // A warning, a moment or a lower rung may be over when one wakes once: it was told by then, and nothing else is.
      expect(told(twice).sort()).toEqual([...new Set([...told(first), ...told(once)])].sort());
    });
  });
});
