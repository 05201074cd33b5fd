/** The fields of a JSON object that somebody else wrote: anything may stand in any of them. */
export type Fields = { readonly [name: string]: unknown };

/** Far above every real push (the longest seen has about 60 rows, 20 KB), far below what hurts. In UTF-16 units. */
export const sizeLimit = 1_048_576;

export const asFields = (value: unknown): Fields | undefined =>
  Object(value) === value && !Array.isArray(value) ? (value as Fields) : undefined;

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text, or a number where a provider forgot the quotes; anything else is no text. */
export const asText = (value: unknown): string =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";

/** What a code or text may show in an issue: short codes only, so that nobody's telephone number gets there. */
export const shown = (code: string): string =>
  /^[\w.-]{1,8}$/.test(code) ? `"${code}"` : `of ${code.length} characters`;

/** The first field of that name in an urlencoded form; undefined where it is absent or not decodable. */
export function formField(body: string, name: string): string | undefined {
  const pair = body.split("&").find((text) => text.startsWith(`${name}=`));
  if (pair === undefined) return undefined;
  try {
    return decodeURIComponent(pair.slice(name.length + 1).replaceAll("+", " "));
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

/** By brackets outside of texts; a text without an end goes on to the end. Looks at each character once. */
function isDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < json.length && depth <= 32; i++) {
    const c = json.charCodeAt(i);
    if (c === 34) inText = !inText;
    else if (inText) i += c === 92 ? 1 : 0;
    // [ and {, ] and }: each pair apart by 32.
    else if ((c | 32) === 123) depth++;
    else if ((c | 32) === 125) depth--;
  }
  return depth > 32;
}
