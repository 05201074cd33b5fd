import type { AlertWindow } from "../model/alerts.ts";
import type { Instant } from "../model/instant.ts";
import type { Person, QuietHours } from "../model/person.ts";
import { day, fromWall, minute, toWall } from "../model/zone.ts";

/** When the quiet hours end that `now` lies in; null outside them. The end is outside, and never disturbs early or late. */
export function quietUntil(hours: QuietHours | null | undefined, zone: string, now: Instant): Instant | null {
  if (!hours || hours.from === hours.to) return null;
  const [from, to] = [minutes(hours.from), minutes(hours.to)];
  const today = Math.floor(toWall(now, zone) / day) * day;
  // A midnight that is skipped resolves to the evening before.
  for (const start of [today - day, today, today + day]) {
    const end = start + (to <= from ? day : 0) + to * minute;
    const until = fromWall(end, zone, "later");
    if (now < until && now >= fromWall(start + from * minute, zone, "earlier")) return until;
  }
  return null;
}

/** When quiet hours begin next; `now` in them, Infinity where there are none. */
export function quietFrom(hours: QuietHours | null | undefined, zone: string, now: Instant): number {
  if (!hours || hours.from === hours.to) return Number.POSITIVE_INFINITY;
  if (quietUntil(hours, zone, now) !== null) return now;
  const today = Math.floor(toWall(now, zone) / day) * day;
  const starts = [today, today + day].map((midnight) =>
    fromWall(midnight + minutes(hours.from) * minute, zone, "earlier"),
  );
  return Math.min(...starts.filter((start) => start > now));
}

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
  return Number.POSITIVE_INFINITY;
}

const week = 7;
/** 1 Monday to 7 Sunday; the first day of the epoch was a Thursday. */
const weekday = (midnight: number): number => ((((midnight / day + 3) % week) + week) % week) + 1;

/** Until when this person may be disturbed, who may be now; with windows of his own no longer than that. */
export const freeUntil = (person: Person, byRole: { readonly [role: string]: QuietHours }, now: Instant): number =>
  (person.alerts?.windows ?? []).length > 0 ? now : quietFrom(quietHoursOf(person, byRole), person.zone, now);

/** When the next window opens; null inside one. A window belongs to the day it begins on. */
function opensAt(windows: readonly AlertWindow[], zone: string, now: Instant): Instant | null {
  const today = Math.floor(toWall(now, zone) / day) * day;
  let next = Number.POSITIVE_INFINITY;
  for (let midnight = today - day; midnight <= today + week * day; midnight += day) {
    for (const { days, from, to } of windows) {
      if (days && !days.includes(weekday(midnight))) continue;
      const [opens, closes] = [minutes(from), minutes(to)];
      const start = fromWall(midnight + opens * minute, zone, "earlier");
      const end = fromWall(midnight + (closes <= opens ? day : 0) + closes * minute, zone, "later");
      if (now >= start && now < end) return null;
      if (start > now && start < next) next = start;
    }
  }
  return next;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
