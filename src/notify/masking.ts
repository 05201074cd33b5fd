/** A phone number as a third person may read it: area and last digits. Short hotlines and masked numbers stay as they are. */
export function masked(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  if (digits.length <= 6 || /\*{3}/.test(phone)) return phone;
  const start = Math.max(0, digits.length - 8);
  return `${digits.slice(0, start)}****${digits.slice(start + 4)}`;
}

/** A tracking or order number without proof of who asks: its last four characters. */
export const maskedNumber = (number: string): string =>
  number.length <= 4 ? "*".repeat(number.length) : `${"*".repeat(number.length - 4)}${number.slice(-4)}`;
