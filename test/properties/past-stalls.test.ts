import fc from "fast-check";
import { expect, it } from "vitest";
import type { DisruptionDeclared } from "../../src/index.ts";
import type { Scenario, ScenarioEvent } from "../../src/testing/index.ts";
import { scan, shippedAt } from "../scenarios/fixture.ts";
import { confirmed, scanned } from "../scenarios/pinduoduo.ts";
import { at, clock } from "../support/times.ts";
import { patience, runs } from "./runs.ts";

const hour = 3_600_000;
const began = at("06-03 20:30");
const pickedUp = confirmed.given({ events: [shippedAt("06-03 09:00"), scanned("06-03 20:30", "picked_up")] });

/** In hours: how long it stood still each time, when else it was seen in the first of them, and what a storm did. */
const history = fc.record({
  still: fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 20, max: 110 }))),
  seen: fc.option(fc.integer({ min: 1, max: 19 })),
  storm: fc.option(
    fc.record({
      from: fc.integer({ min: 0, max: 150 }),
      long: fc.integer({ min: 10, max: 70 }),
      effect: fc.constantFrom<DisruptionDeclared["effect"]>({ extend: "6h" }, { extend: "72h" }, "waive", "pause"),
    }),
  ),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** What stands when all is told: on time, or the storm, and the one scan, only when the first stall is over. */
function ending({ still, seen, storm }: History, isLate: boolean): unknown {
  const scans = still.map((_, i) => began + still.slice(0, i + 1).reduce((sum, one) => sum + one, 0) * hour);
  const over = (scans[0] ?? began) + hour;
  const moved = (time: number): ScenarioEvent => scan(clock(time) ?? "", "in_transit");
  const events = scans.map((time): [number, ScenarioEvent] => [time, moved(time)]);
  if (seen !== null) {
    const time = began + seen * hour + hour / 4;
    // Past that it proves nothing any more.
    events.push([isLate ? Math.min(over, began + 143 * hour) : time, moved(time)]);
  }
  if (storm) {
    const from = began + storm.from * hour;
    const span = { from, to: from + storm.long * hour, promises: ["keep-moving"], effect: storm.effect };
    const payload = { disruption: "typhoon", kind: "weather", retroactive: true, ...span } as const;
    events.push([isLate ? over : began, { type: "disruption.declared", payload }]);
  }
  const order = events
    .sort(([a], [b]) => a - b)
    .reduce((so: Scenario, [time, event]) => so.at(time).when(event), pickedUp)
    .at((scans.at(-1) ?? began) + hour);
  const { claims = [], pauses = [], money = [] } = order.record ?? {};
  return {
    broken: claims.flatMap(({ p, d, x }) => (p === "keep-moving" && !x ? [clock(d)] : [])).sort(),
    waited: pauses.map(([promise, , from, to]) => [promise, clock(from), clock(to)]),
    // What was given meanwhile stays with the buyer, at nobody's charge.
    owed: money
      .flatMap(({ k, o, t, x, i, g: [, charged, back] = [0, 0, 0] }) =>
        k === "stall-coupon" && !x && (!i || charged > back) ? [`${o} since ${clock(t)}`] : [],
      )
      .sort(),
  };
}

it("what is known late of a stall leaves what it would have left on time", { timeout: patience }, () => {
  fc.assert(
    fc.property(history, (one) => {
      expect(ending(one, true)).toEqual(ending(one, false));
    }),
    runs(60),
  );
});
