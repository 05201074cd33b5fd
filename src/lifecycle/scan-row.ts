import type { ScanRow } from "../model/record.ts";

/** How a row writes a sign-off that may be a mere drop-off. */
export const ambiguousDelivery = "delivered?";

/** Parts of a row that is written out whole. */
const rowLength = 12;

/** By all that a row says beside its times. */
export function compareTexts(a: ScanRow, b: ScanRow): number {
  for (let i = 2; i < rowLength; i++) {
    const x = a[i] ?? "";
    const y = b[i] ?? "";
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
