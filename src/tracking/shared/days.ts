import type { Instant } from "../../model/instant.ts";
import { readTime } from "./local-time.ts";

const isDate = (time: string): boolean => time.length === 10 && /^\d{4}-\d\d-\d\d$/.test(time);

/**
 * Times of rows listed oldest first, as they came; a bare date gets that of the row before it where it is of the same day. A
 * date says nothing about the order within its day: there the list decides.
 */
export function timedDays(times: readonly string[]): string[] {
  let before = "";
  return times.map((time) => {
    if (!isDate(time) || !before.startsWith(time)) before = time;
    return before;
  });
}

/** When a row was, and whether no more than its day is told, which begins then. */
export function momentOf(time: string, zone: string): { readonly at: Instant | undefined; readonly day?: true } {
  return isDate(time) ? { at: readTime(`${time} 00:00`, zone), day: true } : { at: readTime(time, zone) };
}
