import { describe, expect, it } from "vitest";
import type { OrderRecord, Step } from "../../src/index.ts";
import { type Chance, seeded } from "../../src/testing/chance.ts";
import { cn, deeds, everyLife, intl, type Life, pdd, type Ruled, ruled, stateOf, unwarned } from "./lives.ts";
import { bytes, must, patience } from "./runs.ts";

const day = 86_400_000;

/** Instants between two steps: mostly where time alone changes something. */
function between(chance: Chance, { record, wakeAt }: Step, to: number): readonly number[] {
  const marks = [record.turns, wakeAt].flatMap((at) => (at ? [at - 1, at, at + 1] : []));
  const any = Array.from({ length: 2 }, () => record.now + Math.floor(chance() * (to - record.now)));
  return [...marks, ...any].filter((at) => at > record.now && at < to && chance() < 0.6).sort((a, b) => a - b);
}

/** One line of a journal as a host came to it that woke more often: the record, and what was done since the last line. */
interface Come {
  readonly record: OrderRecord;
  readonly deeds: readonly object[];
  readonly wakes: number;
}

/** The same life under a host that wakes more often. */
function restless({ book }: Ruled, { journal }: Life, chance: Chance): readonly Come[] {
  let last: Step | undefined;
  return journal.map((line, i) => {
    // What a host has got it hands on before it wakes.
    const got = Math.min(line.now, ...line.events.map(({ receivedAt }) => Number(receivedAt ?? line.now)));
    const wakes = last ? between(chance, last, Math.min(got, last.record.now + 20 * day)) : [];
    const done: object[] = [];
    const step = (now: number, events: typeof line.events, people: typeof line.people): void => {
      last = book.step(last?.record ?? null, events, { now, people });
      done.push(...deeds(last));
    };
    for (const now of wakes) step(now, [], journal[i - 1]?.people ?? []);
    step(line.now, line.events, line.people);
    return { record: (last as unknown as Step).record, deeds: done, wakes: wakes.length };
  });
}

describe("waking twice does what waking once does", () => {
  it.each([
    ["pinduoduo", pdd, 60],
    ["marketplace-cn", cn, 20],
    ["marketplace-intl", intl, 20],
  ] as const)("where no clock waits for a warning: %s", { timeout: patience }, (name, { pack }, count) => {
    const under = ruled(`${name}, unwarned`, unwarned(pack));
    let woken = 0;
    everyLife(under, count, (life, seed) => {
      restless(under, life, seeded(seed ^ 0x2a5e)).forEach((come, i) => {
        const once = life.steps[i] as Step;
        woken += come.wakes;
        must(
          bytes(stateOf(come.record)) === bytes(stateOf(once.record)),
          () => `line ${i}\n${bytes(stateOf(come.record))}\n${bytes(stateOf(once.record))}`,
        );
        must(bytes(come.deeds) === bytes(deeds(once)), () => `line ${i}\n${bytes(come.deeds)}\n${bytes(deeds(once))}`);
      });
    });
    expect(woken).toBeGreaterThan(count);
  });

  it("but for what hangs on a warning: only receipt by time, an appeal and the end of a right may come at another time", {
    timeout: patience,
  }, () => {
    // Where they part for certain is written out in outage-scenarios.test.ts.
    let byTime = 0;
    everyLife(pdd, 60, (life, seed) => {
      if (life.steps.at(-1)?.record.facts.some(([fact, by]) => fact === "order.received-by" && by === "auto")) byTime++;
      const comes = restless(pdd, life, seeded(seed ^ 0x2a5e));
      for (const [i, { record }] of comes.entries()) {
        const once = (life.steps[i] as Step).record;
        const received = [record, once].map(({ stamps }) => stamps["order.received"]?.[0] ?? Number.POSITIVE_INFINITY);
        const first = Math.min(...received);
        if (received[0] !== received[1]) {
          const early = received[0] === first ? record : once;
          must(
            early.facts.some(([fact, by]) => fact === "order.received-by" && by === "auto"),
            () => `received by ${bytes(early.facts)}`,
          );
          must(heldBefore(record, first) === heldBefore(once, first), () => `${bytes(record)}\n${bytes(once)}`);
          return;
        }
        // Who heard later may still appeal, or go on.
        if (endedByWarning(record) !== endedByWarning(once)) return;
        must(alike(record) === alike(once), () => `line ${i}\n${alike(record)}\n${alike(once)}`);
      }
    });
    expect(byTime).toBeGreaterThan(0);
  });
});

/** What was held against somebody before an instant. */
const heldBefore = ({ claims = [] }: OrderRecord, at: number): string =>
  bytes(claims.filter(({ r }) => r[1] < at).map(({ p, s, e, d, r }) => [p, s, e, d, r]));

/** The appeals that were in time, and what ended because nobody went on with it. */
const endedByWarning = ({ claims = [], matters = [] }: OrderRecord): string =>
  bytes([claims.map(({ f = null }) => f), matters.filter(({ chart }) => chart.stage === "expired")]);

/** A state without its waits for warnings. */
function alike(record: OrderRecord): string {
  const { deferrals: _, turns: __, ...state } = stateOf(record);
  return bytes(state);
}
