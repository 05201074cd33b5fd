import { describe, expect, it } from "vitest";
import type { DisruptionDeclared, OrderRecord, Person } from "../../src/index.ts";
import { pick, seeded } from "../../src/testing/chance.ts";
import { randomHistory } from "../../src/testing/generators.ts";
import { everyPack, type Ruled } from "./lives.ts";
import { patience } from "./runs.ts";

const hour = 3_600_000;
const promises = ["ship-by", "auto-confirm", "keep-moving", "deliver-by", "pick-up-by", "answer-request"];

/** A storm around an instant. */
function stormAt(chance: () => number, now: number): DisruptionDeclared {
  const from = now + Math.floor((chance() * 200 - 120) * hour);
  return {
    disruption: "storm",
    kind: "weather",
    from,
    to: from + Math.floor(chance() * 100 * hour) + 1,
    effect: pick<DisruptionDeclared["effect"]>(chance, [{ extend: "48h" }, { extend: "2bd" }, "pause", "waive"]),
    ...(chance() < 0.5 ? { retroactive: true } : {}),
    ...(chance() < 0.4 ? { promises: [pick(chance, promises)] } : {}),
    ...(chance() < 0.3 ? { carriers: [pick(chance, ["zhongtong", "shunfeng"])] } : {}),
  };
}

/** Whether promises, windows, breaches or what is owed for them differ some time after with and without the storm. */
function changes(
  { book }: Ruled,
  before: OrderRecord,
  payload: DisruptionDeclared,
  people: readonly Person[],
): boolean {
  const event = { id: "storm", type: "disruption.declared", orderId: before.id, payload } as const;
  const declared = [{ ...event, actor: { role: "platform" as const } }];
  const { now } = before;
  const courses = [declared, []].map((events) => {
    let record = book.step(before, events, { now, people }).record;
    return [0, 1, 24, 72, 200, 700].map((hours) => {
      const at = now + hours * hour;
      record = book.step(record, [], { now: at, people }).record;
      const { promises, windows, breaches, compensations, headline } = book.view(record, { now: at, as: {} });
      return JSON.stringify([promises, windows, breaches, compensations, headline]);
    });
  });
  return JSON.stringify(courses[0]) !== JSON.stringify(courses[1]);
}

describe("a disruption that `affects` is silent about", () => {
  it.each(everyPack)("changes nothing when it is declared all the same: %s", { timeout: patience }, (_, under) => {
    let silent = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const chance = seeded(seed * 17 + 3);
      let record: OrderRecord | null = null;
      for (const line of randomHistory(chance, { trouble: 0.1, disputes: 0.2, steps: 14 })) {
        if (record === null && line.events.length === 0) continue;
        record = under.book.step(record, line.events, line).record;
        if (chance() < 0.6) continue;
        const storm = stormAt(chance, line.now);
        if (under.book.affects(storm, record)) continue;
        silent += 1;
        expect(changes(under, record, storm, line.people), `${seed}: ${JSON.stringify(storm)}`).toBe(false);
      }
    }
    expect(silent).toBeGreaterThan(10);
  });
});
