import { UsageError } from "../model/errors.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Book } from "./book/book.ts";
import type { Rulebook } from "./rulebook.ts";

/** Finds, behind a rulebook, the compiled version that an order keeps. */
type Inside = (record: Pick<OrderRecord, "book">) => Book | null;

// A rulebook that users hold shows none of its insides, and other copies of the package know it all the same.
const inside: symbol = Symbol.for("waybell/book");

export function withInside(
  rulebook: Rulebook,
  book: Book,
  holder: (version: string) => Rulebook | undefined,
): Rulebook {
  const find: Inside = (record) => {
    if (record.book === null || record.book === book.version) return book;
    const earlier = holder(record.book);
    return earlier ? bookOf(earlier, record) : null;
  };
  // What hosts make of it by `...` has them still.
  return Object.defineProperty(rulebook, inside, { value: find, enumerable: true });
}

/**
 * The compiled version that an order keeps; null where the rulebook does not hold it.
 *
 * @throws {UsageError} `NOT_A_RULEBOOK`: it was not made by this library.
 */
export function bookOf(rulebook: Rulebook, record: Pick<OrderRecord, "book">): Book | null {
  const find = (rulebook as unknown as { readonly [key: symbol]: Inside | undefined } | null)?.[inside];
  if (find) return find(record);
  throw new UsageError("NOT_A_RULEBOOK", "This is no rulebook. Pass what defineRulebook or readRulebook returned.");
}
