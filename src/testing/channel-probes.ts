import type { Address } from "../model/person.ts";
import type { ChannelRequest, Message } from "../model/request.ts";
import { expectTrue } from "./expect.ts";

/** A word that no provider and no adapter writes. */
export const canary = "Zhwq-Canary-55018";

export const garbage: readonly string[] = [
  "",
  " ",
  "null",
  "true",
  "0",
  "[]",
  "{}",
  "[null]",
  "[[]]",
  '"text"',
  "{",
  "<xml><Event>x</Event></xml>",
  "[".repeat(100_000),
  "x".repeat(300_000),
  "\u0000\ud800",
  '{"__proto__":{"Code":"OK"},"constructor":1}',
  '{"Code":{},"errcode":[],"error":{"code":null},"msg_id":{},"List":{},"Event":1}',
  '{"Code":"constructor","errcode":"constructor","error":{"code":"toString"}}',
  '{"Code":"","errcode":"","error":"","msg_id":""}',
  '{"errcode":1e999,"error":{"code":-1e999}}',
];

export const echoing = (text: string): readonly string[] => [
  text,
  JSON.stringify({
    Code: text,
    Message: text,
    errcode: text,
    errmsg: text,
    msgid: text,
    error: { code: text, message: text },
  }),
  JSON.stringify({ errcode: 47003, errmsg: `data.${text}.value`, error: { code: 1003, message: text }, Message: text }),
  `5.1.1 <${text}>: unknown`,
];

/** The message with every text turned into something no provider takes, or into nothing. */
export function oddMessages(message: Message): readonly Message[] {
  const odd = [
    "",
    "\r\nBcc: x@example.com",
    "https://example.com/?q=1",
    "😀★¥",
    "\ud800",
    "<b>&\"'",
    "𠮷".repeat(3000),
  ];
  return ["", ...odd.map((text) => `${canary}${text}`)].map((strange) => {
    const values = Object.fromEntries(Object.keys(message.values).map((name) => [name, strange]));
    return { ...copy(message), title: strange, body: strange, status: strange, tip: strange, values };
  });
}

export function privateTexts({ id, title, body, status = "", tip = "", values }: Message): readonly string[] {
  return [title, body, status, tip, ...Object.values(values)].filter((text) => text !== "" && !id.includes(text));
}

export const addressesOf = (to: Address): readonly string[] => (typeof to === "string" ? [to] : to);

/** An address of the same form: its last letter or digit is another one. */
export function another(address: string): string {
  const other = address.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (last) => {
    const [one = "", two = ""] = /\d/.test(last) ? "01" : /[a-z]/.test(last) ? "ab" : "AB";
    return last === one ? two : one;
  });
  return other === address ? `${address}1` : other;
}

export function absent(texts: readonly string[], secrets: readonly string[], where: string): void {
  for (const secret of secrets)
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), percent(secret)])
      expectTrue(
        form === "" || !texts.some((text) => text.includes(form)),
        `${where} shows a text it must not show: ${form.slice(0, 40)}`,
      );
}

/** Lone surrogates have no such form. */
function percent(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Every text of a request, the names included. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, at]) => [name, ...textsOf(at)]);
}

/** The signed request without what signing may add: headers, query, the end of the URL, and fields of a JSON body. */
export function kept(request: ChannelRequest, before: ChannelRequest): unknown {
  if (request.kind !== "http" || before.kind !== "http") return request;
  const of = (texts: object = {}, names: object = {}) =>
    Object.fromEntries(Object.entries(texts).filter(([name]) => Object.hasOwn(names, name)));
  const body = request.body === before.body ? before.body : of(fields(request.body), fields(before.body));
  const plain = request.body === before.body ? body : JSON.stringify(body);
  return {
    ...request,
    url: request.url.startsWith(before.url) ? before.url : request.url,
    headers: of(request.headers, before.headers),
    query: of(request.query, before.query),
    body: plain,
  };
}

function fields(body: string): object {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

/** A signed request with the values of its headers, its query and of a changed JSON body left out. */
export function shape(request: ChannelRequest, before: ChannelRequest): unknown {
  if (request.kind !== "http" || before.kind !== "http") return request;
  const body = request.body === before.body ? request.body : Object.keys(fields(request.body));
  return { ...request, headers: Object.keys(request.headers), query: Object.keys(request.query ?? {}), body };
}

export const altered = (text: string): string => text.replace(/[a-z0-9]/gi, (c) => (c === "q" ? "r" : "q"));

export const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const at of Object.values(value)) freeze(at);
    Object.freeze(value);
  }
  return value;
}
