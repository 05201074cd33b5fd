import fc from "fast-check";
import { expect, test } from "vitest";
import type { RawConditions } from "../../src/condition/compile.ts";
import type { FactValue, Frame } from "../../src/condition/frame.ts";
import type { Reading } from "../../src/condition/reading.ts";
import { instant } from "../../src/model/instant.ts";
import { box, boxNode, contextAt, item, type Personal, shown } from "../support/conditions.ts";

// Whatever is asked of whatever is known: a reading changes at or after the instant it names. Late is a bug, early is not.

const start = instant("2027-03-12T00:00Z");
const hours = 96;
const hour = 3_600_000;

const time = fc.integer({ min: 0, max: hours * 4 }).map((quarter) => start + quarter * 900_000);
const span = fc.constantFrom("30m", "1h", "5h", "1d", "2d", "1cd", "1bd", "reminders", "switched-off");
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const ordered = fc.tuple(time, time).map(([a, b]) => (a <= b ? [a, b] : [b, a]) as readonly [number, number]);
const statuses = ["open", "met", "breached", "paused", "moot"] as const;

const facts = fc.record({
  "box.packed": maybe(time),
  "box.sent": maybe(time),
  "box.eta": maybe(time),
  "box.held": maybe(fc.tuple(ordered, fc.boolean()).map(([[from, to], ends]) => ({ from, to: ends ? to : null }))),
  "box.heavy": maybe(fc.boolean()),
  "box.count": maybe(fc.nat(3)),
  "box.colour": maybe(fc.constantFrom("red", "green")),
  "send-box-by": maybe(
    fc.tuple(ordered, fc.constantFrom(...statuses)).map(([[started, due], status]) => ({
      status,
      started,
      due,
      breached: status === "breached" ? due : null,
    })),
  ),
  "edit-box": maybe(ordered.map(([opens, closes]) => ({ opens, closes }))),
  "odd-box": maybe(time.map((since) => ({ reason: "torn", since }))),
});

const frames: fc.Arbitrary<Frame> = fc
  .tuple(facts, maybe(time), fc.array(maybe(time), { maxLength: 3 }))
  .map(([known, learnt, ready]) => {
    const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    return box(given as { [fact: string]: FactValue }, {
      ...(learnt === undefined ? {} : { known: learnt }),
      children: { item: ready.map((at) => item(at === undefined ? {} : { "item.ready": at })) },
    });
  });

const instantTest = fc.oneof(
  fc.boolean(),
  span.map((past) => ({ past })),
  span.map((near) => ({ near })),
  span.map((within) => ({ within })),
  fc.tuple(span, span).map(([past, within]) => ({ past, within })),
  fc.constant({ after: "box.packed" }),
  fc.constant({ notAfter: "send-box-by.due", by: "1h" }),
  fc.constant({ moved: "either" }),
  fc.constant({ clockFrom: "12:00" }),
);
const leaf: fc.Arbitrary<{ [word: string]: unknown }> = fc.oneof(
  fc.tuple(fc.constantFrom("box.packed", "box.sent", "box.eta"), instantTest).map(([fact, test]) => ({ [fact]: test })),
  fc
    .oneof(
      fc.boolean(),
      span.map((lasted) => ({ lasted })),
    )
    .map((test) => ({ "box.held": test })),
  fc.boolean().map((test) => ({ "box.heavy": test })),
  fc.constantFrom({ "box.count": { above: 1 } }, { "box.colour": "red" }, { "box.colour": { not: "red" } }),
  fc
    .oneof(
      fc.constantFrom<unknown>("open", "breached", { not: "met" }),
      span.map((dueIn) => ({ dueIn })),
      span.map((overdue) => ({ overdue })),
    )
    .map((test) => ({ "send-box-by": test })),
  fc
    .oneof(
      fc.constantFrom<unknown>("open", "closed"),
      span.map((closesIn) => ({ closesIn })),
    )
    .map((test) => ({ "edit-box": test })),
  fc.constantFrom<{ [word: string]: unknown }>({ "odd-box": true }, { "odd-box": false }),
  fc.tuple(fc.constantFrom("told", "notTold"), span).map(([word, past]) => ({ [word]: { notice: "box-sent", past } })),
  fc
    .tuple(
      fc.constantFrom("some item", "every item", "no item"),
      fc.oneof(
        fc.boolean(),
        span.map((past) => ({ past })),
      ),
    )
    .map(([word, test]) => ({ [word]: { "item.ready": test } })),
);
const { condition } = fc.letrec<{ condition: { [word: string]: unknown } }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
    fc
      .tuple(fc.constantFrom("all", "any", "none"), fc.array(tie("condition"), { minLength: 1, maxLength: 3 }))
      .map(([word, parts]) => ({ [word]: parts })),
  ),
}));

const personal: fc.Arbitrary<Personal> = fc
  .tuple(maybe(time), maybe(time), fc.constantFrom("Asia/Shanghai", "America/New_York"))
  .map(([told, value, zone]) => ({
    zone,
    ...(told === undefined ? {} : { told: { "box-sent": told } }),
    ...(value === undefined ? {} : { values: { "box.packed": value, "box.sent": value, "box.eta": value } }),
  }));

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
