import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeedSeen } from "waybell";
import { classOf, merge, percentile, rowOf } from "../../src/scorecard/feed-rows.ts";
import { feeds, minute, report } from "../support/feeds.ts";
import { at } from "../support/times.ts";

const start = at("06-01 10:00");
const figures = {
  window: 30 * minute,
  grain: 5 * minute,
  lagAlarm: 60 * minute,
  silence: 120 * minute,
  skew: 10 * minute,
  minParcels: 50,
  minScans: 20,
};

/** Reports of some hours, each with an id of its own; many late, so that alarms come and go. */
const history = (hours: number): fc.Arbitrary<readonly FeedSeen[]> =>
  fc
    .array(
      fc.record({
        after: fc.integer({ min: 0, max: hours * 60 * minute }),
        many: fc.integer({ min: 0, max: 30 }),
        lag: fc.integer({ min: -20 * minute, max: 150 * minute }),
        corrections: fc.integer({ min: 0, max: 2 }),
        active: fc.option(fc.constantFrom(0, 40, 60), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((rows) =>
      rows.map(({ after, many, lag, corrections, active }, i) =>
        report(start + after, {
          id: `h${i}`,
          lags: Array.from({ length: many }, (_, k) => lag + k * 1000),
          corrections,
          ...(active === undefined ? {} : { active }),
        }),
      ),
    );

const rowsOf = (reports: readonly FeedSeen[]) => reports.map((one) => rowOf(one, Number(one.receivedAt), figures));

const empty = feeds.step(null, [report(start, { id: "first", active: 60 })], { now: start }).record;

describe("tallies of a feed", () => {
  it("add up the same whichever parts are put together first", () => {
    fc.assert(
      fc.property(history(1), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (reports, i, k) => {
        const [from, to] = [Math.min(i, k), Math.max(i, k)];
        const [a, b, c] = [reports.slice(0, from), reports.slice(from, to), reports.slice(to)].map((part) =>
          rowsOf(part).reduce((sum, row) => merge(sum, [row]), merge([], [])),
        ) as [ReturnType<typeof merge>, ReturnType<typeof merge>, ReturnType<typeof merge>];
        const all = JSON.stringify(merge(merge(a, b), c));
        expect(JSON.stringify(merge(a, merge(b, c)))).toBe(all);
        expect(JSON.stringify(merge(c, merge(b, a)))).toBe(all);
      }),
    );
  });

  it("give a percentile that is never less than it was, and at most a minute or an eighth more", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -minute, max: 30 * 24 * 60 * minute }), { minLength: 1, maxLength: 200 }),
        fc.constantFrom(50, 95),
        (lags, percent) => {
          const sorted = [...lags].sort((a, b) => a - b);
          const exact = Math.max(0, sorted[Math.ceil((lags.length * percent) / 100) - 1] ?? 0);
          const told = percentile(rowOf(report(start, { lags }), start, figures), percent) ?? -1;
          expect(told).toBeGreaterThanOrEqual(exact);
          expect(told).toBeLessThanOrEqual(Math.max(exact + minute, (exact + minute) * 1.125));
          expect(told > figures.lagAlarm).toBe(exact > figures.lagAlarm);
        },
      ),
    );
  });

  it.each([
    [-1, 60],
    [0, 60],
    [minute, 60],
    [minute + 1, 120],
    [15 * minute + 1, 16 * 60],
    [16 * minute + 1, 18 * 60],
    [60 * minute, 60 * 60],
    [60 * minute + 1, 64 * 60],
    [365 * 24 * 60 * minute, 45_056 * 60],
  ])("count a lag of %i ms up to %i s", (lag, end) => {
    expect(classOf(lag, figures)).toBe(end);
  });
});

