import type { Instant } from "../model/instant.ts";
import { type Money, minorDigits } from "../model/money.ts";
import { toWall } from "../model/zone.ts";

// Fixed patterns, because the runtimes' own locale data differ from each other and from year to year.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const speaks = (language: string, locale: string): boolean => locale.toLowerCase().startsWith(language);
export const isChinese = (locale: string): boolean => speaks("zh", locale);
const two = (n: number): string => String(n).padStart(2, "0");

/** An instant as the reader's clock shows it; midnight as 24:00 of the day that ends; the year where it is another. */
export function instantText(at: Instant, zone: string, locale: string, now: Instant): string {
  const wall = new Date(toWall(at, zone));
  const midnight = wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0;
  const day = midnight ? new Date(wall.getTime() - 60_000) : wall;
  const clock = midnight ? "24:00" : `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
  return isChinese(locale)
    ? `${dateText(day, zone, locale, now)}${clock}`
    : `${dateText(day, zone, locale, now)} ${clock}`;
}

/** A date, given as noon of it, UTC; the year where the reader's clock shows another. */
export const dayText = (noon: Instant, zone: string, locale: string, now: Instant): string =>
  dateText(new Date(noon), zone, locale, now);

function dateText(wall: Date, zone: string, locale: string, now: Instant): string {
  const [year, month, date] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  const other = year !== new Date(toWall(now, zone)).getUTCFullYear();
  if (isChinese(locale)) return `${other ? `${year}年` : ""}${month + 1}月${date}日`;
  if (speaks("en", locale)) return `${date} ${months[month]}${other ? ` ${year}` : ""}`;
  // In a language that nobody here wrote months for: as everybody reads it.
  return `${year}-${two(month + 1)}-${two(date)}`;
}

export function moneyText({ amount, currency }: Money, locale: string): string {
  const digits = minorDigits(currency);
  const whole = String(Math.abs(amount)).padStart(digits + 1, "0");
  const split = whole.length - digits;
  // Round amounts are spoken of without their zeros: 3元.
  if (isChinese(locale) && currency === "CNY" && amount % 100 === 0) return `${amount / 100}元`;
  const figure = `${amount < 0 ? "-" : ""}${whole.slice(0, split)}${digits > 0 ? `.${whole.slice(split)}` : ""}`;
  return isChinese(locale) && currency === "CNY" ? `${figure}元` : `${currency} ${figure}`;
}

const units: readonly (readonly [ms: number, zh: string, en: string, several?: string])[] = [
  [86_400_000, "天", "day", "days"],
  [3_600_000, "小时", "h"],
  [60_000, "分钟", "min"],
];

/** A length of time in the largest unit that fits it at least twice or exactly, rounded down: nobody is promised more than is left. */
export function lengthText(ms: number, locale: string): string {
  const [unit, zh, en, several = en] =
    units.find(([size]) => ms >= 2 * size || ms === size) ?? (units[2] as (typeof units)[number]);
  const count = Math.floor(ms / unit);
  return isChinese(locale) ? `${count}${zh}` : `${count} ${count > 1 ? several : en}`;
}
