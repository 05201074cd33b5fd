import type { Finding } from "../model/finding.ts";
import { escaped } from "../model/id.ts";
import type { Instant } from "../model/instant.ts";
import { recordSchema } from "../model/record.ts";
import type { EventOutcome } from "../model/result.ts";
import type { Parsed } from "../model/schema/parse.ts";
import type { Contribution, LimitEffect, ScoreRecord, ScoreRow } from "../model/score.ts";
import { idOf, isNewer, refuseAll, rejection, stepTime, unreadable } from "../rulebook/any-step.ts";
import { countsAt, heldSince } from "./curve.ts";
import { capOf, lateCurve, nextCap } from "./ladder.ts";
import { nextTurn, type Turn, turnsOf, watched } from "./limits.ts";
import type { ScoreFigures } from "./score-figures.ts";
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
};

export function stepScore(
  book: ScoreBook,
  read: (input: unknown) => Parsed<Contribution>,
  before: ScoreRecord | null,
  contributions: readonly Contribution[],
  now: Instant,
): ScoreStep {
  const record = before ?? newRecord(now);
  if (isNewer(record)) return refuseAll(record, contributions.map(idOf), "E_RECORD_NEWER", now);
  const findings: Finding[] = [];
  const card: Card = {
    ...record,
    now: stepTime(record, now, findings),
    orders: new Map(record.orders.map((row) => [row.order, row])),
    effects: [],
  };
  const outcomes = contributions.map((one): EventOutcome => {
    const parsed = read(one);
    return parsed.ok ? take(card, parsed.value, book) : unreadable(idOf(one), parsed.finding);
  });
  // All is folded before anything is said: what one of them takes back another need not have brought.
  const wakeAt = judge(card, record.now, book);
  const { effects, orders, ...after } = card;
  const since = card.now - book.figures.keep;
  const kept = byOrder([...orders.values()].filter((row) => isKept(row, since)));
  return { record: { ...after, orders: kept }, outcomes, effects, wakeAt, findings };
}

const newRecord = (now: Instant): ScoreRecord => ({
  waybell: recordSchema,
  id: "",
  now,
  orders: [],
  levels: {},
  cap: null,
});

function take(card: Card, { id, type: _type, seller, ...row }: Contribution, book: ScoreBook): EventOutcome {
  if (card.id !== "" && card.id !== seller) return rejection(id, "E_WRONG_SELLER", "seller");
  const [made] = row.rev;
  if (made > card.now + book.figures.skew) return rejection(id, "E_TIME_AHEAD", "rev[0]");
  card.id = seller;
  const known = card.orders.get(row.order);
  const next = known ? joinedRow(known, row) : row;
  if (known && JSON.stringify(known) === JSON.stringify(next)) return { is: "duplicate", id, first: "accepted" };
  card.orders.set(row.order, next);
  return { is: "accepted", id };
}

/** Judges by all that is known now, from where it was judged before; says when time alone changes something again. */
function judge(card: Card, from: Instant, { figures, texts }: ScoreBook): Instant | null {
  const rows = [...card.orders.values()];
  const limits = watched(rows, figures);
  const { window } = figures;
  for (const limit of limits) {
    const counts = countsAt(limit.curve, from, window);
    const [level, before] = [limit.level(counts), card.levels[limit.rule.metric]?.[0] ?? 0];
    if (level === before) continue;
    const at = heldSince(limit.curve, (one) => limit.level(one) >= level, from, window);
    turn(card, { rule: limit.rule, level, counts, at }, texts);
  }
  for (const one of turnsOf(limits, from, card.now, window)) turn(card, one, texts);
  const late = lateCurve(rows);
  card.cap = capOf(card.cap, late, from, card.now, figures);
  const turns = [nextTurn(limits, card.now, window), nextCap(card.cap, late, card.now, figures)].flatMap(
    (at) => at ?? [],
  );
  return turns.length === 0 ? null : Math.max(card.now + 1, Math.min(...turns));
}

/** A level became another: said where it rose. What comes again is dated after what was said before, whatever is known. */
function turn(card: Card, { rule, level, counts, at }: Turn, texts: ScoreTexts): void {
  const { metric, side, limit } = rule;
  const [before, told] = card.levels[metric] ?? [0, at - 1];
  const isSaid = level > before && limit !== null;
  const since = Math.max(at, told + 1);
  card.levels = { ...card.levels, [metric]: [level, isSaid ? since : told] };
  if (!isSaid) return;
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
