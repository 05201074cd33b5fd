import type { MailboxEffect, VerdictEffect } from "../model/effect.ts";
import type { Instant } from "../model/instant.ts";
import type { DigestRow, GrantRow, MailboxRecord, MailRow, WithdrawnRow } from "../model/mailbox.ts";
import type { Person } from "../model/person.ts";
import { type LearntRow, recordSchema } from "../model/record.ts";
import type { Verdict } from "../model/want.ts";
import type { Book } from "../rulebook/book/book.ts";
import { asTaken } from "../rulebook/learnt.ts";
import type { DigestRule } from "./digest-rule.ts";

/** A mailbox's rules, compiled. */
export interface Postbook {
  readonly book: Book;
  /** Notice → the rule that says several of it; of two the later. */
  readonly digestOf: ReadonlyMap<string, DigestRule>;
  readonly digests: readonly DigestRule[];
  /** Class → its place in the order of release. */
  readonly rank: ReadonlyMap<string, number>;
}

/** A mailbox being worked on. Its rows are replaced, never changed, so the record they came from stays as it was. */
export interface Box {
  readonly id: string;
  readonly now: Instant;
  /** As the host knows him. */
  readonly given: Person | null;
  /** As messages have to take him: without the addresses that turned out dead, with the devices that he chose. */
  person: Person | null;
  seq: number;
  readonly wants: Map<string, MailRow>;
  grants: readonly GrantRow[];
  withdrawn: readonly WithdrawnRow[];
  digests: readonly DigestRow[];
  learnt: readonly LearntRow[];
  readonly said: { [rule: string]: Instant };
  spent: MailboxRecord["spent"];
  readonly effects: MailboxEffect[];
}

export const newMailbox = (id: string, now: Instant): MailboxRecord => ({
  waybell: recordSchema,
  id,
  now,
  seq: 0,
  wants: [],
  grants: [],
  digests: [],
  said: {},
  spent: [],
});

export const boxOf = (record: MailboxRecord, now: Instant, person: Person | null): Box => ({
  id: record.id,
  now,
  given: person,
  person: person && asTaken(person, record.learnt ?? []),
  seq: record.seq,
  wants: new Map(record.wants.map((row) => [row.k, row])),
  grants: record.grants,
  withdrawn: record.withdrawn ?? [],
  digests: record.digests,
  learnt: record.learnt ?? [],
  said: { ...record.said },
  spent: record.spent,
  effects: [],
});

export const recordOf = ({
  id,
  now,
  seq,
  wants,
  grants,
  withdrawn,
  digests,
  learnt,
  said,
  spent,
}: Box): MailboxRecord => ({
  waybell: recordSchema,
  id,
  now,
  seq,
  wants: [...wants.values()],
  grants,
  ...(withdrawn.length > 0 ? { withdrawn } : {}),
  digests,
  ...(learnt.length > 0 ? { learnt } : {}),
  said,
  spent,
});

/** Whatever is asked later, it was said together with others, or may have been. */
export const isSaid = (is: Verdict | undefined): boolean => is === "told" || is === "in-doubt";

/** Answers a question; one that has this answer already is not answered again. */
export function answer(box: Box, row: MailRow, is: Verdict, until: Instant | 0 = 0): void {
  if (row.v?.[1] === is) return;
  box.seq += 1;
  const next: MailRow = { ...row, v: [box.seq, is, until, box.now], ...(isSaid(is) ? { e: box.now } : {}) };
  box.wants.set(row.k, next);
  box.effects.push(verdictOf(box, next, next.v as NonNullable<MailRow["v"]>));
}

/** The answer as it goes to the order: of equal content however often it is given. */
export function verdictOf(
  { id }: Pick<Box, "id">,
  row: MailRow,
  [seq, is, until, at]: NonNullable<MailRow["v"]>,
): VerdictEffect {
  const name = `${id}/verdict/${row.k}/${row.r}/${seq}`;
  return {
    type: "verdict",
    id: name,
    owner: id,
    event: {
      // An id of an event may not be so long: the revision and the sequence tell a repetition, not the id.
      id: name.slice(-96),
      type: "mailbox.verdict",
      orderId: row.o,
      actor: { role: "system" },
      payload: { key: row.k, rev: row.r, seq, is, ...(until > 0 ? { until } : {}) },
    },
    since: row.t,
    at,
  };
}
