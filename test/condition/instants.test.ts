import { describe, expect, test } from "vitest";
import { box, reading } from "../support/conditions.ts";
import { at } from "../support/times.ts";

const sent = box({ "box.sent": at("06-01 10:00") });
const learntLate = box({ "box.sent": at("06-01 10:00") }, { known: at("06-01 12:00") });
const nothing = box({});

describe("an instant that has happened", () => {
  test("holds from that very millisecond on, since then", () => {
    expect(reading({ "box.sent": true }, sent, "06-01 09:59:59.999")).toBe("not, next 06-01 10:00");
    expect(reading({ "box.sent": true }, sent, "06-01 10:00")).toBe("holds since 06-01 10:00");
    expect(reading({ "box.sent": true }, sent, "07-01 10:00")).toBe("holds since 06-01 10:00");
  });
  test("never holds where it is not known", () => {
    expect(reading({ "box.sent": true }, nothing, "06-01 10:00")).toBe("not");
  });
  test("was known when it was learnt, and not before it happened", () => {
    expect(reading({ "box.sent": true }, learntLate, "06-01 12:00")).toBe("holds since 06-01 10:00, known 06-01 12:00");
    const announced = box({ "box.sent": at("06-01 10:00") }, { known: at("05-01 10:00") });
    expect(reading({ "box.sent": true }, announced, "06-01 10:00")).toBe("holds since 06-01 10:00");
  });
});

describe("an instant that has not", () => {
  test("holds up to the millisecond before, and says when that ends", () => {
    expect(reading({ "box.sent": false }, sent, "06-01 09:59:59.999")).toBe("holds, next 06-01 10:00");
    expect(reading({ "box.sent": false }, sent, "06-01 10:00")).toBe("not");
  });
  test("holds, without since, where it is not known", () => {
    expect(reading({ "box.sent": false }, nothing, "06-01 10:00")).toBe("holds");
  });
});

describe("past: this long ago at least", () => {
  test("holds from the threshold on", () => {
    const condition = { "box.sent": { past: "24h" } };
    expect(reading(condition, sent, "06-01 09:00")).toBe("not, next 06-02 10:00");
    expect(reading(condition, sent, "06-02 09:59:59.999")).toBe("not, next 06-02 10:00");
    expect(reading(condition, sent, "06-02 10:00")).toBe("holds since 06-02 10:00, known 06-01 10:00, threshold");
    expect(reading(condition, nothing, "06-02 10:00")).toBe("not");
  });
  test("counts days on the clock of the rule's zone", () => {
    // 2027-03-13 08:00 in New York; the next day has 23 hours.
    const box1 = box({ "box.sent": Date.UTC(2027, 2, 13, 13) });
    const holds = (now: number, zone: string) =>
      reading(
        { "box.sent": { past: "1d" } },
        box1,
        new Date(now + 8 * 3_600_000).toISOString().slice(5, 16).replace("T", " "),
        { zone },
      );
    expect(holds(0, "America/New_York")).toBe("not, next 03-14 20:00");
    expect(holds(0, "Asia/Shanghai")).toBe("not, next 03-14 21:00");
  });
  test("was known when its basis was: a threshold learnt too late is one nobody could have met", () => {
    expect(reading({ "box.sent": { past: "1h" } }, learntLate, "06-01 12:00")).toBe(
      "holds since 06-01 11:00, known 06-01 12:00, threshold",
    );
  });
  test("each span of a list is an occasion of its own, and the latest that is reached counts", () => {
    const condition = { "box.sent": { past: "reminders" } };
    expect(reading(condition, sent, "06-01 10:59:59.999")).toBe("not, next 06-01 11:00");
    expect(reading(condition, sent, "06-01 11:00")).toBe(
      "holds since 06-01 11:00, known 06-01 10:00, next 06-01 13:00, threshold, occasion 06-01 11:00",
    );
    expect(reading(condition, sent, "06-01 12:59:59.999")).toBe(
      "holds since 06-01 11:00, known 06-01 10:00, next 06-01 13:00, threshold, occasion 06-01 11:00",
    );
    expect(reading(condition, sent, "06-01 13:00")).toBe(
      "holds since 06-01 13:00, known 06-01 10:00, next 06-01 16:00, threshold, occasion 06-01 13:00",
    );
    expect(reading(condition, sent, "06-09 16:00")).toBe(
      "holds since 06-01 16:00, known 06-01 10:00, threshold, occasion 06-01 16:00",
    );
  });
  test("a list of one is a span like any other", () => {
    expect(reading({ "box.sent": { past: "one-reminder" } }, sent, "06-01 12:00")).toBe(
      "holds since 06-01 12:00, known 06-01 10:00, threshold",
    );
  });
  test("a span that is switched off never holds", () => {
    expect(reading({ "box.sent": { past: "switched-off" } }, sent, "06-09 12:00")).toBe("not");
  });
});

