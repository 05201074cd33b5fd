import { dates, numbersHidden, places } from "../model/private-numbers.ts";
import type { ParcelRecord } from "../model/record.ts";

/**
 * A text with its phone numbers as a third person may read them: area and last digits. Short hotlines, masked numbers, dates
 * and places stay as they are.
 */
export const masked: (text: string) => string = /* @__PURE__ */ numbersHidden(
  7,
  (digits) => {
    const hidden = Math.max(0, digits.length - 8);
    // Longer than any number is: two of them, of which the last digits of one are shown.
    const area = digits.length > 13 ? [] : digits.slice(0, hidden);
    return [...area, "****", ...digits.slice(hidden + 4)].join("").normalize("NFKC");
  },
  `${dates}|${places}`,
);

/** A courier's number as the buyer may read it: a virtual one whole, a real one masked. */
export const shownPhone = ([, , phone, virtual]: NonNullable<ParcelRecord["courier"]>): string =>
  virtual || masked(phone);

/** A tracking or order number without proof of who asks: its last four characters. */
export const maskedNumber = (number: string): string =>
  number.length <= 4 ? "*".repeat(number.length) : `${"*".repeat(number.length - 4)}${number.slice(-4)}`;

/** Shown without any of these numbers whole: an id often is one, and stands in what is said of its subject. */
export function unnumbered<T>(shown: T, numbers: readonly string[]): T {
  // The longest first: what is left of one that begins with another would show.
  const whole = numbers
    .toSorted((a, b) => b.length - a.length)
    .map((number) => {
      const literal = number.replace(/[^A-Z0-9]/gi, "\\$&");
      // One as short as what is left to be seen is in many an instant and word too.
      return number.length > 4 ? literal : `(?<![A-Z0-9])${literal}(?![A-Z0-9])`;
    });
  const any = new RegExp(whole.join("|"), "gi");
  const hide = (_: string, value: unknown): unknown =>
    typeof value === "string" ? value.replace(any, maskedNumber) : value;
  return JSON.parse(JSON.stringify(shown), hide) as T;
}
