import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { toBase64 } from "../../model/base64.ts";
import { compare } from "../../model/compare.ts";
import { utf8ToBytes } from "./encode.ts";
import { behindHost } from "./id-in-url.ts";

/**
 * `X-Twilio-Signature` of a call to this URL, whole as Twilio knows it, with these fields of its form: HMAC-SHA-1 over the
 * URL and each name with its value, sorted, a field that comes twice with one value once.
 */
export function twilioSignature(
  token: string,
  url: string,
  form: readonly (readonly [name: string, value: string])[],
): string {
  const sorted = [...form].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const once = sorted.filter(([name, value], i) => name !== sorted[i - 1]?.[0] || value !== sorted[i - 1]?.[1]);
  return toBase64(hmac(sha1, utf8ToBytes(token), utf8ToBytes(url + once.flat().join(""))));
}

/**
 * The URLs under which Twilio may have signed a call: the origin is that of `known`, whatever a proxy made of it; its port is
 * there or not, for Twilio does either.
 */
export function signedUrls(known: string, called: string): readonly string[] {
  const [, origin = "", port] = /^(https?:\/\/[^/?#]+?)(:\d+)?(?=[/?#]|$)/i.exec(known) ?? [];
  const path = behindHost(called);
  const standard = /^https/i.test(origin) ? ":443" : ":80";
  return [origin + path, origin + (port ?? standard) + path];
}