describe("near: no further ahead than this, and not gone by", () => {
  const condition = { "box.sent": { near: "2h" } };
  test("holds from the threshold to the instant itself, which is inside", () => {
    expect(reading(condition, sent, "06-01 07:59:59.999")).toBe("not, next 06-01 08:00");
    const near = "holds since 06-01 08:00, known 06-01 10:00, next 06-01 10:00:00.001, threshold";
    expect(reading(condition, sent, "06-01 08:00")).toBe(near);
    expect(reading(condition, sent, "06-01 10:00")).toBe(near);
    expect(reading(condition, sent, "06-01 10:00:00.001")).toBe("not");
    expect(reading(condition, nothing, "06-01 08:00")).toBe("not");
  });
  test("of several the nearest to the instant counts", () => {
    const known = box({ "box.sent": at("06-01 10:00") }, { known: at("05-30 10:00") });
    const all = { "box.sent": { near: "reminders" } };
    expect(reading(all, known, "06-01 04:00")).toBe(
      "holds since 06-01 04:00, known 05-30 10:00, next 06-01 07:00, threshold, occasion 06-01 04:00",
    );
    expect(reading(all, known, "06-01 09:30")).toBe(
      "holds since 06-01 09:00, known 05-30 10:00, next 06-01 10:00:00.001, threshold, occasion 06-01 09:00",
    );
  });
});

describe("within: happened, and no longer ago than this", () => {
  const condition = { "box.sent": { within: "2h" } };
  test("holds from the instant to the end of the span, which is inside", () => {
    expect(reading(condition, sent, "06-01 09:59:59.999")).toBe("not, next 06-01 10:00");
    expect(reading(condition, sent, "06-01 10:00")).toBe("holds since 06-01 10:00, next 06-01 12:00:00.001");
    expect(reading(condition, sent, "06-01 12:00")).toBe("holds since 06-01 10:00, next 06-01 12:00:00.001");
    expect(reading(condition, sent, "06-01 12:00:00.001")).toBe("not");
    expect(reading(condition, nothing, "06-01 10:00")).toBe("not");
  });
  test("says when it was learnt", () => {
    expect(reading({ "box.sent": { within: "1d" } }, learntLate, "06-01 12:00")).toBe(
      "holds since 06-01 10:00, known 06-01 12:00, next 06-02 10:00:00.001",
    );
  });
});

