import type { SendEffect, WantEffect } from "../model/effect.ts";
import { type Instant, never } from "../model/instant.ts";
import type { Host, LedgerRow, WantRow } from "../model/record.ts";
import type { Decision } from "../model/result.ts";
import { lastsUntil } from "./lasting.ts";
import { rowOf, withAttempt } from "./ledger.ts";
import type { Candidate, Desk, Sorted, Stage, Stopped } from "./pipeline-types.ts";
import { inDigest } from "./send-id.ts";
import { consent } from "./stages/consent.ts";
import { hold, holdBegin } from "./stages/hold.ts";
import { inhibit } from "./stages/inhibit.ts";
import { ledger } from "./stages/ledger.ts";
import { freshUntil, match } from "./stages/match.ts";
import { merge } from "./stages/merge.ts";
import { asking, pendingReasons, permit } from "./stages/permit.ts";
import { fitted, render } from "./stages/render.ts";
import { route } from "./stages/route.ts";
import { asked, ended, standingWant, wantEffect, wantKey } from "./want.ts";

/** May it be said at all, and may it be said now: what `begin` asks a second time. */
export const mayLeave: readonly Stage[] = [inhibit, consent, holdBegin];

/** match → inhibit → consent → ledger → hold → route → merge → permit → render: the product in one line. */
const stages: readonly Stage[] = [inhibit, consent, ledger, hold, route, merge, permit, render];
const beforeMerge = stages.slice(0, stages.indexOf(merge));
const fromMerge = stages.slice(stages.indexOf(merge));

export interface Decided {
  readonly sends: readonly SendEffect[];
  readonly ledger: readonly LedgerRow[];
  readonly wants: readonly WantRow[];
  /** What is asked of mailboxes, or taken back. */
  readonly asks: readonly WantEffect[];
  readonly decisions: readonly Decision[];
  /** Tellings whose channels are used up, not reported yet. */
  readonly exhausted: readonly Candidate[];
  /** Infinity: never. */
  readonly wakeAt: number;
  readonly watch: readonly string[];
  /** Until when it stands while nothing comes but word of its messages. */
  readonly lasts: number;
}

/** Decides once, for everybody, what is to be said now. */
export function decide(desk: Desk): Decided {
  const { kept, stopped, exhausted, ...looked } = look(desk);
  const ledger = write(desk, kept, exhausted);
  const { wants, asks } = desk.mailbox ? questions(desk, kept, stopped) : { wants: desk.wants, asks: [] };
  // What was just told may start a clock of its own, or be all there was to wait for.
  const again = kept.length > 0 ? look({ ...desk, ...desk.reading(ledger), ledger, wants }) : null;
  const isSettled = again?.kept.length === 0 && exhausted.length === 0 && again.exhausted.length === 0;
  return {
    sends: kept.flatMap(({ send }) => send ?? []),
    ledger,
    wants,
    asks,
    decisions: [...kept.map(toTold), ...stopped.map(toDecision)],
    exhausted: exhausted.map((s) => s.candidate),
    // A notice that it makes true waits for the next step.
    wakeAt: again && again.kept.length > 0 ? desk.now + 1 : (again ?? looked).wakeAt,
    watch: (again ?? looked).watch,
    lasts: isSettled ? lastsUntil(kept, again.stopped, desk) : desk.now,
  };
}

/** What may be said now, what not and why, and what that waits for. */
interface Looked extends Sorted {
  readonly exhausted: readonly Stopped[];
  readonly wakeAt: number;
  readonly watch: readonly string[];
}

