import { UsageError } from "../model/errors.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Book } from "./book/book.ts";
import type { Rulebook } from "./rulebook.ts";

/** What is behind a rulebook of a version; null: of the newest. Of one that it holds, that rulebook too. */
export type Inside = (version: string | null) => readonly [book: Book, held?: Rulebook] | null;

// A rulebook that users hold shows none of its insides, and other copies of the package know it all the same.
const inside: symbol = Symbol.for("waybell/book");

export function withInside(rulebook: Rulebook, book: Book, earlier: Inside): Rulebook {
  const find: Inside = (version) => (version === null || version === book.version ? [book] : earlier(version));
  // What hosts make of it by `...` has them still.
  return Object.defineProperty(rulebook, inside, { value: find, enumerable: true });
}

/**
 * The rulebook of a version, and its compiled rules: the one that is asked, or one that it holds, however deep.
 *
 * @throws {UsageError} `NOT_A_RULEBOOK`: it was not made by this library.
 */
export function heldBy(rulebook: Rulebook, version: string | null): readonly [Book, Rulebook] | null {
  const find = (rulebook as unknown as { readonly [key: symbol]: Inside | undefined } | null)?.[inside];
  if (!find)
    throw new UsageError("NOT_A_RULEBOOK", "This is no rulebook. Pass what defineRulebook or readRulebook returned.");
  const [book, held = rulebook] = find(version) ?? [];
  return book ? [book, held] : null;
}

/** The compiled version that an order keeps; null where the rulebook does not hold it. Throws as `heldBy`. */
export const bookOf = (rulebook: Rulebook, { book }: Pick<OrderRecord, "book">): Book | null =>
  heldBy(rulebook, book)?.[0] ?? null;
