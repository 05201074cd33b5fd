import type { Frame } from "../../condition/frame.ts";
import type { Book } from "../book/book.ts";
import { type Facts, none } from "./facts.ts";
import { sheet } from "./sheet.ts";

/** What the buyer wrote; where no parcel is meant, none of the facts of one is known. */
export function messageSheets(facts: Facts, order: Frame, parcels: readonly Frame[], book: Book): readonly Frame[] {
  return (facts.messages ?? none).map(([id, at, known, person, parcel, intent, finds, request, day, part]) => {
    const about = parcels.find((one) => one.key === parcel) ?? sheet(book, "parcel", "", [order]).frame;
    const { frame, set } = sheet(book, "message", id, [order, about]);
    set("message.received", at, known);
    set("message.intent", intent, known);
    set("message.finds", finds, known);
    set("message.request", request || undefined, known);
    set("message.day", day || undefined, known);
    set("message.day-part", part || undefined, known);
    return { ...frame, whose: { role: "buyer", id: person } };
  });
}
