import type { Address } from "../../model/person.ts";

/** The first of several addresses; empty where there is none. */
export const firstOf = (to: Address): string => (typeof to === "string" ? to : (to[0] ?? ""));

/** Every address, at most so many. */
export const allOf = (to: Address, most?: number): readonly string[] =>
  (typeof to === "string" ? [to] : to).slice(0, most);

/**
 * A number of mainland China bare, a land line with the 0 of its area; others as country code and number without `+`. Without
 * `+` or 00 a land line's 86 could be anything.
 */
export const bareNumber = (number: string): string =>
  number
    .replace(/^\D*\+/, "00")
    .replace(/\D/g, "")
    .replace(/^0086(?=10\d{8}$|[2-9]\d{9,10}$)/, "0")
    .replace(/^(?:00)?(?:86(?=1\d{10}$))?/, "");

/** With country code and `+`; a number of mainland China may stand bare, 11 digits that begin with a 1. */
export const e164 = (number: string): string => number.replace(/^(?=1\d{10}$)/, "+86");
