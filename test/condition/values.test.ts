import { describe, expect, test } from "vitest";
import { box, reading } from "../support/conditions.ts";
import { at } from "../support/times.ts";

const now = "06-02 10:00";
const changed = at("06-01 10:00");
const holds = (condition: object, facts: object, settings: object = {}) =>
  reading(condition as never, box(facts as never, { known: changed }), now, { settings: settings as never });
const since = "holds since 06-01 10:00";

describe("a flag", () => {
  test("that is true gives the instant of its last change", () => {
    expect(holds({ "box.heavy": true }, { "box.heavy": true })).toBe(since);
    expect(holds({ "box.heavy": true }, { "box.heavy": false })).toBe("not");
    expect(holds({ "box.heavy": true }, {})).toBe("not");
  });
  test("that is false, or unknown, gives none", () => {
    expect(holds({ "box.heavy": false }, { "box.heavy": false })).toBe("holds");
    expect(holds({ "box.heavy": false }, {})).toBe("holds");
    expect(holds({ "box.heavy": false }, { "box.heavy": true })).toBe("not");
  });
});

describe("a number is compared, and gives no instant", () => {
  test.each([
    [5, "holds"],
    [4, "not"],
    [{ is: 5 }, "holds"],
    [{ above: 4 }, "holds"],
    [{ above: 5 }, "not"],
    [{ atLeast: 5 }, "holds"],
    [{ atLeast: 5.01 }, "not"],
    [{ below: 6 }, "holds"],
    [{ below: 5 }, "not"],
    [{ atMost: 5 }, "holds"],
    [{ atMost: 4 }, "not"],
    [{ above: 4, below: 6 }, "holds"],
    [{ above: 4, below: 5 }, "not"],
    [{ below: "many" }, "holds"],
    [{ above: "many" }, "not"],
    [{ above: "unknown-value" }, "not"],
    [{ below: "unknown-value" }, "not"],
  ])("5 against %j: %s", (test, expected) => {
    expect(holds({ "box.count": test }, { "box.count": 5 })).toBe(expected);
  });
  test("0 is a number, an unknown one is none", () => {
    expect(holds({ "box.count": 0 }, { "box.count": 0 })).toBe("holds");
    expect(holds({ "box.count": { below: 5 } }, {})).toBe("not");
  });
  test("a figure this person chose is read from the settings; without it the test fails", () => {
    const condition = { "box.count": { atLeast: { setting: "figure" } } };
    expect(holds(condition, { "box.count": 5 }, { figure: 5 })).toBe("holds");
    expect(holds(condition, { "box.count": 5 }, { figure: 6 })).toBe("not");
    expect(holds(condition, { "box.count": 5 }, { figure: "5" })).toBe("not");
    expect(holds(condition, { "box.count": 5 })).toBe("not");
  });
});

test("money is compared in minor units", () => {
  const price = { "box.price": { amount: 99_999, currency: "CNY" } };
  expect(holds({ "box.price": { above: 99_998 } }, price)).toBe("holds");
  expect(holds({ "box.price": { below: "dear" } }, price)).toBe("holds");
  expect(holds({ "box.price": { atLeast: "dear" } }, price)).toBe("not");
  expect(holds({ "box.price": { atLeast: { setting: "important" } } }, price, { important: 99_999 })).toBe("holds");
  expect(holds({ "box.price": { above: 0 } }, {})).toBe("not");
});

test("a length of time is compared with a span", () => {
  const age = { "box.age": 7_200_000 };
  expect(holds({ "box.age": { atLeast: "2h" } }, age)).toBe("holds");
  expect(holds({ "box.age": { above: "2h" } }, age)).toBe("not");
  expect(holds({ "box.age": { atMost: "one-reminder" } }, age)).toBe("holds");
  expect(holds({ "box.age": { below: "1d" } }, age)).toBe("holds");
  expect(holds({ "box.age": { below: "switched-off" } }, age)).toBe("not");
  expect(holds({ "box.age": { below: "1d" } }, {})).toBe("not");
});

describe("a text", () => {
  const label = { "box.label": "SF-100200", "box.sender": "Li" };
  test.each([
    ["SF-100200", since],
    ["SF", "not"],
    [["x", "SF-100200"], since],
    [["x", "y"], "not"],
    [{ not: "x" }, "holds"],
    [{ not: "SF-100200" }, "not"],
    [{ not: ["x", "SF-100200"] }, "not"],
    [true, since],
    [false, "not"],
    [{ matches: "SF-*" }, since],
    [{ matches: "*200" }, since],
    [{ matches: "SF*0*0" }, since],
    [{ matches: "*" }, since],
    [{ matches: "**" }, since],
    [{ matches: "SF-100200" }, since],
    [{ matches: "SF-100200*SF-100200" }, "not"],
    [{ matches: "SF-100*100200" }, "not"],
    [{ matches: "sf-*" }, "not"],
    [{ matches: "" }, "not"],
    [{ matches: "SF.100200" }, "not"],
    [{ matches: "*1*2*" }, since],
    [{ matches: "*2*1*" }, "not"],
    [{ same: "box.sender" }, "not"],
    [{ differs: "box.sender" }, "holds"],
  ])("against %j: %s", (test, expected) => {
    expect(holds({ "box.label": test }, label)).toBe(expected);
  });
  test("that is the same as another gives no instant", () => {
    expect(holds({ "box.label": { same: "box.sender" } }, { "box.label": "Li", "box.sender": "Li" })).toBe("holds");
    expect(holds({ "box.label": { differs: "box.sender" } }, { "box.label": "Li", "box.sender": "Li" })).toBe("not");
  });
  test("that is unknown is neither the same nor different, and no text", () => {
    expect(holds({ "box.label": { same: "box.sender" } }, { "box.label": "Li" })).toBe("not");
    expect(holds({ "box.label": { differs: "box.sender" } }, { "box.sender": "Li" })).toBe("not");
    expect(holds({ "box.label": true }, {})).toBe("not");
    expect(holds({ "box.label": false }, {})).toBe("holds");
    expect(holds({ "box.label": { not: "x" } }, {})).toBe("holds");
    expect(holds({ "box.label": { matches: "*" } }, {})).toBe("not");
  });
  test("is matched in linear time", () => {
    const long = { "box.label": `${"a".repeat(4095)}b` };
    const started = performance.now();
    for (let i = 0; i < 200; i++) {
      expect(holds({ "box.label": { matches: `${"a*".repeat(2000)}c` } }, long)).toBe("not");
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("one of a list of words", () => {
  test.each([
    ["red", since],
    ["green", "not"],
    [["green", "red"], since],
    [[], "not"],
    [{ not: "green" }, "holds"],
    [{ not: ["green", "blue"] }, "holds"],
    [{ not: "red" }, "not"],
    [true, since],
    [false, "not"],
  ])("red against %j: %s", (test, expected) => {
    expect(holds({ "box.colour": test }, { "box.colour": "red" })).toBe(expected);
  });
  test.each([
    ["red", "not"],
    [{ not: "red" }, "holds"],
    [true, "not"],
    [false, "holds"],
  ])("none at all against %j: %s", (test, expected) => {
    expect(holds({ "box.colour": test }, {})).toBe(expected);
  });
});
