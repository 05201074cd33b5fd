import fc from "fast-check";
import { expect, it } from "vitest";
import type { OrderEvent } from "../../src/model/event.ts";
import { movedByPauses, standstills } from "../../src/sla/pause.ts";
import { event } from "../support/events.ts";
import { type Shop, shop } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";
import { patience, runs } from "./runs.ts";

const hour = 3_600_000;
const started = at("06-01 10:00");
const after = (hours: number): number => started + hours * hour;

/** A day from 06-01 10:00, which stands still in two times that the host notes, and in storms. */
function promised(): Shop {
  const one = shop({
    notices: {},
    words: {
      facts: {
        order: {
          "end-by": "promise",
          ...{ "one.from": "instant", "one.to": "instant", "other.from": "instant", "other.to": "instant" },
        },
      },
    },
    promises: {
      "end-by": {
        ref: "T-1",
        each: "order",
        owedBy: "seller",
        owedTo: "buyer",
        due: { from: "it.began", within: "24h" },
        met: { "it.ended": true },
        pausedWhile: [
          { "one.from": true, "one.to": false },
          { "other.from": true, "other.to": false },
        ],
      },
    },
  });
  one.note(started, { "it.began": started });
  return one;
}

/** In hours: when it began, how long it was, and when each of both is told; beforehand, in time, afterwards, end first. */
const times = fc.record({
  from: fc.integer({ min: -3, max: 40 }),
  long: fc.integer({ min: 1, max: 20 }),
  told: fc.integer({ min: 0, max: 60 }),
  endTold: fc.integer({ min: 0, max: 60 }),
});
type Times = typeof times extends fc.Arbitrary<infer T> ? T : never;

type Told = readonly [hours: number, told: OrderEvent];

const noted = (which: string, { from, long, told, endTold }: Times): readonly Told[] => [
  [told, event("facts.noted", { facts: { [`${which}.from`]: after(from) } as never })],
  [endTold, event("facts.noted", { facts: { [`${which}.to`]: after(from + long) } as never })],
];

const declared = ({ from, long, told }: Times): Told => {
  const span = { from: after(from), to: after(from + long) };
  const payload = { disruption: "storm", kind: "weather", ...span, effect: "pause", retroactive: true } as const;
  // Before the limit: what was not stopped because all was over is not stopped by a storm declared afterwards.
  return [Math.min(told, 24), event("disruption.declared", payload, { by: "platform" })];
};

/** Wakes it whenever it asks, up to then. */
function wake(one: Shop, to: number): void {
  let { wakeAt } = one.at(one.record?.now ?? started);
  while (wakeAt !== null && wakeAt <= to) wakeAt = one.at(wakeAt).wakeAt;
}

it("a clock stands still in all its times, whatever they overlap and whenever they are told", {
  timeout: patience,
}, () => {
  const some = fc.option(times, { nil: undefined });
  fc.assert(
    fc.property(some, some, some, (first, second, storm) => {
      const told: Told[] = [];
      if (first) told.push(...noted("one", first));
      if (second) told.push(...noted("other", second));
      if (storm) told.push(declared(storm));
      const one = promised();
      for (const [hours, what] of told.toSorted(([a], [b]) => a - b)) {
        wake(one, after(hours));
        one.at(after(hours), what);
      }
      wake(one, after(200));
      const all = [first, second, storm].flatMap((span) =>
        span ? [{ from: after(span.from), to: after(span.from + span.long) }] : [],
      );
      const { due } = movedByPauses(after(24), standstills(all, started), after(200));
      const broken = (one.record?.claims ?? []).filter(({ x }) => !x).map(({ d }) => clock(d));
      expect(broken).toEqual([clock(due)]);
    }),
    runs(300),
  );
});
