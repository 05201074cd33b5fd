import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../src/model/instant.ts";
import { fromWall, isZone, startOfDay, toWall } from "../../src/model/zone.ts";

const newYork = "America/New_York";
const wall = (text: string): number => instant(`${text}Z`);
const utc = (at: number): string => new Date(at).toISOString().replace(":00.000Z", "Z");
const resolved = (text: string, zone: string): readonly [string, string] => [
  utc(fromWall(wall(text), zone, "earlier")),
  utc(fromWall(wall(text), zone, "later")),
];

test.each(["Asia/Shanghai", "America/New_York", "Europe/Paris", "UTC", "Etc/UTC", "America/Argentina/Ushuaia"])(
  "%s is a zone",
  (zone) => {
    expect(isZone(zone)).toBe(true);
  },
);

test.each(["+08:00", "-05:00", "+0800", "08:00", "UTC+8", "GMT+8", "GMT-05:00", "UTC-5", "Z", "", " ", "Asia/Shangai"])(
  '"%s" is none',
  (zone) => {
    expect(isZone(zone)).toBe(false);
  },
);

test.each([
  "Asia",
  "Mars/Olympus",
  "__proto__",
  "constructor",
  "Asia/Shanghai ",
  "Asia/Shanghai\n",
  "é",
  "Etc/Unknown",
])('"%s" is none either', (zone) => {
  expect(isZone(zone)).toBe(false);
  expect(isZone(zone)).toBe(false);
});

test.each(["CST", "IST", "BST", "PST", "EST", "cst", "JST"])('"%s" names several, and is none', (zone) => {
  expect(isZone(zone)).toBe(false);
});

test.each(["PRC", "CET", "GMT", "EST5EDT"])('"%s" names one', (zone) => {
  expect(isZone(zone)).toBe(true);
});

test("a wall time shown once has one instant", () => {
  expect(resolved("2026-06-01T18:00", "Asia/Shanghai")).toEqual(["2026-06-01T10:00Z", "2026-06-01T10:00Z"]);
  expect(resolved("2026-06-01T18:00", newYork)).toEqual(["2026-06-01T22:00Z", "2026-06-01T22:00Z"]);
  expect(resolved("2026-12-01T18:00", newYork)).toEqual(["2026-12-01T23:00Z", "2026-12-01T23:00Z"]);
});

describe("around the hour New York skips, 2027-03-14 02:00 to 03:00", () => {
  test.each([
    ["2027-03-14T01:59:59.999", "2027-03-14T06:59:59.999Z", "2027-03-14T06:59:59.999Z"],
    ["2027-03-14T02:00", "2027-03-14T06:00Z", "2027-03-14T07:00Z"],
    ["2027-03-14T02:30", "2027-03-14T06:30Z", "2027-03-14T07:30Z"],
    ["2027-03-14T02:59:59.999", "2027-03-14T06:59:59.999Z", "2027-03-14T07:59:59.999Z"],
    ["2027-03-14T03:00", "2027-03-14T07:00Z", "2027-03-14T07:00Z"],
  ])("%s is %s or %s", (text, earlier, later) => {
    expect(resolved(text, newYork)).toEqual([earlier, later]);
  });
});

describe("around the hour New York shows twice, 2026-11-01 01:00 to 02:00", () => {
  test.each([
    ["2026-11-01T00:59:59.999", "2026-11-01T04:59:59.999Z", "2026-11-01T04:59:59.999Z"],
    ["2026-11-01T01:00", "2026-11-01T05:00Z", "2026-11-01T06:00Z"],
    ["2026-11-01T01:30", "2026-11-01T05:30Z", "2026-11-01T06:30Z"],
    ["2026-11-01T01:59:59.999", "2026-11-01T05:59:59.999Z", "2026-11-01T06:59:59.999Z"],
    ["2026-11-01T02:00", "2026-11-01T07:00Z", "2026-11-01T07:00Z"],
  ])("%s is %s or %s", (text, earlier, later) => {
    expect(resolved(text, newYork)).toEqual([earlier, later]);
  });
});

