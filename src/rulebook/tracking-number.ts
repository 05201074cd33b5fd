/** Whether a number, as it is compared, may be one. */
export const isNumber = (number: string): boolean => /^[A-Z0-9-]{6,32}$/.test(number);

/** A tracking number as it is compared: no spaces, capitals. */
export const plainNumber = (number: string): string => number.replace(/\s+/g, "").toUpperCase();
