import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Instant } from "../../model/instant.ts";
import type { ChannelRequest } from "../../model/request.ts";
import { bytesToHex, percentEncode, utf8ToBytes } from "./encode.ts";

const hashed = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * Signs a request to Aliyun's gateway by ACS3-HMAC-SHA256; its `auth` names action and version. The HTTP client adds
 * `host`, which is signed as in the URL.
 */
export function acs3(
  request: ChannelRequest,
  keyId: string,
  secret: string,
  now: Instant,
  nonce: string,
): ChannelRequest {
  if (request.kind !== "http") return request;
  const { method, url, query = {}, auth } = request;
  const [, host = "", path = ""] = /^https:\/\/([^/]+)(\/[^?]*)/.exec(url) ?? [];
  const content = hashed(request.body);
  const added = {
    "x-acs-action": auth?.action ?? "",
    "x-acs-content-sha256": content,
    "x-acs-date": `${new Date(now).toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": nonce,
    "x-acs-version": auth?.version ?? "",
  };
  const signed = Object.entries({ host, ...added });
  const covered = signed.map(([name]) => name).join(";");
  const pairs = Object.entries(query).sort();
  const parameters = pairs.map((pair) => pair.map(percentEncode).join("=")).join("&");
  const lines = signed.map((pair) => pair.join(":"));
  const text = `ACS3-HMAC-SHA256\n${hashed([method, path, parameters, ...lines, "", covered, content].join("\n"))}`;
  const signature = bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text)));
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${covered},Signature=${signature}`;
  return { ...request, headers: { ...request.headers, ...added, authorization } };
}
