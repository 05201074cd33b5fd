import { describe, expect, it } from "vitest";
import { untilChina } from "../../src/channels/shared/china.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe("China's clock", () => {
  it.each([
    ["minute", "2026-11-21T10:03:30+08:00", minute / 2],
    ["minute", "2026-11-21T10:03:00+08:00", minute],
    ["hour", "2026-11-21T10:45:00+08:00", hour / 4],
    ["day", "2026-11-21T18:00:00+08:00", 6 * hour],
    ["day", "2026-11-22T00:00:00+08:00", day],
    ["morning", "2026-11-21T22:00:00+08:00", 10 * hour],
    ["morning", "2026-11-22T07:59:00+08:00", minute],
    ["month", "2026-11-29T18:00:00+08:00", day + 6 * hour],
    ["month", "2026-12-31T23:59:00+08:00", minute],
    ["month", "2027-01-31T23:59:59.999+08:00", 1],
    ["month", "2027-02-01T00:00:00+08:00", 28 * day],
  ] as const)("ends the %s of %s in %i ms", (end, at, wait) => {
    expect(untilChina(end, Date.parse(at))).toBe(wait);
  });

  it.each([
    ["minute", minute],
    ["hour", hour],
    ["day", day],
    ["morning", 10 * hour],
    ["month", day],
  ] as const)("that nobody saw is waited for, a %s, as long as is known to help", (end, wait) => {
    expect(untilChina(end, Number.NaN)).toBe(wait);
  });
});
