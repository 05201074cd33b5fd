import type { Instant } from "../../model/instant.ts";
import type { ChannelRequest } from "../../model/request.ts";
import { canonical, chained, hashed, sortedQuery, type Texts } from "./canonical.ts";

/** Signs a request to Aliyun's gateway by ACS3-HMAC-SHA256; its `auth` names action and version. */
export function acs3(
  request: ChannelRequest,
  keyId: string,
  secret: string,
  now: Instant,
  nonce: string,
): ChannelRequest {
  if (request.kind !== "http") return request;
  const { action = "", version = "" }: Texts = request.auth ?? {};
  const added = {
    "x-acs-action": action,
    "x-acs-content-sha256": hashed(request.body),
    "x-acs-date": `${new Date(now).toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": nonce,
    "x-acs-version": version,
  };
  const { names, hash } = canonical(request, added, sortedQuery(request.query));
  const signature = chained(secret, [`ACS3-HMAC-SHA256\n${hash}`]);
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}`;
  return { ...request, headers: { ...request.headers, ...added, authorization } };
}
