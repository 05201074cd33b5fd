import fc from "fast-check";
import { expect, test } from "vitest";
import type { Layers } from "../../src/rulebook/book/layers.ts";
import { checkNever } from "../../src/rulebook/checks/never.ts";
import { frames, leaf, personal, time } from "../condition/random-conditions.ts";
import { boxLexicon, boxNode, contextAt } from "../support/conditions.ts";

/** Whether it is refused as what can never hold, and not for a part of it that something may stand in for. */
function isRefused(when: object): boolean {
  const layered = {
    packs: [{ id: "p", version: "1", derived: { d: { each: "box", when } } }],
    lexicon: boxLexicon,
    values: {
      duration: new Map([["reminders", { value: ["1h", "3h", "6h"] }]]),
      number: new Map(),
      amount: new Map(),
    },
  } as unknown as Layers;
  return checkNever(layered).some(({ path }) => !/none\[\d+\]\.(?!any\[\d+\]$)|no item\./.test(path));
}

const piece = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.tuple(leaf, leaf).map(([one, other]) => ({ none: [{ ...one, ...other }] })),
  fc.tuple(leaf, leaf).map(([one, other]) => ({ none: [{ any: [one, other] }] })),
);

test("what is refused because it can never hold does not, whatever there is and whenever", () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 2, maxLength: 3 }),
      fc.array(fc.tuple(frames, personal, time), { minLength: 8, maxLength: 8 }),
      (pieces, lives) => {
        const when = { all: pieces };
        if (!isRefused(when)) return;
        refused += 1;
        const node = boxNode(when);
        for (const [box, told, now] of lives) expect(node.read(box, contextAt(now, told)).holds).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
  expect(refused).toBeGreaterThan(20);
});
