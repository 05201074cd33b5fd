import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export { bytesToHex, utf8ToBytes };

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function toBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let d = 0; d < 4; d++) out += i + d > bytes.length ? "=" : digits.charAt((group >> (18 - 6 * d)) & 63);
  }
  return out;
}

/** Undefined where the text is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const found = /^([A-Za-z0-9+/]*)={0,2}$/.exec(text)?.[1];
  if (found === undefined || found.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((found.length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; i < found.length; i++) {
    bits = (bits << 6) | digits.indexOf(found.charAt(i));
    if (i % 4 !== 0) bytes[at++] = (bits >> (6 - 2 * (i % 4))) & 255;
  }
  return bytes;
}

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
