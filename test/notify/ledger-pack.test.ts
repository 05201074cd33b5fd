import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { earliest, latest } from "../../src/model/instant.ts";
import {
  type AttemptOutcome,
  type AttemptRow,
  type Host,
  type LedgerRow,
  outcomeLetters,
} from "../../src/model/record.ts";
import { packed, unpacked } from "../../src/notify/ledger-pack.ts";
import { copy, runs } from "../properties/runs.ts";
import { sent, shop } from "../support/shop.ts";
import { at } from "../support/times.ts";

const told = at("06-01 10:00");
/** None, hardly apart, and as far apart as any: before `told` as well as after. */
const instants = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -5_000, max: 5_000 }).map((ms) => told + ms),
  fc.integer({ min: earliest, max: latest }),
);
const texts = fc.oneof(fc.constantFrom("", "order", "b1"), fc.string({ unit: "grapheme" }));
const outcomes = fc.constantFrom(...(Object.keys(outcomeLetters) as AttemptOutcome[]));

/** Of every length there may be, though the library writes no instant 0 at an end, and no outcome without its time. */
const attempts: fc.Arbitrary<AttemptRow> = fc
  .tuple(fc.tuple(texts, fc.nat(), instants, instants, outcomes, instants, instants), fc.integer({ min: 3, max: 7 }))
  .map(([whole, length]) => whole.slice(0, length) as readonly unknown[] as AttemptRow);

const facts = fc.string({ minLength: 1 }).map((name) => `parcel.${name}`);
const rows: fc.Arbitrary<LedgerRow> = fc.record(
  {
    n: texts,
    s: texts,
    e: instants,
    p: texts,
    t: instants,
    a: fc.array(attempts, { maxLength: 4 }),
    v: fc.dictionary(facts, instants, { maxKeys: 3, noNullPrototype: true }),
    via: fc.tuple(texts, texts, instants),
    filed: fc.tuple(texts, texts, instants),
    h: texts,
    x: instants.filter((at) => at !== 0),
  },
  { requiredKeys: ["n", "s", "e", "p", "t", "a"], noNullPrototype: true },
);

describe("a packed row", () => {
  it("is the row again when it is unpacked, from a database too, and packs to the same bytes", () => {
    fc.assert(
      fc.property(rows, (row) => {
        const stored = packed(row);
        expect(unpacked(stored)).toStrictEqual(row);
        const read = copy(stored);
        expect(read).toStrictEqual(stored);
        expect(unpacked(read)).toStrictEqual(row);
        expect(packed(unpacked(read))).toStrictEqual(stored);
      }),
      runs(1_000),
    );
  });

  const row: LedgerRow = { n: "shipped", s: "p1", e: 0, p: "b1", t: told, a: [] };
  const host: Host = ["partly-shipped", "p1", 0];
  test.each<[string, Partial<LedgerRow>, readonly unknown[]]>([
    ["nothing but its key and when it was told", {}, []],
    ["an open attempt", { a: [["sms", 1, told]] }, [["sms", 1, 0]]],
    ["one that began", { a: [["sms", 2, told + 5, told + 9]] }, [["sms", 2, 5, 4]]],
    [
      "one withdrawn before it began",
      { a: [["sms", 1, told, 0, "withdrawn", told + 7]] },
      [["sms", 1, 0, null, "w", 7]],
    ],
    [
      "one to be tried again",
      { a: [["sms", 1, told, told, "failed", told + 400, told + 60_400]] },
      [["sms", 1, 0, 0, "f", 400, 60_400]],
    ],
    [
      "one that a host with a slow clock answered",
      { a: [["sms", 1, told, told - 3, "read", told - 2]] },
      [["sms", 1, 0, -3, "r", -2]],
    ],
  ])("holds %s", (_, more, expected) => {
    expect(packed({ ...row, ...more })).toEqual(["shipped", "p1", 0, "b1", told, expected]);
  });

  test.each<[string, Partial<LedgerRow>, readonly unknown[]]>([
    ["hash", { h: "1vnu314" }, ["1vnu314"]],
    ["values", { v: { "parcel.eta": told + 86_400_000 } }, [null, { "parcel.eta": 86_400_000 }]],
    ["telling that said it too", { via: host, filed: host }, [null, null, host]],
    ["telling that said it too, but not in the inbox", { via: host }, [null, null, host, null, null]],
    ["telling that filed it alone", { filed: host }, [null, null, null, null, host]],
    ["report that nothing carried it", { h: "1vnu314", x: told + 60_000 }, ["1vnu314", null, null, 60_000]],
  ])("holds the %s in its place", (_, more, expected) => {
    expect(packed({ ...row, ...more })).toEqual(["shipped", "p1", 0, "b1", told, [], ...expected]);
  });

  test("gives each outcome a letter of its own", () => {
    const letters = Object.values(outcomeLetters);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

test("a step packs only the rows it changed: the others, or all of them, are the same objects", () => {
  const order = shop({ notices: { first: { when: { "it.began": true } }, second: { when: { "it.on": true } } } });
  order.note("06-01 10:00", { "it.began": at("06-01 10:00") });
  const before = copy(order.record);
  order.record = before;
  const send = sent(order.note("06-01 10:01", { "it.on": true }), "sms");
  expect(order.record?.ledger).toHaveLength(2);
  expect(order.record?.ledger[0]).toBe(before?.ledger[0]);
  const [first, second] = order.record?.ledger ?? [];
  order.begin("06-01 10:02", send);
  expect(order.record?.ledger[0]).toBe(first);
  expect(order.record?.ledger[1]).not.toBe(second);
  const { ledger } = order.record ?? {};
  order.at("06-01 10:03");
  expect(order.record?.ledger).toBe(ledger);
});
