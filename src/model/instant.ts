import { UsageError } from "./errors.ts";
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** The instant of what never comes. */
export const never: number = Number.POSITIVE_INFINITY;

/** An instant as it is told: null for never. */
export const orNull = (at: number): Instant | null => (at === never ? null : at);

/** An instant as data may carry it: epoch milliseconds, or ISO-8601 text with an offset (`2026-06-01T18:00+08:00`). */
export type Time = Instant | string;

/** A text that may name an instant. */
export const iso: RegExp =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;

/** What is taken as an instant: years 0 to 9999, as texts have them. Microseconds do not pass for milliseconds. */
export const earliest: Instant = -62_167_219_200_000;
export const latest: Instant = 253_402_300_799_999;

/** The instant a text names; `naive` where it has no offset; undefined where it names none (13th month, 25:00 …). */
export function parseTime(time: Time): Instant | "naive" | undefined {
  if (typeof time === "number") return Number.isInteger(time) && time >= earliest && time <= latest ? time : undefined;
  return parseWall(time, naive);
}

const naive = () => "naive" as const;

/** As `parseTime` of a text; where it has no offset, `read` makes of it what it likes: its fields as if they were UTC. */
export function parseWall<T>(time: string, read: (wall: number) => T): Instant | T | undefined {
  const wall = wallOf(time);
  if (wall === undefined || time.endsWith("Z")) return wall;
  const place = time.length - (time.at(-3) === ":" ? 6 : 5);
  const sign = time[place];
  if (sign !== "+" && sign !== "-") return read(wall);
  const minutes = two(time, place + 1) * 60 + two(time, time.length - 2);
  return wall - (sign === "-" ? -minutes : minutes) * 60_000;
}

/** Read by the places of its digits, since this is done for every scan that ever comes. */
function wallOf(time: string): number | undefined {
  if (!iso.test(time)) return undefined;
  const [year, month, day] = [two(time, 0) * 100 + two(time, 2), two(time, 5), two(time, 8)];
  const [hour, minute] = [two(time, 11), two(time, 14)];
  const second = time[16] === ":" ? two(time, 17) : 0;
  if (year < 100 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
  const ms = time[19] === "." ? Number(time.slice(20, 23).replace(/\D.*/, "").padEnd(3, "0")) : 0;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

const two = (time: string, at: number): number => (time.charCodeAt(at) - 48) * 10 + time.charCodeAt(at + 1) - 48;

/**
 * The instant (epoch milliseconds) of a time that stands in your own code or in a test, of the years 0 to 9999.
 *
 * Times out of data belong into an event as they are: there a bad one is refused, here it is a programmer's mistake.
 * @throws UsageError `NOT_AN_INSTANT`: it has no offset, or names no instant.
 * @example
 * import { instant } from "waybell";
 *
 * instant("2026-06-01T18:00+08:00"); // 1780308000000
 */
export function instant(time: Time): Instant {
  const at = parseTime(time);
  if (typeof at === "number") return at;
  const what = at === "naive" ? "A time without an offset" : "This";
  throw new UsageError(
    "NOT_AN_INSTANT",
    `${what} is not an instant. Write ISO-8601 with an offset, such as 2026-06-01T18:00+08:00.`,
  );
}
