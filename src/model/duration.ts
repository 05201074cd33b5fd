import { UTCDate } from "@date-fns/utc";
import { addDays, formatISO, isWeekend } from "date-fns";
import type { Instant } from "./instant.ts";
import { day, fromWall, startOfDay, toWall, type Wall } from "./zone.ts";

/** `s` `m` `h` exact, `d` the same wall time n days on, `cd` local midnight n days on, `bd` business days. */
export type Duration = `${number}${"s" | "m" | "h" | "d" | "cd" | "bd"}`;

export const dayForm: RegExp = /^\d{4}-\d{2}-\d{2}$/;

/** Which local days are worked, as `YYYY-MM-DD`; Monday to Friday but for these. */
export interface Calendar {
  readonly holidays: readonly string[];
  readonly workingDays: readonly string[];
}

export interface ParsedDuration {
  readonly count: number;
  readonly unit: "s" | "m" | "h" | "d" | "cd" | "bd";
  /** By which its business days are counted; Monday to Friday where absent. */
  readonly calendar?: Calendar;
}

export const durationForm: RegExp = /^(\d{1,6})(s|m|h|d|cd|bd)$/;
/** A wall time of day. */
export const clockForm: RegExp = /^([01]\d|2[0-3]):[0-5]\d$/;
const exact = { s: 1_000, m: 60_000, h: 3_600_000 };
export const weekdaysOnly: Calendar = { holidays: [], workingDays: [] };

export function parseDuration(text: string): ParsedDuration | undefined {
  const found = durationForm.exec(text);
  return found ? { count: Number(found[1]), unit: found[2] as ParsedDuration["unit"] } : undefined;
}

/**
 * The least and the most a duration lasts, to compare it with another: `d` and `cd` count as 24 hours, `bd` as a day at
 * least and with every weekend it can meet at most. Holidays and changes of the clock are left out.
 */
export function lengths({ count, unit }: ParsedDuration): readonly [least: number, most: number] {
  const least = count * (exact[unit as keyof typeof exact] ?? day);
  return [least, unit === "bd" ? least + 2 * Math.ceil(count / 5) * day : least];
}

/** The instant a duration after another; `sign` -1: before it. */
export function shift(at: Instant, by: ParsedDuration, zone: string, sign: 1 | -1 = 1): Instant {
  const { count, unit, calendar } = by;
  if (unit === "s" || unit === "m" || unit === "h") return at + sign * count * exact[unit];
  if (unit === "cd") return startOfDay(at, zone, sign * count);
  // Not even to the second of two equal wall times.
  if (count === 0) return at;
  const wall = toWall(at, zone);
  return fromWall(unit === "d" ? wall + sign * count * day : businessDays(wall, count, sign, calendar), zone, "later");
}

/** The start of the next day that is worked. */
export function nextWorkday(at: Instant, zone: string, calendar?: Calendar): Instant {
  let start = startOfDay(at, zone, 1);
  // A calendar that knows no working day ends the search.
  for (let i = 0; i < 366 && !isWorkday(toWall(start, zone), calendar); i++) start = startOfDay(start, zone, 1);
  return start;
}

function businessDays(from: Wall, count: number, sign: 1 | -1, calendar: Calendar | undefined): Wall {
  let wall = new UTCDate(from);
  for (let left = count, days = 0; left > 0 && days < 10 * (count + 366); days++) {
    wall = addDays(wall, sign);
    if (isWorkday(wall.getTime(), calendar)) left -= 1;
  }
  return wall.getTime();
}

export function isWorkday(at: Wall, { holidays, workingDays }: Calendar = weekdaysOnly): boolean {
  const wall = new UTCDate(at);
  const name = formatISO(wall, { representation: "date" });
  return workingDays.includes(name) || !(isWeekend(wall) || holidays.includes(name));
}
