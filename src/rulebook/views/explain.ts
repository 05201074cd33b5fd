import { type ConditionTree, explainCondition, overTime, soonest } from "../../condition/explain.ts";
import type { Frame } from "../../condition/frame.ts";
import { UsageError } from "../../model/errors.ts";
import type { Instant } from "../../model/instant.ts";
import type { Person } from "../../model/person.ts";
import type { OrderRecord } from "../../model/record.ts";
import type { Decision } from "../../model/result.ts";
import { nearest } from "../../model/words/nearest.ts";
import type { NoticeRule } from "../../notify/notice-rule.ts";
import { decide } from "../../notify/pipeline.ts";
import type { Desk } from "../../notify/pipeline-types.ts";
import { isAnothers, lanesOf, wronglyTold } from "../../notify/stages/match.ts";
import type { Book } from "../book/book.ts";
import { deskOf } from "../desk.ts";
import { scene } from "../frames.ts";
import { checkPeople, readPeople } from "../people.ts";
import { asOf } from "../step.ts";

export interface ExplainQuestion {
  readonly notice: string;
  readonly now: Instant;
  /** Whoever cannot be read is left out, as by `step`. */
  readonly people: readonly Person[];
  /** A parcel's id, a case's, `job:1` of a subject of your own; every subject where absent. */
  readonly subject?: string;
  /** A person's id; everybody where absent. */
  readonly person?: string;
}

/**
 * The answer, one entry for each subject and person it could concern; two where what moved did so against what was said
 * on each lane. Holds no address.
 */
export interface Explanation {
  readonly notice: string;
  readonly ref: string;
  readonly about: readonly ExplainedCase[];
}

export interface ExplainedCase {
  readonly subject: string;
  readonly person: string;
  /** The inbox, what disturbs, or both, of which it says the same. */
  readonly lanes: readonly Decision["lane"][];
  /** Holds where its rule does and it is for this person: not a correction of what he was not told, nor another's to say. */
  readonly condition: ConditionTree;
  /** What would be decided at that instant; empty where the condition does not hold. */
  readonly decisions: readonly Decision[];
}

export function explainNotice(book: Book, record: OrderRecord, question: ExplainQuestion): Explanation {
  const rule = book.ruleByName.get(question.notice);
  if (!rule) {
    const near = nearest(question.notice, book.ruleByName.keys()) ?? "the name of one it has";
    throw new UsageError("NO_SUCH_NOTICE", `This rulebook has no notice of this name. Write ${near}.`);
  }
  checkPeople(question.people);
  const { people } = readPeople(book, question.people);
  const draft = asOf(book, record, question.now, people);
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
      readers.flatMap((person) =>
        lanesOf(rule, desk).map((lanes) => ({
          subject: frame.key,
          person: person.id,
          lanes,
          bar: barOf(rule, frame, person, desk),
          condition: explainCondition(rule.when, frame, desk.readerFor(person, rule, lanes[0])),
        })),
      ),
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
    about: first.about.map(({ subject, person, lanes, bar }, i) => ({
      subject,
      person,
      lanes,
      condition: barred(
        bar,
        overTime(looks.map(({ now, about }) => [now, (about[i] as (typeof about)[number]).condition])),
      ),
      decisions: decisions.filter(
        (one) =>
          one.notice === rule.name && one.subject === subject && one.person === person && lanes.includes(one.lane),
      ),
    })),
  };
}

const mostLooks = 200;

/** Why it is nothing for this person, whether or not its condition holds; null where it may be. */
function barOf(rule: NoticeRule, frame: Frame, person: Person, desk: Desk): string | null {
  const { corrects, digests } = rule;
  if (digests.length > 0) return `digests: ${JSON.stringify(digests)}, by a mailbox`;
  if (corrects.length > 0 && !wronglyTold(rule, frame, person, desk)) return `corrects: ${JSON.stringify(corrects)}`;
  return isAnothers(frame, person) ? "in another's hands" : null;
}

const not = { holds: false, since: null, next: null } as const;
const barred = (bar: string | null, condition: ConditionTree): ConditionTree =>
  bar === null ? condition : { ...not, says: "all", parts: [condition, { ...not, says: bar, parts: [] }] };
