import { expectArgument } from "../model/arguments.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Instant } from "../model/instant.ts";
import { recordSchema } from "../model/record.ts";
import type { LoneTexts } from "../rulebook/checks/lone-texts.ts";
import { refusalText } from "../rulebook/refusals.ts";
import { type BacklogFigures, type ItemCounts, isSmall } from "./backlog.ts";
import { type OfficeEffect, type OfficeNotice, officeEffect } from "./notices.ts";

/** All that is remembered of a seller's small batches: plain JSON for one database row. Written only by `smallBatches`. */
export interface SmallBatchRecord {
  readonly waybell: number;
  /** The seller's id. */
  readonly id: string;
  /** When they were first seen this time; null while there are none. */
  readonly since: Instant | null;
}

export interface SmallBatchStep {
  readonly record: SmallBatchRecord;
  /** Items of which few orders wait, in the order of the counts. */
  readonly items: readonly string[];
  readonly effects: readonly OfficeEffect[];
  readonly findings: readonly Finding[];
}

const tooNew = "E_RECORD_NEWER";

export function stepSmallBatches(
  before: SmallBatchRecord | null,
  counts: ItemCounts,
  { seller, now }: { readonly seller: string; readonly now: Instant },
  figures: BacklogFigures,
  texts: LoneTexts<OfficeNotice>,
): SmallBatchStep {
  const record = before ?? { waybell: recordSchema, id: seller, since: null };
  expectArgument("record", record, { waybell: "number" }, "what the last call returned, or null");
  if (record.waybell > recordSchema)
    return { record, items: [], effects: [], findings: [finding(tooNew, "record", ...refusalText(tooNew))] };
  const items = [...counts].flatMap(([sku, count]) => (isSmall(count, figures) ? [sku] : []));
  if (items.length === 0) return { record: { ...record, since: null }, items, effects: [], findings: [] };
  if (record.since !== null) return { record, items, effects: [], findings: [] };
  const facts = { cnt: items.length, limit: figures.smallBatch ?? 0 };
  const occasion = { owner: record.id, key: String(now), facts, since: now, at: now };
  const effect = officeEffect("small-batches", occasion, texts);
  return { record: { ...record, since: now }, items, effects: [effect], findings: [] };
}
