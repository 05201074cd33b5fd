import { parseExact } from "../../model/exact-json.ts";
import { isTable } from "../../model/table.ts";

/** The fields of a JSON object that somebody else wrote: anything may stand in any of them. */
export type Fields = { readonly [name: string]: unknown };

/** Far above every real push (the longest seen has about 60 rows, 20 KB), far below what hurts. In UTF-16 units. */
export const sizeLimit = 1_048_576;

export const asFields = (value: unknown): Fields | undefined => (isTable(value) ? value : undefined);

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text, or a number where a provider forgot the quotes; anything else is no text. */
export const asText = (value: unknown): string =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";

/** A link or markup: what has it is nobody's name and no place, and is passed on to nobody. Most have no sign of either. */
export const hasLink = (text: string): boolean =>
  /[<>@\\/.]/.test(text) && /[<>@\\]|\/\/|(?<!\b[sm]t)\.\p{L}{2}/iu.test(text);

/** What a code or text may show in an issue: short codes only, so that nobody's telephone number gets there. */
export const shown = (code: string): string =>
  /^[\w.-]{1,8}$/.test(code) ? `"${code}"` : `of ${code.length} characters`;

/** The first field of that name in an urlencoded form; undefined where it is absent or not decodable. */
export function formField(body: string, name: string): string | undefined {
  const opening = `${name}=`;
  const begin = body.startsWith(opening) ? 0 : body.indexOf(`&${opening}`) + 1;
  if (!body.startsWith(opening, begin)) return undefined;
  const end = body.indexOf("&", begin);
  const value = body.slice(begin + opening.length, end < 0 ? undefined : end);
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** Looked for first: to keep the digits of ids is dear, and ids so long mostly come as texts. */
const longNumber = /[:,[]\s*\d{16}/;

/**
 * The value of a JSON text, its ids whole; undefined where there is none. However deep it is: fields are asked for by their names, so
 * nothing here goes down with it.
 */
export function readJson(text: string): unknown {
  try {
    return (longNumber.test(text) ? parseExact : JSON.parse)(text.trim());
  } catch {
    return undefined;
  }
}
