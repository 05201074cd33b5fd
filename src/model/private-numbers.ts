/** Of whatever width, and in Chinese. */
const digit = "[\\p{Nd}〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]";

const date = /(?:20\d\d[-/.][01]?\d[-/.][0-3]?\d|[0-3]?\d[/.][0-3]?\d[/.]20\d\d)/.source;

/** 2026-06-03, 03/06/2026, 2026.6.3-2026.7.1. */
export const dates: string = `${date}(?:-${date})?`;

/** Building, unit, room, and what is in it: 12-3-1405, 3-2-1405-07. No phone number is grouped like that. */
export const places: string = /[1-9]\d?-\d-\d{4}(?:-\d\d?)?/.source;

/** What also parts a time, a list or a sentence joins groups of three or four digits alone. */
const apart = `(?<=${digit}{3})\\s{0,2}[,，、;；:：|｜~～=＝]\\s{0,2}(?=${digit}{3,4}(?!${digit}))`;

/**
 * Hides runs of `least` digits and more, however they are grouped, with a sender's stray star. What is `plain` stays where it
 * stands by itself, or beside a house number or an hour: three digits may be the area of a number.
 */
export function numbersHidden(
  least: number,
  hide: (digits: readonly string[]) => string,
  plain: string,
  between = "",
): (text: string) => string {
  const near = `[${between}\\s\\p{Cf}\\p{Pd}.．/／()（）_·•・‧]{0,3}`;
  const next = `(?:${near}|${apart})${digit}`;
  const stays = `(?:\\d\\d?[\\s(（]{1,2})?(?:${plain})(?![\\d-]|(?:${next}){3})`;
  const number = `[*#]?[(（]?[+＋]?${digit}(?:${next}){${least - 1},}(?:[*#](?!\\p{Nd}))?`;
  const [found, digits] = [new RegExp(`(${stays})|${number}`, "gu"), new RegExp(digit, "gu")];
  return (text) => text.replace(found, (run: string, kept?: string) => kept ?? hide(run.match(digits) ?? []));
}
