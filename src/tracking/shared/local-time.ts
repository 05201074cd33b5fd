import { type Instant, parseWall } from "../../model/instant.ts";
import { fromWall } from "../../model/zone.ts";

/**
 * The instant of a provider's time: with an offset as it stands, without one as wall time in `zone` (shown twice: the
 * earlier). Undefined where it is none, as the years 1 and 9999, by which databases mean "never". `zone` must be known.
 */
export function readTime(text: string, zone: string): Instant | undefined {
  return /^(?:0|9999)/.test(text) ? undefined : parseWall(text, (wall) => fromWall(wall, zone, "earlier"));
}

/** As `readTime`; Unix time too, of 10 digits in seconds, of 13 in milliseconds. */
export const readStamp = (text: string, zone: string): Instant | undefined =>
  /^\d{10}(\d{3})?$/.test(text) ? Number(text.padEnd(13, "0")) : readTime(text, zone);

/**
 * When something should arrive. Where only a day is told, `2026-06-05` or its midnight in UTC, by the end of that day in
 * `zone`: read as an instant it would be over before the day begins, west of Greenwich.
 */
export function readArrival(text: string, zone: string): Instant | undefined {
  const day = /^(\d{4}-\d\d-\d\d)(?:T00:00(?::00(?:\.0+)?)?(?:Z|\+00:00))?$/.exec(text)?.[1];
  const midnight = day === undefined ? undefined : readTime(`${day}T00:00:00Z`, zone);
  return midnight === undefined ? readTime(text, zone) : fromWall(midnight + 86_400_000, zone, "earlier");
}
