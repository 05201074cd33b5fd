import { compare } from "../model/compare.ts";
import type { FeedRecord, FeedSeen } from "../model/feed.ts";
import type { Finding } from "../model/finding.ts";
import { escaped } from "../model/id.ts";
import { type Instant, parseTime } from "../model/instant.ts";
import { recordSchema } from "../model/record.ts";
import type { EventOutcome } from "../model/result.ts";
import type { Parsed } from "../model/schema/parse.ts";
import { idOf, isNewer, refuseAll, rejection, stepTime, unreadable } from "../rulebook/any-step.ts";
import { endAlarms, type FeedBook, isKept, nextAlarm, passTime, type Watch } from "./feed-alarms.ts";
import { merge, rowOf, startOf } from "./feed-rows.ts";
import type { FeedStep } from "./feeds.ts";

/** Reports counted in one stretch of time: it keeps a mark of each. */
const keptReports = 256;

export function stepFeed(
  book: FeedBook,
  read: (input: unknown) => Parsed<FeedSeen>,
  before: FeedRecord | null,
  reports: readonly FeedSeen[],
  now: Instant,
): FeedStep {
  const record = before ?? newRecord(now, book);
  const findings: Finding[] = [];
  if (isNewer(record)) return refuseAll(record, reports.map(idOf), "E_RECORD_NEWER", now);
  const watch: Watch = { ...record, now: stepTime(record, now, findings), effects: [] };
  // In the order in which they were received, so that what time did in between comes about as if somebody had looked.
  const outcomes: EventOutcome[] = [];
  const readable = reports.flatMap((report, i): Readable[] => {
    const parsed = read(report);
    if (parsed.ok) return [{ i, report: parsed.value, at: Number(parseTime(parsed.value.receivedAt)) }];
    outcomes[i] = unreadable(idOf(report), parsed.finding);
    return [];
  });
  for (const { i, report, at } of readable.sort(byReceipt)) {
    passTime(watch, Math.min(at, watch.now), book);
    outcomes[i] = take(watch, report, at, book);
  }
  passTime(watch, watch.now, book);
  const { effects, ...after } = watch;
  return { record: after, outcomes, effects, wakeAt: nextAlarm(after, book.figures), findings };
}

interface Readable {
  readonly i: number;
  readonly report: FeedSeen;
  readonly at: Instant;
}

/** Those of one instant by id: in whatever order they came, they are taken in the same. */
const byReceipt = (a: Readable, b: Readable): number => a.at - b.at || compare(a.report.id, b.report.id);

const newRecord = (now: Instant, { figures }: FeedBook): FeedRecord => ({
  waybell: recordSchema,
  id: "",
  carrier: "",
  provider: "",
  now,
  judged: startOf(now, figures),
  rows: [],
  heard: null,
  from: null,
  active: null,
  late: null,
  silent: null,
});

function take(watch: Watch, report: FeedSeen, at: Instant, book: FeedBook): EventOutcome {
  const { id, carrier, provider, lags, active } = report;
  const { grain, minParcels } = book.figures;
  // Up to its first slash it is the carrier.
  const owner = `${escaped(carrier)}/${provider}`;
  if (watch.id !== "" && watch.id !== owner) return rejection(id, "E_WRONG_FEED", "carrier");
  if (at > watch.now + grain) return rejection(id, "E_TIME_AHEAD", "receivedAt");
  const row = rowOf(report, at, book.figures);
  if (isKept(row, watch, book.figures)) {
    const marks = watch.rows.find(({ t }) => t === row.t)?.m ?? [];
    if (row.m.some((mark) => marks.includes(mark))) return { is: "duplicate", id, first: "accepted" };
    if (marks.length >= keptReports) return rejection(id, "E_FEED_FULL", "receivedAt");
    watch.rows = merge(watch.rows, [row]);
  }
  Object.assign(watch, { id: owner, carrier, provider });
  if (lags.length > 0) watch.heard = latest(watch.heard, at);
  if (watch.from === null || (active !== undefined && active < (minParcels ?? 0))) watch.from = latest(watch.from, at);
  const [told, known] = watch.active ?? [at, 0];
  // The latest count is the one that holds; of two of one instant the higher.
  if (active !== undefined && at >= told) watch.active = [at, at > told ? active : Math.max(active, known)];
  endAlarms(watch, book);
  return { is: "accepted", id };
}

const latest = (known: Instant | null, at: Instant): Instant => Math.max(known ?? at, at);
