import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contribution, Mark, MarkIs, ScoreRecord } from "waybell";
import { added, day, hour, ScoreHost, scorecards } from "../support/scores.ts";
import { at } from "../support/times.ts";

const start = at("06-01 00:00");
const end = start + 60 * day;
const states: readonly MarkIs[] = ["yes", "no", "out", "open"];

const mark: fc.Arbitrary<Mark> = fc
  .tuple(
    fc.constantFrom<Mark[0]>("ship-by", "pick-up-by", "confirmed", "shipped", "confirm-to-upload", "charged"),
    fc.integer({ min: 0, max: 40 * 24 }),
    fc.constantFrom(...states),
    fc.integer({ min: 0, max: 1_000 }),
  )
  .map(([name, after, is, value]) => [name, start + after * hour, is, value, "CNY"]);

/** What some orders added, several of one order among them, in the order in which it was made. */
const history: fc.Arbitrary<readonly Contribution[]> = fc
  .array(
    fc.record({
      order: fc.integer({ min: 0, max: 40 }),
      now: fc.integer({ min: 0, max: 50 * 24 }),
      events: fc.integer({ min: 0, max: 2 }),
      marks: fc.array(mark, { maxLength: 4 }),
      optOut: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) =>
    rows
      .map(({ order, now, events, marks, optOut }) =>
        added(`o${order}`, start + now * hour, marks, {
          rev: [start + now * hour, events],
          ...(optOut === undefined ? {} : { optOuts: [[optOut, start, "sms"]] }),
        }),
      )
      .sort((a, b) => a.rev[0] - b.rev[0]),
  );

// Many orders in a few days, so that limits are crossed to and fro.
const groups = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 40 * 24 }),
      late: fc.boolean(),
      many: fc.integer({ min: 5, max: 40 }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((drawn) =>
    drawn
      .flatMap(({ after, late, many }, g) =>
        Array.from({ length: many }, (_, i) => {
          const due = start + after * hour;
          return added(`o${g}-${i}`, due + 1, [["ship-by", due, late && i % 9 === 0 ? "no" : "yes"]]);
        }),
      )
      .sort((a, b) => a.rev[0] - b.rev[0]),
  );

const cardOf = (rows: readonly Contribution[]): ScoreRecord => scorecards.step(null, rows, { now: end }).record;
const figures = (record: ScoreRecord) => scorecards.measure(record, { from: start, to: end }, { now: end });
const bytes = (record: ScoreRecord): string => JSON.stringify(record);
const { merge } = scorecards;

describe("parts of a scorecard", () => {
  it("give one scorecard, whichever are put together first, and however often", () => {
    fc.assert(
      fc.property(history, fc.nat(60), fc.nat(60), (rows, i, k) => {
        const [from, to] = [Math.min(i, k), Math.max(i, k)];
        const parts = [rows.slice(0, from), rows.slice(from, to), rows.slice(to)].filter((part) => part.length > 0);
        const [a, b = cardOf(rows.slice(0, 1)), c = cardOf(rows.slice(-1))] = parts.map(cardOf);
        if (!a) return;
        const whole = bytes(merge(merge(a, b), c));
        expect(bytes(merge(a, merge(b, c)))).toBe(whole);
        expect(bytes(merge(c, merge(b, a)))).toBe(whole);
        expect(bytes(merge(merge(a, merge(b, c)), a))).toBe(whole);
        expect(figures(merge(merge(a, b), c))).toEqual(figures(cardOf(rows)));
      }),
    );
  });

  it("of a seller's orders hold the seller as all of them do, whoever looked at which part when", () => {
    fc.assert(
      fc.property(groups, fc.infiniteStream(fc.boolean()), fc.boolean(), (rows, sides, isStepped) => {
        const isFirst = new Set(rows.filter(() => sides.next().value));
        const stood = (own: readonly Contribution[]): ScoreRecord => {
          const host = new ScoreHost();
          if (isStepped) for (const row of own) host.at(row.rev[0], row);
          return (isStepped && own.length > 0 ? host.at(end) : host.at(end, ...own)).record;
        };
        const halves = [rows.filter((row) => isFirst.has(row)), rows.filter((row) => !isFirst.has(row))] as const;
        if (halves.some((half) => half.length === 0)) return;
        const [whole, one, other] = [rows, ...halves].map(stood) as [ScoreRecord, ScoreRecord, ScoreRecord];
        for (const merged of [merge(one, other), merge(other, one)]) {
          expect([merged.orders, merged.cap]).toEqual([whole.orders, whole.cap]);
          const [after, expected] = [merged, whole].map((record) => scorecards.step(record, [], { now: end }));
          expect(after?.record.cap).toEqual(expected?.record.cap);
          expect(scorecards.standing(merged, { now: end })).toEqual(scorecards.standing(whole, { now: end }));
        }
      }),
    );
  });

  it("say the same in whatever order, and however often, their orders add to them", () => {
    fc.assert(
      fc.property(
        history.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length * 2 })),
        ),
        ([rows, shuffled]) => {
          const host = new ScoreHost();
          for (const row of shuffled) host.at(end, row);
          expect(host.record?.orders).toEqual(cardOf(rows).orders);
        },
      ),
    );
  });
});

