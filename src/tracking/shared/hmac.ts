import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../../model/base64.ts";

const hmacSha256 = (text: string, secret: string): Uint8Array => hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text));

export const hmacHex = (text: string, secret: string): string => bytesToHex(hmacSha256(text, secret));

export const hmacBase64 = (text: string, secret: string): string => toBase64(hmacSha256(text, secret));
