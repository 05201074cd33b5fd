import fc from "fast-check";
import type { FactValue, Frame } from "../../src/condition/frame.ts";
import { instant } from "../../src/model/instant.ts";
import { box, item, type Personal } from "../support/conditions.ts";

// Conditions of every kind about boxes that have all, some or none of what is asked for.

export const start = instant("2027-03-12T00:00Z");
export const hours = 96;
export const hour = 3_600_000;

export const time = fc.integer({ min: 0, max: hours * 4 }).map((quarter) => start + quarter * 900_000);
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

export const frames: fc.Arbitrary<Frame> = fc
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
  fc.constantFrom("box.packed", "box.sent").map((after) => ({ after })),
  fc.tuple(fc.constantFrom("after", "notAfter", "notBefore"), span).map(([how, by]) => ({ [how]: "box.packed", by })),
  fc.constant({ notAfter: "send-box-by.due", by: "1h" }),
  fc.constant({ moved: "either" }),
  fc.constant({ clockFrom: "12:00" }),
);
export const leaf: fc.Arbitrary<{ [word: string]: unknown }> = fc.oneof(
  fc.tuple(fc.constantFrom("box.packed", "box.sent", "box.eta"), instantTest).map(([fact, test]) => ({ [fact]: test })),
  fc
    .oneof(
      fc.boolean(),
      span.map((lasted) => ({ lasted })),
    )
    .map((test) => ({ "box.held": test })),
  fc.boolean().map((test) => ({ "box.heavy": test })),
  fc
    .tuple(fc.constantFrom("is", "above", "atLeast", "below", "atMost"), fc.nat(3))
    .map(([bound, count]) => ({ "box.count": { [bound]: count } })),
  fc
    .constantFrom<unknown>(true, false, "red", "green", ["red", "blue"], { not: "red" }, { not: ["green", "blue"] })
    .map((test) => ({ "box.colour": test })),
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
  fc.constantFrom<unknown>(true, false, "torn", ["torn", "wet"], { not: "torn" }).map((test) => ({ "odd-box": test })),
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
export const { condition } = fc.letrec<{ condition: { [word: string]: unknown } }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
    fc
      .tuple(fc.constantFrom("all", "any", "none"), fc.array(tie("condition"), { minLength: 1, maxLength: 3 }))
      .map(([word, parts]) => ({ [word]: parts })),
  ),
}));

export const personal: fc.Arbitrary<Personal> = fc
  .tuple(maybe(time), maybe(time), fc.constantFrom("Asia/Shanghai", "America/New_York"))
  .map(([told, value, zone]) => ({
    zone,
    ...(told === undefined ? {} : { told: { "box-sent": told } }),
    ...(value === undefined ? {} : { values: { "box.packed": value, "box.sent": value, "box.eta": value } }),
  }));
