import { describe, expect, test } from "vitest";
import type { PromiseStatus } from "../../src/condition/form.ts";
import { box, reading } from "../support/conditions.ts";
import { at } from "../support/times.ts";

describe("a span", () => {
  const during = box({ "box.held": { from: at("06-01 10:00"), to: at("06-01 14:00") } });
  const open = box({ "box.held": { from: at("06-01 10:00"), to: null } });
  test("holds from its start up to its end, which is outside", () => {
    expect(reading({ "box.held": true }, during, "06-01 09:59:59.999")).toBe("not, next 06-01 10:00");
    expect(reading({ "box.held": true }, during, "06-01 10:00")).toBe(
      "holds since 06-01 10:00, known ever, next 06-01 14:00",
    );
    expect(reading({ "box.held": true }, during, "06-01 13:59:59.999")).toBe(
      "holds since 06-01 10:00, known ever, next 06-01 14:00",
    );
    expect(reading({ "box.held": true }, during, "06-01 14:00")).toBe("not");
    expect(reading({ "box.held": true }, open, "07-01 14:00")).toBe("holds since 06-01 10:00, known ever");
    expect(reading({ "box.held": true }, box({}), "06-01 10:00")).toBe("not");
  });
  test("that is not, ends and begins as time goes by", () => {
    expect(reading({ "box.held": false }, during, "06-01 09:59:59.999")).toBe("holds, next 06-01 10:00");
    expect(reading({ "box.held": false }, during, "06-01 10:00")).toBe("not, next 06-01 14:00");
    expect(reading({ "box.held": false }, during, "06-01 14:00")).toBe("holds");
    expect(reading({ "box.held": false }, open, "06-01 10:00")).toBe("not");
    expect(reading({ "box.held": false }, box({}), "06-01 10:00")).toBe("holds");
  });
  test("that lasted so long holds from then to its end", () => {
    const lasted = { "box.held": { lasted: "2h" } };
    expect(reading(lasted, open, "06-01 11:59:59.999")).toBe("not, next 06-01 12:00");
    expect(reading(lasted, open, "06-01 12:00")).toBe("holds since 06-01 12:00, known ever, threshold");
    expect(reading(lasted, during, "06-01 12:00")).toBe(
      "holds since 06-01 12:00, known ever, next 06-01 14:00, threshold",
    );
    expect(reading(lasted, during, "06-01 14:00")).toBe("not");
    expect(reading(lasted, during, "06-01 09:00")).toBe("not, next 06-01 12:00");
    expect(reading({ "box.held": { lasted: "5h" } }, during, "06-01 13:00")).toBe("not");
    expect(reading({ "box.held": { lasted: "switched-off" } }, open, "06-09 12:00")).toBe("not");
  });
  test("that lasted for each span of a list is an occasion each, up to its end", () => {
    const lasted = { "box.held": { lasted: "reminders" } };
    expect(reading(lasted, during, "06-01 10:30")).toBe("not, next 06-01 11:00");
    expect(reading(lasted, during, "06-01 11:00")).toBe(
      "holds since 06-01 11:00, known ever, next 06-01 13:00, threshold, occasion 06-01 11:00",
    );
    expect(reading(lasted, during, "06-01 13:00")).toBe(
      "holds since 06-01 13:00, known ever, next 06-01 14:00, threshold, occasion 06-01 13:00",
    );
    expect(reading(lasted, during, "06-01 14:00")).toBe("not");
  });
});

