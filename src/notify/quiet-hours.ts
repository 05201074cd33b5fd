import type { Instant } from "../model/instant.ts";
import type { Person, QuietHours } from "../model/person.ts";
import { fromWall, toWall } from "../model/zone.ts";

const day = 86_400_000;
const minute = 60_000;

/** When the quiet hours end that `now` lies in; null outside them. The end is outside, and never disturbs early or late. */
export function quietUntil(hours: QuietHours | null | undefined, zone: string, now: Instant): Instant | null {
  if (!hours || hours.from === hours.to) return null;
  const [from, to] = [minutes(hours.from), minutes(hours.to)];
  const today = Math.floor(toWall(now, zone) / day) * day;
  for (const start of [today - day, today]) {
    const end = start + (to <= from ? day : 0) + to * minute;
    const until = fromWall(end, zone, "later");
    if (now < until && now >= fromWall(start + from * minute, zone, "earlier")) return until;
  }
  return null;
}

/** A person's own quiet hours, or the courtesy hours of the role. */
export const quietHoursOf = (
  person: Person,
  byRole: { readonly [role: string]: QuietHours },
): QuietHours | null | undefined => (person.quietHours === undefined ? byRole[person.role] : person.quietHours);

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
