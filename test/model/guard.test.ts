import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guard } from "../../src/model/schema/guard.ts";
import { parser } from "../../src/model/schema/parse.ts";

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};

test("plain data passes", () => {
  for (const fine of [null, true, 0, -1.5, "", "x", [], {}, [1, [2]], { a: { b: [null] } }]) {
    expect(guard(fine)).toBeUndefined();
  }
  expect(guard({ a: undefined })).toBeUndefined();
});

describe("depth", () => {
  test("32 levels pass", () => {
    expect(guard(nested(32))).toBeUndefined();
    expect(guard(JSON.parse(`${"[".repeat(32)}${"]".repeat(32)}`))).toBeUndefined();
  });
  test("33 do not", () => {
    expect(guard(nested(33))).toEqual({
      code: "E_TOO_DEEP",
      path: Array.from({ length: 32 }, () => "a").join("."),
      message: "Nested deeper than 32 levels.",
      expected: "a flat payload",
    });
  });
  test("100 000 do not overflow anything, nor does a value that holds itself", () => {
    expect(guard(JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`))?.code).toBe("E_TOO_DEEP");
    const own: { self?: unknown } = {};
    own.self = own;
    expect(guard(own)?.code).toBe("E_TOO_DEEP");
  });
});

describe("length of a text", () => {
  test("4096 characters pass", () => {
    expect(guard({ a: ["x".repeat(4096)] })).toBeUndefined();
  });
  test("4097 do not", () => {
    expect(guard({ a: ["x".repeat(4097)] })).toEqual({
      code: "E_TOO_LONG",
      path: "a[0]",
      message: "A text is 4097 characters long.",
      expected: "at most 4096",
    });
  });
});

describe("size", () => {
  // 8 for the list, 118 for the 64 places in it, and its texts.
  const texts = (last: number): string[] => [...Array.from({ length: 63 }, () => "x".repeat(4096)), "y".repeat(last)];
  test("256 KB pass", () => {
    expect(guard(texts(256 * 1024 - 63 * 4096 - 8 - 118))).toBeUndefined();
  });
  test("one character more does not", () => {
    expect(guard(texts(256 * 1024 - 63 * 4096 - 8 - 117))).toEqual({
      code: "E_TOO_LARGE",
      path: "[63]",
      message: "More than 256 KB.",
      expected: "at most 256 KB an event",
    });
  });
  test("keys count, and so do numbers and empty lists", () => {
    const keys = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}${"k".repeat(3000)}`, 1]));
    expect(guard(keys)?.code).toBe("E_TOO_LARGE");
    expect(guard(Array.from({ length: 40_000 }, () => 1))?.code).toBe("E_TOO_LARGE");
    expect(guard(Array.from({ length: 40_000 }, () => []))?.code).toBe("E_TOO_LARGE");
  });
});

test.each(["__proto__", "constructor", "prototype"])("a key %s is refused wherever it stands", (key) => {
  expect(guard(JSON.parse(`{"a":{"${key}":{}}}`))).toEqual({
    code: "E_FORBIDDEN_KEY",
    path: "a",
    message: "A key reaches for the prototype.",
    expected: "plain data keys",
  });
  expect(guard(JSON.parse(`[{"${key}":1}]`))?.path).toBe("[0]");
});

test.each([
  [Number.NaN, "Not a finite number."],
  [Number.POSITIVE_INFINITY, "Not a finite number."],
  [10n, "A bigint is not data."],
  [() => 1, "A function is not data."],
  [Symbol("x"), "A symbol is not data."],
])("%s is not data", (value, message) => {
  expect(guard({ a: { b: value } })).toMatchObject({ code: "E_FIELD", path: "a.b", message });
});

test("an odd key is not repeated in the path", () => {
  expect(guard({ "Nanjing Road 1": { "13900001234": Number.NaN } })?.path).toBe("?.?");
});

test("whatever JSON comes as an event or a person, the answer is a value and never an exception", () => {
  const { event, person } = parser();
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withMap: true, withSet: true, withNullPrototype: true }), (input) => {
      for (const parsed of [event(input), person(input, "people[0]")]) {
        expect(parsed.ok).toBe(false);
        if (!parsed.ok) expect(parsed.finding.code).toMatch(/^E_[A-Z_]+$/);
      }
    }),
    { numRuns: 1000 },
  );
});
