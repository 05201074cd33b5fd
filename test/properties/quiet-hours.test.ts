import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person, Rulebook, SendEffect } from "../../src/index.ts";
import { quietUntil } from "../../src/notify/quiet-hours.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { plainBook, sharpBook } from "./books.ts";
import { isQuiet, sends, wall } from "./oracle.ts";
import { patience, play, runs, seeds } from "./runs.ts";

const hour = 3_600_000;

/** Zones with the days on which their clocks change. */
const changes: readonly (readonly [zone: string, day: string])[] = [
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["America/St_Johns", "2026-03-08"],
  ["America/Havana", "2026-11-01"],
  ["Africa/Cairo", "2026-10-29"],
  ["Asia/Beirut", "2026-03-29"],
  ["Asia/Shanghai", "2026-05-31"],
];

function check(book: Rulebook, seed: number): number {
  const chance = seeded(seed);
  const [zone, day] = changes[Math.floor(chance() * changes.length)] ?? ["UTC", "2026-06-01"];
  const from = Date.parse(`${day}T00:00Z`) - 30 * hour + Math.floor(chance() * 48) * hour;
  const zones = [zone, ...changes.map(([other]) => other)];
  const { lines, steps } = play(book, randomHistory(chance, { steps: 20, from, zones }), chance);
  const issued = new Map<string, SendEffect>();
  let seen = 0;
  steps.forEach(({ effects, record, outcomes }, i) => {
    const people = new Map(lines[i]?.people.map((person) => [person.id, person]));
    const leaving = effects.filter((effect) => effect.type === "send");
    for (const send of leaving) issued.set(send.id, send);
    lines[i]?.events.forEach((event, k) => {
      const send = event.type === "send.begun" ? issued.get(event.payload.sendId) : undefined;
      if (send && outcomes[k]?.is === "accepted") leaving.push(send);
    });
    for (const send of leaving) {
      const person = people.get(send.person);
      if (send.channel === "inbox" || sends(send) || !person) continue;
      seen++;
      expect(isQuiet(record.now, person), `${send.id} at ${wall(record.now, person.zone)} in ${person.zone}`).toBe(
        false,
      );
    }
  });
  return seen;
}

describe("quiet hours", () => {
  it("let nothing out but what says `send`, in any zone, on days when clocks change too", { timeout: patience }, () => {
    let seen = 0;
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, sharp) => {
        seen += check(sharp ? sharpBook : plainBook, seed);
      }),
      runs(60),
    );
    expect(seen).toBeGreaterThan(100);
  });

  it("end when the clock on the wall shows their end, within a day and an hour", { timeout: patience }, () => {
    const clock = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 59)).map(([h, m]) => `${two(h)}:${two(m)}`);
    const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    // Nearly round the clock they touch the next ones where clocks jump: then they just go on.
    const hours = fc
      .record({ from: clock, to: clock })
      .filter(({ from, to }) => (minutes(to) - minutes(from) + 1440) % 1440 < 22 * 60);
    fc.assert(
      fc.property(fc.constantFrom(...changes), hours, fc.nat(72 * 60), ([zone, day], quietHours, after) => {
        const now = Date.parse(`${day}T00:00Z`) + (after - 36 * 60) * 60_000;
        const person: Person = { id: "p", role: "buyer", locale: "en", zone, addresses: {}, quietHours };
        const until = quietUntil(quietHours, zone, now);
        if (until === null) {
          expect(isQuiet(now, person)).toBe(false);
          return;
        }
        expect(until).toBeGreaterThan(now);
        expect(until).toBeLessThanOrEqual(now + 25 * hour);
        expect(quietUntil(quietHours, zone, until)).toBe(null);
        expect(isQuiet(until, person)).toBe(false);
      }),
      runs(1_500),
    );
  });
});

const two = (n: number): string => String(n).padStart(2, "0");
