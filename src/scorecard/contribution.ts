import { expectArgument } from "../model/arguments.ts";
import type { Effect } from "../model/effect.ts";
import { hash32 } from "../model/id.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Contribution, Mark } from "../model/score.ts";
import { scene } from "../rulebook/frames.ts";
import { bookOf } from "../rulebook/inside.ts";
import type { Rulebook } from "../rulebook/rulebook.ts";
import { answeringMarks, appealedRulings, complaintMarks, rulingMarks } from "./parts/cases.ts";
import { jobMarks } from "./parts/jobs.ts";
import { type Look, noted, type Part } from "./parts/look.ts";
import { optOutsOf, remindedMarks, sentMarks } from "./parts/messages.ts";
import { moneyMarks } from "./parts/money.ts";
import { appealMarks, confirmedMarks, receivedMarks, shippedMarks } from "./parts/order.ts";
import { deliveredMarks, lengthMarks, pickedUpMarks, scannedMarks } from "./parts/parcels.ts";
import { promiseMarks } from "./parts/promises.ts";

const parts: readonly Part[] = [
  promiseMarks,
  confirmedMarks,
  shippedMarks,
  scannedMarks,
  pickedUpMarks,
  deliveredMarks,
  lengthMarks,
  receivedMarks,
  remindedMarks,
  appealMarks,
  moneyMarks,
  answeringMarks,
  complaintMarks,
  rulingMarks,
  jobMarks,
  sentMarks,
];

/** Whose order it is, and what was bought, by the shop's own names. */
export interface ContributionOf {
  readonly seller: string;
  readonly items?: readonly string[];
}

/** A step's record, and the effects that came with it. */
export interface Scored {
  readonly record: OrderRecord;
  readonly effects?: readonly Effect[];
}

/**
 * What an order adds to the scorecard of its seller, for the outbox of the same transaction as its step: how it stands,
 * not what changed, so one that is lost or comes twice does no harm, and a later one puts right what an earlier one said.
 *
 * Null before anything is confirmed, and where the rulebook does not hold the version the order keeps. Equal arguments
 * give equal contributions. It holds no name, number or address. All of a test order counts as left out.
 *
 * @throws {UsageError} `NOT_A_RULEBOOK`: the rulebook was not made by this library.
 *
 * @example
 * import { contribution, defineRulebook, type OrderEvent } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 *
 * const book = defineRulebook({ packs: [pinduoduo], channels: [] });
 * const now = 1780279200000;
 * const total = { amount: 5990, currency: "CNY" };
 * const lines = [{ id: "cup", title: "Cup", quantity: 2 }];
 * const by = { orderId: "1001", actor: { role: "buyer" } } as const;
 * const events: OrderEvent[] = [
 *   { id: "e1", type: "order.created", ...by, payload: { kind: "normal", lines, total } },
 *   { id: "e2", type: "payment.captured", ...by, payload: { amount: total } },
 * ];
 * const step = book.step(null, events, { now, people: [] });
 * const row = contribution(book, step, { seller: "shop-1", items: ["cup"] });
 * row?.marks[0]; // ["ship-by", 1780452000000, "open"]
 */
export function contribution(rulebook: Rulebook, scored: Scored, of: ContributionOf): Contribution | null {
  expectArgument(
    "step",
    scored,
    { record: { parcels: "list" }, "effects?": "list" },
    "what `step` returned, or { record }",
  );
  expectArgument("of", of, { seller: "text", "items?": "list" }, '{ seller: "shop-1" }');
  const { record, effects = [] } = scored;
  const { seller, items } = of;
  const book = bookOf(rulebook, record);
  if (!book || record.order === null || !record.stamps["order.confirmed"]) return null;
  const look: Look = { record, book, scene: scene(record, book, record.now), effects };
  const marks = parts.flatMap((part) => part(look));
  const broken = (record.claims ?? []).flatMap(({ d, f, v, x }) => (f !== undefined && !v && !x ? d : []));
  const appealed = [...broken, ...appealedRulings(look)];
  const isTest = noted(look, "order.test") === true;
  const optOuts = optOutsOf(look);
  const events = eventsOf(record);
  return {
    id: `${named(record.id)}/${record.now}/${events}`,
    type: "order.scored",
    seller,
    order: record.id,
    rev: [record.now, events],
    ...(items ? { items } : {}),
    marks: isTest ? marks.flatMap(leftOut) : marks,
    ...(appealed.length > 0 ? { appealed } : {}),
    ...(optOuts.length > 0 && !isTest ? { optOuts } : {}),
  };
}

/** What was sent for a test is nobody's message, and nobody has enough of it. */
const leftOut = ([name, at, , ...more]: Mark): readonly Mark[] => (name === "sent" ? [] : [[name, at, "out", ...more]]);

/** Ids of contributions are ids, no longer than others. */
const named = (order: string): string =>
  order.length <= 96 ? order : `${order.slice(0, 88)}~${hash32(order).toString(36)}`;

/** How much had happened by then. It never becomes less, so of two records of one instant the later has more. */
const eventsOf = ({ seen, parcels, ledger }: OrderRecord): number =>
  seen.length +
  parcels.reduce((sum, { scans, dropped = 0 }) => sum + scans.length + dropped, 0) +
  ledger.reduce((sum, [, , , , , attempts]) => sum + attempts.reduce((n, attempt) => n + attempt.length, 0), 0);
