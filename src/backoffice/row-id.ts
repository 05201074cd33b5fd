import { shortHash } from "../model/id.ts";

/** file / line / a hash of what the row says: the same whenever it is read. */
export const rowId = (batch: string, line: number, content: readonly unknown[]): string =>
  `${batch}/${line}/${shortHash(content)}`;

const parts = /^(.*)\/(\d+)\/[0-9a-z]+$/s;

/** Whether it is of a row that stands in the same file, further down. */
export function isLater(id: string, than: string): boolean {
  const [, batch, line] = parts.exec(id) ?? [];
  const [, ours, before] = parts.exec(than) ?? [];
  return batch !== undefined && batch === ours && Number(line) > Number(before);
}
