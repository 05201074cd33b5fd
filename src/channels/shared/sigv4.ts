import type { Instant } from "../../model/instant.ts";
import type { ChannelRequest } from "../../model/request.ts";
import { optional } from "../../model/table.ts";
import { canonical, chained, type Texts } from "./canonical.ts";

/**
 * Signs a request to AWS by Signature Version 4; its `auth` names region and service. Every header of the request is
 * covered: let their names be in lower case and their values without needless spaces. AWS takes a time within 5 minutes of
 * its own. `token` goes with temporary keys; `query` is the `sortedQuery` of a request with parameters. Not for S3, which wants the hash of the body in a header.
 */
export function sigv4(
  request: ChannelRequest,
  keyId: string,
  secret: string,
  now: Instant,
  token?: string,
  query = "",
): ChannelRequest {
  if (request.kind !== "http") return request;
  const { region = "", service = "" }: Texts = request.auth ?? {};
  const time = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const headers = { ...request.headers, "x-amz-date": time, ...optional("x-amz-security-token", token) };
  const { names, hash } = canonical(request, headers, query);
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash}`;
  const signature = chained(`AWS4${secret}`, [...scope.split("/"), text]);
  const authorization = `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...request, headers: { ...headers, authorization } };
}
