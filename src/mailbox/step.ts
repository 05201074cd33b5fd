import { type Finding, warning } from "../model/finding.ts";
import { type Instant, orNull } from "../model/instant.ts";
import type { MailboxEvent, MailboxRecord } from "../model/mailbox.ts";
import type { Person } from "../model/person.ts";
import type { EventOutcome } from "../model/result.ts";
import { leftOf } from "../notify/ledger.ts";
import { remembered } from "../notify/want.ts";
import { type Judgement, refused } from "../rulebook/actions/action.ts";
import { isNewer, refuseAll, rejection, stepTime, unreadable } from "../rulebook/any-step.ts";
import { type Box, boxOf, newMailbox, type Postbook, recordOf } from "./box.ts";
import { isCounted, purse } from "./budgets.ts";
import { decideWants } from "./decide.ts";
import { beginDigest, receiveDigest, settleDigest } from "./digest-events.ts";
import { continueDigests, keysSent, startDigests } from "./digests.ts";
import { giveGrant, withdrawGrants } from "./grants.ts";
import type { MailboxContext, MailboxStep } from "./mailbox.ts";
import { judgeWant } from "./register.ts";

export function stepMailbox(
  post: Postbook,
  before: MailboxRecord | null,
  events: readonly MailboxEvent[],
  context: MailboxContext,
): MailboxStep {
  const record = before ?? newMailbox(owner(events), context.now);
  if (isNewer(record)) return refuseAll(record, events.map(idOf), "E_RECORD_NEWER", context.now);
  const findings: Finding[] = [];
  const now = stepTime(record, context.now, findings);
  const box = boxOf(record, now, known(post, record.id, context.person, findings));
  const outcomes = events.map((event) => take(box, post, event));
  const wakes = settled(box, post);
  const next = Math.min(...wakes);
  forget(box, post);
  const wakeAt = orNull(Math.max(next, box.now + 1));
  return { record: recordOf(box), outcomes, effects: box.effects, wakeAt, findings };
}

/** What is under way, then what is asked, then what is said together. */
function settled(box: Box, post: Postbook): readonly number[] {
  const going = continueDigests(box, post, purse(box, post));
  // What was going may have freed a unit, or used one.
  const own = purse(box, post);
  return [going, decideWants(box, post, own), startDigests(box, post, own)];
}

function take(box: Box, post: Postbook, input: MailboxEvent): EventOutcome {
  const id = idOf(input);
  const parsed = post.book.parser.mail(input);
  return parsed.ok ? outcome(id, judge(box, post, parsed.value)) : unreadable(id, parsed.finding);
}

function judge(box: Box, post: Postbook, event: MailboxEvent): Judgement {
  if (event.person !== box.id) return refused("E_WRONG_PERSON", "person");
  switch (event.type) {
    case "want":
      return judgeWant(box, post, event);
    case "grant.given":
      return giveGrant(box, event);
    case "grant.withdrawn":
      return withdrawGrants(box, event);
    case "digest.begun":
      return beginDigest(box, post, event);
    case "digest.settled":
      return settleDigest(box, post, event);
    case "digest.receipt":
      return receiveDigest(box, post, event);
  }
}

function outcome(id: string, judgement: Judgement): EventOutcome {
  if (judgement === "accepted") return { is: "accepted", id };
  if (judgement === "nothing-new") return { is: "duplicate", id, first: "accepted" };
  return rejection(id, judgement.code, judgement.path);
}

/** The person a mailbox is of, as its first event names it. */
const owner = (events: readonly MailboxEvent[]): string => {
  const named = events.find((event) => typeof (event as MailboxEvent | null)?.person === "string");
  return named?.person.slice(0, 128) ?? "";
};

const idOf = (event: unknown): string => {
  const id = typeof event === "object" && event !== null ? (event as { readonly id?: unknown }).id : undefined;
  return typeof id === "string" ? id.slice(0, 4096) : "";
};

function known({ book }: Postbook, id: string, person: Person | null, findings: Finding[]): Person | null {
  if (person === null) return null;
  const parsed = book.parser.person(person, "person");
  if (!parsed.ok) findings.push(parsed.finding);
  else if (parsed.value.id !== id)
    findings.push(
      warning("E_WRONG_PERSON", "person.id", "This is another person than the mailbox is of.", "that person, or null"),
    );
  else return parsed.value;
  return null;
}

/** Forgets, in whatever step comes by, what ended a day ago; what left goes on counting as long as some budget looks. */
function forget(box: Box, post: Postbook): void {
  const isOver = (at: Instant): boolean => at + remembered < box.now;
  const spent = box.spent.filter(([, , begun]) => isCounted(box, post, begun));
  // What a message says that is under way is told yet.
  const sending = keysSent(box);
  for (const { k, cl, l, e } of box.wants.values()) {
    if (e === undefined || !isOver(e) || sending.has(k)) continue;
    box.wants.delete(k);
    for (const [channel, begun] of l) if (isCounted(box, post, begun)) spent.push([cl, channel, begun]);
  }
  box.spent = spent;
  // A refusal is the host's to keep; an address it has had time to strike out.
  box.learnt = box.learnt.filter(([, , , at = 0]) => !isOver(at));
  box.digests = box.digests.filter((row) => {
    const last = Math.max(row.t, ...row.a.map((one) => one[5] ?? one[3] ?? one[2]));
    if (!(row.done || row.k.length === 0) || !isOver(last)) return true;
    const className = post.book.ruleByName.get(row.n)?.class.name ?? "";
    for (const [channel, begun] of leftOf(row))
      if (isCounted(box, post, begun)) spent.push([className, channel, begun]);
    return false;
  });
}
