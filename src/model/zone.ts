import { tzOffset } from "@date-fns/tz";
import type { Instant } from "./instant.ts";

/** A wall time as if its fields were UTC: the only form in which local times are computed here. */
export type Wall = number;

export const minute = 60_000;
const quarter = 15 * minute;
export const hour = 3_600_000;
export const day = 86_400_000;

// Offsets change at quarter hours only, so one look-up serves each; bounded, and a pure function of its key.
const known: Map<string, Map<number, number>> = /* @__PURE__ */ new Map();
const knownLimit = 4096;

const zones: Map<string, boolean> = /* @__PURE__ */ new Map();

/** Three letters that name one zone; of all others (`CST`, `IST`) there are several, and a runtime takes one of them. */
const letters = /^(?:CET|EET|GMT|MET|PRC|ROC|ROK|UCT|UTC|WET)$/;

/** Whether this is a zone with rules of its own. Offsets (`+08:00`, `UTC+8`) are not: they go wrong in summer. */
export function isZone(zone: string): boolean {
  const found = zones.get(zone);
  if (found !== undefined) return found;
  const is =
    /^[A-Za-z]/.test(zone) &&
    !/^(UTC|GMT)[+-]/.test(zone) &&
    (zone.length !== 3 || letters.test(zone.toUpperCase())) &&
    isKnown(zone);
  if (zones.size < 1024) zones.set(zone, is);
  return is;
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What a clock on the wall in `zone` shows at an instant. */
export const toWall = (at: Instant, zone: string): Wall => at + offsetAt(zone, at);

/** How many minutes into its day a clock shows `HH:MM`. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** How many minutes of its day are over by a wall time. */
export const minuteOfDay = (wall: Wall): number => (wall - Math.floor(wall / day) * day) / minute;

/**
 * The instant at which a clock in `zone` shows `wall`. Where it is shown twice, or never because clocks jump over it,
 * there are two readings, one by the offset before the change and one by the offset after: `side` says which.
 */
export function fromWall(wall: Wall, zone: string, side: "earlier" | "later"): Instant {
  const before = wall - offsetAt(zone, wall - day);
  const after = wall - offsetAt(zone, wall + day);
  if (before === after) return before;
  const fits = [before, after].filter((at) => toWall(at, zone) === wall);
  const [only] = fits;
  if (fits.length === 1 && only !== undefined) return only;
  return side === "earlier" ? Math.min(before, after) : Math.max(before, after);
}

/** The first instant of the local day an instant belongs to, or of one that many days on. */
export function startOfDay(at: Instant, zone: string, daysOn = 0): Instant {
  const midnight = (Math.floor(toWall(at, zone) / day) + daysOn) * day;
  const earlier = fromWall(midnight, zone, "earlier");
  return toWall(earlier, zone) === midnight ? earlier : fromWall(midnight, zone, "later");
}

function offsetAt(zone: string, at: Instant): number {
  const slot = Math.floor(at / quarter);
  let offsets = known.get(zone);
  if (!offsets) {
    offsets = new Map();
    if (known.size < 64) known.set(zone, offsets);
  }
  const found = offsets.get(slot);
  if (found !== undefined) return found;
  const offset = exactOffset(zone, slot * quarter);
  if (offsets.size >= knownLimit) offsets.clear();
  offsets.set(slot, offset);
  return offset;
}

const exactOffset = (zone: string, at: Instant): number => tzOffset(zone, new Date(at)) * minute;
