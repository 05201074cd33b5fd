import { type Instant, parseTime } from "../model/instant.ts";
import { fromWall } from "../model/zone.ts";

/** The columns of an import. */
export type ImportColumn = "order" | "carrier" | "number" | "cover" | "handover";

/** What each may be called. */
const headers: { readonly [C in ImportColumn]: readonly string[] } = {
  order: ["订单号", "订单编号", "order number", "order no", "order"],
  carrier: ["快递公司", "物流公司", "承运商", "carrier"],
  number: ["单号", "快递单号", "运单号", "物流单号", "tracking number", "tracking no"],
  cover: ["覆盖发货", "cover shipment", "cover", "override"],
  handover: ["计划交寄时间", "planned hand-over", "planned handover"],
};

/** Without these nothing can be imported. */
export const neededColumns: readonly ImportColumn[] = ["order", "carrier", "number"];

/** A word as it is compared: in half width, without blanks, hyphens and what stands in brackets. */
export const plainWord = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)|[\s_-]/g, "");

const columnOf: ReadonlyMap<string, ImportColumn> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(headers).flatMap(([column, names]) =>
    names.map((name) => [plainWord(name), column as ImportColumn] as const),
  ),
);

/** Which column of the import a header names. */
export const headed = (cell: string): ImportColumn | undefined => columnOf.get(plainWord(cell));

const answers: readonly (readonly [cover: boolean, words: readonly string[]])[] = [
  [true, ["y", "yes", "是", "true", "1", "√", "✓"]],
  [false, ["", "n", "no", "否", "false", "0"]],
];

/** Yes or no; undefined where it is neither. */
export const coverOf = (cell: string): boolean | undefined =>
  answers.find(([, words]) => words.includes(plainWord(cell)))?.[0];

const wall = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** A time as spreadsheets write it, by the clock of a zone, or with its own offset; undefined where it is none. */
export function timeOf(cell: string, zone: string): Instant | undefined {
  const text = cell.trim();
  const found = wall.exec(text);
  if (!found) {
    const at = parseTime(text);
    return typeof at === "number" ? at : undefined;
  }
  const [, year, , month = "", day = "", hours = "", minutes, seconds = "00"] = found;
  const two = (part: string): string => part.padStart(2, "0");
  const at = parseTime(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minutes}:${seconds}Z`);
  return typeof at === "number" ? fromWall(at, zone, "later") : undefined;
}
