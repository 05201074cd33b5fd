import type { Instant } from "../../model/instant.ts";
import type { ChannelRequest } from "../../model/request.ts";
import { canonical, chained, type Texts } from "./canonical.ts";

/**
 * Signs a request to Tencent Cloud by TC3-HMAC-SHA256; its `auth` names service, action, version and region. The content
 * type, the host and the action are covered, parameters are not. Tencent takes a time within 5 minutes of its own.
 */
export function tc3(request: ChannelRequest, secretId: string, secret: string, now: Instant): ChannelRequest {
  if (request.kind !== "http") return request;
  const { service = "", action = "", version = "", region = "" }: Texts = request.auth ?? {};
  const timestamp = String(Math.floor(now / 1000));
  const type = request.headers["content-type"] ?? "";
  const { names, hash } = canonical(request, { "content-type": type, "x-tc-action": action.toLowerCase() });
  const scope = `${new Date(now).toISOString().slice(0, 10)}/${service}/tc3_request`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${hash}`;
  const signature = chained(`TC3${secret}`, [...scope.split("/"), text]);
  const added = {
    "x-tc-action": action,
    "x-tc-version": version,
    "x-tc-region": region,
    "x-tc-timestamp": timestamp,
    authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
  return { ...request, headers: { ...request.headers, ...added } };
}
