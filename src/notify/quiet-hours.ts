import type { AlertWindow } from "../model/alerts.ts";
import { type Instant, never } from "../model/instant.ts";
import type { Person, QuietHours } from "../model/person.ts";
import { day, fromWall, minute, minutesOf, toWall } from "../model/zone.ts";

/** One of the times that hours between two readings of a clock come round. */
interface Occurrence {
  /** On the wall: of the day that it belongs to, which is the one it begins on. */
  readonly midnight: number;
  readonly start: Instant;
  readonly end: Instant;
}

/** Those that begin yesterday, today, or so many days on. */
function occurrences({ from, to }: QuietHours, zone: string, now: Instant, ahead = 1): readonly Occurrence[] {
  const [opens, closes] = [minutesOf(from), minutesOf(to)];
  const today = Math.floor(toWall(now, zone) / day) * day;
  return Array.from({ length: ahead + 2 }, (_, i) => {
    // Only as a wall time: a midnight that is skipped resolves to the evening before.
    const midnight = today + (i - 1) * day;
    const end = midnight + (closes <= opens ? day : 0) + closes * minute;
    return {
      midnight,
      start: fromWall(midnight + opens * minute, zone, "earlier"),
      end: fromWall(end, zone, "later"),
    };
  });
}

/** When the next of them begins; null inside one. */
const nextOf = (all: readonly Occurrence[], now: Instant): number | null =>
  all.some(({ start, end }) => start <= now && now < end)
    ? null
    : Math.min(...all.map(({ start }) => start).filter((start) => start > now));

/** When the quiet hours end that `now` lies in; null outside them. The end is outside, and never disturbs early or late. */
export function quietUntil(hours: QuietHours | null | undefined, zone: string, now: Instant): Instant | null {
  if (!hours || hours.from === hours.to) return null;
  return occurrences(hours, zone, now).find(({ start, end }) => start <= now && now < end)?.end ?? null;
}

/** When quiet hours begin next; `now` in them, Infinity where there are none. */
export function quietFrom(hours: QuietHours | null | undefined, zone: string, now: Instant): number {
  if (!hours || hours.from === hours.to) return never;
  return nextOf(occurrences(hours, zone, now), now) ?? now;
}

/** All hours but these. */
export const outsideOf = ({ from, to }: QuietHours): QuietHours => ({ from: to, to: from });

/** A person's own quiet hours, or the courtesy hours of the role. */
export const quietHoursOf = (
  person: Person,
  byRole: { readonly [role: string]: QuietHours },
): QuietHours | null | undefined => (person.quietHours === undefined ? byRole[person.role] : person.quietHours);

/** When this person may be disturbed again; null: now. Windows that were chosen stand for the role's hours, not for their own. */
export function restUntil(
  person: Person,
  byRole: { readonly [role: string]: QuietHours },
  now: Instant,
): Instant | null {
  const { alerts, zone, quietHours } = person;
  const windows = alerts?.windows ?? [];
  if (windows.length === 0) return quietUntil(quietHoursOf(person, byRole), zone, now);
  let at = now;
  for (let round = 0; round < 2 * week; round++) {
    const opens = opensAt(windows, zone, at) ?? at;
    const rests = quietUntil(quietHours, zone, opens);
    if (rests === null) return opens > now ? opens : null;
    at = rests;
  }
  return never;
}

const week = 7;
/** 1 Monday to 7 Sunday; the first day of the epoch was a Thursday. */
const weekday = (midnight: number): number => ((((midnight / day + 3) % week) + week) % week) + 1;

/** Until when this person may be disturbed, who may be now; with windows of his own no longer than that. */
export const freeUntil = (person: Person, byRole: { readonly [role: string]: QuietHours }, now: Instant): number =>
  (person.alerts?.windows ?? []).length > 0 ? now : quietFrom(quietHoursOf(person, byRole), person.zone, now);

/** When the next window opens; null inside one. */
const opensAt = (windows: readonly AlertWindow[], zone: string, now: Instant): number | null =>
  nextOf(
    windows.flatMap((window) =>
      occurrences(window, zone, now, week).filter(({ midnight }) => window.days?.includes(weekday(midnight)) ?? true),
    ),
    now,
  );
