import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export { bytesToHex, utf8ToBytes };

/**
 * Each byte of the UTF-8 that `keep`, which is of ASCII only, does not allow as `mark` and two hex digits: `%2F`. Lone
 * surrogates do not throw.
 */
export function escapeBytes(text: string, keep: RegExp, mark: string): string {
  let out = "";
  for (const byte of utf8ToBytes(text)) {
    const char = String.fromCharCode(byte);
    out += keep.test(char) ? char : mark + byte.toString(16).toUpperCase().padStart(2, "0");
  }
  return out;
}

/** RFC 3986: everything but letters, digits and `-_.~`. */
export const percentEncode = (text: string): string => escapeBytes(text, /[\w.~-]/, "%");

/** Undefined where the text is not percent-encoded UTF-8. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export const utf8Length = (text: string): number => utf8ToBytes(text).length;
