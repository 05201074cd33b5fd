import type { Instant } from "../../model/instant.ts";
import { readTime } from "./local-time.ts";

/** A date alone, with an offset or without: `2026-06-02` · `2026-06-02+08:00`. */
const bare = /^(\d{4}-\d\d-\d\d)([+-]\d\d:\d\d)?$/;
const dateOf = (time: string): readonly string[] =>
  time.length === 10 || time.length === 16 ? (bare.exec(time) ?? []) : [];

/**
 * Times of rows listed oldest first, as they came; a bare date gets that of the row before it where it is of the same day. A
 * date says nothing about the order within its day: there the list decides.
 */
export function timedDays(times: readonly string[]): string[] {
  let before = "";
  return times.map((time) => {
    const [, date] = dateOf(time);
    if (!date || !before.startsWith(date)) before = time;
    return before;
  });
}

/** When a row was, and whether no more than its day is told, which begins then. */
export function momentOf(time: string, zone: string): { readonly at: Instant | undefined; readonly day?: true } {
  const [, date, offset = ""] = dateOf(time);
  return date ? { at: readTime(`${date} 00:00${offset}`, zone), day: true } : { at: readTime(time, zone) };
}
