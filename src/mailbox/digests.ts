import { shift } from "../model/duration.ts";
import { type Instant, never } from "../model/instant.ts";
import type { DigestRow, MailRow } from "../model/mailbox.ts";
import type { AttemptRow } from "../model/record.ts";
import type { WantFacts } from "../model/want.ts";
import { isWaiting, joined, leftOf, stands, withAttempt } from "../notify/ledger.ts";
import { run } from "../notify/pipeline.ts";
import type { Candidate, Desk, Stage, Stopped } from "../notify/pipeline-types.ts";
import { restUntil } from "../notify/quiet-hours.ts";
import { inDigest } from "../notify/send-id.ts";
import { consent } from "../notify/stages/consent.ts";
import { hold } from "../notify/stages/hold.ts";
import { isUnheard, ledger, receiptUntil } from "../notify/stages/ledger.ts";
import { render } from "../notify/stages/render.ts";
import { route } from "../notify/stages/route.ts";
import { deskOf } from "../rulebook/desk.ts";
import { answer, type Box, type Postbook } from "./box.ts";
import { type Purse, reservedBy } from "./budgets.ts";
import { type DigestRule, digestFrame } from "./digest-rule.ts";

/** What a message of several goes through: the stages of any other, for which nothing has to hold but itself. */
const stages: readonly Stage[] = [consent, ledger, hold, route];

/** The desk at which digests are decided. Over channels of one consent for each message none goes. */
export function digestDesk(box: Box, { book }: Postbook): Desk {
  const nobody = { frames: new Map(), asked: () => ({ notices: [], inhibitors: [] }) };
  const told = { id: box.id, ledger: box.digests, wants: [], learnt: box.learnt };
  return {
    ...deskOf(told, nobody, book, new Map(), box.now),
    adapters: book.adapters.filter(({ capabilities }) => !capabilities.consentPerMessage),
    mailbox: false,
    caps: new Map(),
  };
}

export const digestCandidate = (
  digest: DigestRule,
  facts: WantFacts,
  row: DigestRow | undefined,
  episode: Instant,
  person: Candidate["person"],
): Candidate => ({
  rule: digest.rule,
  frame: digestFrame(digest, facts),
  person,
  lane: "intrusive",
  since: episode,
  born: episode,
  episode,
  row,
  kinds: digest.rule.kinds,
  carriers: [],
  covered: [],
  send: null,
  uses: [],
  hash: "",
});

/** Whether anything could carry it; what cannot be said together is said one by one. */
export function isSendable({ person, now }: Box, digest: DigestRule, desk: Desk): boolean {
  if (person === null || digest.rule.to !== person.role) return false;
  const { stopped } = run(
    [consent, route],
    { kept: [digestCandidate(digest, {}, undefined, now, person)], stopped: [] },
    desk,
  );
  return stopped.every(({ is }) => is !== "dropped");
}

/** Hours in which this rule waits, that the instant lies in. */
export function closedUntil({ person }: Box, { rule }: DigestRule, { book }: Postbook, at: Instant): Instant | null {
  if (person === null || (rule.quiet ?? rule.class.quiet.else ?? "hold") === "send") return null;
  return restUntil(person, book.quietHours, at);
}

/** When the next message of this rule may go, after the last. */
export const nextTurn = ({ said, person }: Box, { rule }: DigestRule, { book }: Postbook): Instant => {
  const last = said[rule.name];
  return last === undefined || rule.every === null ? 0 : shift(last, rule.every, person?.zone ?? book.zone);
};

/**
 * What it would say now. Once it left it says what it said: of all of it there is word to be had, though another message
 * tells only of what is so yet.
 */
export function saidNow(box: Box, row: DigestRow, digest: DigestRule): Pick<DigestRow, "k" | "f"> {
  if (row.done) return row;
  const open = openOf(box, row);
  return { k: leftOf(row).length > 0 ? row.k : open.map(({ k }) => k), f: digest.fold(open) };
}

const openOf = (box: Box, { k }: DigestRow): readonly MailRow[] =>
  k.flatMap((key) => box.wants.get(key) ?? []).filter(({ s }) => s === "open");

export const putDigest = (box: Box, before: DigestRow, after: DigestRow): void => {
  box.digests = box.digests.map((one) => (one === before ? after : one));
};

/** Decides every digest that is under way; gives the next instant at which time may change one. */
export function continueDigests(box: Box, post: Postbook, own: Purse): number {
  let next = never;
  for (const before of box.digests) {
    const digest = post.digests.find(({ rule }) => rule.name === before.n);
    const row = digest && refreshed(box, before, digest);
    if (digest && row) next = Math.min(next, send(box, post, own, digest, row));
  }
  return next;
}

