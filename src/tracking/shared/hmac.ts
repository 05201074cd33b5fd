import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const hmacSha256 = (text: string, secret: string): Uint8Array => hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text));

export const hmacHex = (text: string, secret: string): string => bytesToHex(hmacSha256(text, secret));

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The 32 bytes in base64: 43 digits and a sign that two bits of the last are empty. */
export function hmacBase64(text: string, secret: string): string {
  const bits = [...hmacSha256(text, secret)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return `${(bits.padEnd(258, "0").match(/.{6}/g) ?? []).map((six) => digits[Number.parseInt(six, 2)]).join("")}=`;
}
