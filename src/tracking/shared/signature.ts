import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** MD5 as Chinese providers write it: of the UTF-8 bytes, in upper-case hex. */
export const md5Upper = (text: string): string => bytesToHex(md5(utf8ToBytes(text))).toUpperCase();

/** Compares without telling by its duration how much was right. */
export function sameSign(expected: string, received: string): boolean {
  let difference = expected.length ^ received.length;
  for (let i = 0; i < expected.length; i++) difference |= expected.charCodeAt(i) ^ received.charCodeAt(i);
  return difference === 0;
}