function look(desk: Desk): Looked {
  const matched = match(desk);
  const sorted = together(run(beforeMerge, matched, desk), desk);
  const exhausted: Stopped[] = [];
  const watch = new Set(matched.choosers);
  let wakeAt = matched.next;
  const stopped: Stopped[] = [];
  for (const held of sorted.stopped) {
    // Nothing waits for a better hour that no channel could carry then either; that may turn out before the hour comes.
    const [ahead] = held.stage === "hold" && held.is === "held" ? route([held.candidate], desk).stopped : [];
    const one = ahead?.is === "dropped" ? ahead : held;
    stopped.push(one);
    wakeAt = Math.min(wakeAt, one.until ?? never, ahead?.until ?? never);
    // A question about what is stale by then is taken back.
    const fresh = desk.mailbox && one.is === "held" ? freshUntil(one.candidate, desk) : null;
    if (fresh !== null && fresh >= desk.now) wakeAt = Math.min(wakeAt, fresh + 1);
    if (one.watch) watch.add(one.candidate.person.id);
    if (isExhausted(one, desk) && isUnreported(one, desk)) exhausted.push(one);
  }
  return { kept: sorted.kept, stopped, exhausted, wakeAt, watch: [...watch] };
}

/** No channel is left: all are used up, or what is left of them cannot hold what it says. */
const isExhausted = ({ reason, candidate: { row } }: Stopped, { silent }: Desk): boolean =>
  reason === "attempts-exhausted" ||
  (reason === "does-not-fit" && row !== undefined && row.a.some((a) => !silent.has(a[0]) && (a[3] ?? 0) > 0));

/** Not yet reported, and not in the hands of the message that says it too, unless that only filed it. */
const isUnreported = ({ candidate: { lane, row } }: Stopped, { silent }: Desk): boolean =>
  lane === "intrusive" && row?.x === undefined && (!row?.via || row.a.some((a) => !silent.has(a[0])));

/** Runs stages one after the other; what one stops, the next never sees. */
export function run(list: readonly Stage[], from: Sorted, desk: Desk): Sorted {
  let kept = from.kept;
  const stopped = [...from.stopped];
  for (const stage of list) {
    if (kept.length === 0) break;
    const sorted = stage(kept, desk);
    kept = sorted.kept;
    stopped.push(...sorted.stopped);
  }
  return { kept, stopped };
}

/**
 * Merges and renders; what was merged into a message that does not leave after all goes its own way. Whether one leaves is
 * open as long as a mailbox is asked.
 */
function together(from: Sorted, desk: Desk): Sorted {
  if (from.kept.length === 0) return from;
  const sorted = run(fromMerge, { kept: from.kept, stopped: [] }, desk);
  const pending = sorted.stopped
    .filter((s) => pendingReasons.includes(s.reason))
    .flatMap((s) => waitingWith(s.candidate));
  const leaving = new Set([...sorted.kept.flatMap((host) => host.covered), ...pending]);
  const stranded = sorted.stopped.filter((s) => s.is === "merged" && !leaving.has(s.candidate));
  const stopped = [...from.stopped, ...sorted.stopped.filter((s) => !stranded.includes(s))];
  if (stranded.length === 0) return { kept: sorted.kept, stopped };
  const again = together({ kept: stranded.map((s) => s.candidate), stopped: [] }, desk);
  return { kept: [...sorted.kept, ...again.kept], stopped: [...stopped, ...again.stopped] };
}

/** What has patience of its own does not wait with one that has none. */
const waitingWith = ({ covered, rule }: Candidate): readonly Candidate[] =>
  rule.class.patience ? covered : covered.filter((one) => !one.rule.class.patience);

/** Asks what was not asked yet, and takes back what is of no use any more. */
function questions(
  desk: Desk,
  kept: readonly Candidate[],
  stopped: readonly Stopped[],
): Pick<Decided, "wants" | "asks"> {
  const wants = new Map(desk.wants.map((row) => [row.k, row]));
  const asks: WantEffect[] = [];
  // Held for its permit, for quiet hours or a wait; or issued and not begun: it still needs its permit.
  const waiting = stopped.filter(
    (s) => s.candidate.lane === "intrusive" && (s.is === "held" || s.reason === "under-way"),
  );
  const ask = (row: WantRow, since?: Instant): void => {
    wants.set(row.k, row);
    asks.push(wantEffect(row, desk, since));
  };
  for (const { candidate, reason } of waiting) {
    const channel = channelToAsk(candidate, reason, desk);
    if (channel !== undefined) ask(asked(candidate, channel, desk), candidate.since);
  }
  // What is only filed asks nothing.
  const leaving = kept.filter(({ lane }) => lane === "intrusive");
  const alive = new Set([...leaving, ...waiting.map((s) => s.candidate)].map(wantKey));
  for (const row of desk.wants) if (row.s === "open" && !alive.has(row.k)) ask(ended(row));
  return { wants: [...wants.values()], asks };
}