describe("after and not after another instant", () => {
  const both = (sentAt: string, packedAt: string) => box({ "box.sent": at(sentAt), "box.packed": at(packedAt) });
  const holds = (test: object, about = both("06-01 12:00", "06-01 10:00")) =>
    reading({ "box.sent": test }, about, "06-02 00:00");
  test("after is later by a millisecond at least", () => {
    expect(holds({ after: "box.packed" })).toBe("holds");
    expect(holds({ after: "box.packed" }, both("06-01 10:00", "06-01 10:00"))).toBe("not");
    expect(holds({ after: "box.packed" }, both("06-01 10:00:00.001", "06-01 10:00"))).toBe("holds");
    expect(holds({ after: "box.packed" }, both("06-01 09:00", "06-01 10:00"))).toBe("not");
  });
  test("with by it is later by more than that", () => {
    expect(holds({ after: "box.packed", by: "2h" })).toBe("not");
    expect(holds({ after: "box.packed", by: "2h" }, both("06-01 12:00:00.001", "06-01 10:00"))).toBe("holds");
    expect(holds({ after: "box.packed", by: "switched-off" })).toBe("not");
  });
  test("not before is the same instant, too", () => {
    expect(holds({ notBefore: "box.packed" })).toBe("holds");
    expect(holds({ notBefore: "box.packed" }, both("06-01 10:00", "06-01 10:00"))).toBe("holds");
    expect(holds({ notBefore: "box.packed" }, both("06-01 09:59:59.999", "06-01 10:00"))).toBe("not");
    expect(holds({ notBefore: "box.packed", by: "2h" })).toBe("holds");
    expect(holds({ notBefore: "box.packed", by: "3h" })).toBe("not");
  });
  test("not after is the opposite where both are known", () => {
    expect(holds({ notAfter: "box.packed" })).toBe("not");
    expect(holds({ notAfter: "box.packed" }, both("06-01 10:00", "06-01 10:00"))).toBe("holds");
    expect(holds({ notAfter: "box.packed", by: "2h" })).toBe("holds");
    expect(holds({ notAfter: "box.packed", by: "1h" })).toBe("not");
  });
  test("while the other is unknown it is not after it", () => {
    const alone = box({ "box.sent": at("06-01 10:00") });
    expect(holds({ after: "box.packed" }, alone)).toBe("not");
    expect(holds({ notBefore: "box.packed" }, alone)).toBe("not");
    expect(holds({ notAfter: "box.packed" }, alone)).toBe("holds");
  });
  test("while it is unknown itself it is neither", () => {
    const other = box({ "box.packed": at("06-01 10:00") });
    expect(holds({ after: "box.packed" }, other)).toBe("not");
    expect(holds({ notAfter: "box.packed" }, other)).toBe("not");
  });
  test("the other may belong to the order, or be part of a promise, a window or a finding", () => {
    const about = box({
      "box.sent": at("06-01 12:00"),
      "send-box-by": {
        status: "breached",
        started: at("06-01 08:00"),
        due: at("06-01 11:00"),
        breached: at("06-01 11:00"),
      },
      "edit-box": { opens: at("06-01 08:00"), closes: at("06-01 13:00") },
      "odd-box": { reason: "torn", since: at("06-01 11:59:59.999") },
    });
    expect(holds({ after: "order.paid" }, about)).toBe("holds");
    expect(holds({ after: "send-box-by.due" }, about)).toBe("holds");
    expect(holds({ after: "send-box-by.started", by: "4h" }, about)).toBe("not");
    expect(holds({ after: "send-box-by.breached" }, about)).toBe("holds");
    expect(holds({ after: "edit-box.closes" }, about)).toBe("not");
    expect(holds({ after: "odd-box.since" }, about)).toBe("holds");
    expect(holds({ after: "order.received" }, about)).toBe("not");
  });
  test("the other may be a date that a pack gives; one that is off allows nothing", () => {
    expect(holds({ after: "sale-start" })).toBe("not");
    expect(holds({ notAfter: "sale-start" })).toBe("holds");
    expect(holds({ after: "sale-start" }, both("06-01 12:00:00.001", "06-01 10:00"))).toBe("holds");
    expect(holds({ after: "sale-start", by: "1h" }, both("06-01 13:00", "06-01 10:00"))).toBe("not");
    expect(holds({ after: "sale-end" })).toBe("not");
    expect(holds({ notAfter: "sale-end" })).toBe("not");
  });
  test("a breach that has not come is unknown", () => {
    const about = box({
      "box.sent": at("06-01 12:00"),
      "send-box-by": { status: "open", started: at("06-01 08:00"), due: at("06-01 20:00"), breached: null },
    });
    expect(holds({ after: "send-box-by.breached" }, about)).toBe("not");
    expect(holds({ notAfter: "send-box-by.breached" }, about)).toBe("holds");
  });
});

