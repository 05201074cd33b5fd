import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { HttpRequest } from "../../model/request.ts";
import { bytesToHex, percentEncode, utf8ToBytes } from "./encode.ts";

export type Texts = { readonly [name: string]: string };

/** SHA-256 of the UTF-8 bytes, in hex. */
export const hashed = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** HMAC-SHA-256 of each text in turn, under what the step before gave; the last in hex. */
export const chained = (secret: string, texts: readonly string[]): string =>
  bytesToHex(texts.reduce((key, text) => hmac(sha256, key, utf8ToBytes(text)), utf8ToBytes(secret)));

/** What a signature covers: the names of the signed headers, and the hash of the canonical request. */
interface Covered {
  readonly names: string;
  readonly hash: string;
}

/** Parameters sorted by their names, percent-encoded. As texts pairs sort so: a comma stands before all names are made of. */
export const sortedQuery = (query: Texts = {}): string =>
  Object.entries(query)
    .map((pair) => pair.map(percentEncode))
    .sort()
    .map((pair) => pair.join("="))
    .join("&");

/**
 * The request as the gateways of Aliyun, Tencent and AWS sign it: method, path, `sortedQuery` of its parameters, the `signed`
 * headers and the host with lower-case names in order, and the hash of the body. The HTTP client adds `host` itself. The path
 * stands as in the URL, which must be encoded, without dots and without parameters.
 */
export function canonical({ method, url, body }: HttpRequest, signed: Texts, query = ""): Covered {
  const [, , host = "", ...path] = url.split("/");
  const headers = Object.entries({ ...signed, host }).sort();
  const names = headers.map(([name]) => name).join(";");
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join("");
  return { names, hash: hashed([method, `/${path.join("/")}`, query, lines, names, hashed(body)].join("\n")) };
}
