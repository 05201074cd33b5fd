import type { Instant } from "../model/instant.ts";
import type { AttemptOutcome, AttemptRow, Host, LedgerRow } from "../model/record.ts";
import type { LeftRow } from "../model/want.ts";

/** Joined by maximum: the later word wins, whatever order the words come in. */
const rank: { readonly [O in AttemptOutcome]: number } = {
  withdrawn: 0,
  stale: 1,
  failed: 2,
  ambiguous: 3,
  accepted: 4,
  undelivered: 5,
  delivered: 6,
  read: 7,
  acted: 8,
};

export const lastOn = (row: LedgerRow | undefined, channel: string): AttemptRow | undefined =>
  row?.a.findLast((a) => a[0] === channel);

/** The row of one telling. */
export const rowOf = (
  ledger: readonly LedgerRow[],
  notice: string,
  subject: string,
  episode: Instant,
  person: string,
): LedgerRow | undefined =>
  ledger.find((row) => row.n === notice && row.s === subject && row.e === episode && row.p === person);

/** All tellings of a notice about a subject to a person, oldest first. */
export const rowsOf = (
  ledger: readonly LedgerRow[],
  notice: string,
  subject: string,
  person: string,
): readonly LedgerRow[] => ledger.filter((row) => row.n === notice && row.s === subject && row.p === person);

/**
 * The attempts that carried a telling: its own, and those of the messages that said it too. The host of its host counts:
 * when a message fails, one it covered may leave by itself and take others along.
 */
export function attemptsOf(
  ledger: readonly LedgerRow[],
  row: LedgerRow,
  silent: ReadonlySet<string>,
  depth = 4,
): readonly AttemptRow[] {
  const { via, filed } = row;
  if ((via === undefined && filed === undefined) || depth === 0) return row.a;
  // A message says only what was so when it was issued.
  const said = (named: Host | undefined, isFiled: boolean): readonly AttemptRow[] => {
    const host = named && rowOf(ledger, ...named, row.p);
    const all = host ? attemptsOf(ledger, host, silent, depth - 1) : [];
    return all.filter((attempt) => silent.has(attempt[0]) === isFiled && attempt[2] >= row.t);
  };
  return [...said(filed, true), ...said(via, false), ...row.a];
}

/** The channel said that it took nothing. */
export const hasFailed = (outcome: AttemptOutcome | undefined): boolean => outcome === "failed" || outcome === "stale";

/** The messages that left or may have: begun, and no word that nothing did. */
export const leftOf = ({ a }: Attempted): readonly LeftRow[] =>
  a.flatMap(([channel, , , begun = 0, outcome]): LeftRow[] =>
    begun > 0 && !hasFailed(outcome) ? [[channel, begun]] : [],
  );

/** Nothing is known to have failed about this attempt. */
export const stands = ({ 4: outcome }: AttemptRow): boolean =>
  !hasFailed(outcome) && outcome !== "withdrawn" && outcome !== "undelivered";

/** How the try before this one on its channel ended. */
export const endBefore = ({ a }: Attempted, [channel, number]: AttemptRow): AttemptOutcome | undefined =>
  a.findLast((one) => one[0] === channel && one[1] < number && one[4] !== "withdrawn")?.[4];

const begun = (attempt: AttemptRow): boolean => (attempt[3] ?? 0) > 0;

/** Issued, and the host has not said yet how it ended. */
export const isOpen = (attempt: AttemptRow): boolean => attempt[4] === undefined;

/** Issued, and nobody has begun it. */
export const isWaiting = (attempt: AttemptRow): boolean => isOpen(attempt) && !begun(attempt);

/**
 * The person may know: a message left and nothing says it failed, or an entry stands in the inbox. Such a person
 * receives corrections.
 */
export const mayKnow = (attempts: readonly AttemptRow[], silent: ReadonlySet<string>): boolean =>
  attempts.some((a) => stands(a) && (begun(a) || silent.has(a[0])));

/** When the person was told: the first message that left and did not fail; the inbox counts where nothing else can. */
export function toldAt(
  attempts: readonly AttemptRow[],
  silent: ReadonlySet<string>,
  inboxCounts: boolean,
): Instant | null {
  const attempt = attempts.find((a) => stands(a) && (silent.has(a[0]) ? inboxCounts : begun(a)));
  if (!attempt) return null;
  return silent.has(attempt[0]) ? attempt[2] : (attempt[3] ?? attempt[2]);
}

