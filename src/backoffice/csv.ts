/// <reference path="../../types/papaparse.d.ts" />
import papa from "papaparse";
import { needsApostrophe, plainCell } from "./cell.ts";

/** What a file of CSV begins with, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = "\uFEFF";

/** The longest row that is taken: characters and cells together. */
export const longestRow = 65_536;
/** Quotes and commas make no row three times as long as it is: one that has not ended by then is too long. */
const givenUp = 3 * longestRow;

/** One row of a file. */
export interface CsvRow {
  /** Where it begins, the first line being 1. A cell may hold several lines. */
  readonly line: number;
  readonly cells: readonly string[];
  /** `quotes`: a quote stands where none may. `too-long`: it was given up, and all that follows with it. */
  readonly fault?: "quotes" | "too-long";
}

/** Reads a file piece by piece; pieces may end anywhere. Rows come as soon as they are whole. */
export interface CsvReader {
  read(piece: string): readonly CsvRow[];
  /** What is left at the end of the file. */
  end(): readonly CsvRow[];
}

/**
 * One row of CSV as RFC 4180 has it, with its line break (CRLF). No spreadsheet runs or rounds any of its texts: what
 * begins with `=` `+` `-` `@` (full-width ones and those behind blanks too), with a tab or line break, and digits that
 * would be rounded or lose their zeros, stand behind an apostrophe, as does what begins with one. `csvReader` takes it
 * away again, so any text comes back as it was. Numbers are written as they are. At least one cell.
 *
 * @example
 * import { csvRow } from "waybell/backoffice";
 *
 * csvRow(["1001", "=1+1", 2]); // "1001,\"'=1+1\",2\r\n"
 */
export const csvRow = (cells: readonly (string | number)[]): string =>
  `${papa.unparse([cells], { escapeFormulae: needsApostrophe })}\r\n`;

/**
 * Reads CSV with commas, piece by piece: rows and cells are the same however the file is cut. Lines end as the first one
 * does. A byte order mark is passed over, an apostrophe before a cell taken away. Nothing is refused: a row with a quote
 * at the wrong place is marked, and one of more than 65,536 characters, as a quote makes that is never closed, ends
 * the file. Keeps no more than one row.
 *
 * @example
 * import { csvReader } from "waybell/backoffice";
 *
 * const reader = csvReader();
 * reader.read('order,note\r\n1001,"two'); // [{ line: 1, cells: ["order", "note"] }]
 * reader.read('\r\nlines"\r\n'); // [{ line: 2, cells: ["1001", "two\r\nlines"] }]
 * reader.end(); // []
 */
export function csvReader(): CsvReader {
  let rest = "";
  let line = 1;
  let isOver = false;
  let isOpen = false;
  let parser: InstanceType<typeof papa.Parser> | null = null;

  const giveUp = (rows: readonly CsvRow[]): readonly CsvRow[] => {
    [rest, isOver] = ["", true];
    return [...rows, { line, cells: [], fault: "too-long" }];
  };
  const take = (piece: string, isLast: boolean): readonly CsvRow[] => {
    if (isOver) return [];
    rest += piece;
    isOver = isLast;
    if (!isOpen && rest !== "") {
      isOpen = true;
      if (rest.startsWith(byteOrderMark)) rest = rest.slice(1);
    }
    if (parser === null) {
      const newline = lineBreak(rest, isLast);
      if (newline !== null) parser = new papa.Parser({ delimiter: ",", newline });
    }
    const parsed = rest === "" ? undefined : parser?.parse(rest, 0, !isLast);
    const rows: CsvRow[] = [];
    for (const [i, cells] of (parsed?.data ?? []).entries()) {
      if (sizeOf(cells) > longestRow) return giveUp(rows);
      const isBroken = parsed?.errors.some(({ type, row }) => type === "Quotes" && row === i) ?? false;
      rows.push({ line, cells: cells.map(plainCell), ...(isBroken ? { fault: "quotes" as const } : {}) });
      line += 1 + breaksIn(cells);
    }
    rest = rest.slice(parsed?.meta.cursor ?? 0);
    return rest.length > givenUp ? giveUp(rows) : rows;
  };
  return { read: (piece) => take(piece, false), end: () => take("", true) };
}

/** How lines end: as the first that does, outside of quotes. Null while that cannot be told. */
function lineBreak(text: string, isWhole: boolean): string | null {
  let isQuoted = false;
  for (const { 0: found, index } of text.matchAll(/"|\r\n|\r|\n/g)) {
    if (found === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (found !== "\r" || index + 1 < text.length || isWhole)) return found;
  }
  return isWhole ? "\n" : null;
}

const sizeOf = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.length + 1, 0);

/** Line breaks within cells; not the half of one that a row ends with where lines end in two ways. */
const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r(?!$)/g)?.length ?? 0), 0);
