import { factByName } from "../condition/access.ts";
import type { ReadContext } from "../condition/context.ts";
import { type Frame, seenFrame } from "../condition/frame.ts";
import { never } from "../condition/reading.ts";
import type { Instant } from "../model/instant.ts";
import { hasAddress, type Person } from "../model/person.ts";
import type { LedgerRow } from "../model/record.ts";
import { attemptsOf, isCarried, rowsOf, stands, takenBackAt, toldAt } from "../notify/ledger.ts";
import type { NoticeRule } from "../notify/notice-rule.ts";
import type { Desk, Lane } from "../notify/pipeline-types.ts";
import { restUntil } from "../notify/quiet-hours.ts";
import { kindsFor } from "../notify/stages/consent.ts";
import type { Book } from "./book/book.ts";
import type { Draft } from "./draft.ts";
import type { Scene } from "./frames.ts";
import { asLearnt } from "./learnt.ts";

/** Persons by role. */
export type People = ReadonlyMap<string, readonly Person[]>;

/** What a draft says of tellings. */
type Told = Pick<Draft, "id" | "ledger" | "wants"> & Partial<Pick<Draft, "order" | "learnt">>;

/** Lays out all that the pipeline looks at. */
export function deskOf(
  { id, ledger, wants, order, learnt = [] }: Told,
  laid: Pick<Scene, "frames" | "asked">,
  book: Book,
  people: People,
  now: Instant,
): Desk {
  const reading = (rows: readonly LedgerRow[]) => {
    const readerFor = readerOf({ book, ledger: rows, orderKind: order?.kind }, now);
    return { reader: readerFor(null, null), readerFor };
  };
  const { reader, readerFor } = reading(ledger);
  return {
    now,
    zone: book.zone,
    orderId: id,
    rules: book.rules,
    correctors: book.correctors,
    ...laid.asked(),
    frames: laid.frames,
    people: asLearnt(people, learnt),
    learnt,
    ledger,
    mailbox: book.mailbox,
    wants,
    gathered: book.gathered,
    adapters: book.adapters,
    silent: book.silent,
    reporting: book.reporting,
    quietHours: book.quietHours,
    restUntil: restUntilAt(now, book.quietHours),
    orderKind: order?.kind,
    caps: book.caps,
    stopsInDoubt: book.stopsInDoubt,
    texts: book.texts,
    offers: (action, frame, { role }) =>
      book.actions.get(action)?.bars.every(({ by, each, when }) => {
        const about = seenFrame(frame, each);
        return !about || !by.includes(role) || !when.read(about, readerFor(null, null)).holds;
      }) ?? true,
    reader,
    readerFor,
    reading,
  };
}

function restUntilAt(now: Instant, byRole: Book["quietHours"]): Desk["restUntil"] {
  const known = new Map<Person, Instant | null>();
  return (person, at) => {
    if (at !== now) return restUntil(person, byRole, at);
    const found = known.get(person);
    if (found !== undefined) return found;
    const until = restUntil(person, byRole, now);
    known.set(person, until);
    return until;
  };
}

/** What was told of an order, and by which rules. */
interface Past extends Pick<Desk, "orderKind"> {
  readonly book: Book;
  readonly ledger: readonly LedgerRow[];
}

const readerOf =
  (past: Past, now: Instant) =>
  (person: Person | null, asking: NoticeRule | null, lane?: Lane): ReadContext => {
    const { book, ledger } = past;
    const context: { -readonly [K in keyof ReadContext]: ReadContext[K] } = {
      now,
      zone: book.zone,
      askedChoice: false,
      told: (notice, frame) => {
        const row = person ? rowsOf(ledger, notice, frame.key, person.id).at(-1) : undefined;
        if (!row || !person || row.t < (frame.renewed ?? 0)) return null;
        if (takenBackAt(ledger, row, book.correctors.get(notice), book.silent)) return null;
        return toldAt(attemptsOf(ledger, row, book.silent), book.silent, onlyInbox(past, notice, person));
      },
      toldValue: (fact, frame, changed) => {
        const telling = person
          ? lastTelling(past, person, fact, frame, lane, (row) => row.n === asking?.name && row.e >= changed)
          : undefined;
        return telling?.v?.[fact];
      },
      setting: (name) => {
        context.askedChoice = true;
        return person?.settings?.[name];
      },
      chosen: (name, frame) => {
        context.askedChoice = true;
        const { important, savedAt = 0, importantSince = savedAt } = person?.alerts ?? {};
        const node = name === "important" && important ? book.own(important).node : undefined;
        const order = seenFrame(frame, "order");
        // What is saved counts for the orders from then on.
        const isBefore = order && Number(factByName(book, order, "order.confirmed") ?? 0) < importantSince;
        return node && order && !isBefore ? node.read(order, readerOf(past, now)(person, null)) : never;
      },
      test: (name, frame) => book.tests[name]?.((fact) => factByName(book, frame, fact)) ?? false,
    };
    return context;
  };

function lastTelling(
  past: Past,
  person: Person,
  fact: string,
  frame: Frame,
  lane: Lane | undefined,
  leaveOut: (row: LedgerRow) => boolean,
): LedgerRow | undefined {
  const { book, ledger } = past;
  const isOf = (row: LedgerRow): boolean =>
    row.p === person.id &&
    row.s === frame.key &&
    row.v?.[fact] !== undefined &&
    book.ruleByName.get(row.n)?.each === frame.subject &&
    !leaveOut(row);
  // From the end: rows stand in the order of their first issue.
  const filed = lane === "inbox" && ledger.findLast((row) => isOf(row) && isCarried(row.a, book.silent, lane));
  return (
    filed ||
    ledger.findLast(
      (row) =>
        isOf(row) &&
        (isCarried(row.a, book.silent, "intrusive") || (row.a.some(stands) && onlyInbox(past, row.n, person))),
    )
  );
}

/** No intrusive channel can carry this notice to this person, who may have refused all: then the inbox counts as telling. */
function onlyInbox({ book, orderKind }: Past, notice: string, person: Person): boolean {
  const rule = book.ruleByName.get(notice);
  const kinds = rule ? kindsFor(rule, person, orderKind) : "";
  if (typeof kinds === "string") return true;
  return !book.adapters.some(
    (adapter) => !adapter.capabilities.silent && kinds.includes(adapter.kind) && hasAddress(person, adapter.kind),
  );
}
