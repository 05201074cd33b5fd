import { md5 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** MD5 of the UTF-8 bytes, in lower-case hex. */
export const md5Hex = (text: string): string => bytesToHex(md5(utf8ToBytes(text)));