describe("figures", () => {
  it("of nothing are null, and shares lie between nothing and all", () => {
    fc.assert(
      fc.property(history, (rows) => {
        for (const { denominator, numerator, value, unit } of figures(cardOf(rows))) {
          expect(value === null).toBe(denominator === 0);
          if (unit === "share" && value !== null) expect(numerator).toBeLessThanOrEqual(denominator);
        }
      }),
    );
  });

  it("in time and late add up to all, and what is left out is left out of both", () => {
    fc.assert(
      fc.property(history, (rows) => {
        const all = figures(cardOf(rows));
        const of = (name: string) => all.find(({ metric }) => metric === name);
        const [kept, late] = [of("on-time-ship"), of("late-ship")];
        expect([kept?.denominator, kept?.excluded]).toEqual([late?.denominator, late?.excluded]);
        expect((kept?.numerator ?? 0) + (late?.numerator ?? 0)).toBe(late?.denominator);
      }),
    );
  });
});

describe("what a seller is told", () => {
  it("is the same whether somebody looked in between or not", () => {
    fc.assert(
      fc.property(groups, fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 10 }), (rows, looks) => {
        const once = scorecards.step(scorecards.step(null, rows.slice(0, 1), { now: start }).record, rows, {
          now: end,
        });
        const host = new ScoreHost();
        host.at(start, ...rows.slice(0, 1));
        const times = [...new Set([...looks.map((n) => start + n * hour), ...rows.map(({ rev }) => rev[0]), end])];
        const ids = times
          .sort((a, b) => a - b)
          .flatMap((now) => host.at(now, ...rows.filter(({ rev }) => rev[0] === now)).effects.map(({ id }) => id));
        expect(ids).toEqual(once.effects.map(({ id }) => id));
        expect(host.record).toEqual(once.record);
      }),
    );
  });

  it("comes when it wakes at the time it asked for", () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const first = scorecards.step(null, rows, { now: start + 41 * day });
        const late = scorecards.step(first.record, [], { now: end + 30 * day });
        const host = new ScoreHost();
        host.record = first.record;
        const ids: string[] = [];
        let { wakeAt } = first;
        while (wakeAt !== null && wakeAt <= end + 30 * day) {
          const step = host.at(wakeAt);
          expect(step.wakeAt === null || step.wakeAt > wakeAt).toBe(true);
          ids.push(...step.effects.map(({ id }) => id));
          ({ wakeAt } = step);
        }
        expect(ids).toEqual(late.effects.map(({ id }) => id));
      }),
    );
  });

  it("is never said twice under one id", () => {
    fc.assert(
      fc.property(history, (rows) => {
        const host = new ScoreHost();
        const ids = rows.flatMap((row) => host.at(row.rev[0], row).effects.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
