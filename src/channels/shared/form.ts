import { percentDecode, percentEncode } from "./encode.ts";

/** Longer forms are left unread: providers send a few kilobytes. In UTF-16 units. */
const longest = 65_536;

type Pair = readonly [name: string, value: string];

/** An urlencoded form of these fields, of which those without a value are left out. */
export const toForm = (fields: { readonly [name: string]: string | undefined }): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${percentEncode(value)}`))
    .join("&");

/** The fields of an urlencoded form in their order, names and values decoded; what is not decodable stands as it came. */
export const readForm = (text: string): readonly Pair[] =>
  (text.length > longest ? "" : text)
    .split("&")
    .filter((field) => field !== "")
    .map((field) => {
      const [name = "", ...value] = field.split("=");
      return [decoded(name), decoded(value.join("="))];
    });

function decoded(text: string): string {
  const plain = text.replaceAll("+", " ");
  return percentDecode(plain) ?? plain;
}
