import { describe, expect, test } from "vitest";
import { allOf, anyOf, isImplied } from "../../src/condition/reading.ts";
import { box, item, readAt, reading } from "../support/conditions.ts";
import { at } from "../support/times.ts";

const both = box({ "box.packed": at("06-01 09:00"), "box.sent": at("06-01 12:00") });
const packed = { "box.packed": true };
const sent = { "box.sent": true };

describe("all", () => {
  test("an object means all of it: since the latest", () => {
    expect(reading({ ...packed, ...sent }, both, "06-01 12:00")).toBe("holds since 06-01 12:00");
    expect(reading({ all: [packed, sent] }, both, "06-01 12:00")).toBe("holds since 06-01 12:00");
    expect(reading({ ...packed, ...sent }, both, "06-01 10:00")).toBe("not, next 06-01 12:00");
  });
  test("waits for the last of what time may bring", () => {
    expect(reading({ ...packed, ...sent }, both, "06-01 08:00")).toBe("not, next 06-01 12:00");
  });
  test("that cannot come true by time alone does not wait", () => {
    expect(reading({ ...packed, "box.heavy": true }, both, "06-01 08:00")).toBe("not");
    expect(reading({ ...packed, "box.sent": false }, both, "06-01 12:00")).toBe("not");
  });
  test("ends when the first part of it does", () => {
    expect(reading({ ...packed, "box.sent": false }, both, "06-01 10:00")).toBe(
      "holds since 06-01 09:00, next 06-01 12:00",
    );
    const spans = { "box.packed": { within: "2h" }, "box.sent": { near: "3h" } };
    expect(reading(spans, both, "06-01 10:00")).toBe(
      "holds since 06-01 09:00, known 06-01 12:00, next 06-01 11:00:00.001",
    );
  });
  test("of nothing holds, without since", () => {
    expect(reading({}, both, "06-01 12:00")).toBe("holds");
    expect(reading({ all: [] }, both, "06-01 12:00")).toBe("holds");
  });
  test("may name facts of the order too", () => {
    expect(reading({ "order.paid": true, ...packed }, both, "06-01 10:00")).toBe("holds since 06-01 09:00");
  });
  test("was known when the last of it was", () => {
    const late = box(
      { "box.packed": at("06-01 09:00"), "box.sent": at("06-01 12:00") },
      { known: { "box.packed": at("06-01 15:00") } },
    );
    expect(reading({ ...packed, ...sent }, late, "06-01 16:00")).toBe("holds since 06-01 12:00, known 06-01 15:00");
  });
  test("of a fact and a threshold at the same instant it is the fact that counts", () => {
    const equal = box({ "box.packed": at("06-01 09:00"), "box.sent": at("06-01 12:00") });
    const condition = { "box.packed": { past: "3h" }, ...sent };
    expect(reading(condition, equal, "06-01 12:00")).toBe("holds since 06-01 12:00");
  });
});

describe("any", () => {
  test("a list means any of it: since the earliest", () => {
    expect(reading([packed, sent], both, "06-01 12:00")).toBe("holds since 06-01 09:00");
    expect(reading({ any: [sent, packed] }, both, "06-01 12:00")).toBe("holds since 06-01 09:00");
  });
  test("wakes for the first that may come", () => {
    expect(reading([packed, sent], both, "06-01 08:00")).toBe("not, next 06-01 09:00");
    expect(reading([packed, sent], both, "06-01 10:00")).toBe("holds since 06-01 09:00, next 06-01 12:00");
  });
  test("prefers a part that gives an instant to one that gives none", () => {
    expect(reading([{ "box.heavy": false }, packed], both, "06-01 10:00")).toBe("holds since 06-01 09:00");
    expect(reading([{ "box.heavy": false }, packed], both, "06-01 08:00")).toBe("holds, next 06-01 09:00");
  });
  test("of nothing does not hold", () => {
    expect(reading([], both, "06-01 12:00")).toBe("not");
    expect(reading({ any: [] }, both, "06-01 12:00")).toBe("not");
  });
  test("is not implied while another part of it holds that is not", () => {
    const learntLate = box(
      { "box.packed": at("06-01 06:00"), "box.sent": at("06-01 12:00") },
      { known: { "box.packed": at("06-01 11:00") } },
    );
    const condition = [{ "box.packed": { past: "1h" } }, sent];
    expect(isImplied(readAt(condition, learntLate, at("06-01 11:00")))).toBe(true);
    expect(reading(condition, learntLate, "06-01 12:00")).toBe("holds since 06-01 12:00");
    expect(isImplied(readAt(condition, learntLate, at("06-01 12:00")))).toBe(false);
  });
});

