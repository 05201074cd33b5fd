import { type Finding, finding } from "../finding.ts";

const depthLimit = 32;
const textLimit = 4096;
const sizeLimit = 256 * 1024;

/**
 * What a value must pass before any schema sees it: plain data, at most 32 deep, texts of at most 4 KB, 256 KB in all,
 * and no key that reaches a prototype.
 */
export function guard(value: unknown): Finding | undefined {
  return walk(value, 1, { left: sizeLimit });
}

/** Its path is put together on the way back: nearly everything that comes is sound. */
function walk(value: unknown, depth: number, measure: { left: number }): Finding | undefined {
  if (typeof value === "string") {
    measure.left -= value.length;
    if (value.length > textLimit)
      return finding("E_TOO_LONG", "", `A text is ${value.length} characters long.`, `at most ${textLimit}`);
    return measure.left < 0 ? tooLarge : undefined;
  }
  measure.left -= 8;
  if (measure.left < 0) return tooLarge;
  if (typeof value === "number")
    return Number.isFinite(value) ? undefined : finding("E_FIELD", "", "Not a finite number.", "a number");
  if (value === null || typeof value === "boolean" || value === undefined) return undefined;
  if (typeof value !== "object") return finding("E_FIELD", "", `A ${typeof value} is not data.`, "plain JSON");
  if (depth > depthLimit)
    return finding("E_TOO_DEEP", "", `Nested deeper than ${depthLimit} levels.`, "a flat payload");
  for (const key in value) {
    if (key === "__proto__" || key === "constructor" || key === "prototype")
      return finding("E_FORBIDDEN_KEY", "", "A key reaches for the prototype.", "plain data keys");
    measure.left -= key.length;
    const inner = walk((value as Record<string, unknown>)[key], depth + 1, measure);
    if (inner) return { ...inner, path: under(value, key, inner.path) };
  }
  return undefined;
}

const kilobytes = sizeLimit / 1024;
const tooLarge: Finding = finding("E_TOO_LARGE", "", `More than ${kilobytes} KB.`, `at most ${kilobytes} KB an event`);

/** A key as a path may show it: keys come from outside and may hold anything, so only what is like a name is shown. */
export const shownKey = (key: string): string => (/^(?!.*\d{5})[A-Za-z][\w.-]{0,40}$/.test(key) ? key : "?");

function under(owner: object, key: string, path: string): string {
  const part = Array.isArray(owner) ? `[${key}]` : shownKey(key);
  return path === "" || path.startsWith("[") ? part + path : `${part}.${path}`;
}