/** One corrects the latest telling, and with it those before: who was told the same in other words learns it once. */
export const correctionsOf = (
  ledger: readonly LedgerRow[],
  row: LedgerRow,
  correctors: readonly string[],
): readonly LedgerRow[] =>
  correctors.flatMap((notice) => rowsOf(ledger, notice, row.s, row.p)).filter(({ e }) => e >= row.t);

/** When the person learnt that a telling was wrong, of the notices that correct it. */
export function takenBackAt(
  ledger: readonly LedgerRow[],
  row: LedgerRow,
  correctors: readonly string[] | undefined,
  silent: ReadonlySet<string>,
): Instant | undefined {
  if (!correctors) return undefined;
  return correctionsOf(ledger, row, correctors).find((one) => mayKnow(attemptsOf(ledger, one, silent), silent))?.t;
}

/** A message is on its way or arrived. */
export const isCarried = (
  attempts: readonly AttemptRow[],
  silent: ReadonlySet<string>,
  lane: "inbox" | "intrusive",
): boolean => attempts.some((a) => silent.has(a[0]) === (lane === "inbox") && stands(a));

/** Left without a word yet, or with a doubtful one. */
export const isDoubtful = (attempt: AttemptRow): boolean =>
  begun(attempt) && (attempt[4] === undefined || attempt[4] === "ambiguous");

/** All that disturbed and still stands is doubtful: another channel may be needed. */
export const isInDoubt = (attempts: readonly AttemptRow[], silent: ReadonlySet<string>): boolean =>
  attempts.every((a) => silent.has(a[0]) || !stands(a) || isDoubtful(a));

/** All that disturbed and still stands was accepted by channels that report, or is doubtful: its receipts are waited for. */
export const isUnproved = (
  attempts: readonly AttemptRow[],
  silent: ReadonlySet<string>,
  reporting: ReadonlySet<string>,
): boolean =>
  attempts.every(
    (a) => silent.has(a[0]) || !stands(a) || isDoubtful(a) || (a[4] === "accepted" && reporting.has(a[0])),
  );

/** What is told in attempts: a row of an order, or a digest. */
type Attempted = Pick<LedgerRow, "a">;

/** Adds an issued attempt. */
export const withAttempt = <Row extends Attempted>(row: Row, channel: string, attempt: number, at: Instant): Row => ({
  ...row,
  a: [...row.a, [channel, attempt, at]],
});

/** What is learnt about an attempt. */
export interface AttemptNews {
  readonly begun?: Instant;
  readonly outcome?: AttemptOutcome;
  readonly at?: Instant;
  readonly retryAt?: Instant;
}

/** Joins what is learnt: the higher outcome stays, of equal ones the earlier. The same row where nothing is new. */
export function joined<Row extends Attempted>(row: Row, attempt: AttemptRow, news: AttemptNews): Row {
  const after = join(attempt, news);
  const same = after.length === attempt.length && after.every((part, i) => part === attempt[i]);
  return same ? row : { ...row, a: row.a.map((a) => (a === attempt ? after : a)) };
}

function join(
  [channel, attempt, issued, begunAt = 0, outcome, at = 0, retryAt = 0]: AttemptRow,
  news: AttemptNews,
): AttemptRow {
  const started = earliest(begunAt, news.begun ?? 0);
  if (news.outcome === undefined || news.at === undefined)
    return tidy([channel, attempt, issued, started, outcome, at, retryAt]);
  const higher = outcome === undefined ? 1 : rank[news.outcome] - rank[outcome];
  if (higher > 0) return tidy([channel, attempt, issued, started, news.outcome, news.at, news.retryAt ?? 0]);
  if (higher < 0) return tidy([channel, attempt, issued, started, outcome, at, retryAt]);
  // Said again it is what was said first.
  if (news.at !== at) {
    const [first, retry] = news.at < at ? [news.at, news.retryAt ?? 0] : [at, retryAt];
    return tidy([channel, attempt, issued, started, outcome, first, retry]);
  }
  return tidy([channel, attempt, issued, started, outcome, at, Math.max(retryAt, news.retryAt ?? 0)]);
}

const earliest = (a: Instant, b: Instant): Instant => (a === 0 || b === 0 ? a + b : Math.min(a, b));

function tidy([channel, attempt, issued, begunAt, outcome, at, retryAt]: [
  string,
  number,
  Instant,
  Instant,
  AttemptOutcome | undefined,
  Instant,
  Instant,
]): AttemptRow {
  if (outcome === undefined) return begunAt === 0 ? [channel, attempt, issued] : [channel, attempt, issued, begunAt];
  return retryAt === 0
    ? [channel, attempt, issued, begunAt, outcome, at]
    : [channel, attempt, issued, begunAt, outcome, at, retryAt];
}
