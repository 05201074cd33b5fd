import type { Actor, OrderEvent } from "../model/event.ts";
import type { Instant, Time } from "../model/instant.ts";
import type { CarrierNames } from "./carrier-names.ts";
import type { CsvRow } from "./csv.ts";
import { csvReader } from "./csv-reader.ts";
import { coverOf, headed, type ImportColumn, neededColumns, timeOf } from "./import-cells.ts";
import { type RowResult, refusedRow } from "./import-result.ts";
import { checkBatch, zoneOr } from "./options.ts";
import { rowId } from "./row-id.ts";

export interface ImportOptions {
  /** The host's own id of this file, at most 96 characters: the same when the file is taken up again. */
  readonly batch: string;
  readonly actor: Actor;
  /** When the file came; each row counts as done then. Absent: at the `now` of its step. */
  readonly receivedAt?: Time;
  /** Whose clock times are read by; that of the packs where absent. */
  readonly zone?: string;
}

/** A row that can be read: plain data, so that it may wait in a queue. */
export interface ImportRow {
  readonly line: number;
  /** The order's number, as the file has it. */
  readonly order: string;
  /** Its code, as the carrier directory has it. */
  readonly carrier: string;
  readonly number: string;
  readonly cover: boolean;
  readonly plannedHandover?: Instant;
  /** Of the event that it may become. The id is the same whenever the row is read. */
  readonly event: Pick<OrderEvent, "id" | "actor" | "receivedAt">;
}

/** A row to be judged, or one that is judged already, since it cannot be read. */
export type ReadRow =
  | { readonly row: ImportRow; readonly result?: undefined }
  | { readonly row?: undefined; readonly result: RowResult };

/** Reads an import piece by piece; pieces may end anywhere. Never throws, whatever the text. */
export interface ImportReader {
  read(piece: string): readonly ReadRow[];
  end(): readonly ReadRow[];
}

type Columns = ReadonlyMap<ImportColumn, number>;

export function importReader(options: ImportOptions, carriers: CarrierNames, ofPacks: string): ImportReader {
  const zone = zoneOr(options.zone, ofPacks);
  checkBatch(options.batch);
  const file = csvReader();
  let columns: Columns | null = null;
  let width = 0;
  let isRefused = false;

  const open = ({ line, cells, fault }: CsvRow): readonly ReadRow[] => {
    const found = columnsOf(cells);
    if (fault === undefined && !("code" in found)) {
      [columns, width] = [found, cells.length];
      return [];
    }
    isRefused = true;
    if (fault !== undefined) return [{ result: refusedRow(line, null, faults[fault]) }];
    return "code" in found ? [{ result: refusedRow(line, null, found.code, found.path) }] : [];
  };
  const take = (rows: readonly CsvRow[]): readonly ReadRow[] =>
    rows.flatMap((row): readonly ReadRow[] => {
      if (isRefused || (row.fault === undefined && row.cells.every((cell) => cell.trim() === ""))) return [];
      return columns === null ? open(row) : judged(row, columns, width, options, carriers, zone);
    });
  return { read: (piece) => take(file.read(piece)), end: () => take(file.end()) };
}

const faults = { broken: "E_ROW_FORMAT", "given-up": "E_FILE_FORMAT" } as const;

function columnsOf(cells: readonly string[]): Columns | { readonly code: `E_${string}`; readonly path: ImportColumn } {
  const columns = new Map<ImportColumn, number>();
  for (const [i, cell] of cells.entries()) {
    const column = headed(cell);
    if (column === undefined) continue;
    if (columns.has(column)) return { code: "E_COLUMN_TWICE", path: column };
    columns.set(column, i);
  }
  const missing = neededColumns.find((column) => !columns.has(column));
  return missing === undefined ? columns : { code: "E_COLUMN_MISSING", path: missing };
}

function judged(
  { line, cells, fault }: CsvRow,
  columns: Columns,
  width: number,
  { batch, actor, receivedAt }: ImportOptions,
  carriers: CarrierNames,
  zone: string,
): readonly ReadRow[] {
  const refused = (code: `E_${string}`, path?: ImportColumn): readonly ReadRow[] => [
    { result: refusedRow(line, null, code, path) },
  ];
  if (fault !== undefined) return refused(faults[fault]);
  if (cells.slice(width).some((cell) => cell !== "")) return refused("E_ROW_FORMAT");
  const cell = (column: ImportColumn): string => cells[columns.get(column) ?? -1]?.trim() ?? "";
  const [order, name, number, handover] = [cell("order"), cell("carrier"), cell("number"), cell("handover")];
  // An export that its seller has filled in part: what is not shipped yet is no mistake.
  if (name === "" && number === "") return [];
  if (order === "") return refused("E_ORDER_MISSING", "order");
  const carrier = carriers(name);
  if (carrier === undefined) return refused("E_CARRIER_UNKNOWN", "carrier");
  const cover = coverOf(cell("cover"));
  if (cover === undefined) return refused("E_COVER", "cover");
  const plannedHandover = handover === "" ? undefined : timeOf(handover, zone);
  if (handover !== "" && plannedHandover === undefined) return refused("E_TIME", "handover");
  const row: ImportRow = {
    line,
    order,
    carrier,
    number,
    cover,
    ...(plannedHandover === undefined ? {} : { plannedHandover }),
    event: {
      id: rowId(batch, line, [order, carrier, number, cover, plannedHandover]),
      actor,
      ...(receivedAt === undefined ? {} : { receivedAt }),
    },
  };
  return [{ row }];
}
