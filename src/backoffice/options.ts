import { UsageError } from "../model/errors.ts";
import { isZone } from "../model/zone.ts";
import { columns, type ExportColumn, exportColumns } from "./export-columns.ts";

/** The zone that a caller names, or that of the packs. */
export function zoneOr(zone: string | undefined, ofPacks: string): string {
  if (zone === undefined) return ofPacks;
  if (isZone(zone)) return zone;
  throw new UsageError("WRONG_ARGUMENT", `\`options.zone\` is the name of a zone: "Asia/Shanghai".`);
}

/** The columns that a caller names, or all. */
export function columnsOr(names: readonly ExportColumn[] = exportColumns): (typeof columns)[ExportColumn][] {
  return names.map((name, i) => {
    if (Object.hasOwn(columns, name)) return columns[name];
    throw new UsageError("WRONG_ARGUMENT", `\`options.columns[${i}]\` is a column: ${exportColumns.join(", ")}.`);
  });
}