describe("none", () => {
  test("each of them is false, and it gives no instant", () => {
    expect(reading({ none: [{ "box.heavy": true }, sent] }, both, "06-01 11:00")).toBe("holds, next 06-01 12:00");
    expect(reading({ none: [{ "box.heavy": true }, sent] }, both, "06-01 12:00")).toBe("not");
    expect(reading({ none: [] }, both, "06-01 12:00")).toBe("holds");
  });
  test("comes true when the last of them ends", () => {
    const passing = { none: [{ "box.packed": { within: "1h" } }, { "box.sent": { near: "4h" } }] };
    expect(reading(passing, both, "06-01 09:30")).toBe("not, next 06-01 12:00:00.001");
    expect(reading(passing, both, "06-01 12:00:00.001")).toBe("holds");
  });
  test("of none of any, and the like, reads as it says", () => {
    expect(reading({ none: [{ none: [sent] }] }, both, "06-01 11:00")).toBe("not, next 06-01 12:00");
    expect(reading({ none: [{ none: [sent] }] }, both, "06-01 12:00")).toBe("holds");
    expect(reading({ none: [{ any: [packed, sent] }] }, both, "06-01 08:00")).toBe("holds, next 06-01 09:00");
    expect(reading({ none: [{ all: [packed, sent] }] }, both, "06-01 10:00")).toBe("holds, next 06-01 12:00");
    expect(reading({ none: [{ all: [packed, sent] }] }, both, "06-01 12:00")).toBe("not");
  });
});

describe("what a box holds", () => {
  const items = (...ready: (string | undefined)[]) =>
    box({}, { children: { item: ready.map((time) => item(time === undefined ? {} : { "item.ready": at(time) })) } });
  const some = { "some item": { "item.ready": true } };
  const every = { "every item": { "item.ready": true } };
  const no = { "no item": { "item.ready": true } };
  test("some: the earliest of any of them", () => {
    expect(reading(some, items("06-01 11:00", "06-01 10:00", undefined), "06-01 11:00")).toBe(
      "holds since 06-01 10:00",
    );
    expect(reading(some, items("06-01 11:00", undefined), "06-01 10:00")).toBe("not, next 06-01 11:00");
    expect(reading(some, items(undefined), "06-01 10:00")).toBe("not");
    expect(reading(some, items(), "06-01 10:00")).toBe("not");
  });
  test("every: the latest of all of them; of nothing it is false", () => {
    expect(reading(every, items("06-01 11:00", "06-01 10:00"), "06-01 11:00")).toBe("holds since 06-01 11:00");
    expect(reading(every, items("06-01 11:00", "06-01 10:00"), "06-01 10:00")).toBe("not, next 06-01 11:00");
    expect(reading(every, items("06-01 11:00", undefined), "06-01 11:00")).toBe("not");
    expect(reading(every, items(), "06-01 11:00")).toBe("not");
  });
  test("no: none of them; of nothing it is true", () => {
    expect(reading(no, items(undefined, "06-01 11:00"), "06-01 10:00")).toBe("holds, next 06-01 11:00");
    expect(reading(no, items(undefined, "06-01 11:00"), "06-01 11:00")).toBe("not");
    expect(reading(no, items(), "06-01 11:00")).toBe("holds");
  });
  test("may be asked any of several things", () => {
    const either = { "some item": [{ "item.ready": true }, { "item.fragile": true }] };
    expect(reading(either, box({}, { children: { item: [item({ "item.fragile": true })] } }), "06-01 10:00")).toBe(
      "holds since 01-01 08:00",
    );
  });
  test("the negation of every is not the same as no", () => {
    const half = items("06-01 10:00", undefined);
    expect(reading({ none: [every] }, half, "06-01 11:00")).toBe("holds");
    expect(reading(no, half, "06-01 11:00")).toBe("not");
    expect(reading({ none: [every] }, items(), "06-01 11:00")).toBe("holds");
  });
});

