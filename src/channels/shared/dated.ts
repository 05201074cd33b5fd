import { warning } from "../../model/finding.ts";
import { type Instant, parseTime } from "../../model/instant.ts";
import { optional } from "../../model/table.ts";
import type { Reading } from "./callback.ts";

/** The instant that was told, or a warning where it is none: all else is read without it. */
export function dated(
  { issues }: Reading,
  path: string,
  told: unknown,
  read: (told: unknown) => Instant | undefined,
  expected?: string,
): { readonly at?: Instant } {
  const at = read(told);
  if (told && at === undefined) issues.push(warning("TIME_UNREADABLE", path, "Not a time.", expected));
  return optional("at", at);
}

/** Of epoch milliseconds, or ISO-8601 with an offset. */
export function instantOf(told: unknown): Instant | undefined {
  const time = typeof told === "number" || typeof told === "string" ? parseTime(told) : undefined;
  return time === "naive" ? undefined : time;
}
