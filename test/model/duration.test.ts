import { expect, test } from "vitest";
import { type Calendar, parseDuration, shift } from "../../src/model/duration.ts";
import { instant } from "../../src/model/instant.ts";

const after = (from: string, span: string, zone: string, sign: 1 | -1 = 1, calendar?: Calendar): string => {
  const parsed = parseDuration(span);
  if (!parsed) throw new RangeError(span);
  return new Date(shift(instant(from), calendar ? { ...parsed, calendar } : parsed, zone, sign))
    .toISOString()
    .replace(":00.000Z", "Z");
};
const newYork = "America/New_York";
const sydney = "Australia/Sydney";
const shanghai = "Asia/Shanghai";

test.each([
  ["30s", { count: 30, unit: "s" }],
  ["0m", { count: 0, unit: "m" }],
  ["48h", { count: 48, unit: "h" }],
  ["7d", { count: 7, unit: "d" }],
  ["1cd", { count: 1, unit: "cd" }],
  ["999999bd", { count: 999_999, unit: "bd" }],
])("%s is a duration", (text, parsed) => {
  expect(parseDuration(text)).toEqual(parsed);
});

test.each([
  "",
  "h",
  "24",
  "1.5h",
  "-3h",
  "+3h",
  "24 h",
  " 24h",
  "24h ",
  "24H",
  "1w",
  "1000000h",
  "1h30m",
  "off",
  "２h",
])('"%s" is none', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test("seconds, minutes and hours are exact, whatever the clocks on the wall do", () => {
  expect(after("2027-03-14T06:30Z", "1h", newYork)).toBe("2027-03-14T07:30Z");
  expect(after("2027-03-13T13:00Z", "24h", newYork)).toBe("2027-03-14T13:00Z");
  expect(after("2026-10-31T12:00Z", "24h", newYork)).toBe("2026-11-01T12:00Z");
  expect(after("2026-06-01T10:00Z", "90m", shanghai)).toBe("2026-06-01T11:30Z");
  expect(after("2026-06-01T10:00Z", "59s", shanghai)).toBe("2026-06-01T10:00:59.000Z");
  expect(after("2026-06-01T10:00Z", "48h", shanghai, -1)).toBe("2026-05-30T10:00Z");
});

test.each([
  ["New York in spring: a day of 23 hours", "2027-03-13T13:00Z", "1d", newYork, "2027-03-14T12:00Z"],
  ["New York in autumn: a day of 25 hours", "2026-10-31T12:00Z", "1d", newYork, "2026-11-01T13:00Z"],
  ["Sydney in spring: a day of 23 hours", "2026-10-03T00:00Z", "1d", sydney, "2026-10-03T23:00Z"],
  ["Sydney in autumn: a day of 25 hours", "2027-04-02T23:00Z", "1d", sydney, "2027-04-04T00:00Z"],
  ["Shanghai never changes", "2026-06-01T10:00Z", "7d", shanghai, "2026-06-08T10:00Z"],
  ["a wall time that is skipped is the later one", "2027-03-13T07:30Z", "1d", newYork, "2027-03-14T07:30Z"],
  ["a wall time shown twice is the second", "2026-10-31T05:30Z", "1d", newYork, "2026-11-01T06:30Z"],
  ["several days over a change", "2027-03-10T17:00Z", "10d", newYork, "2027-03-20T16:00Z"],
  ["none", "2026-06-01T10:00Z", "0d", newYork, "2026-06-01T10:00Z"],
])("a day is the same wall time on the next: %s", (_, from, span, zone, expected) => {
  expect(after(from, span, zone)).toBe(expected);
});

test("a day back is the same wall time on the day before", () => {
  expect(after("2027-03-14T12:00Z", "1d", newYork, -1)).toBe("2027-03-13T13:00Z");
  expect(after("2026-11-01T13:00Z", "1d", newYork, -1)).toBe("2026-10-31T12:00Z");
});

test("zero days leave the first of two equal wall times where it is", () => {
  expect(after("2026-11-01T05:30Z", "0d", newYork)).toBe("2026-11-01T05:30Z");
});

test.each([
  ["any time of a day", "2026-06-01T15:59Z", "1cd", shanghai, "2026-06-01T16:00Z"],
  ["midnight itself belongs to the day it begins", "2026-06-01T16:00Z", "1cd", shanghai, "2026-06-02T16:00Z"],
  ["a millisecond before it", "2026-06-01T15:59:59.999Z", "1cd", shanghai, "2026-06-01T16:00Z"],
  ["none: the midnight that was", "2026-06-01T10:00Z", "0cd", shanghai, "2026-05-31T16:00Z"],
  ["over a change in New York", "2027-03-13T20:00Z", "2cd", newYork, "2027-03-15T04:00Z"],
  ["over a change in Sydney", "2027-04-03T03:00Z", "2cd", sydney, "2027-04-04T14:00Z"],
])("a calendar day is local midnight: %s", (_, from, span, zone, expected) => {
  expect(after(from, span, zone)).toBe(expected);
});

test("business days pass over weekends and keep the wall time", () => {
  // 2026-06-05 is a Friday.
  expect(after("2026-06-05T02:00Z", "1bd", shanghai)).toBe("2026-06-08T02:00Z");
  expect(after("2026-06-06T02:00Z", "1bd", shanghai)).toBe("2026-06-08T02:00Z");
  expect(after("2026-06-07T02:00Z", "1bd", shanghai)).toBe("2026-06-08T02:00Z");
  expect(after("2026-06-01T02:00Z", "5bd", shanghai)).toBe("2026-06-08T02:00Z");
  expect(after("2026-06-01T02:00Z", "10bd", shanghai)).toBe("2026-06-15T02:00Z");
  expect(after("2026-06-08T02:00Z", "1bd", shanghai, -1)).toBe("2026-06-05T02:00Z");
  expect(after("2026-06-01T02:00Z", "0bd", shanghai)).toBe("2026-06-01T02:00Z");
});

test("whether it is a weekend is judged on the local clock", () => {
  // Friday 22:00 in New York is Saturday in UTC; Monday 06:00 in Shanghai is Sunday in UTC.
  expect(after("2026-06-06T02:00Z", "1bd", newYork)).toBe("2026-06-09T02:00Z");
  expect(after("2026-06-04T22:00Z", "1bd", shanghai)).toBe("2026-06-07T22:00Z");
});

test("a business day over a change of clocks keeps the wall time", () => {
  expect(after("2027-03-12T14:00Z", "1bd", newYork)).toBe("2027-03-15T13:00Z");
});

test("a calendar takes holidays out and puts worked weekends in", () => {
  const calendar = { holidays: ["2026-10-01", "2026-10-02", "2026-10-05"], workingDays: ["2026-10-10"] };
  expect(after("2026-09-30T02:00Z", "1bd", shanghai, 1, calendar)).toBe("2026-10-06T02:00Z");
  expect(after("2026-10-09T02:00Z", "1bd", shanghai, 1, calendar)).toBe("2026-10-10T02:00Z");
});