describe("what somebody was told", () => {
  const told = { told: { "box-sent": at("06-01 10:00") } };
  test("told: since then", () => {
    expect(reading({ told: "box-sent" }, both, "06-01 10:00", told)).toBe("holds since 06-01 10:00");
    expect(reading({ told: "box-sent" }, both, "06-01 10:00")).toBe("not");
    expect(reading({ told: "box-late" }, both, "06-01 10:00", told)).toBe("not");
  });
  test("told this long ago at least", () => {
    const past = { told: { notice: "box-sent", past: "2h" } };
    expect(reading(past, both, "06-01 11:59:59.999", told)).toBe("not, next 06-01 12:00");
    expect(reading(past, both, "06-01 12:00", told)).toBe("holds since 06-01 12:00");
    expect(reading(past, both, "06-01 12:00")).toBe("not");
    expect(reading({ told: { notice: "box-sent", past: "switched-off" } }, both, "06-09 12:00", told)).toBe("not");
  });
  test("told each span of a list ago: an occasion each", () => {
    const past = { told: { notice: "box-sent", past: "reminders" } };
    expect(reading(past, both, "06-01 12:00", told)).toBe(
      "holds since 06-01 11:00, next 06-01 13:00, occasion 06-01 11:00",
    );
    expect(reading(past, both, "06-01 13:00", told)).toBe(
      "holds since 06-01 13:00, next 06-01 16:00, occasion 06-01 13:00",
    );
  });
  test("not told, or not so long ago", () => {
    expect(reading({ notTold: "box-sent" }, both, "06-01 12:00", told)).toBe("not");
    expect(reading({ notTold: "box-sent" }, both, "06-01 12:00")).toBe("holds");
    const past = { notTold: { notice: "box-sent", past: "2h" } };
    expect(reading(past, both, "06-01 11:59:59.999", told)).toBe("holds, next 06-01 12:00");
    expect(reading(past, both, "06-01 12:00", told)).toBe("not");
  });
});

describe("what a pack or a person chose", () => {
  test("given: a choice of the pack", () => {
    expect(reading({ given: { wrapping: "paper" } }, both, "06-01 12:00")).toBe("holds");
    expect(reading({ given: { wrapping: "foil" } }, both, "06-01 12:00")).toBe("not");
    expect(reading({ given: { wrapping: ["foil", "paper"] } }, both, "06-01 12:00")).toBe("holds");
    expect(reading({ given: { wrapping: { not: "foil" } } }, both, "06-01 12:00")).toBe("holds");
    expect(reading({ given: { wrapping: { not: "paper" } } }, both, "06-01 12:00")).toBe("not");
  });
  test("a choice that no pack made, or that is switched off, is none of anything", () => {
    expect(reading({ given: { unsaid: "yes" } }, both, "06-01 12:00")).toBe("not");
    expect(reading({ given: { unsaid: { not: "yes" } } }, both, "06-01 12:00")).toBe("not");
  });
  test("setting: a choice of the person", () => {
    const chosen = { settings: { detail: "all", figure: 5, loud: false } };
    expect(reading({ setting: { detail: "all" } }, both, "06-01 12:00", chosen)).toBe("holds");
    expect(reading({ setting: { detail: ["few", "all"], figure: 5, loud: false } }, both, "06-01 12:00", chosen)).toBe(
      "holds",
    );
    expect(reading({ setting: { detail: "all", figure: 6 } }, both, "06-01 12:00", chosen)).toBe("not");
    expect(reading({ setting: { detail: "all" } }, both, "06-01 12:00")).toBe("not");
    expect(reading({ setting: { detail: { not: "all" } } }, both, "06-01 12:00")).toBe("holds");
  });
  test("test: a named test of the host", () => {
    expect(reading({ test: "is-fragile" }, both, "06-01 12:00", { tests: { "is-fragile": true } })).toBe("holds");
    expect(reading({ test: "is-fragile" }, both, "06-01 12:00")).toBe("not");
    expect(reading({ none: [{ test: "is-fragile" }] }, both, "06-01 12:00")).toBe("holds");
  });
});

test("what is not said of a fact is not asked: an unknown word never holds", () => {
  expect(reading({ "box.weight": true }, both, "06-01 12:00")).toBe("not");
});

test("of no readings all hold and none does", () => {
  expect(allOf([]).holds).toBe(true);
  expect(anyOf([]).holds).toBe(false);
});
