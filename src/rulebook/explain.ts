import { type ConditionTree, explainCondition, overTime, soonest } from "../condition/explain.ts";
import { UsageError } from "../model/errors.ts";
import type { Instant } from "../model/instant.ts";
import type { Person } from "../model/person.ts";
import type { OrderRecord } from "../model/record.ts";
import type { Decision } from "../model/result.ts";
import { nearest } from "../model/words/lexicon.ts";
import { decide } from "../notify/pipeline.ts";
import type { Book } from "./book/book.ts";
import { deskOf } from "./desk.ts";
import { draftOf } from "./draft.ts";
import { scene } from "./frames.ts";
import { checkPeople } from "./misuse.ts";
import { readPeople } from "./people.ts";

export interface ExplainQuestion {
  readonly notice: string;
  readonly now: Instant;
  /** Whoever cannot be read is left out, as by `step`. */
  readonly people: readonly Person[];
  /** A parcel's id; every subject where absent. */
  readonly subject?: string;
  /** A person's id; everybody where absent. */
  readonly person?: string;
}

/** The answer, one entry for each subject and person it could concern. Holds no address. */
export interface Explanation {
  readonly notice: string;
  readonly ref: string;
  readonly about: readonly ExplainedCase[];
}

export interface ExplainedCase {
  readonly subject: string;
  readonly person: string;
  readonly condition: ConditionTree;
  /** What would be decided at that instant; empty where the condition does not hold. */
  readonly decisions: readonly Decision[];
}

export function explainNotice(book: Book, record: OrderRecord, question: ExplainQuestion): Explanation {
  const rule = book.ruleByName.get(question.notice);
  if (!rule) {
    const near = nearest(question.notice, book.ruleByName.keys());
    throw new UsageError(
      "NO_SUCH_NOTICE",
      `This rulebook has no notice "${question.notice}".${near ? ` Did you mean "${near}"?` : ""}`,
    );
  }
  checkPeople(question.people);
  const { people } = readPeople(book, question.people);
  const draft = draftOf(record, Math.max(question.now, record.now));
  const lookAt = (now: Instant) => {
    const laid = scene(draft, book, now);
    const desk = deskOf(draft, laid, book, people, now);
    const frames = (desk.frames.get(rule.each) ?? []).filter(
      (frame) => question.subject === undefined || frame.key === question.subject,
    );
    // As the order has to take them, which has learnt of addresses that are dead.
    const readers = (desk.people.get(rule.to) ?? []).filter(
      (person) => question.person === undefined || person.id === question.person,
    );
    const about = frames.flatMap((frame) =>
      readers.map((person) => ({
        subject: frame.key,
        person: person.id,
        condition: explainCondition(rule.when, frame, desk.readerFor(person, rule)),
      })),
    );
    return { now, desk, about, next: Math.min(laid.next, ...about.map(({ condition }) => soonest(condition))) };
  };
  const first = lookAt(draft.now);
  // What it rests on may follow from other facts, which time changes first.
  const looks = [first];
  for (let { next } = first; next < Number.POSITIVE_INFINITY && looks.length < mostLooks; ) {
    const look = lookAt(next);
    looks.push(look);
    next = look.next;
  }
  const { decisions } = decide(first.desk);
  return {
    notice: rule.name,
    ref: rule.ref,
    about: first.about.map(({ subject, person }, i) => ({
      subject,
      person,
      condition: overTime(looks.map(({ now, about }) => [now, (about[i] as (typeof about)[number]).condition])),
      decisions: decisions.filter(
        (one) => one.notice === rule.name && one.subject === subject && one.person === person,
      ),
    })),
  };
}

const mostLooks = 200;
