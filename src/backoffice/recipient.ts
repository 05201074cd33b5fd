import { concealed } from "../model/message/safe-text.ts";
import { masked } from "../notify/masking.ts";

// People and places as whoever packs a parcel need not know them whole.

/** 张三 → 张*; Wang Wei → W**. */
export function maskedName(name: string): string {
  const [first = "", ...others] = name.trim();
  return first && others.length === 0 ? "*" : `${first}${"*".repeat(Math.min(2, others.length))}`;
}

/** A note without the recipient's name and street, where they stand in it as given, and without what `concealed` knows. */
export function maskedNote(note: string, { name = "", street = "" }: { name?: string; street?: string } = {}): string {
  const hidden = (text: string, what: string, mask: (text: string) => string): string =>
    [...what.trim()].length > 1 ? text.replaceAll(what.trim(), mask(what)) : text;
  return concealed(hidden(hidden(note, street, maskedStreet), name, maskedName));
}

/** Area and last digits, however it is written; nothing of what is too short to be one. */
export function maskedPhone(phone: string): string {
  const digits = phone.normalize("NFKC").replace(/\D/g, "");
  if (digits.length < 7) return phone.trim() === "" ? "" : "****";
  return masked(digits);
}

const shown = 6;

/** The name of the street at most, up to its first digit and never more than half: 文三路478号 → 文三路****. */
export function maskedStreet(street: string): string {
  const signs = [...street.trim()];
  const digit = signs.findIndex((sign) => /\p{Nd}/u.test(sign));
  const kept = Math.min(shown, Math.floor(signs.length / 2), digit < 0 ? shown : digit);
  return signs.length === 0 ? "" : `${signs.slice(0, kept).join("")}****`;
}
