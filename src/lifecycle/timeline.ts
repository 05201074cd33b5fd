import type { Instant } from "../model/instant.ts";
import type { ExceptionKind, Milestone, SignMode } from "../model/parcel.ts";
import type { ScanRow } from "../model/record.ts";
import { day as dayMs } from "../model/zone.ts";
import { heldRank, milestoneRank } from "./milestone-rank.ts";
import type { CollectionPoint, TimelineScan } from "./parcel-state.ts";
import { ambiguousDelivery, compareTexts } from "./scan-row.ts";

/** How far apart two reports of one scan may be dated. */
const duplicatesWithin = 120_000;
/** How far a provider's clock may be ahead before we say so. */
const aheadAtMost = 600_000;

interface Seen {
  readonly at: Instant;
  readonly known: Instant;
  readonly rank: number;
  readonly milestone: Milestone | null;
  readonly exception: ExceptionKind | null;
  readonly row: ScanRow;
}

interface Cluster {
  readonly at: Instant;
  known: Instant;
  readonly milestone: Milestone | null;
  readonly exception: ExceptionKind | null;
  place: string;
  readonly codes: string[];
  readonly sources: string[];
  mode: SignMode | null;
  ambiguous: boolean;
  skewed: boolean;
  readonly beforeOrder: boolean;
  point: CollectionPoint | null;
}

const pointOf = ([, , , , , , , , name = "", code = "", holdUntil = 0]: ScanRow): CollectionPoint | null =>
  name || code || holdUntil ? { name, code, holdUntil } : null;

/** Of a day that is told whole: as early as it can have been, which is after what had to come first. */
const within = (day: Instant, ...before: readonly Instant[]): Instant =>
  Math.max(day, ...before.filter((at) => at < day + dayMs));

const milestoneOf = ([, , said]: ScanRow): Milestone | null => {
  const name = said === ambiguousDelivery ? "awaiting_collection" : said;
  return Object.hasOwn(milestoneRank, name) ? (name as Milestone) : null;
};
const exceptionOf = (row: ScanRow): ExceptionKind | null => (row[3] ? (row[3] as ExceptionKind) : null);

function rankOf(milestone: Milestone | null, exception: ExceptionKind | null): number {
  return milestone === null ? ((exception && heldRank[exception]) ?? 0) : milestoneRank[milestone];
}

/** What is dated after them takes them back. */
const arrivals: readonly (Milestone | null)[] = ["awaiting_collection", "delivered"];

/** What brought a parcel to where it has come, as far as that was known by then. */
const wayTo = (rank: number, known: Instant, rows: readonly ScanRow[]): readonly Instant[] =>
  rows.flatMap((row) => {
    const before = rankOf(milestoneOf(row), exceptionOf(row));
    return before > 0 && before < rank && row[0] <= known && !row[11] ? row[0] : [];
  });

/** Judged at receipt where its own clock is ahead of ours. */
function read(row: ScanRow, created: Instant, uploaded: Instant, rows: readonly ScanRow[]): Seen {
  const milestone = milestoneOf(row);
  const exception = exceptionOf(row);
  const known = row[0] + row[1];
  const rank = rankOf(milestone, exception);
  const way = row[11] && arrivals.includes(milestone) ? wayTo(rank, known, rows) : [];
  const at = row[11] ? within(row[0], created, uploaded, ...way) : row[0];
  return { at: Math.min(at, known), known, rank, milestone, exception, row };
}

/** By time; within one instant as a parcel goes, then by text, never by arrival. */
function compare(a: Seen, b: Seen): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.rank !== b.rank) return a.rank - b.rank;
  return compareTexts(a.row, b.row);
}

const compatible = (a: string, b: string): boolean => a === b || a === "" || b === "";

const add = (list: string[], text: string | undefined): void => {
  if (text && !list.includes(text)) list.push(text);
};

/** The scans of one parcel as they happened, duplicates joined to the first of them. */
export function timelineOf(
  rows: readonly ScanRow[],
  orderCreated: Instant | null,
  uploaded: Instant,
): readonly TimelineScan[] {
  const scans = rows.map((row) => read(row, orderCreated ?? 0, uploaded, rows));
  if (scans.some((scan, i) => i > 0 && compare(scans[i - 1] as Seen, scan) > 0)) scans.sort(compare);
  const timeline: Cluster[] = [];
  for (const scan of scans) {
    const { at, known, milestone, exception, row } = scan;
    const place = row[4] ?? "";
    const beforeOrder = orderCreated !== null && at < orderCreated;
    const ambiguous = row[2] === ambiguousDelivery;
    const skewed = row[1] < -aheadAtMost;
    const mode = row[7] ? (row[7] as SignMode) : null;
    const point = row.length > 8 ? pointOf(row) : null;
    let same: Cluster | undefined;
    for (let i = timeline.length - 1; i >= 0; i--) {
      const cluster = timeline[i] as Cluster;
      if (at - cluster.at > duplicatesWithin) break;
      if (cluster.milestone !== milestone || cluster.exception !== exception || cluster.beforeOrder !== beforeOrder)
        continue;
      if (compatible(cluster.place, place)) same = cluster;
    }
    if (same === undefined) {
      const codes = row[5] ? [row[5]] : [];
      const sources = row[6] ? [row[6]] : [];
      timeline.push({
        at,
        known,
        milestone,
        exception,
        place,
        codes,
        sources,
        mode,
        ambiguous,
        skewed,
        beforeOrder,
        point,
      });
      continue;
    }
    same.known = Math.min(same.known, known);
    same.place ||= place;
    same.mode ??= mode;
    same.point = point ?? same.point;
    same.ambiguous &&= ambiguous;
    same.skewed ||= skewed;
    add(same.codes, row[5]);
    add(same.sources, row[6]);
  }
  return timeline;
}
