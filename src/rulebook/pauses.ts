import type { PauseRow } from "../model/claims.ts";
import type { HostFact } from "../model/fact.ts";
import { type Instant, never } from "../model/instant.ts";
import type { MatterRow } from "../model/matter.ts";
import type { ScanRow } from "../model/record.ts";
import { eachState, isRunning, stateOf } from "../sla/promise.ts";
import type { Book } from "./book/book.ts";
import { type Facts, factsOf, none } from "./frames/facts.ts";
import { factReader, type Scene, scene } from "./frames.ts";
import { cameAbout, upTo } from "./look-back.ts";

// A clock stands still from and until what happened, whenever word of it came. What stopped it may be gone from the facts
// later, so the times are kept; news of something earlier has them judged again from there on.

/** The times in which clocks stood still, and when time alone may change them. */
export interface Paused {
  readonly rows: readonly PauseRow[];
  readonly next: number;
}

/** `news`: the earliest instant of which more is known than when these times were last judged. */
export function judgePauses(facts: Facts, present: Scene, at: Instant, news: Instant | null, book: Book): Paused {
  const kept = facts.pauses ?? [];
  if (book.pausing.length === 0) return { rows: kept, next: never };
  const since = news === null ? at : Math.min(news, at);
  const turns = since < at ? occurrences(facts, since, at, book) : [];
  const isTurned = turns.length > 0 || kept.some(([, , from, to]) => Math.max(from, to) > since);
  if (!isTurned && !(since < at && isTurnedBetween(present, since, at, book))) {
    const still = stop(kept, present, at, book);
    if (since === at || still.rows === kept) return still;
  }
  let rows: readonly PauseRow[] = kept.flatMap((row) => cutAt(row, since));
  let turn = since;
  // What proved not to be broken stops nothing; an appeal ends what it did until then.
  const claims = (facts.claims ?? none).filter(({ x }) => !x || x[1] === "appeal");
  while (turn < at) {
    // What ended at that very instant stops no clock any more.
    const then = scene(upTo({ ...factsOf(facts), pauses: rows, claims }, turn, book, turn + 1), book, turn);
    const stopped = stop(rows, then, turn, book);
    rows = stopped.rows;
    turn = Math.min(stopped.next, then.next, turns.find((one) => one > turn) ?? at);
  }
  const last = stop(rows, present, at, book);
  return JSON.stringify(last.rows) === JSON.stringify(kept) ? { ...last, rows: kept } : last;
}

/** Whether a clock stopped or went on in between, though nothing happened: by time alone, or before its limit was broken. */
function isTurnedBetween({ frames }: Scene, since: Instant, at: Instant, book: Book): boolean {
  const reader = factReader(book, since);
  return book.pausing.some((rule) =>
    frames.get(rule.each)?.some((frame) => {
      const state = stateOf(rule, frame);
      const reading = state && rule.pausedWhile?.read(frame, reader);
      return reading && (reading.next <= at || (reading.holds && !isRunning(state)));
    }),
  );
}

/** As it was before an instant. */
const cutAt = (row: PauseRow, since: Instant): readonly PauseRow[] => {
  const [rule, subject, from, to] = row;
  if (from >= since) return [];
  return to === 0 || to <= since ? [row] : [[rule, subject, from, 0]];
};

/** When something happened after the first of these instants and by the last, in order. */
function occurrences(all: Facts, after: Instant, until: Instant, book: Book): readonly Instant[] {
  const { parcels, stamps, cases, matters } = all;
  const found = new Set<Instant>();
  const note = (at: Instant): void => {
    if (at > after && at <= until) found.add(at);
  };
  for (const { scans } of parcels) for (const [at, lag] of scans) note(Math.min(at, at + lag));
  for (const [at, known] of Object.values(stamps)) note(Math.min(at, known));
  for (const [, opened, ended] of cases ?? []) {
    note(opened);
    note(ended);
  }
  for (const { facts, gone = none } of matters ?? []) {
    for (const [, , known] of [...facts, ...gone]) note(known);
    for (const [, , , since] of gone) note(since);
  }
  for (const { facts } of notedIn(all))
    for (const row of facts) for (let one: HostFact | undefined = row; one; one = one[3]) note(cameAbout(one, book));
  return [...found].sort((a, b) => a - b);
}

