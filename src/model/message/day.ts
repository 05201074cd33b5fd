import type { Instant } from "../instant.ts";
import { day as dayMs, toWall } from "../zone.ts";
import type { DayPart } from "./reading.ts";

const noon = dayMs / 2;
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const date = "(\\d{1,2})(?:st|nd|rd|th)?";

/** 2026年6月5日 · 6月5号 · 5号 · 2026-06-05 · June 5th · the 5th of June: the order of what the groups hold beside. */
const forms: readonly (readonly [form: RegExp, order: string])[] = [
  [/(\d{4})年(\d{1,2})月(\d{1,2})[日号]?/y, "ymd"],
  [/(\d{1,2})月(\d{1,2})[日号]?/y, "md"],
  [/(\d{1,2})[日号]/y, "d"],
  [/(\d{4}) (\d{2}) (\d{2})(?![\p{L}\p{N}])/uy, "ymd"],
  [new RegExp(`${month} (?:the )?${date}(?![\\p{L}\\p{N}])`, "uy"), "md"],
  [new RegExp(`${date}(?: of)? ${month}(?![\\p{L}\\p{N}])`, "uy"), "dm"],
];

const two = (text: string): string => text.padStart(2, "0");

/** A date that stands at a place of a text, as `2026-06-05`, `06-05` or `05`, and where it ends. */
export function spokenDate(text: string, at: number): { readonly day: string; readonly end: number } | undefined {
  for (const [form, order] of forms) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (!found) continue;
    const part = (which: string): string => found[order.indexOf(which) + 1] ?? "";
    const named = months.indexOf(part("m").slice(0, 3)) + 1;
    const m = named > 0 ? String(named) : part("m");
    const parts = [part("y"), m && two(m), two(part("d"))];
    const day = (order.includes("y") ? parts : order === "d" ? parts.slice(2) : parts.slice(1)).join("-");
    return { day, end: at + found[0].length };
  }
  return undefined;
}

/** What a day may be written as: see `Reading`. */
export const dayForm: RegExp = /^(?:\+\d|(?:next-)?(?:mon|tue|wed|thu|fri|sat|sun)|(?:(?:\d{4}-)?\d{2}-)?\d{2})$/;

/** How far off a date may lie; the next of its name beyond that is one that has just gone by. */
const farthest = 180;

/** By when, of a day, its parts are over. */
const partEnds: { readonly [Part in DayPart]: number } = { morning: noon, afternoon: noon * 1.5, evening: dayMs };

/**
 * Noon, UTC, of the date that is meant by who reads the clock of `zone`; undefined where there is none, or it has gone by,
 * or today's part of it has.
 */
export function dayMeant(day: string, now: Instant, zone: string, part?: DayPart): Instant | undefined {
  const wall = toWall(now, zone);
  const today = Math.floor(wall / dayMs);
  const on = daysOn(day, today);
  if (on === undefined || on < 0 || on > farthest) return undefined;
  const isOver = on === 0 && part !== undefined && wall - today * dayMs >= partEnds[part];
  return isOver ? undefined : (today + on) * dayMs + noon;
}

function daysOn(day: string, today: number): number | undefined {
  if (!dayForm.test(day)) return undefined;
  if (day.startsWith("+")) return Number(day.slice(1));
  const weekday = weekdays.indexOf(day.slice(-3));
  // Day 0 was a Thursday.
  const since = (today + 3) % 7;
  if (weekday >= 0 && day.startsWith("next-")) return 7 - since + weekday;
  // On its own day nobody can say whether this one is meant or the next.
  if (weekday >= 0) return (weekday - since + 7) % 7 || undefined;
  const wall = new Date(today * dayMs);
  const [d = 0, m, y] = day.split("-").map(Number).reverse();
  const [year, before] = [wall.getUTCFullYear(), wall.getUTCMonth()];
  const tries: readonly (readonly [number, number])[] =
    y !== undefined
      ? [[y, (m ?? 1) - 1]]
      : m !== undefined
        ? [
            [year, m - 1],
            [year + 1, m - 1],
          ]
        : [
            [year, before],
            [year + (before === 11 ? 1 : 0), (before + 1) % 12],
          ];
  const found = tries.map(([ofYear, ofMonth]) => dateOf(ofYear, ofMonth, d)).filter((one) => one !== undefined);
  return found.map((one) => one - today).find((on) => on >= 0);
}

/** Undefined for a 31st of June, and in a 13th month. */
function dateOf(year: number, ofMonth: number, d: number): number | undefined {
  const exact = new Date(Date.UTC(year, ofMonth, d));
  return exact.getUTCDate() === d && exact.getUTCMonth() === ofMonth ? exact.getTime() / dayMs : undefined;
}
