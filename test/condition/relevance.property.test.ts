import fc from "fast-check";
import { expect, test } from "vitest";
import type { RawConditions } from "../../src/condition/compile.ts";
import type { Frame } from "../../src/condition/frame.ts";
import { never } from "../../src/condition/reading.ts";
import { relevance } from "../../src/condition/relevance.ts";
import { box, boxNode, contextAt } from "../support/conditions.ts";
import { condition, frames, personal, time } from "./random-conditions.ts";

const rule = (raw: RawConditions) => {
  const when = boxNode(raw);
  return { each: "box", when, needs: when.needs, raw };
};

test("a rule that is passed over could not hold, now or by time alone, whatever somebody was told", () => {
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 1, maxLength: 6 }),
      fc.array(frames, { minLength: 1, maxLength: 3 }),
      personal,
      time,
      (conditions, boxes, told, now) => {
        const rules = conditions.map(rule);
        const relevant = relevance(rules)(new Map<string, readonly Frame[]>([["box", boxes]]));
        const isLeft = (one: (typeof rules)[number], frame: Frame): boolean =>
          !relevant.some((found) => found.rule === one && found.frame === frame);
        for (const one of rules)
          for (const frame of boxes)
            if (isLeft(one, frame)) expect(one.when.read(frame, contextAt(now, told))).toEqual(never);
        // In the order of the rules, then of the boxes.
        const places = relevant.map((found) => rules.indexOf(found.rule) * boxes.length + boxes.indexOf(found.frame));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 1000 },
  );
});

test("boxes that have the same facts have the same rules, and a rule without a need is always among them", () => {
  const rules = [
    { "box.packed": true },
    { "box.packed": false },
    { "box.colour": "red" },
    { "box.colour": ["red", "green"] },
    { "box.colour": { not: "red" } },
    { given: { wrapping: "foil" } },
    { "some item": { "item.ready": true } },
    { any: [{ "box.sent": true }, { "box.packed": true, "box.heavy": true }] },
  ].map(rule);
  const of = relevance(rules);
  const [packed, red, empty] = [{ "box.packed": 1, "box.heavy": true }, { "box.colour": "red" }, {}].map((facts) =>
    of(new Map([["box", [box(facts)]]])).map((found) => rules.indexOf(found.rule)),
  );
  expect({ packed, red, empty }).toEqual({ packed: [0, 1, 4, 7], red: [1, 2, 3, 4], empty: [1, 4] });
});
