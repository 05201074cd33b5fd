import type { Person, SendEffect } from "../../src/index.ts";

// What should hold, worked out another way than the library does.

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows, by the runtime and not by us. */
export function wall(at: number, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  clocks.set(zone, clock);
  return clock.format(at);
}

export function isQuiet(at: number, { quietHours, role, zone }: Person): boolean {
  const hours = quietHours === undefined && role === "buyer" ? { from: "22:00", to: "08:00" } : quietHours;
  if (!hours || hours.from === hours.to) return false;
  const { from, to } = hours;
  const now = wall(at, zone);
  return from < to ? now >= from && now < to : now >= from || now < to;
}

/** Rules and classes that say `send`. */
export const sends = ({ class: of, notice }: SendEffect): boolean => of === "critical" || notice === "thanks";
