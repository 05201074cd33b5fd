import type { ChannelRequest } from "../../model/request.ts";
import { isTable } from "../../model/table.ts";
import { readJson } from "./json.ts";

export const hidden = "***";

type Texts = { readonly [name: string]: string };

/** Every text but the named ones reads `***`. */
export const only = (texts: Texts, shown: readonly string[]): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, shown.includes(name) ? text : hidden]));

/** An HTTP request of which only the named headers and query parameters are shown; `body` and `url` as given. */
export function redactHttp(request: ChannelRequest, shown: readonly string[], body = "", url?: string): ChannelRequest {
  if (request.kind !== "http") return request;
  const { headers, query } = request;
  const rest = { url: url ?? request.url, headers: only(headers, shown), body };
  return { ...request, ...rest, ...(query && { query: only(query, shown) }) };
}

/** A JSON body of which only these dotted paths are shown (`data.id`); lists are shown or hidden whole. */
export function redactBody(request: ChannelRequest, shown: readonly string[]): string {
  const walk = (at: unknown, path: string): unknown => {
    if (shown.includes(path)) return at;
    if (!isTable(at)) return hidden;
    return Object.fromEntries(Object.entries(at).map(([name, v]) => [name, walk(v, path ? `${path}.${name}` : name)]));
  };
  return JSON.stringify(walk(readJson(request.kind === "http" ? request.body : ""), ""));
}
