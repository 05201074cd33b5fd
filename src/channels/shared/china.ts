import { type Instant, parseTime } from "../../model/instant.ts";
import { textOf } from "./json.ts";

export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** `2017-01-01 00:00:00` on China's clock, always without an offset. */
export const chinaTime = (value: unknown): Instant | undefined =>
  parseTime(`${textOf(value)}+08:00`) as Instant | undefined;

/** How long until China's clock ends a minute, hour or day. No date: the whole span. */
export const untilChina = (span: number, date: number): number => span - ((date + 8 * hour) % span) || span;

/** What mainland providers take for an unsubscription. */
export const isOptOut = (text: string): boolean => /^\s*(?:拒收|退订|R|TD?)[\s。.!]*$/i.test(text.normalize("NFKC"));
