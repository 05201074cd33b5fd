import type { Fields } from "./json.ts";

/** Longer texts are left unread, in UTF-16 units: an event is a tenth of it. */
const longest = 16_384;

/** The innermost elements of an XML text by name, their text with or without CDATA. Empty for anything else. */
export const xmlFields = (text: string): Fields => {
  const found = text.length > longest ? [] : text.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs);
  return Object.fromEntries([...found].map(([, name = "", quoted, plain]) => [name, quoted ?? plain]));
};
