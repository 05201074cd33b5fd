import { type Calls, type Expected, guarded, nowArgument } from "../model/arguments.ts";
import type { Finding } from "../model/finding.ts";
import { carrierOf, carriersOf } from "../rulebook/book/carriers.ts";
import { figureReader } from "../rulebook/book/figure.ts";
import { gathered, type Layers, zoneOf } from "../rulebook/book/layers.ts";
import { ofLonePacks } from "../rulebook/checks/lone-layers.ts";
import { loneTexts } from "../rulebook/checks/lone-texts.ts";
import { isEffective } from "../rulebook/goods/items.ts";
import type { RulebookOptions } from "../rulebook/rulebook.ts";
import type { BackOffice } from "./back-office.ts";
import {
  type BacklogContext,
  type BacklogRow,
  compareRows,
  countItems,
  countsArgument,
  lateRows,
  reasonsOf,
} from "./backlog.ts";
import { carrierNames } from "./carrier-names.ts";
import { courierWeights, rankCouriers } from "./couriers.ts";
import { exportWriter } from "./export.ts";
import { importReader } from "./import-reader.ts";
import { rowTask } from "./import-task.ts";
import { type OfficeNotice, officeEffect, officeNotices } from "./notices.ts";
import { stepSmallBatches } from "./small-batches.ts";
import type { WaitingOrder } from "./waiting.ts";

/**
 * Makes the back office of the figures, texts, carriers and parcel kinds of packs: those of the rulebook the orders are
 * stepped with. Of the packs only these are looked at; `defineRulebook` checks the rest.
 *
 * @throws {RulebookError} `RULEBOOK_INVALID`: a figure or a text that is missing, broken or cannot be, all at once.
 *
 * @example
 * import { defineBackOffice } from "waybell/backoffice";
 * import { pinduoduo } from "waybell/packs";
 *
 * const office = defineBackOffice({ packs: [pinduoduo] });
 * const finished = { batch: "b1", seller: "s1", done: 3, failed: 2, finishedAt: 1780362000000 };
 * const { id, texts } = office.batchFinished(finished);
 * id; // "s1/batch-finished/b1"
 * texts["zh-CN"]?.body; // "批量任务完成：成功3，失败2。"
 */
export function defineBackOffice(options: Pick<RulebookOptions, "packs">): BackOffice {
  const { figures, weights, texts, carrierBy, carrierNamed, kinds, zone } = ofLonePacks(options, officeParts);
  const rowOf = (order: WaitingOrder, context: BacklogContext): BacklogRow => ({
    order,
    reasons: reasonsOf(order, context, figures),
  });
  const backlog: BackOffice["backlog"] = (orders, context) => {
    const counted = { ...context, counts: countItems(orders) };
    return orders.map((order) => rowOf(order, counted)).sort(compareRows);
  };
  const office: BackOffice = {
    backlog,
    byPriority: (context) => (a, b) => compareRows(rowOf(a, context), rowOf(b, context)),
    willBeLate: (orders, context) => lateRows(backlog(orders, context), context.perHour, context.now),
    rankCouriers: (job, candidates) => rankCouriers(job, candidates, weights),
    exportWriter: (options) => exportWriter(options, figures, zone),
    importReader: (options) => importReader(options, carrierNamed, zone),
    rowTask: (row, record, facts = {}) => rowTask(row, record, facts, isEffective(kinds), carrierBy),
    smallBatches: (record, counts, context) => stepSmallBatches(record, counts, context, figures, texts),
    batchFinished: ({ batch, seller, done, failed, finishedAt }) =>
      officeEffect(
        "batch-finished",
        { owner: seller, key: batch, facts: { ok: done, bad: failed }, since: finishedAt, at: finishedAt },
        texts,
      ),
  };
  return guarded(office, calls);
}

/** All that it takes from packs. */
function officeParts(layered: Layers, findings: Finding[]) {
  const read = figureReader(layered, findings);
  const carriers = carriersOf(layered);
  const says = (notice: OfficeNotice): readonly string[] => Object.keys(officeNotices[notice].says);
  return {
    figures: { dueSoon: read.length("backlog.due-soon"), smallBatch: read.number("backlog.small-batch") },
    weights: courierWeights(read),
    texts: loneTexts<OfficeNotice>(
      layered,
      { "small-batches": says("small-batches"), "batch-finished": says("batch-finished") },
      findings,
    ),
    carrierBy: carrierOf(carriers),
    carrierNamed: carrierNames(carriers),
    kinds: { parcelKinds: gathered(layered, "parcelKinds") },
    zone: zoneOf(layered),
  };
}

const orders: Expected = ["orders", "list", "orders as `waitingOrder` returned them"];
const calls: Calls<BackOffice> = {
  backlog: [orders, nowArgument],
  byPriority: [
    ["context", { now: "instant", counts: { get: "function" } }, "{ now: Date.now(), counts: countItems(orders) }"],
  ],
  willBeLate: [orders, nowArgument],
  rankCouriers: [
    ["job", { area: "text" }, '{ area: "pudong" }'],
    ["candidates", [{ id: "text", areas: "list" }], "those to choose from"],
  ],
  exportWriter: [["options", { now: "instant", "columns?": "list" }, "{ now: Date.now() }"]],
  importReader: [["options", { batch: "text", actor: "object" }, "{ batch, actor }"]],
  smallBatches: [
    null,
    countsArgument,
    ["context", { seller: "text", now: "instant" }, '{ seller: "s1", now: Date.now() }'],
  ],
  batchFinished: [
    ["batch", { batch: "text", seller: "text", done: "number", failed: "number", finishedAt: "instant" }],
  ],
};
