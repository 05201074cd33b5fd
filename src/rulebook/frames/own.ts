import type { Frame } from "../../condition/frame.ts";
import type { Book } from "../book/book.ts";
import type { Facts } from "./facts.ts";
import { sheet } from "./sheet.ts";

/** Subjects of the host's own words; each sees at most its order. */
export function ownSheets(facts: Facts, order: Frame, book: Book): ReadonlyMap<string, readonly Frame[]> {
  const sheets = new Map<string, Frame[]>();
  for (const { subject, id, facts: noted } of facts.own ?? []) {
    const sees = book.lexicon.subjects.get(subject)?.sees ?? [];
    const parents = sees.map((name) => (name === "order" ? order : sheet(book, name, "", []).frame));
    const { frame, set } = sheet(book, subject, `${subject}:${id}`, parents);
    for (const [fact, value, known] of noted) set(fact, value, known);
    sheets.set(subject, [...(sheets.get(subject) ?? []), frame]);
  }
  return sheets;
}
