import {
  answerArgument,
  atArgument,
  type Calls,
  eventsArgument,
  guarded,
  receiptArgument,
  signingArgument,
} from "../model/arguments.ts";
import { isOfMailbox, parseSendId } from "../notify/send-id.ts";
import { checkArguments, checkGiven } from "../rulebook/any-step.ts";
import { adapterOf, buildOf, rulesWrong } from "../rulebook/define-rulebook.ts";
import { checkSend } from "../rulebook/misuse.ts";
import type { RulebookOptions } from "../rulebook/rulebook.ts";
import type { Postbook } from "./box.ts";
import { digestRule } from "./digest-rule.ts";
import type { Mailbox } from "./mailbox.ts";
import { stepMailbox } from "./step.ts";

/**
 * Makes the mailbox of packs and channels: their `budgets`, and the notices with `sums`. The orders' rulebook is made of
 * the same with `mailbox: true`; any other system may ask it as well, as long as it asks in `want` events.
 *
 * @throws {RulebookError} `RULEBOOK_INVALID`, with all findings: each has a code, a path and what to write instead.
 *
 * @example
 * import { defineMailbox, instant } from "waybell";
 * import { pinduoduo } from "waybell/packs";
 *
 * const mailbox = defineMailbox({ packs: [pinduoduo], channels: [] });
 * const at = instant("2026-11-11T00:00+08:00");
 * const want = {
 *   type: "want", id: "1001/want/1", owner: "1001", person: "li", key: "1001/shipped/p1/0/li", rev: 1, status: "open",
 *   notice: "shipped", channel: "jpush", class: "normal", topic: "shipping", facts: {}, permits: ["cap"], left: [],
 *   since: at, at,
 * } as const;
 * const { effects } = mailbox.step(null, [want], { now: at, person: null });
 * effects[0]?.type === "verdict" && effects[0].event.payload.is; // "pass"
 */
export function defineMailbox(options: Pick<RulebookOptions, "packs" | "channels" | "tests">): Mailbox {
  const { book, findings } = buildOf(options, true);
  if (!book) throw rulesWrong(findings);
  const digests = book.digests.map((rule) => digestRule(rule, book));
  const post: Postbook = {
    book,
    digests,
    digestOf: new Map(digests.flatMap((digest) => digest.notices.map((notice) => [notice, digest] as const))),
    rank: new Map(book.classes.map(({ name }, i) => [name, i])),
  };
  return guarded<Mailbox>(
    {
      step: (record, events, context) => {
        checkArguments(record, "wants", context?.now);
        checkGiven(record, events);
        return stepMailbox(post, record, events, context);
      },
      begin: (digest) => {
        checkSend(digest, "digest");
        const { id, person } = digest;
        return { id: `${id}/begun`, type: "digest.begun", person, sendId: id };
      },
      request: (digest, signing) => {
        checkSend(digest, "digest");
        const adapter = adapterOf(book.adapters, digest);
        return adapter.sign?.(digest.request, signing) ?? digest.request;
      },
      settle: (digest, answer, at) => {
        checkSend(digest, "digest");
        const { id, person } = digest;
        const outcome = adapterOf(book.adapters, digest).readAnswer(answer);
        return { id: `${id}/settled/${outcome.kind}`, type: "digest.settled", person, sendId: id, at, outcome };
      },
      received: (receipt, at) => {
        const { sendId } = receipt;
        const key = sendId === undefined ? undefined : parseSendId(sendId);
        if (sendId === undefined || key === undefined || !isOfMailbox(key)) return undefined;
        const { person } = key;
        return { id: `${sendId}/receipt/${receipt.status}`, type: "digest.receipt", person, sendId, at, receipt };
      },
    },
    calls,
  );
}

const calls: Calls<Mailbox> = {
  step: [null, eventsArgument],
  request: [null, signingArgument],
  settle: [null, answerArgument, atArgument],
  received: [receiptArgument, atArgument],
};
