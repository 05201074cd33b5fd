import { describe, expect, it } from "vitest";
import type { DisruptionDeclared, OrderEvent, OrderRecord } from "../../src/index.ts";
import { pick, seeded } from "../../src/testing/chance.ts";
import { type Chance, type HistoryLine, randomHistory } from "../../src/testing/generators.ts";
import { everyPack, type Ruled } from "./lives.ts";
import { patience, runs } from "./runs.ts";

const hour = 3_600_000;

interface Limit {
  readonly promise: string;
  readonly due: number | null;
}

/** A storm over, under way or to come, about one limit or about all: mostly around one that there is by and by. */
function stormAt(chance: Chance, { inside }: Ruled, now: number, limits: readonly Limit[]): DisruptionDeclared {
  const names = [...inside.promiseByName.keys()];
  const aim = limits.length > 0 && chance() < 0.8 ? pick(chance, limits) : { promise: pick(chance, names), due: null };
  const from = (aim.due ?? now + Math.floor((chance() * 240 - 120) * hour)) - Math.floor(chance() * 90 * hour);
  return {
    disruption: "typhoon",
    kind: "weather",
    from,
    to: from + Math.floor(chance() * 100 * hour) + 1,
    effect: pick<DisruptionDeclared["effect"]>(chance, [{ extend: "48h" }, { extend: "2bd" }, "pause", "waive"]),
    ...(chance() < 0.5 ? { retroactive: true } : {}),
    ...(chance() < 0.8 ? { promises: [aim.promise] } : {}),
    ...(chance() < 0.2 ? { carriers: [pick(chance, ["zhongtong", "shunfeng"])] } : {}),
    ...(chance() < 0.1 ? { origins: [pick(chance, ["浙江", "湖南"])] } : {}),
  };
}

/** At times scans are told days after they were. */
function lateTold(chance: Chance, event: OrderEvent): OrderEvent {
  if (event.type !== "trace.received" || chance() > 0.3) return event;
  const scans = event.payload.scans.map((scan) => ({ ...scan, at: scan.at - Math.floor(chance() * 120) * hour }));
  return { ...event, payload: { ...event.payload, scans } };
}

/** What goes on by itself. What people settle later is settled knowing of the storm. */
const isLeft = ({ type }: OrderEvent): boolean =>
  ["trace.received", "eta.changed", "shipment.submitted", "receipt.confirmed"].includes(type) ||
  type.startsWith("send.");

interface Course {
  /** All that is done, shown and answered: now, by what happens later, and as time goes by after that. */
  readonly said: readonly string[];
  readonly limits: readonly Limit[];
}

function course(
  { book }: Ruled,
  before: OrderRecord,
  events: readonly OrderEvent[],
  future: readonly HistoryLine[],
): Course {
  const last = future.at(-1) ?? { now: before.now, people: [] };
  const wakes = [1, 24, 72, 200, 700].map((hours) => ({ ...last, now: last.now + hours * hour, events: [] }));
  const limits: Limit[] = [];
  let record = before;
  const said = [{ ...last, ...future[0], events }, ...future.slice(1), ...wakes].map((line, i) => {
    const step = book.step(record, line.events, line);
    record = step.record;
    const { promises, windows, breaches, compensations, headline } = book.view(record, { now: record.now, as: {} });
    limits.push(...promises);
    const shown = [promises, windows, breaches, compensations, headline];
    return JSON.stringify([i === 0 ? [] : step.outcomes, step.effects, shown]);
  });
  return { said, limits };
}

describe("a disruption that `affects` is silent about", () => {
  it.each(everyPack)(
    "changes nothing, now or later, when it is declared all the same: %s",
    {
      timeout: 4 * patience,
    },
    (_, under) => {
      const said = { yes: 0, no: 0, changes: 0 };
      const { numRuns, seed: first } = runs(40);
      for (let seed = first; seed < first + numRuns; seed++) {
        const chance = seeded(seed);
        const options = { trouble: 0.1, disputes: 0.2, steps: 16, disorder: 0.05 };
        const lines = randomHistory(chance, options).map((line) => ({
          ...line,
          events: line.events.map((event) => lateTold(chance, event)),
        }));
        let record: OrderRecord | null = null;
        for (const [i, line] of lines.entries()) {
          if (record === null && line.events.length === 0) continue;
          record = under.book.step(record, line.events, line).record;
          if (chance() < 0.7) continue;
          const future = lines.slice(i).map((one) => ({ ...one, events: one.events.filter(isLeft) }));
          const without = course(under, record, [], future);
          const payload = stormAt(chance, under, line.now, without.limits);
          const event = { id: "storm", type: "disruption.declared", orderId: record.id, payload } as const;
          const withIt = course(under, record, [{ ...event, actor: { role: "platform" } }], future);
          const differs = withIt.said.findIndex((one, k) => one !== without.said[k]);
          const isAbout = under.book.affects(payload, record);
          said[isAbout ? "yes" : "no"] += 1;
          if (isAbout && differs >= 0) said.changes += 1;
          const told = `${seed}, line ${i}: ${JSON.stringify(payload)}`;
          if (!isAbout) expect(withIt.said[differs], told).toBe(without.said[differs]);
        }
      }
      // It is not said of everything, and where it is said it is no empty word.
      expect(said.no).toBeGreaterThan(said.yes / 2);
      expect(said.changes).toBeGreaterThan(said.yes / 4);
    },
  );
});