/** What a host notes of its own words, by what it is about. */
const notedIn = ({ facts, parcels, own }: Facts): readonly { readonly of: string; readonly facts: Noted }[] => [
  { of: "order", facts },
  ...parcels.map(({ id, facts: some = none }) => ({ of: `parcel/${id}`, facts: some })),
  ...(own ?? none).map(({ subject, id, facts: some }) => ({ of: `${subject}/${id}`, facts: some })),
];

type Noted = readonly HostFact[];

/** Clocks that stop or go on at an instant. One that went on in between stops anew as it is looked at. */
function stop(rows: readonly PauseRow[], { frames }: Scene, at: Instant, book: Book): Paused {
  const reader = factReader(book, at);
  let next = never;
  let left = rows;
  eachState(book.pausing, frames, (rule, frame, state) => {
    const last = left.findLast((row) => row[0] === rule.name && row[1] === frame.key);
    const open = last?.[3] === 0 ? last : undefined;
    const reading = isRunning(state) ? rule.pausedWhile?.read(frame, reader) : undefined;
    if (reading && reading.next < next) next = reading.next;
    if (reading?.holds && !open) {
      const from = Math.max(state.started, Math.min(at, reading.since ?? at));
      left = [...left, [rule.name, frame.key, last && from < last[3] ? at : from, 0]];
    } else if (open && !reading?.holds) {
      const closed: PauseRow = [open[0], open[1], open[2], at];
      left = left.flatMap((row) => (row !== open ? [row] : at > open[2] ? [closed] : []));
    }
  });
  return { rows: left, next };
}

/** The earliest instant of which more is known than before, by something that was done or read at `at`. */
export function changedSince(before: Facts, now: Facts, at: Instant, book: Book): Instant {
  let since = at;
  const see = (happened: Instant): void => {
    if (happened < since) since = happened;
  };
  for (const parcel of now.parcels) {
    const known = before.parcels.find(({ id }) => id === parcel.id);
    if (parcel === known) continue;
    const isCapped = (parcel.dropped ?? 0) > (known?.dropped ?? 0);
    for (const [at, lag] of difference(known?.scans ?? [], parcel.scans, isCapped)) see(Math.min(at, at + lag));
  }
  if (now.stamps !== before.stamps)
    for (const [fact, stamp] of Object.entries(now.stamps))
      if (stamp !== before.stamps[fact]) see(Math.min(stamp[0], stamp[1]));
  for (const row of now.matters ?? [])
    if (!before.matters?.includes(row)) for (const [, , known] of row.facts) if (isNews(before, row, known)) see(known);
  for (const row of now.cases ?? []) if (!before.cases?.includes(row)) see(row[2] || row[1]);
  for (const row of now.disruptions ?? none) if (!before.disruptions?.includes(row)) see(row.from);
  if (now.facts !== before.facts || now.own !== before.own || now.parcels !== before.parcels) {
    const noted = new Map(notedIn(before).map(({ of, facts }) => [of, facts]));
    for (const { of, facts } of notedIn(now)) {
      const known = noted.get(of) ?? none;
      for (const row of facts) if (!known.includes(row)) see(newsOf(row, known, book));
    }
  }
  return since;
}

/** A date that was put right was wrong from the earlier of both on. */
function newsOf(row: HostFact, known: Noted, book: Book): Instant {
  const wrong = book.lexicon.instants.has(row[0]) ? known.find(([name]) => name === row[0]) : undefined;
  return Math.min(cameAbout(row, book), wrong ? cameAbout(wrong, book) : row[2]);
}

/** Something of a matter came at that instant which was not known of it before. */
const isNews = ({ matters }: Facts, { is, id }: MatterRow, at: Instant): boolean =>
  !matters?.find((row) => row.is === is && row.id === id)?.facts.some(([, , known]) => known === at);

/** Rows that only one of two lists has, both in one order; what is left out because there are too many says nothing new. */
function difference(before: readonly ScanRow[], after: readonly ScanRow[], isCapped: boolean): readonly ScanRow[] {
  const different: ScanRow[] = [];
  let seen = 0;
  for (const row of after) {
    const at = before.indexOf(row, seen);
    if (at === -1) {
      different.push(row);
      continue;
    }
    if (!isCapped) different.push(...before.slice(seen, at));
    seen = at + 1;
  }
  return isCapped ? different : [...different, ...before.slice(seen)];
}
