import { parseExact } from "../../model/exact-json.ts";
import { isTable } from "../../model/table.ts";

/** Longer bodies are left unread: no provider here sends more, and a hostile one might. In UTF-16 units. */
const longest = 262_144;

export type Fields = { readonly [name: string]: unknown };

/** The value a JSON text holds, its ids whole; undefined for anything else. Never throws. */
export function readJson(text: unknown): unknown {
  try {
    return typeof text === "string" && text.length <= longest ? parseExact(text) : undefined;
  } catch {
    return undefined;
  }
}

/** An object's fields; empty for anything that is no object. */
export const fieldsOf = (value: unknown): Fields => (isTable(value) ? value : {});

/** Where a provider writes one item alone and several as a list. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The items of it, one alone or a list; where there is none, one that is empty. */
export function itemsOf(value: unknown): readonly Fields[] {
  const items = listOf(value);
  return (items.length > 0 ? items : [null]).map(fieldsOf);
}

/** A text, number or boolean as text; undefined for others, the empty text and the absurdly long. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof text === "string" && text && text.length <= 2048 ? text : undefined;
}