/** What is held for the night, and may be said together with others of its kind, is counted before the morning. */
function channelToAsk(candidate: Candidate, reason: string, desk: Desk): string | undefined {
  if (reason === asking) return candidate.carriers.find((one) => fitted(candidate, one, desk))?.id;
  const isGathered = reason === "quiet-hours" && desk.gathered.has(candidate.rule.name);
  return isGathered && standingWant(candidate, desk)?.s !== "open" ? inDigest : undefined;
}

function write(desk: Desk, kept: readonly Candidate[], exhausted: readonly Stopped[]): readonly LedgerRow[] {
  if (kept.length === 0 && exhausted.length === 0) return desk.ledger;
  let rows = desk.ledger;
  const put = (row: LedgerRow): void => {
    const old = rowOf(rows, row.n, row.s, row.e, row.p);
    rows = old ? rows.map((one) => (one === old ? row : one)) : [...rows, row];
  };
  const rowFor = (candidate: Candidate): LedgerRow =>
    rowOf(rows, candidate.rule.name, candidate.frame.key, candidate.episode, candidate.person.id) ??
    newRow(candidate, desk.now);
  for (const candidate of kept) {
    const { send } = candidate;
    if (!send) continue;
    put(told(withAttempt(rowFor(candidate), send.channel, send.attempt, desk.now), candidate));
    const host: Host = [candidate.rule.name, candidate.frame.key, candidate.episode];
    for (const other of candidate.covered)
      put({ ...rowFor(other), ...(candidate.lane === "inbox" ? { filed: host } : { via: host }) });
  }
  for (const { candidate } of exhausted) if (candidate.row) put({ ...rowFor(candidate), x: desk.now });
  return rows;
}

/** What an earlier text said goes with it: only the latest is there to be changed. */
function told({ n, s, e, p, t, a, h, via, filed, x }: LedgerRow, candidate: Candidate): LedgerRow {
  const row: { -readonly [K in keyof LedgerRow]: LedgerRow[K] } = { n, s, e, p, t, a };
  const v = remembered(candidate);
  const hash = candidate.lane === "intrusive" ? candidate.hash : h;
  if (hash !== undefined) row.h = hash;
  if (v !== undefined) row.v = v;
  if (via !== undefined) row.via = via;
  if (filed !== undefined) row.filed = filed;
  if (x !== undefined) row.x = x;
  return row;
}

const newRow = ({ rule, frame, episode, person }: Candidate, now: Instant): LedgerRow => ({
  n: rule.name,
  s: frame.key,
  e: episode,
  p: person.id,
  t: now,
  a: [],
});

function remembered({ rule, frame, uses }: Candidate): LedgerRow["v"] {
  const values: { [fact: string]: Instant } = {};
  for (const placeholder of uses) {
    const watched = rule.remembers.get(placeholder);
    const value = watched?.at(frame);
    if (watched && value !== undefined) values[watched.fact] = value;
  }
  return Object.keys(values).length > 0 ? values : undefined;
}

const decision = (
  { rule, frame, episode, person, lane, since }: Candidate,
  is: Decision["is"],
  stage: string,
  reason: string,
  until: number | undefined,
): Decision => {
  const [notice, subject] = [rule.name, frame.key];
  return until === undefined || until === never
    ? { notice, subject, episode, person: person.id, lane, is, stage, reason, since }
    : { notice, subject, episode, person: person.id, lane, is, stage, reason, since, until };
};

const toTold = (candidate: Candidate): Decision =>
  decision(candidate, "told", "render", `by:${candidate.send?.channel}`, undefined);

const toDecision = ({ candidate, is, stage, reason, until }: Stopped): Decision =>
  decision(candidate, is, stage, reason, until);
