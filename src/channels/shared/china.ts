import { type Instant, parseTime } from "../../model/instant.ts";
import { textOf } from "./json.ts";

export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** `2017-01-01 00:00:00` on China's clock, always without an offset. */
export const chinaTime = (value: unknown): Instant | undefined =>
  parseTime(`${textOf(value)}+08:00`) as Instant | undefined;

/** What limits end with: a minute, hour, day or month of China's clock, or with 8 in the morning. */
export type ChinaEnd = "minute" | "hour" | "day" | "month" | "morning";

const rest =
  (span: number, from = 0) =>
  (wall: number): number =>
    span - ((wall - from) % span);

function restOfMonth(wall: number): number {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) - wall;
}

/** What is left of each by that clock, and how long to wait where the time is not known. */
const ends: { readonly [E in ChinaEnd]: { readonly left: (wall: number) => number; readonly unknown: number } } = {
  minute: { left: rest(minute), unknown: minute },
  hour: { left: rest(hour), unknown: hour },
  day: { left: rest(day), unknown: day },
  month: { left: restOfMonth, unknown: day },
  morning: { left: rest(day, 8 * hour), unknown: 10 * hour },
};

/** How long until China's clock ends it, at that instant; NaN for one that is not known. */
export const untilChina = (end: ChinaEnd, at: number): number => ends[end].left(at + 8 * hour) || ends[end].unknown;

/** What mainland providers take for an unsubscription. */
export const isOptOut = (text: string): boolean => /^\s*(?:拒收|退订|R|TD?)[\s。.!]*$/i.test(text.normalize("NFKC"));
