import { expect, test } from "vitest";
import { UsageError } from "../../src/model/errors.ts";
import { instant, parseTime } from "../../src/model/instant.ts";

test.each([
  ["2026-06-01T10:00Z", 1_780_308_000_000],
  ["2026-06-01T18:00+08:00", 1_780_308_000_000],
  ["2026-06-01T18:00+0800", 1_780_308_000_000],
  ["2026-06-01 18:00+08:00", 1_780_308_000_000],
  ["2026-06-01T06:00:00-04:00", 1_780_308_000_000],
  ["2026-06-01T15:30+05:30", 1_780_308_000_000],
  ["2026-06-01T10:00:01Z", 1_780_308_001_000],
  ["2026-06-01T10:00:00.5Z", 1_780_308_000_500],
  ["2026-06-01T10:00:00.05Z", 1_780_308_000_050],
  ["2026-06-01T10:00:00.123456789Z", 1_780_308_000_123],
  ["1970-01-01T00:00Z", 0],
  ["1969-12-31T23:59:59.999Z", -1],
  ["2028-02-29T00:00Z", 1_835_395_200_000],
  ["9999-12-31T23:59:59.999Z", 253_402_300_799_999],
])("%s is %d", (text, expected) => {
  expect(parseTime(text)).toBe(expected);
});

test.each(["2026-06-01T18:00", "2026-06-01 18:00:30", "2026-06-01T18:00:30.123"])(
  "%s names no instant without an offset",
  (text) => {
    expect(parseTime(text)).toBe("naive");
  },
);

test.each([
  "2026-13-01T00:00Z",
  "2026-00-01T00:00Z",
  "2026-02-29T00:00Z",
  "2026-02-30T00:00",
  "2026-04-31T00:00Z",
  "2026-06-00T00:00Z",
  "2026-06-01T24:00Z",
  "2026-06-01T23:60Z",
  "2026-06-01T23:59:60Z",
  "2026-06-01",
  "2026-6-1T10:00Z",
  "2026-06-01T10Z",
  "2026-06-01T10:00Z ",
  "2026-06-01T10:00 Z",
  "0026-06-01T10:00Z",
  "12026-06-01T10:00Z",
  "2026-06-01T10:00+8",
  "2026-06-01T10:00+24:00",
  "2026-06-01T10:00-99:00",
  "2026-06-01T10:00+08:60",
  "1780300800000",
  "",
  "now",
  "２０２６-06-01T10:00Z",
])("%s is no time at all", (text) => {
  expect(parseTime(text)).toBeUndefined();
});

test("epoch milliseconds are an instant as they stand, in the years that texts can name", () => {
  expect(parseTime(1_780_300_800_000)).toBe(1_780_300_800_000);
  expect(parseTime(0)).toBe(0);
  expect(parseTime(253_402_300_799_999)).toBe(253_402_300_799_999);
  expect(parseTime(-62_167_219_200_000)).toBe(-62_167_219_200_000);
  // Microseconds are not milliseconds of the year 58388.
  for (const no of [
    253_402_300_800_000,
    -62_167_219_200_001,
    1_780_300_800_000_000,
    8.64e15,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])
    expect(parseTime(no)).toBeUndefined();
});

test("a literal in code that is no instant is the programmer's mistake", () => {
  expect(instant("2026-06-01T18:00+08:00")).toBe(1_780_308_000_000);
  expect(() => instant("2026-06-01T18:00")).toThrow(
    "A time without an offset is not an instant. Write ISO-8601 with an offset, such as 2026-06-01T18:00+08:00.",
  );
  expect(() => instant("tomorrow")).toThrow(UsageError);
});
