import { describe, expect, test } from "vitest";
import { dayText, instantText, lengthText, moneyText } from "../../src/notify/format.ts";
import { maskedNumber } from "../../src/notify/masking.ts";
import { at } from "../support/times.ts";

const shanghai = "Asia/Shanghai";
const now = at("06-01 10:00");

describe("an instant", () => {
  test.each([
    ["2026-06-03T10:00:00Z", "3 Jun 18:00", "6月3日18:00"],
    ["2026-06-03T10:05:59.999Z", "3 Jun 18:05", "6月3日18:05"],
    ["2026-12-31T15:59:59.999Z", "31 Dec 23:59", "12月31日23:59"],
    ["2027-01-01T02:00:00Z", "1 Jan 2027 10:00", "2027年1月1日10:00"],
    ["2025-06-03T10:00:00Z", "3 Jun 2025 18:00", "2025年6月3日18:00"],
  ])("%s is %s and %s", (time, en, zh) => {
    expect(instantText(Date.parse(time), shanghai, "en", now)).toBe(en);
    expect(instantText(Date.parse(time), shanghai, "zh-CN", now)).toBe(zh);
  });
  test("at midnight is 24:00 of the day that ends", () => {
    expect(instantText(at("06-04 00:00"), shanghai, "en", now)).toBe("3 Jun 24:00");
    expect(instantText(at("06-04 00:00"), shanghai, "zh-CN", now)).toBe("6月3日24:00");
    expect(instantText(at("06-03 23:59:59.999"), shanghai, "en", now)).toBe("3 Jun 23:59");
    expect(instantText(at("06-04 00:01"), shanghai, "en", now)).toBe("4 Jun 00:01");
    expect(instantText(at("07-01 00:00"), shanghai, "en", now)).toBe("30 Jun 24:00");
  });
  test("in the minute after midnight is of the day that ended too, not a day later", () => {
    expect(instantText(at("06-04 00:00:00.001"), shanghai, "en", now)).toBe("3 Jun 24:00");
    expect(instantText(at("06-04 00:00:59.999"), shanghai, "zh-CN", now)).toBe("6月3日24:00");
  });
  test("at the year's last midnight is of the year that ends", () => {
    expect(instantText(Date.parse("2026-12-31T16:00Z"), shanghai, "en", now)).toBe("31 Dec 24:00");
    expect(instantText(Date.parse("2026-12-31T16:00Z"), shanghai, "en", Date.parse("2027-01-02T00:00Z"))).toBe(
      "31 Dec 2026 24:00",
    );
  });
  test("is told by the reader's clock, in summer and in winter", () => {
    expect(instantText(Date.parse("2026-06-03T10:00Z"), "America/New_York", "en", now)).toBe("3 Jun 06:00");
    expect(instantText(Date.parse("2026-12-03T10:00Z"), "America/New_York", "en", now)).toBe("3 Dec 05:00");
    expect(instantText(Date.parse("2027-01-01T02:00Z"), "America/New_York", "en", now)).toBe("31 Dec 21:00");
  });
});

describe("an instant in a language of the host's own", () => {
  test("has no English month in it, and says its year", () => {
    expect(instantText(at("06-03 10:00"), shanghai, "de-DE", now)).toBe("2026-06-03 10:00");
    expect(instantText(at("06-04 00:00"), shanghai, "ja", now)).toBe("2026-06-03 24:00");
    expect(dayText(Date.UTC(2026, 5, 3, 12), shanghai, "de", now)).toBe("2026-06-03");
    expect(dayText(Date.UTC(2026, 5, 3, 12), shanghai, "en-GB", now)).toBe("3 Jun");
  });
});

describe("a date", () => {
  const third = Date.UTC(2027, 0, 3, 12);
  test.each([
    // The year of the reader's own clock: in Shanghai it begins eight hours before UTC's, in New York five after it.
    [shanghai, "2027-01-01T00:00+08:00", "3 Jan", "1月3日"],
    [shanghai, "2026-12-31T23:59:59.999+08:00", "3 Jan 2027", "2027年1月3日"],
    ["America/New_York", "2027-01-01T00:00-05:00", "3 Jan", "1月3日"],
    ["America/New_York", "2026-12-31T23:59:59.999-05:00", "3 Jan 2027", "2027年1月3日"],
  ])("has its year where it is another than in %s at %s", (zone, time, en, zh) => {
    expect(dayText(third, zone, "en", Date.parse(time))).toBe(en);
    expect(dayText(third, zone, "zh-CN", Date.parse(time))).toBe(zh);
  });
});

describe("money", () => {
  test.each([
    [5990, "CNY", "CNY 59.90", "59.90元"],
    [5, "CNY", "CNY 0.05", "0.05元"],
    [300, "CNY", "CNY 3.00", "3元"],
    [-300, "CNY", "CNY -3.00", "-3元"],
    [0, "CNY", "CNY 0.00", "0元"],
    [-5990, "CNY", "CNY -59.90", "-59.90元"],
    [123_456_789, "USD", "USD 1234567.89", "USD 1234567.89"],
    [5990, "JPY", "JPY 5990", "JPY 5990"],
    [0, "JPY", "JPY 0", "JPY 0"],
    [5990, "KWD", "KWD 5.990", "KWD 5.990"],
    [5, "KWD", "KWD 0.005", "KWD 0.005"],
    [5990, "KRW", "KRW 5990", "KRW 5990"],
    [5990, "ISK", "ISK 5990", "ISK 5990"],
    [5990, "XOF", "XOF 5990", "XOF 5990"],
    [5990, "IQD", "IQD 5.990", "IQD 5.990"],
  ])("%d in minor units of %s is %s", (amount, currency, en, zh) => {
    expect(moneyText({ amount, currency }, "en")).toBe(en);
    expect(moneyText({ amount, currency }, "zh-CN")).toBe(zh);
  });
});

describe("a length of time", () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  test.each([
    [2 * hour, "2 h", "2小时"],
    [hour, "1 h", "1小时"],
    [2 * hour - 1, "119 min", "119分钟"],
    [hour + 1, "60 min", "60分钟"],
    [day, "1 day", "1天"],
    [2 * day - 1, "47 h", "47小时"],
    [2 * day, "2 days", "2天"],
    [minute, "1 min", "1分钟"],
    [0, "0 min", "0分钟"],
  ])("%d ms is %s: nobody is promised more than is left", (ms, en, zh) => {
    expect(lengthText(ms, "en")).toBe(en);
    expect(lengthText(ms, "zh-CN")).toBe(zh);
  });
});

test("a number of a parcel or an order shows its last four characters", () => {
  expect(maskedNumber("YD100000001")).toBe("*******0001");
  expect(maskedNumber("1001")).toBe("****");
  expect(maskedNumber("10011")).toBe("*0011");
  expect(maskedNumber("")).toBe("");
});
