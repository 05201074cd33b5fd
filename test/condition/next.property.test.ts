import fc from "fast-check";
import { expect, test } from "vitest";
import type { RawConditions } from "../../src/condition/compile.ts";
import type { Reading } from "../../src/condition/reading.ts";
import { boxNode, contextAt, shown } from "../support/conditions.ts";
import { condition, frames, hour, hours, personal, start, time } from "./random-conditions.ts";

// Whatever is asked of whatever is known: a reading changes at or after the instant it names. Late is a bug, early is not.

/** All that a decision rests on, but for the instant of the next look. */
const rests = ({ holds, since, threshold, occasion }: Reading): string =>
  JSON.stringify(holds ? [since, threshold, occasion] : null);

test("a reading stays as it is until the instant it names, to the millisecond", () => {
  fc.assert(
    fc.property(
      condition,
      frames,
      personal,
      fc.array(time, { minLength: 1, maxLength: 3 }),
      (raw, frame, told, nows) => {
        const node = boxNode(raw as RawConditions);
        const at = (now: number): Reading => node.read(frame, contextAt(now, told));
        for (const now of nows) {
          const reading = at(now);
          expect(reading.next).toBeGreaterThan(now);
          const end = Math.min(reading.next, start + (hours + 72) * hour);
          // Changes of every fact and threshold lie on or a millisecond beside a quarter of an hour.
          for (let quarter = Math.ceil((now + 1) / 900_000) * 900_000; quarter < end + 900_000; quarter += 900_000) {
            for (const later of [quarter - 1, quarter, quarter + 1]) {
              if (later <= now || later >= end) continue;
              const then = at(later);
              if (rests(then) !== rests(reading)) {
                throw new Error(
                  `${JSON.stringify(raw)}: at ${new Date(now).toISOString()} ${shown(reading)}; at ${new Date(later).toISOString()} ${shown(then)}`,
                );
              }
            }
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("a condition and its negation never hold together, and one of them always does", () => {
  fc.assert(
    fc.property(condition, frames, personal, time, (raw, frame, told, now) => {
      const context = contextAt(now, told);
      const { holds } = boxNode(raw as RawConditions).read(frame, context);
      const negated = boxNode({ none: [raw] }).read(frame, context);
      expect(negated.holds).toBe(!holds);
      expect(negated.since).toBeNull();
      expect(boxNode({ none: [{ none: [raw] }] }).read(frame, context).holds).toBe(holds);
    }),
    { numRuns: 1000 },
  );
});
