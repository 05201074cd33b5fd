import type { Frame } from "../../condition/frame.ts";
import { isInDoubt } from "../../notify/ledger.ts";
import { noticeKey, tellingKey } from "../../notify/send-id.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "./facts.ts";
import { sheet } from "./sheet.ts";

/**
 * Tellings whose channels are used up. One about such a telling is never among them, whatever its rule is called: so a
 * failure to tell of a failure is told to nobody.
 */
export function sendSheets(facts: Facts, order: Frame, book: Book): readonly Frame[] {
  return (facts.exhausted ?? none).flatMap((row) => {
    const rule = book.ruleByName.get(row.n);
    if (!rule || rule.each === "send" || row.x === undefined) return [];
    const key = { notice: row.n, subject: row.s, episode: row.e, person: row.p };
    const { frame, set } = sheet(book, "send", tellingKey(key), [order]);
    set("send.notice", noticeKey(key), row.x);
    if (isInDoubt(row.a, book.silent)) set("send.exhausted", row.x, row.x);
    return [frame];
  });
}