describe("moved against what this person was told", () => {
  const about = box({ "box.eta": at("06-05 18:00") }, { known: at("06-03 09:00") });
  const holds = (test: object, told: string | undefined, frame = about) =>
    reading({ "box.eta": test }, frame, "06-03 10:00", told === undefined ? {} : { values: { "box.eta": at(told) } });
  const since = "holds since 06-03 09:00, occasion 06-03 09:00";
  test("later, by a millisecond at least, since it was known", () => {
    expect(holds({ moved: "later" }, "06-05 17:59:59.999")).toBe(since);
    expect(holds({ moved: "later" }, "06-05 18:00")).toBe("not");
    expect(holds({ moved: "later" }, "06-05 19:00")).toBe("not");
  });
  test("earlier", () => {
    expect(holds({ moved: "earlier" }, "06-05 18:00:00.001")).toBe(since);
    expect(holds({ moved: "earlier" }, "06-05 18:00")).toBe("not");
    expect(holds({ moved: "earlier" }, "06-05 17:00")).toBe("not");
  });
  test("either way", () => {
    expect(holds({ moved: "either" }, "06-05 17:00")).toBe(since);
    expect(holds({ moved: "either" }, "06-05 19:00")).toBe(since);
    expect(holds({ moved: "either" }, "06-05 18:00")).toBe("not");
  });
  test("by at least a span", () => {
    expect(holds({ moved: "later", by: "12h" }, "06-05 06:00")).toBe(since);
    expect(holds({ moved: "later", by: "12h" }, "06-05 06:00:00.001")).toBe("not");
    expect(holds({ moved: "earlier", by: "12h" }, "06-06 06:00")).toBe(since);
    expect(holds({ moved: "earlier", by: "12h" }, "06-06 05:59:59.999")).toBe("not");
    expect(holds({ moved: "either", by: "1d" }, "06-04 18:00")).toBe(since);
    expect(holds({ moved: "either", by: "switched-off" }, "06-04 18:00")).toBe("not");
  });
  test("not where nothing was told, or nothing is known now", () => {
    expect(holds({ moved: "either" }, undefined)).toBe("not");
    expect(holds({ moved: "either" }, "06-05 17:00", nothing)).toBe("not");
  });
});

describe("the local clock showed this time or later", () => {
  const holds = (time: string, test: string, zone = "Asia/Shanghai") =>
    reading({ "box.sent": { clockFrom: test } }, box({ "box.sent": at(time) }), "06-09 00:00", { zone });
  test("to the minute and the millisecond", () => {
    expect(holds("06-01 16:00", "16:00")).toBe("holds");
    expect(holds("06-01 15:59:59.999", "16:00")).toBe("not");
    expect(holds("06-01 23:59:59.999", "16:00")).toBe("holds");
    expect(holds("06-02 00:00", "16:00")).toBe("not");
    expect(holds("06-02 00:00", "00:00")).toBe("holds");
  });
  test("in the rule's zone, by the name of a value too", () => {
    expect(holds("06-01 16:00", "cut-off")).toBe("holds");
    expect(holds("06-01 16:00", "cut-off", "America/New_York")).toBe("not");
    expect(holds("06-02 05:00", "cut-off", "America/New_York")).toBe("holds");
  });
  test("not where it is not known", () => {
    expect(reading({ "box.sent": { clockFrom: "00:00" } }, nothing, "06-01 10:00")).toBe("not");
  });
});

test("several tests of one instant hold together", () => {
  const condition = { "box.sent": { past: "1h", within: "3h" } };
  expect(reading(condition, sent, "06-01 10:30")).toBe("not, next 06-01 11:00");
  expect(reading(condition, sent, "06-01 11:00")).toBe(
    "holds since 06-01 11:00, known 06-01 10:00, next 06-01 13:00:00.001, threshold",
  );
  expect(reading(condition, sent, "06-01 13:00:00.001")).toBe("not");
});
