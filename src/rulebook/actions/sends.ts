import type { ChannelAdapter } from "../../channels/adapter.ts";
import { shift } from "../../model/duration.ts";
import { hasAddress } from "../../model/person.ts";
import type { AttemptRow, LedgerRow } from "../../model/record.ts";
import {
  type AttemptNews,
  attemptsOf,
  endBefore,
  hasFailed,
  joined,
  mayKnow,
  rowOf,
  rowsOf,
} from "../../notify/ledger.ts";
import type { NoticeRule } from "../../notify/notice-rule.ts";
import { mayLeave, run } from "../../notify/pipeline.ts";
import type { Candidate } from "../../notify/pipeline-types.ts";
import { sendId as idOf, parseSendId, type SendKey } from "../../notify/send-id.ts";
import { isCarriedBy } from "../../notify/stages/ledger.ts";
import { match } from "../../notify/stages/match.ts";
import { permit } from "../../notify/stages/permit.ts";
import { noGrant } from "../../notify/want.ts";
import { deskOf } from "../desk.ts";
import { type Draft, putTelling } from "../draft.ts";
import { answered, learnt, lessons, type Reach, reported, type Sent } from "../learnt.ts";
import { type Action, type Judgement, type Judging, type Refused, refused } from "./action.ts";
import { type Answered, heardAnswer, heardReceipt } from "./answers.ts";
import { tellMailbox } from "./mailbox.ts";

interface Found {
  readonly key: SendKey;
  readonly row: LedgerRow;
  readonly attempt: AttemptRow;
}

function find({ draft }: Judging, sendId: string): Found | Refused {
  const key = parseSendId(sendId);
  const row =
    key && key.order === draft.id ? rowOf(draft.ledger, key.notice, key.subject, key.episode, key.person) : undefined;
  const attempt = row?.a.find((a) => a[0] === key?.channel && a[1] === key.attempt);
  return key && row && attempt ? { key, row, attempt } : refused("E_NO_SUCH_SEND", "payload.sendId");
}

function learn(draft: Draft, { row, attempt }: Found, news: AttemptNews): Judgement {
  const next = joined(row, attempt, news);
  if (next === row) return "nothing-new";
  putTelling(draft, row, next);
  return "accepted";
}

/** Still true, still allowed at this instant, not begun before: the second look without which nothing leaves. */
export const sendBegun: Action<"send.begun"> = {
  by: ["system"],
  idempotent: true,
  judge: ({ payload }, judging) => {
    const found = find(judging, payload.sendId);
    if ("code" in found) return found;
    const [, , , begun = 0, outcome] = found.attempt;
    if (outcome === "withdrawn") return refused("E_SEND_WITHDRAWN");
    if (begun > 0 || outcome !== undefined) return "nothing-new";
    const { draft } = judging;
    if (maySend(judging, found)) {
      const begins = learn(draft, found, { begun: draft.now });
      tellMailbox(judging, found.key, "begun");
      return begins;
    }
    learn(draft, found, { outcome: "withdrawn", at: draft.now });
    return refused("E_SEND_WITHDRAWN");
  },
};

function maySend(judging: Judging, found: Found): boolean {
  const { draft, book, people, scene, lease } = judging;
  const { key, row, attempt } = found;
  const adapter = adapterOf(judging, found);
  const rule = book.ruleByName.get(key.notice);
  if (!adapter || !rule) return false;
  if (lease?.covers(row)) return true;
  const lane = adapter.capabilities.silent ? "inbox" : "intrusive";
  const others = attemptsOf(draft.ledger, row, book.silent).filter((one) => one !== attempt);
  if (isCarriedBy(others, rule, draft.now, lane, book)) return false;
  const desk = deskOf(draft, scene(draft, draft.now), book, people, draft.now);
  // Of a ladder the higher rungs still count.
  const isBeside = ({ ladder }: NoticeRule): boolean => ladder !== null && ladder.of === rule.ladder?.of;
  const isIt = (one: Candidate): boolean =>
    one.rule === rule &&
    one.frame.key === key.subject &&
    one.person.id === key.person &&
    one.episode === key.episode &&
    one.lane === lane;
  const matched = match(desk, (one) => one === rule || isBeside(one));
  const [candidate] = run(mayLeave, { kept: matched.kept.filter(isIt), stopped: [] }, desk).kept;
  if (!candidate) return false;
  const reachable =
    lane === "inbox" || (candidate.kinds.includes(adapter.kind) && hasAddress(candidate.person, adapter.kind));
  if (!reachable || draft.now > shift(attempt[2], rule.class.life, book.zone)) return false;
  if (permit([{ ...candidate, carriers: [adapter] }], desk).kept.length === 0) return false;
  // What it says, and to which address, is what would be said now.
  return (
    lane === "inbox" || desk.texts.gist(rule, candidate.frame, candidate.person, adapter.kind, draft.now) === row.h
  );
}

