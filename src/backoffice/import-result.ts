import { expectArgument } from "../model/arguments.ts";
import type { Rejection } from "../model/result.ts";
import { refusalText } from "../rulebook/refusals.ts";

/** What became of one row. Nothing that was written in it is repeated, but the number of an order that is there. */
export interface RowResult {
  /** Where the row begins in the file, the first line being 1. */
  readonly line: number;
  /** The id of the order; null where the row names none that is there. */
  readonly order: string | null;
  /** `OK_REPLACED`: the number took the place of another; `OK` where the row comes again, with nothing left to do. */
  readonly code: "OK" | "OK_REPLACED" | `E_${string}`;
  readonly warnings: readonly `W_${string}`[];
  /** Which column a refusal is about; empty for the row. */
  readonly path: string;
  /** Of a refusal: what is wrong, and what would be taken instead. */
  readonly message?: string;
  readonly remedy?: string;
}

/** What codes of an import tell people, where a refusal of the rulebook does not. */
const texts: { readonly [code: string]: readonly [message: string, remedy: string] } = {
  E_COLUMN_MISSING: [
    "The file has no column of this name.",
    "Name the columns 订单号, 快递公司, 单号 or Order number, Carrier, Tracking number in the first row.",
  ],
  E_COLUMN_TWICE: ["Two columns of the file mean the same.", "Leave one of them out."],
  E_ROW_FORMAT: [
    "The row cannot be read: a quote stands at the wrong place or is not closed, or it has more cells than the first.",
    "Save the file as CSV again.",
  ],
  E_FILE_FORMAT: [
    "Too many rows cannot be read. Neither was this one nor what follows.",
    "Save the file as CSV again.",
  ],
  E_ORDER_MISSING: ["The row names no order.", "Write its number in 订单号."],
  E_CARRIER_UNKNOWN: ["No carrier goes by this name, or more than one.", "Write its code or its whole name."],
  E_COVER: ["Neither yes nor no.", "Write Y or N."],
  E_TIME: ["Not a time.", "Write it as 2026-06-02 15:00."],
  E_NO_ORDER: ["There is no such order.", "Write the order's number as your shop shows it."],
  E_ALREADY_SHIPPED: [
    "The order has shipped with another number.",
    "Write Y in 覆盖发货 to put this number in its place.",
  ],
  E_PARCEL_UNCLEAR: [
    "The order shipped in several parcels, or in part.",
    "Correct the number of the parcel by itself. If a part is left to ship, write N in 覆盖发货.",
  ],
};

/** As it was said when it was first refused, where that was kept. */
export function refusedRow(
  line: number,
  order: string | null,
  code: `E_${string}`,
  path = "",
  said: readonly (string | undefined)[] = [],
): RowResult {
  const [known, meant] = texts[code] ?? refusalText(code);
  const [message = known, remedy = meant] = said;
  return { line, order, code, warnings: [], path, message, remedy };
}

/** The column of what an event is refused for; empty where that is none. */
export const columnAt = (path: string): string => /^payload\.(carrier|number)$/.exec(path)?.[1] ?? "";

/** What the rulebook refused, as of its row. */
export const rejectedRow = (line: number, order: string, { code, path, message, remedy }: Rejection): RowResult =>
  refusedRow(line, order, code as `E_${string}`, columnAt(path), [message, remedy]);

/**
 * How many rows were taken, and how many not.
 *
 * @example
 * import { tallyOf } from "waybell/backoffice";
 *
 * tallyOf([{ code: "OK" }, { code: "OK_REPLACED" }, { code: "E_NO_ORDER" }]); // { done: 2, failed: 1 }
 */
export function tallyOf(results: Iterable<Pick<RowResult, "code">>): {
  readonly done: number;
  readonly failed: number;
} {
  expectArgument("results", results, "iterable", "one for each row");
  let [done, failed] = [0, 0];
  for (const { code } of results) {
    if (code === "OK" || code === "OK_REPLACED") done += 1;
    else failed += 1;
  }
  return { done, failed };
}