/** Sends what is gathered and whose time has come; gives the next instant at which it comes for another. */
export function startDigests(box: Box, post: Postbook, own: Purse): number {
  const { person } = box;
  const sending = keysSent(box);
  let next = never;
  for (const digest of post.digests) {
    const waiting = [...box.wants.values()].filter(
      ({ k, n, v }) => v?.[1] === "digest" && post.digestOf.get(n) === digest && !sending.has(k),
    );
    const [first] = waiting.toSorted((a, b) => a.a - b.a);
    if (!first || !person) continue;
    const turn = nextTurn(box, digest, post);
    const opens = Math.max(turn, closedUntil(box, digest, post, box.now) ?? 0);
    if (opens > box.now) {
      next = Math.min(next, opens);
      continue;
    }
    // The window opened when the first of them was free to go, whenever somebody came to look.
    const last = box.said[digest.rule.name] ?? 0;
    const opened = Math.max(closedUntil(box, digest, post, first.a) ?? first.a, turn, last + 1);
    const keys = waiting.map(({ k }) => k);
    const row: DigestRow = {
      n: digest.rule.name,
      s: inDigest,
      e: opened,
      p: person.id,
      t: box.now,
      a: [],
      k: keys,
      f: digest.fold(waiting),
    };
    const [room, issued] = [box.digests.length, box.effects.length];
    box.digests = [...box.digests, row];
    next = Math.min(next, send(box, post, own, digest, row));
    // What does not go yet gathers more.
    if (box.effects.length === issued) box.digests = box.digests.slice(0, room);
    else box.said[digest.rule.name] = opened;
  }
  return next;
}

/** Questions that some message says which is under way. */
export const keysSent = ({ digests }: Box): ReadonlySet<string> =>
  new Set(digests.flatMap(({ k, done }) => (done ? [] : k)));

/** What is not frozen follows its questions: one that is taken back takes the message back, and it is issued anew. */
function refreshed(box: Box, row: DigestRow, digest: DigestRule): DigestRow | undefined {
  if (row.done) return row;
  const now = saidNow(box, row, digest);
  if (now.k.length === row.k.length && JSON.stringify(now.f) === JSON.stringify(row.f)) return row;
  const open = row.a.find(isWaiting);
  const after = { ...(open ? joined(row, open, { outcome: "withdrawn", at: box.now }) : row), ...now };
  putDigest(box, row, after);
  return after.k.length > 0 ? after : undefined;
}

/** Answered, and of these messages one may have arrived: it is said once more only where none did, or none is heard of. */
export const isOver = (
  { done }: DigestRow,
  attempts: readonly AttemptRow[],
  { rule }: DigestRule,
  desk: Desk,
): boolean => done !== undefined && attempts.some(stands) && !isUnheard(attempts, rule, desk.now, desk);

/** Sends it as any other message: over the first channel that takes it, and over the next where that failed. */
function send(box: Box, post: Postbook, own: Purse, digest: DigestRule, row: DigestRow): number {
  const { person } = box;
  if (person === null || row.k.length === 0) return never;
  const desk = digestDesk(box, post);
  if (isOver(row, row.a, digest, desk))
    return ended(box, row, { is: "held", reason: "already-told", until: receiptUntil(row.a, digest.rule, desk) });
  const candidate = digestCandidate(digest, row.f, row, row.e, person);
  const { kept, stopped } = run(stages, { kept: [candidate], stopped: [] }, desk);
  const [routed] = kept;
  if (!routed) return ended(box, row, stopped[0]);
  if (!row.done && openOf(box, row).length === 0)
    return ended(box, row, { is: "dropped", reason: "superseded", until: undefined });
  const kind = { className: digest.rule.class.name, role: digest.rule.to };
  const reserved = reservedBy(row);
  const rooms = routed.carriers.map((one) => own.roomAt(kind, one.id, reserved));
  const carriers = routed.carriers.filter((_, i) => rooms[i] === 0);
  if (carriers.length === 0) return Math.min(...rooms);
  const rendered = render([{ ...routed, carriers }], desk);
  const [ready] = rendered.kept;
  if (!ready?.send) return ended(box, row, rendered.stopped[0]);
  const { channel, attempt } = ready.send;
  own.take(kind, [channel, null], reserved);
  box.effects.push({ ...ready.send, type: "digest" });
  putDigest(box, row, { ...withAttempt(row, channel, attempt, box.now), h: ready.hash });
  return never;
}

const isSure = (attempt: AttemptRow): boolean =>
  stands(attempt) && attempt[4] !== undefined && attempt[4] !== "ambiguous";

/**
 * Told, once a message is known to have left; in doubt, where nobody will ever know; said one by one, where none could, or
 * none arrived after all. Who looks after the service hears of it from the orders, of each that reached nobody in the end.
 */
function ended(box: Box, row: DigestRow, stop: Pick<Stopped, "is" | "reason" | "until"> | undefined): number {
  const until = stop?.until ?? never;
  const isSettled = (stop?.is === "dropped" && stop.reason !== "under-way") || stop?.reason === "in-doubt";
  const isKnown = row.a.some(isSure);
  const begun = row.a.filter(([, , , at = 0]) => at > 0);
  const isTold = begun.some(stands);
  if (row.done && isTold) {
    // What was in doubt has arrived after all.
    for (const want of row.k.flatMap((key) => box.wants.get(key) ?? []))
      if (isKnown && want.v?.[1] === "in-doubt") answer(box, want, "told");
    return until;
  }
  if (!(isSettled || isKnown)) return until;
  // What has not begun may not begin any more.
  const open = row.a.find(isWaiting);
  const closed = open ? joined(row, open, { outcome: "withdrawn", at: box.now }) : row;
  putDigest(box, row, { ...closed, k: isTold ? row.k : [], done: 1 });
  for (const key of row.k) {
    const want = box.wants.get(key);
    if (!want) continue;
    const { v: _gathered, ...row } = want;
    const alone = { ...row, alone: 1 } as const;
    if (isTold) answer(box, want, isKnown ? "told" : "in-doubt");
    else if (begun.length > 0) answer(box, alone, "undelivered");
    else box.wants.set(key, alone);
  }
  return until;
}