test("Sydney changes the other way round, and Lord Howe by half an hour", () => {
  expect(resolved("2026-10-04T02:30", "Australia/Sydney")).toEqual(["2026-10-03T15:30Z", "2026-10-03T16:30Z"]);
  expect(resolved("2027-04-04T02:30", "Australia/Sydney")).toEqual(["2027-04-03T15:30Z", "2027-04-03T16:30Z"]);
  expect(resolved("2026-10-04T02:15", "Australia/Lord_Howe")).toEqual(["2026-10-03T15:15Z", "2026-10-03T15:45Z"]);
});

describe("the start of a day", () => {
  test.each([
    ["an ordinary day", "2026-06-01T10:00Z", "Asia/Shanghai", 0, "2026-05-31T16:00Z"],
    ["its first instant", "2026-05-31T16:00Z", "Asia/Shanghai", 0, "2026-05-31T16:00Z"],
    ["the instant before", "2026-05-31T15:59:59.999Z", "Asia/Shanghai", 0, "2026-05-30T16:00Z"],
    ["days on", "2026-06-01T10:00Z", "Asia/Shanghai", 3, "2026-06-03T16:00Z"],
    ["days back", "2026-06-01T10:00Z", "Asia/Shanghai", -1, "2026-05-30T16:00Z"],
    ["Cairo skips midnight: it begins at 01:00", "2026-04-24T10:00Z", "Africa/Cairo", 0, "2026-04-23T22:00Z"],
    ["Cairo, from the day before", "2026-04-23T10:00Z", "Africa/Cairo", 1, "2026-04-23T22:00Z"],
    ["São Paulo skipped midnight", "2018-11-04T12:00Z", "America/Sao_Paulo", 0, "2018-11-04T03:00Z"],
    ["Havana skips midnight", "2026-03-08T12:00Z", "America/Havana", 0, "2026-03-08T05:00Z"],
    ["Havana shows midnight twice: the first", "2026-11-01T12:00Z", "America/Havana", 0, "2026-11-01T04:00Z"],
    [
      "São Paulo showed 23:00 twice: midnight only once",
      "2018-02-18T12:00Z",
      "America/Sao_Paulo",
      0,
      "2018-02-18T03:00Z",
    ],
    ["Samoa left out a whole day: the next begins it", "2011-12-29T20:00Z", "Pacific/Apia", 1, "2011-12-30T10:00Z"],
    ["a day of 23 hours", "2027-03-14T20:00Z", newYork, 0, "2027-03-14T05:00Z"],
    ["and the one after it", "2027-03-14T20:00Z", newYork, 1, "2027-03-15T04:00Z"],
  ])("%s", (_, from, zone, daysOn, expected) => {
    expect(utc(startOfDay(instant(from), zone, daysOn))).toBe(expected);
  });
});

test("a wall time read from an instant leads back to it, on one side or the other", () => {
  const zones = ["Asia/Shanghai", newYork, "Australia/Sydney", "Africa/Cairo", "America/St_Johns", "Asia/Kathmandu"];
  const from = instant("2025-01-01T00:00Z");
  const to = instant("2029-01-01T00:00Z");
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...zones), (at, zone) => {
      const shown = toWall(at, zone);
      const sides = [fromWall(shown, zone, "earlier"), fromWall(shown, zone, "later")];
      expect(sides).toContain(at);
      const start = startOfDay(at, zone);
      expect(start).toBeLessThanOrEqual(at);
      expect(at - start).toBeLessThan(26 * 3_600_000);
      expect(new Date(toWall(start, zone)).toISOString().slice(0, 10)).toBe(new Date(shown).toISOString().slice(0, 10));
    }),
    { numRuns: 2000 },
  );
});

test("an offset is the same however often and in whatever order it is asked for", () => {
  const times = Array.from({ length: 6000 }, (_, i) => instant("2026-03-01T00:00Z") + i * 900_000 * 7);
  const first = times.map((at) => toWall(at, newYork));
  expect([...times].reverse().map((at) => toWall(at, newYork))).toEqual([...first].reverse());
});
