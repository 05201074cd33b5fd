import { percentDecode, percentEncode } from "./encode.ts";

/** The address with the send id in place of `{id}`. */
export const withId = (template: string, id: string): string => template.replaceAll("{id}", () => percentEncode(id));

/** What of an address stands behind its host: all that some servers give. */
export const behindHost = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/i, "");

/** The send id at the place of `{id}`. */
export function idIn(url: string, template = ""): string | undefined {
  const [before = "", after = ""] = behindHost(template).split("{id}");
  const called = behindHost(url);
  const start = called.indexOf(before);
  if (!template.includes("{id}") || before === "" || start < 0) return undefined;
  const raw = called.slice(start + before.length).split(after === "" ? /[?&#/]/ : after)[0];
  return raw ? percentDecode(raw) : undefined;
}