describe("a promise", () => {
  const due = at("06-03 10:00");
  const promise = (status: PromiseStatus, breached: number | null = null) =>
    box({ "send-box-by": { status, started: at("06-01 10:00"), due, breached } }, { known: at("06-01 10:00") });
  const open = promise("open");
  const breached = promise("breached", due);

  test("has the status it has, since it last changed", () => {
    expect(reading({ "send-box-by": "open" }, open, "06-02 10:00")).toBe("holds since 06-01 10:00");
    expect(reading({ "send-box-by": "met" }, open, "06-02 10:00")).toBe("not");
    expect(reading({ "send-box-by": ["met", "open"] }, open, "06-02 10:00")).toBe("holds since 06-01 10:00");
    expect(reading({ "send-box-by": { not: "met" } }, open, "06-02 10:00")).toBe("holds");
    expect(reading({ "send-box-by": { not: ["met", "open"] } }, open, "06-02 10:00")).toBe("not");
    expect(reading({ "send-box-by": { is: "open" } }, open, "06-02 10:00")).toBe("holds since 06-01 10:00");
    expect(reading({ "send-box-by": "open" }, box({}), "06-02 10:00")).toBe("not");
    expect(reading({ "send-box-by": { not: "met" } }, box({}), "06-02 10:00")).toBe("holds");
  });
  test("that is breached is so since its due, though it was learnt later", () => {
    const learnt = box(
      { "send-box-by": { status: "breached", started: at("06-01 10:00"), due, breached: due } },
      { known: at("06-03 16:00") },
    );
    expect(reading({ "send-box-by": "breached" }, learnt, "06-03 16:00")).toBe(
      "holds since 06-03 10:00, known 06-03 16:00",
    );
    expect(reading({ "send-box-by": ["breached", "paused"] }, learnt, "06-03 16:00")).toBe(
      "holds since 06-03 10:00, known 06-03 16:00",
    );
    expect(reading({ "send-box-by": { not: "met" } }, learnt, "06-03 16:00")).toBe("holds");
  });
  test("that is kept is so since then, though it was learnt later", () => {
    const found = { status: "met", started: at("06-01 10:00"), due, breached: null } as const;
    const kept = box(
      { "send-box-by": { ...found, since: [at("06-02 09:00"), at("06-02 12:00")] } },
      { known: at("06-01 10:00") },
    );
    expect(reading({ "send-box-by": "met" }, kept, "06-02 13:00")).toBe("holds since 06-02 09:00, known 06-02 12:00");
    expect(reading({ "send-box-by": { is: ["met", "excused"] } }, kept, "06-02 13:00")).toBe(
      "holds since 06-02 09:00, known 06-02 12:00",
    );
    expect(reading({ "send-box-by": true }, kept, "06-02 13:00")).toBe("holds since 06-01 10:00");
    expect(reading({ "send-box-by": { not: "open" } }, kept, "06-02 13:00")).toBe("holds");
  });
  test("is due within a span while it is open, to its due inclusive", () => {
    const soon = { "send-box-by": { dueIn: "24h" } };
    expect(reading(soon, open, "06-02 09:59:59.999")).toBe("not, next 06-02 10:00");
    const near = "holds since 06-02 10:00, known 06-01 10:00, next 06-03 10:00:00.001, threshold";
    expect(reading(soon, open, "06-02 10:00")).toBe(near);
    expect(reading(soon, open, "06-03 10:00")).toBe(near);
    expect(reading(soon, open, "06-03 10:00:00.001")).toBe("not");
    for (const status of ["met", "paused", "moot", "excused", "waived", "voided"] as const)
      expect(reading(soon, promise(status), "06-02 10:00")).toBe("not");
    expect(reading(soon, box({}), "06-02 10:00")).toBe("not");
  });
  test("is due within several spans: each is an occasion", () => {
    expect(reading({ "send-box-by": { dueIn: "reminders" } }, open, "06-03 07:30")).toBe(
      "holds since 06-03 07:00, known 06-01 10:00, next 06-03 09:00, threshold, occasion 06-03 07:00",
    );
  });
  test("is overdue this long after due, whether the breach was raised or not", () => {
    const late = { "send-box-by": { overdue: "24h" } };
    expect(reading(late, breached, "06-04 09:59:59.999")).toBe("not, next 06-04 10:00");
    expect(reading(late, breached, "06-04 10:00")).toBe("holds since 06-04 10:00, known 06-01 10:00, threshold");
    expect(reading(late, open, "06-02 10:00")).toBe("not, next 06-04 10:00");
    for (const status of ["met", "paused", "moot", "excused", "waived", "voided"] as const)
      expect(reading(late, promise(status), "06-05 10:00")).toBe("not");
    expect(reading({ "send-box-by": { overdue: "switched-off" } }, breached, "06-09 10:00")).toBe("not");
  });
  test("has moved against what this person was told", () => {
    const told = (value: string) => ({ values: { "send-box-by.due": at(value) } });
    const later = { "send-box-by": { dueMoved: "later", by: "12h" } };
    expect(reading(later, open, "06-02 10:00", told("06-02 22:00"))).toBe(
      "holds since 06-01 10:00, occasion 06-01 10:00",
    );
    expect(reading(later, open, "06-02 10:00", told("06-02 22:00:00.001"))).toBe("not");
    expect(reading({ "send-box-by": { dueMoved: "earlier" } }, open, "06-02 10:00", told("06-03 10:00:00.001"))).toBe(
      "holds since 06-01 10:00, occasion 06-01 10:00",
    );
    expect(reading(later, open, "06-02 10:00")).toBe("not");
    expect(reading(later, box({}), "06-02 10:00", told("06-02 22:00"))).toBe("not");
  });
  test("several tests of it hold together", () => {
    const both = { "send-box-by": { is: "open", dueIn: "24h" } };
    expect(reading(both, open, "06-02 10:00")).toBe(
      "holds since 06-02 10:00, known 06-01 10:00, next 06-03 10:00:00.001, threshold",
    );
    expect(reading(both, breached, "06-02 10:00")).toBe("not");
  });
});

