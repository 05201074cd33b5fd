import { UsageError } from "../model/errors.ts";
import { isZone } from "../model/zone.ts";
import { columns, type ExportColumn, exportColumns } from "./export-columns.ts";

/** The zone that a caller names, or that of the packs. */
export function zoneOr(zone: string | undefined, ofPacks: string): string {
  if (zone === undefined) return ofPacks;
  if (isZone(zone)) return zone;
  throw new UsageError("WRONG_ARGUMENT", `\`options.zone\` is the name of a zone: "Asia/Shanghai".`);
}

const longestBatch = 96;

/** The ids of a file's rows begin with that of the file. */
export function checkBatch(batch: string): void {
  if (batch.length <= longestBatch) return;
  throw new UsageError("WRONG_ARGUMENT", `\`options.batch\` has at most ${longestBatch} characters.`);
}

/** The columns that a caller names, or all. */
export function columnsOr(names: readonly ExportColumn[] = exportColumns): (typeof columns)[ExportColumn][] {
  return names.map((name, i) => {
    if (Object.hasOwn(columns, name)) return columns[name];
    throw new UsageError("WRONG_ARGUMENT", `\`options.columns[${i}]\` is a column: ${exportColumns.join(", ")}.`);
  });
}
