import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person, QuietHours, Rulebook, SendEffect } from "../../src/index.ts";
import { quietUntil } from "../../src/notify/quiet-hours.ts";
import { randomHistory, seeded } from "../../src/testing/generators.ts";
import { plainBook, sharpBook } from "./books.ts";
import { type ClockChange, clockChanges } from "./clock-changes.ts";
import { isQuiet, sends, wall } from "./oracle.ts";
import { must, patience, play, runs, seeds } from "./runs.ts";

const hour = 3_600_000;

/** Where clocks stay as they are nothing may go wrong either. */
const steady: ClockChange = { zone: "Asia/Shanghai", at: Date.parse("2026-05-31T00:00Z"), by: 0 };
const changes: readonly ClockChange[] = [...clockChanges, steady];

function check(book: Rulebook, seed: number): number {
  const chance = seeded(seed);
  const { zone, at } = changes[Math.floor(chance() * changes.length)] ?? steady;
  const from = at - 30 * hour + Math.floor(chance() * 48) * hour;
  const zones = [zone, ...changes.map((other) => other.zone)];
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

  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

  /** Whoever is quiet by the clock on the wall is left in peace until it shows the end, and no longer than it takes. */
  const checkEnd = ({ zone, by }: ClockChange, quietHours: QuietHours, now: number): void => {
    const person: Person = { id: "p", role: "buyer", locale: "en", zone, addresses: {}, quietHours };
    const until = quietUntil(quietHours, zone, now);
    const what = (): string => `${zone} ${quietHours.from}-${quietHours.to} ${new Date(now).toISOString()}`;
    if (until === null) {
      must(!isQuiet(now, person), what);
      return;
    }
    must(until > now && until <= now + 24 * hour + Math.abs(by), what);
    must(quietUntil(quietHours, zone, until) === null && !isQuiet(until, person), what);
  };

  it("end when the clock on the wall shows their end, within a day and the change", { timeout: patience }, () => {
    const clock = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 59)).map(([h, m]) => `${two(h)}:${two(m)}`);
    // Nearly round the clock they touch the next ones where clocks jump: then they just go on.
    const hours = fc
      .record({ from: clock, to: clock })
      .filter(({ from, to }) => (minutes(to) - minutes(from) + 1440) % 1440 < 21 * 60);
    fc.assert(
      fc.property(fc.constantFrom(...changes), hours, fc.nat(72 * 60), (change, quietHours, after) => {
        checkEnd(change, quietHours, change.at + (after - 36 * 60) * 60_000);
      }),
      runs(1_500),
    );
  });

  it("do so around every change of clocks from 2026 to 2030, to the millisecond", { timeout: patience }, () => {
    expect(clockChanges.length).toBeGreaterThan(180);
    const nights = ["22:00-08:00", "23:30-00:30", "00:30-02:30", "01:00-03:00", "02:00-02:30", "03:00-23:00"];
    for (const change of clockChanges) {
      for (const [from = "", to = ""] of nights.map((night) => night.split("-"))) {
        for (let now = change.at - 26 * hour; now <= change.at + 26 * hour; now += hour / 4)
          for (const beside of [-1, 0, 1]) checkEnd(change, { from, to }, now + beside);
      }
    }
  });
});

const two = (n: number): string => String(n).padStart(2, "0");
