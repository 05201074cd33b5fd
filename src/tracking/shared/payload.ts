/** The fields of a JSON object that somebody else wrote: anything may stand in any of them. */
export type Fields = { readonly [name: string]: unknown };

/** Far above every real push (the longest seen has about 60 rows, 20 KB), far below what hurts. In UTF-16 units. */
export const sizeLimit = 1_048_576;

export const asFields = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text, or a number where a provider forgot the quotes; anything else is no text. */
export const asText = (value: unknown): string =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";

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

/** The value of a JSON text; undefined where there is none or it is nested deeper than any payload. */
export function readJson(text: string): unknown {
  try {
    return isDeep(text) ? undefined : JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/** By brackets outside of texts. Texts are most of a payload, and searched for their end at a stroke. */
function isDeep(json: string): boolean {
  let depth = 0;
  for (let i = 0; i < json.length && depth <= 32; i++) {
    const c = json.charCodeAt(i);
    if (c === 34) i = endOfText(json, i);
    // [ and {, ] and }: each pair apart by 32.
    else if ((c | 32) === 123) depth++;
    else if ((c | 32) === 125) depth--;
  }
  return depth > 32;
}

/** Where the text ends that begins here; the end of all where it has none. */
function endOfText(json: string, begin: number): number {
  let end = json.indexOf('"', begin + 1);
  while (end > 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end;
}

/** After an odd number of backslashes. */
function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json.charCodeAt(before - 1) === 92) before--;
  return (at - before) % 2 === 1;
}
