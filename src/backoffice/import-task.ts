import { expectArgument } from "../model/arguments.ts";
import { UsageError } from "../model/errors.ts";
import type { OrderEvent } from "../model/event.ts";
import type { OrderRecord, ParcelRecord } from "../model/record.ts";
import type { Step } from "../model/result.ts";
import { checkArguments } from "../rulebook/any-step.ts";
import type { CarrierOf } from "../rulebook/book/carriers.ts";
import { plainNumber } from "../rulebook/tracking-number.ts";
import type { ImportRow } from "./import-reader.ts";
import { columnAt, type RowResult, refusedRow, rejectedRow } from "./import-result.ts";
import { isLater } from "./row-id.ts";

/** What only the host knows of a row. */
export interface RowFacts {
  /** Another order had this number within 90 days. */
  readonly usedElsewhere?: boolean;
}

/** What a row asks of an order: an event to step, or nothing, since its result is certain. */
export type RowTask =
  | {
      readonly event: OrderEvent;
      /** As it will be if the event is taken. */
      readonly result: RowResult;
    }
  | { readonly event: null; readonly result: RowResult };

export function rowTask(
  row: ImportRow,
  record: OrderRecord | null,
  facts: RowFacts,
  isEffective: (parcel: ParcelRecord) => boolean,
  carrierOf: CarrierOf,
): RowTask {
  expectArgument("row", row, { event: "object", number: "text" }, "one that `importReader` read");
  expectArgument("facts", facts, "object", "what only you know of the row, or nothing");
  checkArguments(record, "parcels", 0);
  const { line, carrier, number, cover, plannedHandover, event } = row;
  const { usedElsewhere = false } = facts;
  if (!record?.order) return { event: null, result: refusedRow(line, null, "E_NO_ORDER", "order") };
  const { id: orderId, parcels, seen } = record;
  const done = (code: "OK" | "OK_REPLACED", warnings: RowResult["warnings"] = []): RowResult => ({
    line,
    order: orderId,
    code,
    warnings,
    path: "",
  });
  const judged = seen.find(([id]) => id === event.id);
  if (judged) {
    const [, code, , , , path = "", ...said] = judged;
    const result =
      code === undefined ? done("OK") : refusedRow(line, orderId, code as `E_${string}`, columnAt(path), said);
    return { event: null, result };
  }
  const shipped = parcels.filter(isEffective);
  const plain = plainNumber(number);
  const isThere = shipped.some((one) => one.number === plain && carrierOf(one.carrier).code === carrier);
  if (isThere) return { event: null, result: done("OK") };
  const replaces = record.chart.fulfilment === "shipped";
  // Whatever is taken up again, and in whatever order: the last row of a file stands.
  const isPassed = seen.some(([id, code]) => code === undefined && isLater(id, event.id));
  const wasThere = shipped.some((one) => one.former?.includes(plain));
  if (isPassed && (cover || wasThere)) return { event: null, result: done("OK", ["W_LATER_ROW"]) };
  if (replaces && !cover) return { event: null, result: refusedRow(line, orderId, "E_ALREADY_SHIPPED", "cover") };
  // Extra parcels are not what was uploaded as shipping the order. A part that shipped may be meant, or what is left.
  const [parcel, ...others] = shipped.filter(({ kind }) => kind === "primary");
  if (cover && (replaces ? !parcel || others.length > 0 : parcel))
    return { event: null, result: refusedRow(line, orderId, "E_PARCEL_UNCLEAR", "cover") };
  const parcelId = replaces && parcel ? parcel.id : freeId(parcels);
  const payload = {
    parcelId,
    carrier,
    number,
    usedElsewhere,
    cover: replaces,
    ...(plannedHandover === undefined || replaces ? {} : { plannedHandover }),
  };
  const warnings: RowResult["warnings"] = [
    ...(usedElsewhere ? (["W_TRACKING_REUSED"] as const) : []),
    // What was planned belongs to the first upload, whose clock a new number keeps.
    ...(plannedHandover !== undefined && replaces ? (["W_HANDOVER_KEPT"] as const) : []),
  ];
  return {
    event: { ...event, type: "shipment.submitted", orderId, payload },
    result: done(replaces ? "OK_REPLACED" : "OK", warnings),
  };
}

/** The first number that no parcel has. */
function freeId(parcels: readonly ParcelRecord[]): string {
  let n = 1;
  while (parcels.some(({ id }) => id === String(n))) n += 1;
  return String(n);
}

/**
 * What became of a row: of its task, and of the step with the task's event, where it has one.
 *
 * @throws {UsageError} `NOT_A_RECORD`: the step is not of this event.
 *
 * @example
 * import { defineRulebook } from "waybell";
 * import { defineBackOffice, resultOf } from "waybell/backoffice";
 * import { pinduoduo } from "waybell/packs";
 *
 * const book = defineRulebook({ packs: [pinduoduo], channels: [] });
 * const office = defineBackOffice({ packs: [pinduoduo] });
 * const reader = office.importReader({ batch: "b1", actor: { role: "seller", id: "s1" } });
 * const [read] = reader.read("订单号,快递公司,单号\n1001,中通,73100000000001\n");
 * const record = null; // of the order read.row.order, as the host keeps it
 * const task = read?.row && office.rowTask(read.row, record);
 * const step = task?.event ? book.step(record, [task.event], { now: 1780362000000, people: [] }) : null;
 * const result = task && resultOf(task, step);
 * result?.code; // "E_NO_ORDER"
 */
export function resultOf(task: RowTask, step: Pick<Step, "outcomes"> | null): RowResult {
  expectArgument("task", task, { result: "object" }, "what `rowTask` returned");
  const { event, result } = task;
  if (event === null) return result;
  const outcome = step?.outcomes?.find(({ id }) => id === event.id);
  if (!outcome)
    throw new UsageError(
      "NOT_A_RECORD",
      "The step is not of this row. Pass what `step` returned for the task's event.",
    );
  return outcome.is === "rejected" ? rejectedRow(result.line, event.orderId, outcome) : result;
}
