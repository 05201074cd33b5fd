import type { Address } from "../../model/person.ts";

/** The first of several addresses; empty where there is none. */
export const firstOf = (to: Address): string => (typeof to === "string" ? to : (to[0] ?? ""));

/** A number of mainland China bare, others as country code and number without `+`. */
export const bareNumber = (number: string): string =>
  number.replace(/\D/g, "").replace(/^(?:00)?(?:86(?=1\d{10}$))?/, "");
