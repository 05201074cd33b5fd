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