const adapterOf = ({ book }: Judging, { key }: Found): ChannelAdapter | undefined =>
  book.adapters.find(({ id }) => id === key.channel);

const messageOf = (judging: Judging, found: Found): Answered => ({
  sendId: idOf(found.key),
  owner: judging.draft.id,
  person: found.key.person,
  channel: found.key.channel,
  kind: adapterOf(judging, found)?.kind ?? found.key.channel,
  before: endBefore(found.row, found.attempt),
  now: judging.draft.now,
});

const sentAs = ({ row, attempt }: Found, reach: Reach): Sent => ({
  issued: attempt[2],
  again: endBefore(row, attempt) !== undefined,
  reach,
});

export const sendSettled: Action<"send.settled"> = {
  by: ["system"],
  idempotent: true,
  judge: ({ payload: { sendId, outcome } }, judging) => {
    const found = find(judging, sendId);
    if ("code" in found) return found;
    const { draft, at, occurred } = judging;
    const { news, effects } = heardAnswer(outcome, messageOf(judging, found), Math.min(occurred, at));
    const judgement = learn(draft, found, news);
    if (judgement !== "accepted") return judgement;
    const isRefused = outcome.kind === "recipient_invalid" && outcome.action === "ask_consent";
    tellMailbox(judging, found.key, hasFailed(news.outcome) ? "open" : "settled", isRefused ? noGrant : news.outcome);
    learnt(judging, effects, sentAs(found, answered(adapterOf(judging, found)?.capabilities)));
    return "accepted";
  },
};

export const sendReceipt: Action<"send.receipt"> = {
  by: ["system"],
  idempotent: true,
  judge: ({ payload: { sendId, receipt } }, judging) => {
    const found = find(judging, sendId);
    if ("code" in found) return found;
    const { draft, at, occurred } = judging;
    const heard = heardReceipt(receipt, messageOf(judging, found), Math.min(receipt.at ?? occurred, at));
    const sent = sentAs(found, reported(adapterOf(judging, found)?.capabilities));
    const judgement = learn(draft, found, heard.news);
    const isRepeated = found.attempt[4] === heard.news.outcome && found.attempt[5] === heard.news.at;
    // Who complains of a message that arrived says nothing of it, and something of himself; a repetition tells of no address.
    if (judgement !== "accepted" && lessons(judging, heard.effects, isRepeated ? undefined : sent).length === 0)
      return judgement;
    // It left after all, or left before anybody said so: it counts.
    if (hasFailed(found.attempt[4]) || (found.attempt[3] ?? 0) === 0)
      tellMailbox(judging, found.key, "settled", heard.news.outcome);
    learnt(judging, heard.effects, sent);
    return "accepted";
  },
};

export const noticeActed: Action<"notice.acted"> = {
  by: ["buyer", "seller", "courier", "carrier", "platform"],
  judge: ({ payload, actor }, { draft, book, at }) => {
    const rule = book.ruleByName.get(payload.notice);
    if (rule && !rule.actions.includes(payload.action)) return refused("E_NO_SUCH_NOTICE", "payload.action");
    if (rule && !book.actions.get(payload.action)?.by.includes(actor.role))
      return refused("E_NOT_ALLOWED", "payload.action");
    const row = rowsOf(draft.ledger, payload.notice, payload.parcelId ?? "order", actor.id ?? "").at(-1);
    const known = row ? attemptsOf(draft.ledger, row, book.silent) : [];
    const attempt = known.findLast((one) => mayKnow([one], book.silent));
    const host = attempt && draft.ledger.find(({ a }) => a.includes(attempt));
    if (!host) return refused("E_NO_SUCH_NOTICE", "payload.notice");
    const acted = joined(host, attempt, { begun: attempt[3] ?? attempt[2], outcome: "acted", at });
    putTelling(draft, host, acted);
    return "accepted";
  },
};
