/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** An instant as data may carry it: epoch milliseconds, or ISO-8601 text with an offset (`2026-06-01T18:00+08:00`). */
export type Time = Instant | string;

const iso =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;

/** What is taken as an instant: years 0 to 9999, as texts have them. Microseconds do not pass for milliseconds. */
export const earliest: Instant = -62_167_219_200_000;
export const latest: Instant = 253_402_300_799_999;

/** The instant a text names; `naive` where it has no offset; undefined where it names none (13th month, 25:00 …). */
export function parseTime(time: Time): Instant | "naive" | undefined {
  if (typeof time === "number") return Number.isInteger(time) && time >= earliest && time <= latest ? time : undefined;
  const found = iso.exec(time);
  if (!found) return undefined;
  const [, y, mo, d, h, mi, s = "0", ms = "0", offset] = found;
  const wall = Date.UTC(
    Number(y),
    Number(mo) - 1,
    Number(d),
    Number(h),
    Number(mi),
    Number(s),
    Number(ms.padEnd(3, "0")),
  );
  const exact = new Date(wall);
  const same =
    exact.getUTCFullYear() === Number(y) &&
    exact.getUTCMonth() === Number(mo) - 1 &&
    exact.getUTCDate() === Number(d) &&
    Number(h) < 24 &&
    Number(mi) < 60 &&
    Number(s) < 60;
  if (!same) return undefined;
  if (offset === undefined) return "naive";
  return wall - offsetMs(offset);
}

/** The instant of a literal in our own code or in a test; an unusable one is a programmer's mistake. */
export function instant(time: Time): Instant {
  const at = parseTime(time);
  if (typeof at === "number") return at;
  throw new RangeError(`"${time}" is not an instant. Write ISO-8601 with an offset, such as 2026-06-01T18:00+08:00.`);
}

function offsetMs(offset: string): number {
  if (offset === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}
