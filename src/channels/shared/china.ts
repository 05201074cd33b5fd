import { type Instant, parseTime } from "../../model/instant.ts";
import { textOf } from "./json.ts";

export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** `2017-01-01 00:00:00` on China's clock, always without an offset. */
export const chinaTime = (value: unknown): Instant | undefined =>
  parseTime(`${textOf(value)}+08:00`) as Instant | undefined;

/** Seconds of the epoch, as a number or as text. */
export const secondsTime = (value: unknown): Instant | undefined =>
  parseTime(Number(textOf(value)) * 1000) as Instant | undefined;

/** What limits end with: a minute, hour, day or month of China's clock, or with 8 in the morning. */
export type ChinaEnd = "minute" | "hour" | "day" | "month" | "morning";

/** How long each lasts, when by that clock it begins, and how long to wait where the time is not known. */
const ends: { readonly [E in Exclude<ChinaEnd, "month">]: readonly [span: number, from: number, unknown: number] } = {
  minute: [minute, 0, minute],
  hour: [hour, 0, hour],
  day: [day, 0, day],
  morning: [day, 8 * hour, 10 * hour],
};

/** How long until China's clock ends it, at that instant; NaN for one that is not known. */
export function untilChina(end: ChinaEnd, at: number): number {
  const wall = at + 8 * hour;
  const date = new Date(wall);
  if (end === "month") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) - wall || day;
  const [span, from, unknown] = ends[end];
  return span - ((wall - from) % span) || unknown;
}

/** What mainland providers take for an unsubscription. */
export const isOptOut = (text: string): boolean => /^\s*(?:拒收|退订|R|TD?)[\s。.!]*$/i.test(text.normalize("NFKC"));
