/// <reference path="../../types/papaparse.d.ts" />
import papa from "papaparse";
import { expectArgument } from "../model/arguments.ts";
import { guardedInside, needsApostrophe } from "./cell.ts";

/** What a file of CSV begins with, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = "\uFEFF";

/** One row of a file. */
export interface CsvRow {
  /** Where it begins, the first line being 1. A cell may hold several lines. */
  readonly line: number;
  readonly cells: readonly string[];
  /** `broken`: it cannot be read, and the line after it is the next row. `given-up`: nor is anything after it. */
  readonly fault?: "broken" | "given-up";
}

/**
 * One row of CSV as RFC 4180 has it, with its line break (CRLF). No spreadsheet runs or rounds any of its texts: what
 * begins with `=` `+` `-` `@` (full-width ones and those behind blanks too), with a tab or line break, and digits that
 * would be rounded or lose their zeros, stand behind an apostrophe, as does what begins with one. So do such signs behind a
 * `;`, a tab or a line break within a text, where some spreadsheets begin a cell. `csvReader` takes it away again, so any
 * text comes back as it was. Numbers are written as they are. At least one cell.
 *
 * @example
 * import { csvRow } from "waybell/backoffice";
 *
 * csvRow(["1001", "=1+1", 2]); // "1001,\"'=1+1\",2\r\n"
 */
export function csvRow(cells: readonly (string | number)[]): string {
  expectArgument("cells", cells, "list", "of one row");
  const guarded = cells.map((cell) => (typeof cell === "string" ? guardedInside(cell) : cell));
  return `${papa.unparse([guarded], { escapeFormulae: needsApostrophe })}\r\n`;
}
