import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const hmacSha256 = (text: string, secret: string): Uint8Array => hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text));

export const hmacHex = (text: string, secret: string): string => bytesToHex(hmacSha256(text, secret));

/** The 32 bytes in base64: 43 digits of six bits, and a sign that the last has two to spare. */
export function hmacBase64(text: string, secret: string): string {
  let rest = BigInt(`0x${hmacHex(text, secret)}`) << 2n;
  let out = "=";
  for (let i = 0; i < 43; i++, rest >>= 6n) out = digitOf(Number(rest & 63n)) + out;
  return out;
}

/** A-Z, a-z, 0-9, + and /. */
const digitOf = (n: number): string =>
  String.fromCharCode(n < 26 ? n + 65 : n < 52 ? n + 71 : n < 62 ? n - 4 : n * 4 - 205);
