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

/** Deeper than any payload. */
const levels = 32;
/** Longer than any real payload: what is so long is looked at before it is built, which takes longer than to refuse it. */
const long = 65_536;

/** The value of a JSON text; undefined where there is none or it is nested deeper than any payload. */
export function readJson(text: string): unknown {
  try {
    if (text.length > long && isDeepText(text)) return undefined;
    const value: unknown = JSON.parse(text.trim());
    return isDeep(value, levels) ? undefined : value;
  } catch {
    return undefined;
  }
}

function isDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (left === 0) return true;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) if (isDeep(inner, left - 1)) return true;
  return false;
}

/** By brackets outside of texts; a text without an end goes on to the end. Looks at each character once. */
function isDeepText(json: string): boolean {
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === quote) i = endOfText(json, i);
    else if (c === 0x5b || c === 0x7b) depth++;
    else if (c === 0x5d || c === 0x7d) depth--;
    if (depth > levels) return true;
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;

function endOfText(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === quote) return i;
    if (c === backslash) i++;
  }
  return json.length;
}
