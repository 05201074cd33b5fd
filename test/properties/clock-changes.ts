import { toWall } from "../../src/model/zone.ts";

/** An instant at which the clocks of a zone jump, and how far: back where it is negative. */
export interface ClockChange {
  readonly zone: string;
  readonly at: number;
  readonly by: number;
}

/** Of every rule by which clocks are changed now one zone. */
const zones = [
  "America/New_York",
  "America/Havana",
  "America/St_Johns",
  "America/Santiago",
  "America/Nuuk",
  "Pacific/Easter",
  "Atlantic/Azores",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Chisinau",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Jerusalem",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Norfolk",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Antarctica/Troll",
];

const day = 86_400_000;
const [from, to] = [Date.UTC(2026, 0), Date.UTC(2031, 0)];
const offset = (zone: string, at: number): number => toWall(at, zone) - at;

function changesOf(zone: string): readonly ClockChange[] {
  const found: ClockChange[] = [];
  for (let start = from; start < to; start += day) {
    const [before, after] = [offset(zone, start), offset(zone, start + day)];
    if (before === after) continue;
    let [last, first] = [start, start + day];
    while (first - last > 1) {
      const middle = Math.floor((last + first) / 2);
      if (offset(zone, middle) === before) last = middle;
      else first = middle;
    }
    found.push({ zone, at: first, by: after - before });
  }
  return found;
}

/** Every change of clocks from 2026 to 2030. */
export const clockChanges: readonly ClockChange[] = zones.flatMap(changesOf);
