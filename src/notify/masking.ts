/** Nine digits and more, however they are grouped: no hotline, no masked number, no extension. */
const longNumbers = /\+?\d(?:[ -]?\d){8,}/g;

/** Phone numbers as a third person may read them: area and last four digits. Hotlines and masked numbers stay as they are. */
export const masked = (phone: string): string =>
  phone.replace(longNumbers, (number) => {
    const digits = number.replace(/\D/g, "");
    // Longer than any number: two of them.
    const area = digits.length > 15 ? "" : digits.slice(0, digits.length - 8);
    return `${area}****${digits.slice(-4)}`;
  });

/** A tracking or order number without proof of who asks: its last four characters. */
export const maskedNumber = (number: string): string =>
  number.length <= 4 ? "*".repeat(number.length) : `${"*".repeat(number.length - 4)}${number.slice(-4)}`;
