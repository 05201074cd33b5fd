import { type Finding, finding, warning } from "../model/finding.ts";
import { escaped } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import { recordSchema } from "../model/record.ts";
import type { EventOutcome } from "../model/result.ts";
import type { Parsed } from "../model/schema/parse.ts";
import type { Contribution, LevelRow, LimitEffect, ScoreRecord, ScoreRow } from "../model/score.ts";
import { refusalText } from "../rulebook/refusals.ts";
import { askAgainAfter, idOf, rejection } from "../rulebook/step.ts";
import { type Counts, countsAt } from "./curve.ts";
import { capAfter, capAt, latePoints, nextCap } from "./ladder.ts";
import { heldSince, type Level, nextTurn, turnsOf, watched } from "./limits.ts";
import type { LimitRule, ScoreFigures } from "./score-figures.ts";
import { byOrder, isKept, joinedRow } from "./score-rows.ts";
import type { ScoreTexts } from "./score-texts.ts";
import type { ScoreStep } from "./scorecards.ts";

/** What judges sellers. */
export interface ScoreBook {
  readonly figures: ScoreFigures;
  readonly texts: ScoreTexts;
}

/** A record being worked on. Its rows are replaced, never changed. */
type Card = { -readonly [F in Exclude<keyof ScoreRecord, "orders">]: ScoreRecord[F] } & {
  readonly orders: Map<string, ScoreRow>;
  readonly effects: LimitEffect[];
  /** Up to when levels are judged. */
  judged: Instant;
};

const tooNew = "E_RECORD_NEWER";

export function stepScore(
  book: ScoreBook,
  read: (input: unknown) => Parsed<Contribution>,
  before: ScoreRecord | null,
  contributions: readonly Contribution[],
  now: Instant,
): ScoreStep {
  const record = before ?? newRecord(now);
  if (record.waybell > recordSchema) return refuseAll(record, contributions, now);
  const findings: Finding[] = [];
  if (now < record.now)
    findings.push(warning("E_NOW_RUNS_BACK", "now", "The clock ran back; the record's own time counts."));
  const card: Card = {
    ...record,
    now: Math.max(now, record.now),
    orders: new Map(record.orders.map((row) => [row.order, row])),
    effects: [],
    judged: record.now,
  };
  const outcomes: EventOutcome[] = [];
  const readable = contributions.flatMap((one, i) => {
    const parsed = read(one);
    if (parsed.ok) return [{ i, one: parsed.value }];
    const { code, path, message, expected } = parsed.finding;
    outcomes[i] = { is: "rejected", id: idOf(one), code, path, message, ...(expected ? { remedy: expected } : {}) };
    return [];
  });
  // In the order in which they were made, so that what time did in between comes about as if somebody had looked.
  for (const { i, one } of readable.sort((a, b) => a.one.rev[0] - b.one.rev[0])) outcomes[i] = take(card, one, book);
  judge(card, book);
  passTime(card, card.now, book);
  return { record: closed(card, book), outcomes, effects: card.effects, wakeAt: nextOf(card, book), findings };
}

const newRecord = (now: Instant): ScoreRecord => ({
  waybell: recordSchema,
  id: "",
  now,
  orders: [],
  levels: {},
  cap: null,
});

function refuseAll(record: ScoreRecord, contributions: readonly Contribution[], now: Instant): ScoreStep {
  return {
    record,
    outcomes: contributions.map((one) => rejection(idOf(one), tooNew, "")),
    effects: [],
    wakeAt: now + askAgainAfter,
    findings: [finding(tooNew, "record", ...refusalText(tooNew))],
  };
}

function take(card: Card, { id, type: _type, seller, ...row }: Contribution, book: ScoreBook): EventOutcome {
  if (card.id !== "" && card.id !== seller) return rejection(id, "E_WRONG_SELLER", "seller");
  const [made] = row.rev;
  if (made > card.now + book.figures.skew) return rejection(id, "E_TIME_AHEAD", "rev[0]");
  card.id = seller;
  const known = card.orders.get(row.order);
  const next = known ? joinedRow(known, row) : row;
  if (known && JSON.stringify(known) === JSON.stringify(next)) return { is: "duplicate", id, first: "accepted" };
  // What was made together is judged together: a seller's day may come in one step.
  if (made > card.judged) {
    judge(card, book);
    passTime(card, Math.min(made, card.now), book);
  }
  card.orders.set(row.order, next);
  return { is: "accepted", id };
}

/** Judges what is known at an instant by then. */
function judge(card: Card, { figures, texts }: ScoreBook): void {
  const at = card.judged;
  const rows = [...card.orders.values()];
  for (const limit of watched(rows, figures)) {
    const counts = countsAt(limit.points, at, figures.window);
    const level = limit.level(counts);
    if (level === (card.levels[limit.rule.metric]?.[0] ?? 0)) continue;
    const since = level > (card.levels[limit.rule.metric]?.[0] ?? 0) ? heldSince(limit, at, figures.window) : at;
    turn(card, limit.rule, level, counts, since, texts);
  }
  card.cap = capAt(card.cap, countsAt(latePoints(rows), at, figures.ladder.window), at, figures);
}

/** Brings about what time alone did up to an instant. */
function passTime(card: Card, until: Instant, { figures, texts }: ScoreBook): void {
  if (until <= card.judged) return;
  const after = card.judged;
  const rows = [...card.orders.values()];
  for (const { rule, level, counts, at } of turnsOf(watched(rows, figures), after, until, figures.window))
    turn(card, rule, level, counts, at, texts);
  card.cap = capAfter(card.cap, latePoints(rows), after, until, figures);
  card.judged = until;
}

/** A level became another: said where it rose. What went back and comes again is not dated before it had gone. */
function turn(card: Card, rule: LimitRule, level: Level, counts: Counts, at: Instant, texts: ScoreTexts): void {
  const { metric, side, limit } = rule;
  const before: LevelRow = card.levels[metric] ?? [0, Number.NEGATIVE_INFINITY];
  const since = Math.max(at, before[1]);
  card.levels = { ...card.levels, [metric]: [level, since] };
  if (level <= before[0] || limit === null) return;
  const notice = level === 2 ? "limit-crossed" : "limit-near";
  const rate = counts.faults / counts.all;
  const value = side === "over" ? rate : 1 - rate;
  card.effects.push({
    type: "limit",
    id: [escaped(card.id), notice, metric, since].join("/"),
    owner: card.id,
    notice,
    class: "high",
    metric,
    facts: { value, limit },
    texts: texts(notice, rule, value),
    since,
    at: card.now,
  });
}

/** The record as it is kept: orders by id, without those that count no more. */
function closed({ effects: _effects, judged: _judged, orders, ...card }: Card, { figures }: ScoreBook): ScoreRecord {
  const since = card.now - figures.keep;
  return { ...card, orders: byOrder([...orders.values()].filter((row) => isKept(row, since))) };
}

function nextOf(card: Card, { figures }: ScoreBook): Instant | null {
  const rows = [...card.orders.values()];
  const turns = [
    nextTurn(watched(rows, figures), card.now, figures.window),
    nextCap(card.cap, latePoints(rows), card.now, figures),
  ].flatMap((at) => at ?? []);
  return turns.length === 0 ? null : Math.max(card.now + 1, Math.min(...turns));
}
