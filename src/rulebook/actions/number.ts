/** A tracking number as it is compared: no spaces, capitals. */
export const plainNumber = (number: string): string => number.replace(/\s+/g, "").toUpperCase();
