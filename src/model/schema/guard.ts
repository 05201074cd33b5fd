import { type Finding, finding } from "../finding.ts";

const depthLimit = 32;
const textLimit = 4096;
const sizeLimit = 256 * 1024;

/**
 * What a value must pass before any schema sees it: plain data, at most 32 deep, texts of at most 4 KB, 256 KB in all,
 * and no key that reaches a prototype.
 */
export function guard(value: unknown): Finding | undefined {
  const measure = { left: sizeLimit };
  return walk(value, "", 1, measure);
}

function walk(value: unknown, path: string, depth: number, measure: { left: number }): Finding | undefined {
  if (typeof value === "string") {
    measure.left -= value.length;
    if (value.length > textLimit)
      return finding("E_TOO_LONG", path, `A text is ${value.length} characters long.`, `at most ${textLimit}`);
    return measure.left < 0 ? tooLarge(path) : undefined;
  }
  measure.left -= 8;
  if (measure.left < 0) return tooLarge(path);
  if (typeof value === "number")
    return Number.isFinite(value) ? undefined : finding("E_FIELD", path, "Not a finite number.", "a number");
  if (value === null || typeof value === "boolean" || value === undefined) return undefined;
  if (typeof value !== "object") return finding("E_FIELD", path, `A ${typeof value} is not data.`, "plain JSON");
  if (depth > depthLimit)
    return finding("E_TOO_DEEP", path, `Nested deeper than ${depthLimit} levels.`, "a flat payload");
  for (const key of Object.keys(value)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype")
      return finding("E_FORBIDDEN_KEY", path, "A key reaches for the prototype.", "plain data keys");
    measure.left -= key.length;
    const inner = walk((value as Record<string, unknown>)[key], join(path, value, key), depth + 1, measure);
    if (inner) return inner;
  }
  return undefined;
}

const tooLarge = (path: string): Finding =>
  finding("E_TOO_LARGE", path, `More than ${sizeLimit / 1024} KB.`, `at most ${sizeLimit / 1024} KB an event`);

/** A key as a path may show it: keys come from outside and may hold anything, so only well-behaved ones are named. */
export const shownKey = (key: string): string => (/^[A-Za-z][\w.-]{0,40}$/.test(key) ? key : "?");

const join = (path: string, owner: object, key: string): string => {
  if (Array.isArray(owner)) return `${path}[${key}]`;
  return path ? `${path}.${shownKey(key)}` : shownKey(key);
};
