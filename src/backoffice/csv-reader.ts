/// <reference path="../../types/papaparse.d.ts" />
import papa from "papaparse";
import { expectArgument } from "../model/arguments.ts";
import { plainCell } from "./cell.ts";
import { byteOrderMark, type CsvRow } from "./csv.ts";

/** Reads a file piece by piece; pieces may end anywhere. Rows come as soon as they are whole. */
export interface CsvReader {
  read(piece: string): readonly CsvRow[];
  /** What is left at the end of the file. */
  end(): readonly CsvRow[];
}

/** The longest row that is taken: characters and cells together. */
const longestRow = 65_536;
/** Quotes and commas make no row three times as long as it is: one that has not ended by then is too long. */
const longestWait = 3 * longestRow;
/** Each costs a second look at what follows it. */
const mostBroken = 100;

/** A file as far as it is read. */
interface Reading {
  rest: string;
  line: number;
  newline: string | null;
  broken: number;
  is: "new" | "open" | "in-broken-line" | "over";
}

/**
 * Reads CSV with commas, piece by piece: rows and cells are the same however the file is cut. Lines end as the first one
 * does. A byte order mark is passed over, an apostrophe that `csvRow` may have set taken away. Keeps no more than one row.
 *
 * Nothing is refused. A row with a text behind a closing quote, a quote that is never closed, or more than 65,536
 * characters is marked `broken`, and the next line is read as the next row; after a hundred of them the file is
 * `given-up`. A quote within a text that does not begin with one, as an inch, is a sign like others.
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
  const file: Reading = { rest: "", line: 1, newline: null, broken: 0, is: "new" };
  const read: CsvReader["read"] = (piece) => {
    expectArgument("piece", piece, "text", "the next part of the file");
    return take(file, piece, false);
  };
  return { read, end: () => take(file, "", true) };
}

function take(file: Reading, piece: string, isLast: boolean): readonly CsvRow[] {
  const found: CsvRow[] = [];
  if (file.is === "over") return found;
  file.rest += piece;
  if (file.is === "new" && file.rest !== "") {
    file.is = "open";
    if (file.rest.startsWith(byteOrderMark)) file.rest = file.rest.slice(1);
  }
  file.newline ??= lineBreak(file.rest, isLast || file.rest.length > longestWait);
  if (file.newline !== null) while (readOn(file, file.newline, isLast, found));
  if (isLast) file.is = "over";
  return found;
}

/** Takes rows up to the first that is broken, and says whether there is more to read after that. */
function readOn(file: Reading, newline: string, isLast: boolean, found: CsvRow[]): boolean {
  if (file.is === "in-broken-line" && !endLine(file, newline)) return false;
  let begins = 0;
  for (const { cells, ends, isBroken } of rowsOf(file.rest, newline, isLast)) {
    if (isBroken || sizeOf(cells) > longestRow) return breakOff(file, begins, found);
    found.push({ line: file.line, cells: cells.map(plainCell) });
    file.line += 1 + breaksIn(cells);
    begins = ends;
  }
  file.rest = file.rest.slice(begins);
  return file.rest.length > longestWait && breakOff(file, 0, found);
}

/** Gives up the row that begins there, and its line. */
function breakOff(file: Reading, begins: number, found: CsvRow[]): boolean {
  file.broken += 1;
  const isTooMuch = file.broken > mostBroken;
  found.push({ line: file.line, cells: [], fault: isTooMuch ? "given-up" : "broken" });
  file.rest = file.rest.slice(begins);
  file.is = isTooMuch ? "over" : "in-broken-line";
  if (isTooMuch) file.rest = "";
  return !isTooMuch;
}

/** Passes over what is left of a line; false while its end has not come. */
function endLine(file: Reading, newline: string): boolean {
  const end = file.rest.indexOf(newline);
  // Half of a line break may be all that has come of it.
  file.rest = end < 0 ? file.rest.slice(file.rest.length + 1 - newline.length) : file.rest.slice(end + newline.length);
  if (end < 0) return false;
  file.is = "open";
  file.line += 1;
  return true;
}

interface FoundRow {
  readonly cells: readonly string[];
  /** Where the next one begins. */
  readonly ends: number;
  readonly isBroken: boolean;
}

/** The rows of a text up to the first that is broken; the last one only where nothing follows. */
function rowsOf(text: string, newline: string, isWhole: boolean): readonly FoundRow[] {
  const found: FoundRow[] = [];
  const parser = new papa.Parser({
    delimiter: ",",
    newline,
    step: ({ data: [cells = []], errors, meta: { cursor } }) => {
      // Behind the last line break there is no row.
      if ((found.at(-1)?.ends ?? 0) === text.length) return;
      const isBroken = errors.some(({ type }) => type === "Quotes");
      found.push({ cells, ends: cursor, isBroken });
      if (isBroken) parser.abort();
    },
  });
  parser.parse(text, 0, !isWhole);
  return found;
}

/** How lines end: as the first that does, outside of quotes if it can be. Null while that cannot be told. */
function lineBreak(text: string, isEnough: boolean): string | null {
  let isQuoted = false;
  let inside: string | null = null;
  for (const { 0: found, index } of text.matchAll(/"|\r\n|\r|\n/g)) {
    if (found === '"') isQuoted = !isQuoted;
    else if (isQuoted) inside ??= found;
    else if (found !== "\r" || index + 1 < text.length || isEnough) return found;
  }
  return isEnough ? (inside ?? "\n") : null;
}

const sizeOf = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.length + 1, 0);

/** Line breaks within cells; not the half of one that a row ends with where lines end in two ways. */
const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r(?!$)/g)?.length ?? 0), 0);
