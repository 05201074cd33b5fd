import { describe, expect, test } from "vitest";
import { instant } from "../../src/model/instant.ts";
import { quietHoursOf, quietUntil, restUntil } from "../../src/notify/quiet-hours.ts";
import { buyer } from "../support/shop.ts";
import { at, clock } from "../support/times.ts";

const night = { from: "22:00", to: "08:00" };
const until = (now: string, hours = night) => clock(quietUntil(hours, "Asia/Shanghai", at(now)));

test("over midnight: from the first instant up to the end, which is outside", () => {
  expect(until("06-01 21:59:59.999")).toBeNull();
  expect(until("06-01 22:00")).toBe("06-02 08:00");
  expect(until("06-01 23:59:59.999")).toBe("06-02 08:00");
  expect(until("06-02 00:00")).toBe("06-02 08:00");
  expect(until("06-02 07:59:59.999")).toBe("06-02 08:00");
  expect(until("06-02 08:00")).toBeNull();
  expect(until("06-02 12:00")).toBeNull();
});

test("within one day", () => {
  const noon = { from: "12:00", to: "14:00" };
  expect(until("06-01 11:59:59.999", noon)).toBeNull();
  expect(until("06-01 12:00", noon)).toBe("06-01 14:00");
  expect(until("06-01 13:59:59.999", noon)).toBe("06-01 14:00");
  expect(until("06-01 14:00", noon)).toBeNull();
});

test("to midnight, and from it", () => {
  expect(until("06-01 23:00", { from: "22:00", to: "00:00" })).toBe("06-02 00:00");
  expect(until("06-02 00:00", { from: "22:00", to: "00:00" })).toBeNull();
  expect(until("06-02 00:00", { from: "00:00", to: "06:00" })).toBe("06-02 06:00");
});

test("of no length, or none at all, never", () => {
  expect(until("06-01 22:00", { from: "22:00", to: "22:00" })).toBeNull();
  expect(quietUntil(null, "Asia/Shanghai", at("06-01 23:00"))).toBeNull();
  expect(quietUntil(undefined, "Asia/Shanghai", at("06-01 23:00"))).toBeNull();
});

describe("where the clocks change", () => {
  const newYork = (hours: { from: string; to: string }, now: string): string | null => {
    const end = quietUntil(hours, "America/New_York", instant(now));
    return end === null ? null : new Date(end).toISOString().replace(":00.000Z", "Z");
  };
  const from21 = (to: string) => ({ from: "21:00", to });
  test.each([
    ["SC-17 (a) 08:00 on the short day is summer time", from21("08:00"), "2027-03-14T03:30Z", "2027-03-14T12:00Z"],
    ["SC-17 (b) 08:00 on the long day is winter time", from21("08:00"), "2026-11-01T03:30Z", "2026-11-01T13:00Z"],
    ["SC-17 (c) an end that is skipped is the later one", from21("02:30"), "2027-03-14T03:30Z", "2027-03-14T07:30Z"],
    ["SC-17 (d) an end shown twice is the second", from21("01:30"), "2026-11-01T03:30Z", "2026-11-01T06:30Z"],
  ])("%s", (_, hours, now, expected) => {
    expect(newYork(hours, now)).toBe(expected);
    const end = instant(expected);
    expect(quietUntil(hours, "America/New_York", end - 1)).toBe(end);
    expect(quietUntil(hours, "America/New_York", end)).toBeNull();
  });
  test("a start that is skipped begins at the earlier reading, one shown twice at the first", () => {
    const skipped = { from: "02:30", to: "06:00" };
    expect(newYork(skipped, "2027-03-14T06:29:59.999Z")).toBeNull();
    expect(newYork(skipped, "2027-03-14T06:30Z")).toBe("2027-03-14T10:00Z");
    const twice = { from: "01:30", to: "06:00" };
    expect(newYork(twice, "2026-11-01T05:29:59.999Z")).toBeNull();
    expect(newYork(twice, "2026-11-01T05:30Z")).toBe("2026-11-01T11:00Z");
    expect(newYork(twice, "2026-11-01T06:10Z")).toBe("2026-11-01T11:00Z");
  });
  test.each([
    ["Santiago", "America/Santiago", { from: "00:00", to: "07:00" }, "2026-09-06T03:00:00Z", "2026-09-06T10:00:00Z"],
    ["Santiago", "America/Santiago", { from: "00:30", to: "07:00" }, "2026-09-06T03:30:00Z", "2026-09-06T10:00:00Z"],
    ["Cairo", "Africa/Cairo", { from: "00:00", to: "07:00" }, "2027-04-29T21:00:00Z", "2027-04-30T04:00:00Z"],
  ])("a start in a midnight that %s skips is on the evening before", (_, zone, hours, start, end) => {
    expect(quietUntil(hours, zone, instant(start) - 1)).toBeNull();
    expect(quietUntil(hours, zone, instant(start))).toBe(instant(end));
  });
});

test("a person's own hours count before the courtesy hours of the role; null is none", () => {
  const courtesy = { buyer: night };
  expect(quietHoursOf(buyer, courtesy)).toBe(night);
  expect(quietHoursOf({ ...buyer, quietHours: { from: "20:00", to: "09:00" } }, courtesy)).toEqual({
    from: "20:00",
    to: "09:00",
  });
  expect(quietHoursOf({ ...buyer, quietHours: null }, courtesy)).toBeNull();
  expect(quietHoursOf({ ...buyer, role: "seller" }, courtesy)).toBeUndefined();
});

test("an alert window that ends when it begins is a whole day, as quiet hours of no length are none", () => {
  const saved = { version: 1, savedAt: 0, savedBy: "s", windows: [{ days: [2], from: "09:00", to: "09:00" }] };
  const rest = (now: string) => clock(restUntil({ ...buyer, alerts: saved }, {}, at(now)));
  expect(rest("06-01 09:00")).toBe("06-02 09:00");
  expect(rest("06-02 09:00")).toBeNull();
  expect(rest("06-03 08:59:59.999")).toBeNull();
  expect(rest("06-03 09:00")).toBe("06-09 09:00");
});

test("who has both is disturbed inside an alert window and outside their own quiet hours", () => {
  const windows = [{ from: "09:00", to: "21:00" }];
  const alerts = { version: 1, savedAt: 0, savedBy: "b1", windows };
  const rest = (quietHours: typeof night, now: string) =>
    clock(restUntil({ ...buyer, alerts, quietHours }, { buyer: night }, at(now)));
  const nap = { from: "13:00", to: "15:00" };
  expect(rest(nap, "06-01 12:59:59.999")).toBeNull();
  expect(rest(nap, "06-01 13:00")).toBe("06-01 15:00");
  expect(rest(nap, "06-01 15:00")).toBeNull();
  expect(rest({ from: "20:00", to: "10:00" }, "06-01 20:00")).toBe("06-02 10:00");
  expect(rest({ from: "20:00", to: "10:00" }, "06-01 21:00")).toBe("06-02 10:00");
  // Their own hours leave nothing of the windows.
  expect(restUntil({ ...buyer, alerts, quietHours: { from: "08:00", to: "22:00" } }, {}, at("06-01 10:00"))).toBe(
    Number.POSITIVE_INFINITY,
  );
});
