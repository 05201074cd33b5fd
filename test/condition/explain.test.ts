import { expect, test } from "vitest";
import { explainCondition } from "../../src/condition/explain.ts";
import { box, boxNode, contextAt, item } from "../support/conditions.ts";
import { at } from "../support/times.ts";

test("every part of a condition is read, also those a decision has no need to look at", () => {
  const condition = {
    "box.heavy": true,
    "box.sent": { past: "24h" },
    "some item": { "item.ready": true },
    none: [{ "box.count": { above: 1 } }],
  };
  const about = box(
    { "box.sent": at("06-01 10:00"), "box.count": 1 },
    { children: { item: [item({}), item({ "item.ready": at("06-01 09:00") })] } },
  );
  expect(explainCondition(boxNode(condition), about, contextAt(at("06-01 12:00")))).toEqual({
    says: "all",
    holds: false,
    since: null,
    next: null,
    parts: [
      { says: "box.heavy: true", holds: false, since: null, next: null, parts: [] },
      { says: 'box.sent: {"past":"24h"}', holds: false, since: null, next: at("06-02 10:00"), parts: [] },
      {
        says: "some item",
        holds: true,
        since: at("06-01 09:00"),
        next: null,
        parts: [
          { says: "item.ready: true", holds: false, since: null, next: null, parts: [] },
          { says: "item.ready: true", holds: true, since: at("06-01 09:00"), next: null, parts: [] },
        ],
      },
      {
        says: "none",
        holds: true,
        since: null,
        next: null,
        parts: [{ says: 'box.count: {"above":1}', holds: false, since: null, next: null, parts: [] }],
      },
    ],
  });
});

test("a condition of one word is that word", () => {
  expect(explainCondition(boxNode({ told: "box-sent" }), box({}), contextAt(at("06-01 12:00")))).toEqual({
    says: 'told: "box-sent"',
    holds: false,
    since: null,
    next: null,
    parts: [],
  });
});