describe("a feed, whatever happens", () => {
  const now = start + 4 * 60 * minute;
  /** A history, and the same in another order. */
  const mixed = (reports: fc.Arbitrary<readonly FeedSeen[]>) =>
    reports.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })));

  it("gives equal bytes for equal arguments and leaves the record alone", () => {
    fc.assert(
      fc.property(history(4), (reports) => {
        const before = JSON.stringify(empty);
        const once = JSON.stringify(feeds.step(empty, reports, { now }));
        expect(JSON.stringify(feeds.step(JSON.parse(before), structuredClone(reports), { now }))).toBe(once);
        expect(JSON.stringify(empty)).toBe(before);
      }),
    );
  });

  it("does not care in what order reports stand in a step", () => {
    fc.assert(
      fc.property(mixed(history(4)), (lists) => {
        const [one, other] = lists.map((list) => feeds.step(empty, list, { now }));
        expect(JSON.stringify([other?.record, other?.effects])).toBe(JSON.stringify([one?.record, one?.effects]));
      }),
    );
  });

  it("counts the same where reports of a window come one by one, in whatever order", () => {
    fc.assert(
      fc.property(mixed(history(0.4)), ([reports, others]) => {
        const later = start + 25 * minute - 1;
        const single = others.reduce((r, one) => feeds.step(r, [one], { now: later }).record, empty);
        const together = feeds.step(empty, reports, { now: later }).record;
        expect(JSON.stringify([single.rows, single.heard, single.from])).toBe(
          JSON.stringify([together.rows, together.heard, together.from]),
        );
      }),
    );
  });

  it("takes a repeated report once", () => {
    fc.assert(
      fc.property(history(4), (reports) => {
        const once = feeds.step(empty, reports, { now });
        const twice = feeds.step(empty, [...reports, ...reports], { now });
        expect([twice.record, twice.effects]).toEqual([once.record, once.effects]);
        const again = feeds.step(once.record, reports, { now });
        expect([again.record, again.effects]).toEqual([once.record, []]);
      }),
    );
  });

  it("says what one wake would have said, however often it is woken, and never asks for a time that has gone by", () => {
    fc.assert(
      fc.property(
        history(4),
        fc.array(fc.integer({ min: 0, max: 6 * 60 * minute }), { maxLength: 40 }),
        (reports, wakes) => {
          const end = start + 6 * 60 * minute;
          const one = feeds.step(empty, reports, { now: end });
          const times = [...wakes.map((after) => start + after), ...reports.map((r) => Number(r.receivedAt)), end];
          let record = empty;
          const effects = [...new Set(times)]
            .sort((a, b) => a - b)
            .flatMap((time) => {
              const step = feeds.step(
                record,
                reports.filter((r) => r.receivedAt === time),
                { now: time },
              );
              if (step.wakeAt !== null) expect(step.wakeAt).toBeGreaterThan(time);
              record = step.record;
              return step.effects;
            });
          expect(record).toEqual(one.record);
          const said = (list: typeof effects) => list.map((effect) => JSON.stringify({ ...effect, at: 0 })).sort();
          expect(said(effects)).toEqual(said([...one.effects]));
          expect(new Set(effects.map(({ id }) => id)).size).toBe(effects.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("says nothing before the time it asked to be woken at, and something then", () => {
    fc.assert(
      fc.property(history(4), (reports) => {
        const step = feeds.step(empty, reports, { now });
        if (step.wakeAt === null) {
          expect(feeds.step(step.record, [], { now: now + 1000 * 60 * minute }).effects).toEqual([]);
          return;
        }
        expect(feeds.step(step.record, [], { now: step.wakeAt - 1 }).effects).toEqual([]);
        expect(feeds.step(step.record, [], { now: step.wakeAt }).effects).not.toEqual([]);
      }),
    );
  });

  it("never throws for what somebody sends", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.anything(),
            fc.anything().map((lags) => ({ ...report(start), lags })),
          ),
        ),
        (bad) => {
          const { outcomes } = feeds.step(empty, bad as readonly FeedSeen[], { now });
          expect(outcomes).toHaveLength(bad.length);
        },
      ),
    );
  });
});
