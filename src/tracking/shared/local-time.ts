import { type Instant, parseWall } from "../../model/instant.ts";
import { fromWall } from "../../model/zone.ts";
import { asText } from "./payload.ts";

/** By 0 and by the years 0, 1 and 9999 databases mean "never". */
export const isNever = (text: string): boolean => /^(?:0$|0\d{3}[-/]|9999)/.test(text);

/** Some write slashes, and no zero before a figure: `2014/6/25 8:05:37`. */
const dashed = (text: string): string =>
  text[4] === "/" ? text.replaceAll("/", "-").replace(/(?<![\d.])\d(?!\d)/g, "0$&") : text;

/**
 * The instant of a provider's time: with an offset as it stands, without one as wall time in `zone` (shown twice: the
 * earlier). Undefined where it is none, or never. `zone` must be known.
 */
export function readTime(text: string, zone: string): Instant | undefined {
  return isNever(text) ? undefined : parseWall(dashed(text), (wall) => fromWall(wall, zone, "earlier"));
}

/** As `readTime`; Unix time too, of 10 digits in seconds, of 13 in milliseconds. */
export const readStamp = (text: string, zone: string): Instant | undefined =>
  /^\d{10}(\d{3})?$/.test(text) ? Number(text.padEnd(13, "0")) : readTime(text, zone);

/**
 * When something should arrive: where only a day is told, alone or by its midnight, by the end of that day; in `zone`
 * where it has no offset, or that of UTC. Read as an instant it would be over before the day begins.
 */
export function readArrival(text: string, zone: string): Instant | undefined {
  // Seconds that are no zeros are left over for the offset, which they are not: then it is no midnight.
  const [, day = "", offset] = /^(.{10})(?:.00:00[:.0]*(?:Z|.00:?00|(.+))?)?$/.exec(text) ?? [];
  const midnight = readTime(`${day}T00:00${offset ?? "Z"}`, zone);
  if (midnight === undefined) return readTime(text, zone);
  const end = midnight + 86_400_000;
  return offset ? end : fromWall(end, zone, "earlier");
}

/** A time of which that can be seen without reading it: of a day that every month has. */
const plain =
  /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?$/;
export const isPlain = (text: string): boolean => plain.test(text);

/** Of several fields for one instant the first that `read` can read; where it can read none, the first that says anything. */
export const firstTime = (told: readonly unknown[], read: (text: string) => Instant | undefined): string => {
  const [first = "", ...rest] = told.map(asText).filter(Boolean);
  // Mostly there is no other, or it says the same: what need not be chosen is not read here.
  if (isPlain(first) || rest.every((text) => text === first) || read(first) !== undefined) return first;
  return rest.find((text) => read(text) !== undefined) ?? first;
};
