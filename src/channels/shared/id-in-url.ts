import { percentDecode, percentEncode } from "./encode.ts";

/** The address with the send id in place of `{id}`. */
export const withId = (template: string, id: string): string => template.replaceAll("{id}", () => percentEncode(id));

/** The send id at the place of `{id}`; servers may give the URL without its host. */
export function idIn(url: string, template = ""): string | undefined {
  const [before = "", after = ""] = template.replace(/^https?:\/\/[^/]*/i, "").split("{id}");
  const start = url.indexOf(before);
  if (!template.includes("{id}") || before === "" || start < 0) return undefined;
  const raw = url.slice(start + before.length).split(after === "" ? /[?&#/]/ : after)[0];
  return raw ? percentDecode(raw) : undefined;
}
