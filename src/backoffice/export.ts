import { expectAll } from "../model/arguments.ts";
import type { Instant } from "../model/instant.ts";
import { chain } from "../notify/text-book.ts";
import { type BacklogContext, type BacklogFigures, reasonsOf, streamedArgument } from "./backlog.ts";
import { byteOrderMark, csvRow } from "./csv.ts";
import { type ExportColumn, officeLanguages, type Sheet } from "./export-columns.ts";
import { columnsOr, zoneOr } from "./options.ts";
import type { WaitingOrder, WaitingStatus } from "./waiting.ts";

/** Which orders are exported: those that fit all that is said here. */
export interface ExportFilter {
  readonly statuses?: readonly WaitingStatus[];
  /** To be shipped until then, that instant included. */
  readonly dueUntil?: Instant;
  /** With any of these in it. */
  readonly skus?: readonly string[];
  readonly warehouses?: readonly string[];
}

export interface ExportOptions extends Pick<BacklogContext, "errorBudgets"> {
  readonly now: Instant;
  /** Of the headers, statuses and reasons: `zh-CN` (the default) or `en`; of any other, English. */
  readonly locale?: string;
  /** Whose clock the times are read from; that of the packs where absent. */
  readonly zone?: string;
  /**
   * Names, phone numbers, addresses and notes as they are. Without it no name, number or address of a recipient is whole, and
   * notes lose what `exportWriter` says.
   */
  readonly unmasked?: true;
  /** Absent: all. */
  readonly columns?: readonly ExportColumn[];
  readonly only?: ExportFilter;
  /** Of the whole backlog. Without them no order is said to be of a small batch. */
  readonly counts?: BacklogContext["counts"];
}

/** Writes an export piece by piece, and keeps nothing of it. */
export interface ExportWriter {
  /** The next orders as text, in their order; before the first the byte order mark and the headers. */
  write(orders: Iterable<WaitingOrder>): string;
  /** What is left: the headers, where nothing was written before. */
  end(): string;
  /** How many orders were written. */
  readonly orders: number;
}

export function exportWriter(options: ExportOptions, figures: BacklogFigures, zone: string): ExportWriter {
  const { now, locale = "zh-CN", counts = new Map(), errorBudgets, only = {} } = options;
  const context: BacklogContext = { now, counts, ...(errorBudgets ? { errorBudgets } : {}) };
  const language = officeLanguages.find((one) => one === chain(locale, ["en", "zh-CN"])[0]) ?? "en";
  const sheet: Sheet = {
    language,
    zone: zoneOr(options.zone, zone),
    now,
    unmasked: options.unmasked === true,
    reasons: (order) => reasonsOf(order, context, figures),
    smallBatch: figures.smallBatch,
  };
  const shown = columnsOr(options.columns);
  let isBegun = false;
  let written = 0;
  const begin = (): string => {
    if (isBegun) return "";
    isBegun = true;
    return byteOrderMark + csvRow(shown.map(({ header }) => header[language]));
  };
  return {
    write: (orders) => {
      expectAll([orders], [streamedArgument]);
      let text = begin();
      for (const order of orders) {
        if (!fits(order, only)) continue;
        text += csvRow(shown.map((column) => column.cell(order, sheet)));
        written += 1;
      }
      return text;
    },
    end: begin,
    get orders() {
      return written;
    },
  };
}

const fits = (
  { status, shipBy, lines, details }: WaitingOrder,
  { statuses, dueUntil, skus, warehouses }: ExportFilter,
): boolean =>
  (!statuses || statuses.includes(status)) &&
  (dueUntil === undefined || (shipBy !== null && shipBy <= dueUntil)) &&
  (!skus || lines.some(({ sku }) => skus.includes(sku))) &&
  (!warehouses || (details.warehouse !== undefined && warehouses.includes(details.warehouse)));
