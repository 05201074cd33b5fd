import type { FeedAlarm, FeedEffect, FeedRecord, FeedRow } from "../model/feed.ts";
import type { Instant } from "../model/instant.ts";
import type { FeedFigures } from "./feed-figures.ts";
import { heardIn, percentile, scansOf, startOf } from "./feed-rows.ts";
import type { FeedNotice, FeedTexts } from "./feed-texts.ts";

/** What judges a feed. */
export interface FeedBook {
  readonly figures: FeedFigures;
  readonly texts: FeedTexts;
}

/** A record being worked on. Its rows are replaced, never changed. */
export type Watch = { -readonly [Field in keyof FeedRecord]: FeedRecord[Field] } & { readonly effects: FeedEffect[] };

const minutes = (ms: number): number => Math.ceil(ms / 60_000);

/** What a window says of the alarm that scans are late. */
interface Verdict {
  readonly late: FeedRecord["late"];
  readonly p95: number;
}

/**
 * Judges the window that ends there; while the alarm is on and that holds too few scans, all since the last that was above
 * the limit. Above it the alarm is on; it goes off when for the length of a window nothing was above it, and there are as
 * many scans as raising it takes: then nothing that spoke for it is in what speaks against it. Too few say nothing.
 */
function judge(late: FeedRecord["late"], record: FeedRecord, end: Instant, figures: FeedFigures): Verdict {
  const { lagAlarm, minScans, window } = figures;
  if (lagAlarm === null) return { late: null, p95: 0 };
  const heard = [end - window, late?.[1] ?? end]
    .map((from) => heardIn(record.rows, from, end))
    .find((tally) => scansOf(tally) >= (minScans ?? 0));
  const p95 = heard ? percentile(heard, 95) : null;
  if (p95 === null) return { late, p95: 0 };
  // Where nothing is under way nobody waits for it.
  if (p95 > lagAlarm) return { late: record.active?.[1] === 0 ? null : [late?.[0] ?? end, end], p95 };
  return { late: late && end - late[1] < window ? late : null, p95 };
}

/** The ends of windows after the one judged last, as long as anything is heard in them. */
function* windowEnds({ judged, rows }: FeedRecord, figures: FeedFigures): Generator<Instant> {
  const { grain, window } = figures;
  const last = rows.at(-1)?.t ?? Number.NEGATIVE_INFINITY;
  for (let end = startOf(judged, figures) + grain; end - window <= last; end += grain) yield end;
}

/** When it will have been silent for too long, if enough is under way to hear something of. */
function silentAt({ heard, from, active }: FeedRecord, { silence, minParcels }: FeedFigures): Instant | null {
  if (silence === null || minParcels === null || from === null || (active?.[1] ?? -1) < minParcels) return null;
  return Math.max(heard ?? from, from) + silence;
}

/** Brings about what time did up to an instant. */
export function passTime(watch: Watch, until: Instant, book: FeedBook): void {
  const { figures } = book;
  for (const end of windowEnds(watch, figures)) {
    if (end > until) break;
    const { late, p95 } = judge(watch.late, watch, end, figures);
    const was = watch.late;
    watch.late = late;
    if (!was !== !late) tell(watch, book, "lag", late !== null, (late ?? was)?.[0] ?? end, end, minutes(p95));
  }
  watch.judged = Math.max(watch.judged, startOf(until, figures));
  watch.rows = watch.rows.filter((row) => isKept(row, watch, figures));
  const due = silentAt(watch, figures);
  if (due === null || until <= due || watch.silent !== null) return;
  watch.silent = due;
  tell(watch, book, "silence", true, due, due, minutes(figures.silence ?? 0));
}

/** Whether some window that is not judged yet begins before the end of this stretch, or its scans may end the alarm. */
export const isKept = (row: FeedRow, { judged, late }: FeedRecord, { grain, window }: FeedFigures): boolean =>
  row.t >= judged + grain - window || (late !== null && row.t >= late[1] && scansOf(row) > 0);

/** Ends what the last report has ended: silence by a scan, any alarm when nothing is under way any more. */
export function endAlarms(watch: Watch, book: FeedBook): void {
  const { heard, active, silent, late } = watch;
  const idle = active?.[1] === 0 ? active[0] : null;
  if (late && idle !== null) {
    watch.late = null;
    tell(watch, book, "lag", false, late[0], Math.max(idle, late[0]));
  }
  if (silent === null) return;
  const spoke = heard !== null && heard + (book.figures.silence ?? 0) > silent ? heard : idle;
  if (spoke === null) return;
  watch.silent = null;
  tell(watch, book, "silence", false, silent, Math.max(spoke, silent));
}

/** The next instant at which time alone changes an alarm. */
export function nextAlarm(record: FeedRecord, figures: FeedFigures): Instant | null {
  const due = record.silent === null ? silentAt(record, figures) : null;
  let { late } = record;
  for (const end of windowEnds(record, figures)) {
    const next = judge(late, record, end, figures).late;
    if (!late !== !next) return due === null ? end : Math.min(end, due + 1);
    late = next;
  }
  return due === null ? null : due + 1;
}

const notices: { readonly [A in FeedAlarm]: FeedNotice } = { lag: "feed-lagging", silence: "feed-silent" };

function tell(
  watch: Watch,
  { texts }: FeedBook,
  alarm: FeedAlarm,
  isOn: boolean,
  episode: Instant,
  since: Instant,
  lag: number | null = null,
): void {
  const { id: owner, carrier, provider, active, now } = watch;
  const notice = isOn ? notices[alarm] : "feed-recovered";
  const facts = { lag, cnt: active?.[1] ?? null };
  watch.effects.push({
    type: isOn ? "alarm" : "alarm-over",
    id: `${owner}/${alarm}/${episode}${isOn ? "" : "/over"}`,
    owner,
    alarm,
    carrier,
    provider,
    notice,
    class: isOn ? "critical" : "normal",
    facts,
    texts: texts(notice, carrier, facts),
    since,
    at: now,
  });
}