describe("a window", () => {
  const window = box(
    { "edit-box": { opens: at("06-01 10:00"), closes: at("06-01 22:00") } },
    { known: at("06-01 10:00") },
  );
  test("is open from its start to its end inclusive", () => {
    expect(reading({ "edit-box": "open" }, window, "06-01 09:59:59.999")).toBe("not, next 06-01 10:00");
    expect(reading({ "edit-box": "open" }, window, "06-01 10:00")).toBe(
      "holds since 06-01 10:00, next 06-01 22:00:00.001",
    );
    expect(reading({ "edit-box": "open" }, window, "06-01 22:00")).toBe(
      "holds since 06-01 10:00, next 06-01 22:00:00.001",
    );
    expect(reading({ "edit-box": "open" }, window, "06-01 22:00:00.001")).toBe("not");
    expect(reading({ "edit-box": "open" }, box({}), "06-01 10:00")).toBe("not");
  });
  test("is closed from a millisecond after its end, dated its end", () => {
    expect(reading({ "edit-box": "closed" }, window, "06-01 22:00")).toBe("not, next 06-01 22:00:00.001");
    expect(reading({ "edit-box": "closed" }, window, "06-01 22:00:00.001")).toBe(
      "holds since 06-01 22:00, known 06-01 10:00, threshold",
    );
    expect(reading({ "edit-box": "closed" }, box({}), "06-09 10:00")).toBe("not");
  });
  test("that has not opened yet is not closed, and says when it will be", () => {
    expect(reading({ "edit-box": "closed" }, window, "06-01 09:00")).toBe("not, next 06-01 22:00:00.001");
  });
  test("closes within a span while it is open", () => {
    const closing = { "edit-box": { closesIn: "2h" } };
    expect(reading(closing, window, "06-01 19:59:59.999")).toBe("not, next 06-01 20:00");
    expect(reading(closing, window, "06-01 20:00")).toBe(
      "holds since 06-01 20:00, known 06-01 10:00, next 06-01 22:00:00.001, threshold",
    );
    expect(reading(closing, window, "06-01 22:00:00.001")).toBe("not");
    expect(reading({ "edit-box": { closesIn: "switched-off" } }, window, "06-01 21:00")).toBe("not");
  });
  test("that is shorter than the span closes within it only once it is open", () => {
    const closing = { "edit-box": { closesIn: "24h" } };
    expect(reading(closing, window, "06-01 09:59:59.999")).toBe("not, next 06-01 10:00");
    expect(reading(closing, window, "06-01 10:00")).toMatch(/^holds/);
  });
});

describe("a finding", () => {
  const torn = box({ "odd-box": { reason: "torn", since: at("06-01 10:00") } }, { known: at("06-01 12:00") });
  test("is there, or for a reason, since its own instant", () => {
    const since = "holds since 06-01 10:00, known 06-01 12:00";
    expect(reading({ "odd-box": true }, torn, "06-02 10:00")).toBe(since);
    expect(reading({ "odd-box": "torn" }, torn, "06-02 10:00")).toBe(since);
    expect(reading({ "odd-box": ["wet", "torn"] }, torn, "06-02 10:00")).toBe(since);
    expect(reading({ "odd-box": "wet" }, torn, "06-02 10:00")).toBe("not");
  });
  test("is not there", () => {
    expect(reading({ "odd-box": false }, torn, "06-02 10:00")).toBe("not");
    expect(reading({ "odd-box": { not: "wet" } }, torn, "06-02 10:00")).toBe("holds");
    expect(reading({ "odd-box": false }, box({}), "06-02 10:00")).toBe("holds");
    expect(reading({ "odd-box": true }, box({}), "06-02 10:00")).toBe("not");
  });
  test("of several reasons is for each of them, and not for one only where that is none of them", () => {
    const wet = { reason: "wet", since: at("06-01 11:00") };
    const both = box({ "odd-box": { reason: "torn", since: at("06-01 10:00"), also: [wet] } });
    expect(reading({ "odd-box": "wet" }, both, "06-02 10:00")).toBe("holds since 06-01 11:00, known ever");
    expect(reading({ "odd-box": "torn", all: [{ "odd-box": "wet" }] }, both, "06-02 10:00")).toBe(
      "holds since 06-01 11:00, known ever",
    );
    expect(reading({ "odd-box": { not: "wet" } }, both, "06-02 10:00")).toBe("not");
    expect(reading({ "odd-box": { not: "torn" } }, both, "06-02 10:00")).toBe("not");
    expect(reading({ "odd-box": { not: ["wet", "torn"] } }, both, "06-02 10:00")).toBe("not");
    expect(reading({ "odd-box": { not: ["wet", "torn"] } }, box({}), "06-02 10:00")).toBe("holds");
  });
});
