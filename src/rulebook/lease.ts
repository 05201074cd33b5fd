import { shift } from "../model/duration.ts";
import { hash32 } from "../model/id.ts";
import { type Instant, never, orNull } from "../model/instant.ts";
import type { LeaseRow, LedgerRow } from "../model/record.ts";
import { isDoubtful, isOpen, stands } from "../notify/ledger.ts";
import type { Decided } from "../notify/pipeline.ts";
import { receiptUntil } from "../notify/stages/ledger.ts";
import { askedOfTellings } from "./book/asked-of-tellings.ts";
import type { Book } from "./book/book.ts";
import type { People } from "./desk.ts";
import type { Draft } from "./draft.ts";
import { factsOf, isSame } from "./frames/facts.ts";
import type { ReadPeople } from "./people.ts";

// A host calls twice for each message: may it leave, and what became of it. Mostly nothing else has happened by then, no
// limit has passed, and no rule asks of that telling: then all that was decided stands, and is not decided again.

/** What was decided last, and still stands. */
export interface Lease {
  /** Whether it does so after what has come in this step. */
  stands(): boolean;
  /** It made the first messages of this telling, which may leave without a second look. */
  covers(row: LedgerRow): boolean;
  /** The next instant at which time alone can change anything. */
  wakeAt(): Instant | null;
  readonly watch: readonly string[];
}

/** Null: none was given, it has run out, or it was given for something else. */
export function leaseOf(draft: Draft, book: Book, people: ReadPeople): Lease | null {
  if (draft.lease === null) return null;
  const [from, until, wakes, sum, ...watch] = draft.lease;
  const { now, ledger, learnt } = draft;
  if (now < from || now >= until || sum !== sumOf(draft, book, people)) return null;
  const facts = factsOf(draft);
  const next = (): number => Math.min(wakes || never, ...patience(draft.ledger, from, book));
  const isUndisturbed = (): boolean =>
    draft.learnt === learnt && isSame(facts, draft) && onlyHeard(ledger, draft.ledger, from, book);
  return {
    stands: () => isUndisturbed() && draft.effects.length === 0 && next() > now,
    covers: (row) => isMadeAt(from, row) && isUndisturbed(),
    wakeAt: () => orNull(next()),
    watch,
  };
}

/** A lease on what was decided just now; null where it hangs on what becomes of the messages. */
export function leaseFor(
  { sends, lasts }: Decided,
  draft: Draft,
  wakeAt: Instant | null,
  watch: readonly string[],
  book: Book,
  people: ReadPeople,
): LeaseRow | null {
  const { ledger, deferrals, now } = draft;
  const until = Math.min(lasts, wakeAt ?? never);
  if (sends.length === 0 || until <= now || book.mailbox || deferrals.length > 0) return null;
  // Of one millisecond others may have been made by what was decided before.
  const made = ledger.flatMap(({ a }) => a.filter((attempt) => attempt[2] === now && isOpen(attempt)));
  if (made.length > sends.length || asksOfTellings(people.people)) return null;
  return [now, until, wakeAt ?? 0, sumOf(draft, book, people), ...watch];
}

/**
 * What it was decided for: rules, channels, people, and the last refusal, which is a fact, too. The length stands beside the
 * hash so that whatever makes the text longer or shorter shows for certain.
 */
function sumOf({ seen }: Draft, { version, adapters }: Book, { people, unread }: ReadPeople): string {
  const ids = adapters.map(({ id }) => id);
  const text = JSON.stringify([version, ids, [...people.values()], unread, seen.at(-1)?.[0]]);
  return `${text.length.toString(36)}-${hash32(text).toString(36)}`;
}

/** Somebody calls important what he was told of. */
const asksOfTellings = (people: People): boolean =>
  [...people.values()].flat().some(({ alerts }) => askedOfTellings(alerts?.important).size > 0);

/** When its messages that left are given up or followed up, if no word comes of them. */
const patience = (ledger: readonly LedgerRow[], from: Instant, book: Book): readonly Instant[] =>
  ledger.flatMap(({ n, a }) => {
    const rule = book.ruleByName.get(n);
    const made = a.filter((attempt) => attempt[2] === from && !book.silent.has(attempt[0]));
    if (!rule || made.length === 0) return [];
    const unanswered = made.filter(isDoubtful).map((one) => shift(one[3] ?? from, rule.class.silence, book.zone));
    return [...unanswered, ...[receiptUntil(made, rule, book) ?? []].flat()];
  });

/** Whether two ledgers differ in nothing but messages of that instant that left or arrived, of whose telling no rule asks. */
const onlyHeard = (before: readonly LedgerRow[], after: readonly LedgerRow[], from: Instant, book: Book): boolean =>
  before === after ||
  (before.length === after.length && before.every((row, i) => isUnasked(row, after[i], from, before, book)));

function isUnasked(
  row: LedgerRow,
  now: LedgerRow | undefined,
  from: Instant,
  ledger: readonly LedgerRow[],
  { asked, silent }: Book,
): boolean {
  if (row === now) return true;
  if (!isMadeAt(from, row)) return false;
  const isAsked = ledger.some((one) => asked.has(one.n) && (one === row || saysToo(row, one)));
  return row.a.every((one, i) => {
    const other = now?.a[i];
    if (!other || !stands(other) || other[4] === "ambiguous") return false;
    return one[3] === other[3] || silent.has(one[0]) || !isAsked;
  });
}

/** A telling that began then, by messages of its own. */
const isMadeAt = (from: Instant, { a, via, filed }: LedgerRow): boolean =>
  via === undefined && filed === undefined && a.every((attempt) => attempt[2] === from);

const saysToo = ({ n, s, e, p: person }: LedgerRow, { p, via, filed }: LedgerRow): boolean =>
  p === person && [via, filed].some((host) => host?.[0] === n && host[1] === s && host[2] === e);
