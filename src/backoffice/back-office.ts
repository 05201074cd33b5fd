import type { Instant } from "../model/instant.ts";
import type { OrderRecord } from "../model/record.ts";
import type { BacklogContext, BacklogRow, ItemCounts, LateRow } from "./backlog.ts";
import type { CourierCandidate, CourierJob, CourierRow } from "./couriers.ts";
import type { ExportOptions, ExportWriter } from "./export.ts";
import type { ImportOptions, ImportReader, ImportRow } from "./import-reader.ts";
import type { RowFacts, RowTask } from "./import-task.ts";
import type { OfficeEffect } from "./notices.ts";
import type { SmallBatchRecord, SmallBatchStep } from "./small-batches.ts";
import type { WaitingOrder } from "./waiting.ts";

/** A batch that is through: an import, or an export. */
export interface FinishedBatch {
  /** The host's own id of it. */
  readonly batch: string;
  /** Id of the seller it was for. */
  readonly seller: string;
  /** Rows that were taken, or orders that were written; see `tallyOf`. */
  readonly done: number;
  readonly failed: number;
  readonly finishedAt: Instant;
}

/**
 * What a seller does with many orders at once. Holds no state: every method is a pure function of its arguments, but for
 * readers and writers, which keep what of a file is between two pieces.
 */
export interface BackOffice {
  /**
   * The orders as they should be shipped, each with why. First what is overdue or due within `backlog.due-soon` (2 h);
   * then what has an item of which fewer than `backlog.small-batch` (50) orders wait, or whose error budget is used up;
   * then by limit, by confirmation, by id. What is on hold is last, without a reason. Counts items over these orders.
   */
  backlog(
    orders: readonly WaitingOrder[],
    context: Pick<BacklogContext, "now" | "errorBudgets">,
  ): readonly BacklogRow[];
  /** The same order for a sort of one's own, by counts of the whole backlog. */
  byPriority(context: BacklogContext): (a: WaitingOrder, b: WaitingOrder) => number;
  /**
   * Which orders will be late where so many are shipped in an hour, in the order of the backlog, one after the other from
   * `now` on. What is shipped at its limit is in time. At a capacity of 0 all that have a limit.
   */
  willBeLate(
    orders: readonly WaitingOrder[],
    context: Pick<BacklogContext, "now" | "errorBudgets"> & { readonly perHour: number },
  ): readonly LateRow[];
  /**
   * To whom a courier's job is offered first, each with why: who works in the area, has few jobs open, accepts and comes,
   * has the vehicle and can do what is asked. What each weighs is `courier.….weight`; `off` leaves it out. Equals stand by
   * id. Leave out who was asked already; a person's own choice goes before any of this.
   */
  rankCouriers(job: CourierJob, candidates: readonly CourierCandidate[]): readonly CourierRow[];
  /**
   * Writes waiting orders as CSV, a row an order, piece by piece. Names, phone numbers and addresses are masked unless
   * `unmasked` says otherwise; a virtual number is shown. No spreadsheet runs what is in it.
   *
   * Notes are for whoever packs and stay readable: from them go the recipient's name and street where they stand as the
   * host gave them, mail addresses, links, and numbers of five digits and more. What else somebody wrote, a short door code,
   * a neighbour's name and address, stands there: leave the columns out for readers who must not see it.
   *
   * @throws {UsageError} `WRONG_ARGUMENT`: a column or a zone that there is not.
   */
  exportWriter(options: ExportOptions): ExportWriter;
  /**
   * Reads a file of tracking numbers, piece by piece, in Chinese or English: 订单号, 快递公司, 单号, 覆盖发货, 计划交寄时间, or
   * Order number, Carrier, Tracking number, Cover shipment, Planned hand-over. A row with neither carrier nor number is passed
   * over. What cannot be read is a result with a code: `E_ROW_FORMAT`, `E_FILE_FORMAT`, `E_COLUMN_MISSING`, `E_COLUMN_TWICE`,
   * `E_ORDER_MISSING`, `E_CARRIER_UNKNOWN`, `E_COVER`, `E_TIME`.
   *
   * @throws {UsageError} `WRONG_ARGUMENT`: a zone that there is not.
   */
  importReader(options: ImportOptions): ImportReader;
  /**
   * What a row asks of its order, whose record it is given: the event to step with it, alone; none where the number is
   * there already, so that a row may come again in any file, or where it is refused: `E_NO_ORDER`, `E_ALREADY_SHIPPED`
   * without cover-shipping, `E_PARCEL_UNCLEAR` where there are several parcels to correct, or one that shipped a part and what
   * is left to ship. `resultOf` tells the rest.
   */
  rowTask(row: ImportRow, record: OrderRecord | null, facts?: RowFacts): RowTask;
  /**
   * Whether items of which few orders wait have come up, for which their seller is told once, until there are none any
   * more (N-S18). `counts` are of the seller's whole backlog. Record and effects are stored in one transaction.
   */
  smallBatches(
    record: SmallBatchRecord | null,
    counts: ItemCounts,
    context: { readonly seller: string; readonly now: Instant },
  ): SmallBatchStep;
  /** What a seller is told of a batch that is through (N-S23): the same effect, however often. */
  batchFinished(batch: FinishedBatch): OfficeEffect;
}
