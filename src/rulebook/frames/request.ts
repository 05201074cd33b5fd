import type { Frame } from "../../condition/frame.ts";
import type { Book } from "../book/book.ts";
import type { Facts } from "./facts.ts";
import { sheet } from "./sheet.ts";

/** Actions that were refused. */
export function requestSheets(facts: Facts, order: Frame, book: Book): readonly Frame[] {
  return facts.seen.flatMap((row) => {
    if (row.length === 1) return [];
    const [id, code, type, role, at] = row;
    const { frame, set } = sheet(book, "request", id, [order]);
    set("request.refused", at, at);
    set("request.code", code, at);
    set("request.type", type || undefined, at);
    set("request.by", role || undefined, at);
    return [frame];
  });
}
